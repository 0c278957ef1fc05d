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
package org.spineps.pipeline.extra;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;

/** What a run can give beside its result. */
public enum Extra {

		/**
		 * The tidied semantic mask on the grid that it was made on ("semantic"), and
		 * the instances before they are combined with it ("instances").
		 */
		RAW,
		/**
		 * How unsure the semantic network is at each voxel, 0..1: "entropy" of its
		 * probabilities, normalised by that of a coin with as many sides as there are
		 * classes, and "disagreement", the part of the networks of an ensemble that
		 * choose another class than all together.
		 */
		UNCERTAINTY,
		/** Probability of each class, on the network's grid. */
		SOFTMAX,
		/** What the phases saw on the way. */
		DEBUG,
		/** The picture in the layout of SPINEPS 2.0. */
		SNAPSHOT,
		/**
		 * One voxel for each disc where it meets the canal, numbered as the Spinal Cord
		 * Toolbox does.
		 */
		LEVELS,
		/** The surfaces of all instances, and a picture of them. */
		MESHES,
		/** The masks as a segmentation of 3D Slicer, with names and colours. */
		SEG_NRRD,
		/** The masks as an object of the DICOM study of the scan. */
		SEG,
		/** The measurements as a structured report of that study. */
		SR,
		/** The outlines as a structure set of that study. */
		RTSTRUCT;

	/** @return whether it can only be made where the semantic network runs */
	public boolean needsNetwork() {
		return this != RAW && this != SNAPSHOT && this != MESHES &&
			this != SEG_NRRD && !needsStudy();
	}

	/** @return whether it can only be made of a scan of a DICOM study */
	public boolean needsStudy() {
		return this == SEG || this == SR || this == RTSTRUCT;
	}

	/** @return the word for it in options, e.g. "raw" or "seg-nrrd" */
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** @return the words for all, e.g. for messages */
	public static String keys() {
		return Arrays.stream(values()).map(Extra::key).collect(Collectors.joining(
			", "));
	}

	/**
	 * @param text words with commas between them; may be blank
	 * @return what they stand for
	 * @throws SpinepsException if one is not known
	 */
	public static Set<Extra> parse(final String text) throws SpinepsException {
		final Set<Extra> extras = EnumSet.noneOf(Extra.class);
		for (final String word : text.split(",")) {
			if (word.isBlank()) continue;
			extras.add(of(word.strip()).orElseThrow(() -> new SpinepsException(
				"Unknown extra '" + word.strip() + "'", "", "Choose from: " + keys())));
		}
		return extras;
	}

	/**
	 * @param key a word
	 * @return the extra of that name, or empty
	 */
	public static Optional<Extra> of(final String key) {
		return Arrays.stream(values()).filter(extra -> extra.key().equals(key
			.toLowerCase(Locale.ROOT))).findFirst();
	}
}
