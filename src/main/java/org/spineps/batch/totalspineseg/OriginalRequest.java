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
package org.spineps.batch.totalspineseg;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.spineps.batch.FixedNames;
import org.spineps.batch.cases.CaseFolder;

/**
 * What TotalSpineSeg's own command line asks for.
 *
 * @param inputs scans, or folders of scans; also their sub-*&#47;anat folders
 * @param output folder for the results
 * @param suffixes only scans whose names end so, before the ending of the file, are
 *          taken; [""] for all
 * @param iso whether results stay on the grid of one millimetre
 * @param localizer another scan of the same patient or its finished mask for all
 *          scans, or a folder of such files
 * @param localizerSuffix how the names of files in that folder end in place of the
 *          suffix of the scan
 * @param keepOnly folders that are written; empty for all
 * @param overwrite whether results that exist are replaced
 * @param fixed names that the user has fixed
 */
public record OriginalRequest(List<Path> inputs, Path output,
	List<String> suffixes, boolean iso, Optional<Path> localizer,
	String localizerSuffix, Set<String> keepOnly, boolean overwrite,
	FixedNames fixed)
{

	/** Copies the collections. */
	public OriginalRequest {
		inputs = List.copyOf(inputs);
		suffixes = suffixes.isEmpty() ? List.of("") : List.copyOf(suffixes);
		keepOnly = Set.copyOf(keepOnly);
	}

	/** @return what was chosen, name → value, for the manifest */
	Map<String, String> asMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		map.put("layout", CaseFolder.ORIGINAL);
		map.put("iso", Boolean.toString(iso));
		localizer.ifPresent(path -> map.put("localizer", path.toString()));
		if (!keepOnly.isEmpty()) map.put("keep-only", String.join(" ", new TreeSet<>(
			keepOnly)));
		map.put("overwrite", Boolean.toString(overwrite));
		return map;
	}

	/**
	 * @param folder a folder of results
	 * @return whether it is wanted
	 */
	public boolean keeps(final String folder) {
		return keepOnly.isEmpty() || keepOnly.contains(folder);
	}
}
