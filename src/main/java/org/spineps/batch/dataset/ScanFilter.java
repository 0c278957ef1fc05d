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
package org.spineps.batch.dataset;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;

import org.spineps.RequestException;
import org.spineps.io.VolumeNames;

/**
 * Which scans of folders are meant, by their names.
 *
 * @param pattern for the names of files, e.g. "*_T2w*"; with a "/" for their paths
 *          below the folder, e.g. "sub-1&#42;/anat/*"
 * @param suffixes last words of the names, e.g. T2w; empty for all
 */
public record ScanFilter(String pattern, List<String> suffixes) {

	/** The pattern that leaves nothing out. */
	public static final String ALL_NAMES = "*";
	/** Leaves nothing out. */
	public static final ScanFilter ALL = new ScanFilter(ALL_NAMES, List.of());

	/** Takes suffixes with and without "_". */
	public ScanFilter {
		suffixes = suffixes.stream().map(suffix -> suffix.strip().replaceFirst("^_",
			"")).filter(suffix -> !suffix.isEmpty()).toList();
	}

	/**
	 * @return tells whether the path of a file below a folder fits the pattern
	 * @throws RequestException if the pattern is not one
	 */
	PathMatcher matcher() throws RequestException {
		try {
			final PathMatcher matcher = FileSystems.getDefault().getPathMatcher(
				"glob:" + pattern);
			return inside -> matcher.matches(pattern.contains("/") ? inside : inside
				.getFileName());
		}
		catch (final PatternSyntaxException e) {
			throw new RequestException("Invalid filter '" + pattern + "'", e
				.getDescription(), "Give a pattern such as *_T2w*");
		}
	}

	/**
	 * @param file a file
	 * @return whether its name ends with one of the suffixes, or there are none
	 */
	boolean hasSuffix(final Path file) {
		final String stem = VolumeNames.stem(file);
		return suffixes.isEmpty() || suffixes.stream().anyMatch(suffix -> stem.equals(
			suffix) || stem.endsWith("_" + suffix));
	}

	/** @return what is asked for, for messages */
	String text() {
		final String name = "'" + pattern + "'";
		if (suffixes.isEmpty()) return name;
		final String ends = "the suffix " + String.join(" or ", suffixes);
		return pattern.equals(ALL_NAMES) ? ends : name + " and " + ends;
	}
}
