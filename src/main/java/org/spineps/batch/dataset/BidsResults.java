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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.io.bids.BidsDataset;
import org.spineps.io.bids.BidsDerivative;
import org.spineps.io.bids.BidsName;

/** Makes the data sets that results in the layout {@link OutputLayout#BIDS} lie in. */
public final class BidsResults {

	/** Where they go in a data set if nothing is said. */
	public static final String DERIVATIVES = "derivatives/spineps";

	/** Results that BIDS has no names for. */
	private static final List<String> OTHER_FILES = List.of("*_ctd.json",
		"*_instances.csv", "*_levels.csv", "*_spine.csv", "*_landmarks.json",
		"*_snp.png", "*_quality.json", "*_report.html", "*_levels.png",
		"*_seg-*_msk.nii.gz", "*_seg-spine_*.nii.gz", "*_seg-spine_softmax.npz",
		"*_raw_confidence.nii.gz", "*_raw.json", "*_debug_*.nii.gz",
		"*_levels.nii.gz", "*_meshes.*", "*.seg.nrrd", "*_seg.dcm", "*_sr.dcm",
		"*_rtstruct.dcm", "run-manifest*.json", "cases.csv", "contact-sheet.html",
		".spineps");

	private BidsResults() {
		// static methods only
	}

	/**
	 * @param scans scans whose results belong in such data sets
	 * @throws SpinepsException if there is a data set of another kind in the place of
	 *           one, or it cannot be written to
	 */
	public static void prepare(final List<FoundScan> scans)
		throws SpinepsException
	{
		final Map<Path, Set<Path>> sources = new LinkedHashMap<>();
		for (final FoundScan scan : scans)
			sources.computeIfAbsent(root(scan), made -> new LinkedHashSet<>()).add(
				source(scan.file()));
		for (final Map.Entry<Path, Set<Path>> one : sources.entrySet())
			new BidsDerivative(one.getKey(), new ArrayList<>(one.getValue())).prepare(
				OTHER_FILES);
	}

	private static Path root(final FoundScan scan) {
		Path root = scan.results();
		final int depth = BidsName.parse(scan.name()).orElseThrow().anatFolder()
			.getNameCount();
		for (int n = 0; n < depth; n++)
			root = root.getParent();
		return root;
	}

	private static Path source(final Path scan) {
		return BidsDataset.around(scan).map(BidsDataset::folder).orElseGet(
			() -> scan.toAbsolutePath().normalize().getParent());
	}
}
