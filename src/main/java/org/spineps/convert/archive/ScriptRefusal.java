/*-
 * #%L
 * SPINEPS for Fiji
 * %%
 * Copyright (C) 2026 SPINEPS for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 * 
 *      http://www.apache.org/licenses/LICENSE-2.0
 * 
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package org.spineps.convert.archive;

import java.io.IOException;

/** Something in an archive that no network needs; the message names it. */
public final class ScriptRefusal extends IOException {

	private static final long serialVersionUID = 1L;

	/** Longest part of a foreign text in a message. */
	private static final int LONGEST = 80;

	/**
	 * @param what what was found, e.g. "it calls the operator torch.save"
	 * @param file the entry of the archive
	 * @param line the line in it
	 */
	ScriptRefusal(final String what, final String file, final int line) {
		super(what + " (" + file + ", line " + line + ")");
	}

	/** @param what what was found */
	ScriptRefusal(final String what) {
		super(what);
	}

	/** @return a text of the archive, shortened, without control characters */
	static String quoted(final String text) {
		final String plain = text.codePoints().limit(LONGEST + 1L).map(c -> c < ' ' ||
			c > '~' ? '?' : c).collect(StringBuilder::new,
				StringBuilder::appendCodePoint, StringBuilder::append).toString();
		return "\"" + (plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..."
			: plain) + "\"";
	}
}
