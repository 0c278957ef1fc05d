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

/**
 * A word of a source text.
 *
 * @param kind its kind
 * @param text the text; of a string its content
 * @param line its line, from 1
 */
record ScriptToken(Kind kind, String text, int line) {

	/** The kinds of words. */
	enum Kind {
			/** A name or a keyword. */
			NAME,
			/** A number without a sign. */
			NUMBER,
			/** A string. */
			STRING,
			/** One of the signs that separate words. */
			SIGN,
			/** The end of a statement. */
			NEWLINE,
			/** The beginning of a block. */
			INDENT,
			/** The end of a block. */
			DEDENT,
			/** The end of the text. */
			END
	}

	boolean is(final String sign) {
		return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
	}
}
