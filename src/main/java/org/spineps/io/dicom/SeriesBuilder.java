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
package org.spineps.io.dicom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.spineps.io.dicom.parse.DicomHeader;

/** Makes volumes of the files of one series. */
final class SeriesBuilder {

	private SeriesBuilder() {
		// static methods only
	}

	/**
	 * @param files the files of one series, not none
	 * @return its volumes, usable or with the reason why they are not
	 */
	static List<DicomSeries> of(final List<DicomFile> files) {
		final List<String> notes = new ArrayList<>();
		final List<DicomSlice> slices = new ArrayList<>();
		final Map<String, DicomHeader> headers = new HashMap<>();
		final List<DicomFile> bad = new ArrayList<>();
		for (final DicomFile file : files) {
			if (!file.problem().isEmpty()) bad.add(file);
			slices.addAll(file.slices());
			headers.put(file.name(), file.header());
		}
		if (slices.isEmpty()) return List.of(unusable(files.get(0).header(), "", List
			.of(), files.get(0).problem(), notes));
		if (!bad.isEmpty()) notes.add(bad.size() + " of its " + files.size() +
			" files were left out: " + bad.get(0).problem() + ".");
		final List<DicomSeries> volumes = new ArrayList<>();
		for (final SeriesSplit.Part part : SeriesSplit.of(slices, notes))
			volumes.add(volume(part, headers, notes));
		return volumes;
	}

	private static DicomSeries volume(final SeriesSplit.Part part,
		final Map<String, DicomHeader> headers, final List<String> notes)
	{
		final List<DicomSlice> planes = part.times().get(0);
		final DicomHeader first = headers.get(planes.get(0).file());
		for (final List<DicomSlice> time : part.times())
			if (time.size() != planes.size()) return unusable(first, part.title(), part
				.times(), String.format(Locale.ROOT,
					"at some places it has %d slices, at others fewer, and nothing tells " +
						"them apart", part.times().size()), notes);
		final SliceStack.Found found = SliceStack.of(planes, first.data());
		if (found.stack() == null) return unusable(first, part.title(), part.times(),
			found.problem(), notes);
		final List<String> warnings = new ArrayList<>(notes);
		warnings.addAll(found.stack().warnings());
		return new DicomSeries(first, part.title(), part.times(), found.stack(), "",
			List.copyOf(warnings));
	}

	private static DicomSeries unusable(final DicomHeader first,
		final String title, final List<List<DicomSlice>> times,
		final String problem, final List<String> notes)
	{
		return new DicomSeries(first, title, times, null, problem, List.copyOf(
			notes));
	}
}
