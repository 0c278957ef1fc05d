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
package org.spineps.batch.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes the names of folders out of sentences: folders may be named after
 * patients. Only whole parts of paths are taken out; a folder "a" leaves every
 * word with an "a" as it is.
 */
final class HiddenFolders {

	/** What may stand before or after a path, but not inside of one. */
	private static final String BEFORE = "(?<![\\p{L}\\p{N}_.~/\\\\-])";
	private static final String AFTER = "(?![\\p{L}\\p{N}_~/\\\\-])";
	private static final String SEPARATOR = "[/\\\\]";

	private final List<Pattern> parents = new ArrayList<>();
	private final List<Pattern> alone = new ArrayList<>();

	/** @param folders as they may be named in a sentence; null is left out */
	HiddenFolders(final Path... folders) {
		for (final Path folder : folders) {
			if (folder == null) continue;
			for (final Path form : new Path[] { folder.toAbsolutePath(), folder
				.toAbsolutePath().normalize(), folder })
				add(form);
		}
	}

	private void add(final Path form) {
		if (form.getNameCount() == 0 || form.toString().isEmpty()) return;
		final String quoted = Pattern.quote(form.toString());
		parents.add(Pattern.compile(BEFORE + quoted + SEPARATOR));
		// A single word may be a word of the sentence.
		if (form.isAbsolute() || form.getNameCount() > 1) alone.add(Pattern.compile(
			BEFORE + quoted + AFTER));
	}

	/**
	 * @param text a sentence
	 * @return it with file names instead of paths, and "the folder" for a folder
	 */
	String hide(final String text) {
		String result = text;
		for (final Pattern parent : parents)
			result = parent.matcher(result).replaceAll("");
		for (final Pattern folder : alone)
			result = folder.matcher(result).replaceAll("the folder");
		return result;
	}
}
