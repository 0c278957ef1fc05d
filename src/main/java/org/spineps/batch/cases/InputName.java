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

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.spineps.io.VolumeNames;

/**
 * The X after which the outputs of an input are named: the file name of an image
 * without its ending, and for a mask also without the words that say that it is
 * one.
 * <p>
 * {@code sub-1_T2w.nii.gz} → {@code sub-1_T2w}; the masks
 * {@code scan_seg-spine_msk.nii.gz}, {@code scan-seg.nii} and
 * {@code sub-1_seg-subreg_label-6_msk.nii.gz} → {@code scan}, {@code scan} and
 * {@code sub-1_label-6}.
 * </p>
 */
public final class InputName {

	/** Last words of a mask's name. */
	private static final Pattern MASK_WORD = Pattern.compile(
		"[._-](msk|mask|masks|dseg|seg|segmentation|labels?|gt)$",
		Pattern.CASE_INSENSITIVE);
	/** The BIDS entity that says what a mask shows, e.g. "_seg-spine". */
	private static final Pattern MASK_ENTITY = Pattern.compile(
		"_(seg-[A-Za-z0-9-]+|desc-(structures|vertebrae))(?=_|$)");

	private InputName() {
		// static methods only
	}

	/**
	 * @param file a semantic mask
	 * @return its file name without ending and without what says that it is a
	 *         mask; never empty
	 */
	public static String ofMask(final Path file) {
		final String stem = VolumeNames.stem(file);
		String name = stem;
		final Matcher word = MASK_WORD.matcher(name);
		if (word.find()) name = name.substring(0, word.start());
		name = MASK_ENTITY.matcher(name).replaceAll("");
		return name.isEmpty() ? stem : name;
	}

	/**
	 * @param file a volume file
	 * @return whether its name says that it is a mask
	 */
	public static boolean isMask(final Path file) {
		final String stem = VolumeNames.stem(file);
		return MASK_WORD.matcher(stem).find() || MASK_ENTITY.matcher(stem).find();
	}

	/**
	 * Two inputs whose keys are equal would write the same files, on disks that
	 * do not tell capitals from small letters too.
	 *
	 * @param name an X
	 * @return its key
	 */
	public static String key(final String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	/**
	 * @param folder a folder of results
	 * @param file a result
	 * @return its path below the folder, with slashes; the last part of the path of
	 *         a file that is not below it
	 */
	public static String below(final Path folder, final Path file) {
		return file.startsWith(folder) && !file.equals(folder) ? folder.relativize(
			file).toString().replace(File.separatorChar, '/') : fileName(file);
	}

	/**
	 * @param file a file
	 * @return the last part of its path, all that may be written down of it
	 */
	public static String fileName(final Path file) {
		final Path last = file.getFileName();
		return last == null ? file.toString() : last.toString();
	}
}
