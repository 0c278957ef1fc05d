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
package org.spineps.pipeline.totalspineseg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.pipeline.totalspineseg.label.LabellingHints;
import org.spineps.progress.Progress;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Makes masks of localizers: a mask is read, a scan is segmented first. The last
 * scan is kept in mind, so that one localizer of many scans is segmented once. For
 * one thread at a time.
 */
final class Localizers {

	private final SpineNetworks networks;
	private final ChainOptions options;
	private Path segmented;
	private Optional<LabelVolume> mask;
	private List<String> said;
	private SpinepsException problem;

	/**
	 * @param networks the networks; not closed here
	 * @param options what is done, and how
	 */
	Localizers(final SpineNetworks networks, final ChainOptions options) {
		this.networks = networks;
		this.options = options;
	}

	/**
	 * @param file a finished mask, or a scan, of the same patient
	 * @param scan grid of the scan that it is for
	 * @param notes receives what the user should know
	 * @param stages is told of the stages of segmenting it
	 * @param progress receives tiles, asked before each whether to stop
	 * @return the mask, with the numbers of TotalSpineSeg; empty if a scan was
	 *         segmented in which nothing tells the levels
	 * @throws SpinepsException if it cannot be read or segmented, is a mask without
	 *           discs, or does not overlap the scan
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	Optional<LabelVolume> mask(final Path file, final Grid scan,
		final List<String> notes, final SpineChain.StageListener stages,
		final Progress progress) throws SpinepsException
	{
		final Path key = file.toAbsolutePath().normalize();
		if (!key.equals(segmented)) {
			final VolumeFile opened = VolumeFiles.read(file);
			final ImageVolume image = opened.image(TimeHandling.MEAN);
			if (!LocalizerMask.isScan(image)) return Optional.of(LocalizerMask.read(
				file, scan, notes));
			LocalizerMask.requireOverlap(file, image.grid(), scan);
			segment(file, opened, image, stages, progress);
			segmented = key;
		}
		if (problem != null) throw problem;
		if (mask.isPresent()) LocalizerMask.requireOverlap(file, mask.get().grid(),
			scan);
		notes.addAll(said);
		return mask;
	}

	private void segment(final Path file, final VolumeFile opened,
		final ImageVolume image, final SpineChain.StageListener stages,
		final Progress progress)
	{
		segmented = null;
		problem = null;
		mask = Optional.empty();
		said = new ArrayList<>();
		opened.warnings().forEach(warning -> said.add("Localizer: " + warning));
		try {
			final ChainResult found = new SpineChain(networks, options,
				stage -> stages.begin("Localizer: " + stage)).run(image,
					LabellingHints.NONE, List.of(), progress);
			found.warnings().forEach(warning -> said.add("Localizer: " + warning));
			if (found.labelling().isLevelUnknown()) said.add("Nothing tells the levels " +
				"of the localizer " + file.getFileName() +
				"; the discs of the scan are named without it.");
			else mask = Optional.of(found.output());
		}
		catch (final SpinepsException e) {
			problem = new SpinepsException("The localizer " + file.getFileName() +
				" cannot be segmented", e.getMessage(),
				"Give another one, or a finished mask", e);
		}
	}
}
