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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.InputName;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeGeometry;
import org.spineps.io.json.JsonFiles;
import org.spineps.pipeline.totalspineseg.ChainResult;
import org.spineps.pipeline.totalspineseg.TotalSpineSeg;
import org.spineps.pipeline.totalspineseg.stage.LevelSet;
import org.spineps.pipeline.totalspineseg.stage.SoftMap;
import org.spineps.volume.Box;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.resample.ItkResample;

/**
 * Writes the result of one scan into TotalSpineSeg's folders; and one more,
 * "labelling", with a page of JSON that says what the names were found from. To be
 * used once.
 */
final class OriginalOutputs {

	/** The folder of explanations, which the original does not have. */
	static final String LABELLING = "labelling";
	private static final String PREVIEW = "preview";
	private static final String LOCALIZERS = "localizers";
	private static final String FORMAT = ".nii.gz";

	private final OriginalRequest request;
	private final String name;
	private final VolumeGeometry scan;
	private final Optional<LabelVolume> localizer;
	private final Path into;
	private final List<String> written = new ArrayList<>();

	/**
	 * @param request what is asked for
	 * @param name name of the scan without its ending
	 * @param scan where its voxels lie
	 * @param localizer the mask that its discs were named from, if there was one
	 * @param into the folder that the folders are made in
	 */
	OriginalOutputs(final OriginalRequest request, final String name,
		final VolumeGeometry scan, final Optional<LabelVolume> localizer,
		final Path into)
	{
		this.into = into;
		this.request = request;
		this.name = name;
		this.scan = scan;
		this.localizer = localizer;
	}

	/**
	 * @param request what is asked for
	 * @param name name of a scan without its ending
	 * @return files of its results that are written whatever is found
	 */
	static List<Path> required(final OriginalRequest request,
		final String name)
	{
		return Stream.of("step1_raw", "step1_output", "step1_cord", "step1_canal")
			.filter(request::keeps).map(folder -> request.output().resolve(folder)
				.resolve(name + FORMAT)).toList();
	}

	/**
	 * @param found what was found
	 * @param method has found it
	 * @return the files as paths below the folder, with slashes
	 * @throws SpinepsException if a file cannot be written
	 */
	List<String> write(final ChainResult found, final TotalSpineSeg method)
		throws SpinepsException
	{
		if (localizer.isPresent()) labels(LOCALIZERS, "", localizer.get(), null);
		if (request.iso()) image("input", "_0000", found.image(), null);
		labels("step1_raw", "", found.firstRaw(), null);
		onScan("step1_output", found.firstOutput());
		soft("step1_cord", found.cord());
		soft("step1_canal", found.canal());
		if (found.levels().isPresent()) levels(found.levels().get(), method);
		if (found.second().isPresent()) {
			final ChainResult.Second second = found.second().get();
			labels("step2_input", "_0001", second.discs(), null);
			labels("step2_raw", "", second.raw(), null);
			onScan("step2_output", second.labelling().labels());
		}
		if (request.keeps(PREVIEW)) previews(found);
		if (request.keeps(LABELLING)) JsonFiles.write(file(LABELLING, "", ".json"),
			LabellingJson.of(found));
		return written;
	}

	private void previews(final ChainResult found) throws SpinepsException {
		final Previews previews = new Previews(found.image());
		final Box whole = found.image().grid().box();
		final IntFunction<String> none = number -> null;
		if (localizer.isPresent()) {
			final int[] mask = previews.slice(ItkResample.nearest(localizer.get(), found
				.image().grid()), whole);
			previews.write(preview("_loc"), mask, none);
			previews.write(preview("_loc_tags"), mask, Previews.names(present(mask),
				true));
		}
		previews.write(preview("_input"), previews.slice(LabelVolume.zeros(found
			.image().grid()), whole), none);
		previews.write(preview("_step1_raw"), previews.slice(found.firstRaw(),
			whole), none);
		final int[] first = previews.slice(found.firstOutput(), whole);
		previews.write(preview("_step1_output"), first, none);
		previews.write(preview("_step1_output_tags"), first, Previews.names(present(
			first), false));
		if (found.levels().isPresent()) previews.write(preview(
			"_step1_levels_tags"), previews.levels(found.levels().get().volume()),
			Integer::toString);
		if (found.second().isEmpty()) return;
		final ChainResult.Second second = found.second().get();
		previews.write(preview("_step2_input"), previews.slice(second.discs(), second
			.box()), none);
		previews.write(preview("_step2_raw"), previews.slice(second.raw(), second
			.box()), none);
		final int[] last = previews.slice(second.labelling().labels(), whole);
		previews.write(preview("_step2_output"), last, none);
		previews.write(preview("_step2_output_tags"), last, Previews.names(present(
			last), true));
	}

	private Path preview(final String what) throws SpinepsException {
		return file(PREVIEW, "_sag_0.5" + what, ".jpg");
	}

	private static List<Integer> present(final int... labels) {
		return Arrays.stream(labels).distinct().boxed().toList();
	}

	private void onScan(final String folder, final LabelVolume labels)
		throws SpinepsException
	{
		if (!request.keeps(folder)) return;
		if (request.iso()) labels(folder, "", labels, null);
		else labels(folder, "", ItkResample.nearest(labels, scan.grid()), scan);
	}

	private void soft(final String folder, final SoftMap map)
		throws SpinepsException
	{
		if (!request.keeps(folder)) return;
		if (request.iso()) image(folder, "", map.full(), null);
		else image(folder, "", map.on(scan.grid()), scan);
	}

	private void levels(final LevelSet levels, final TotalSpineSeg method)
		throws SpinepsException
	{
		if (request.iso()) labels("step1_levels", "", levels.volume(), null);
		else labels("step1_levels", "", method.levelsOn(levels, scan.grid()), scan);
	}

	private void labels(final String folder, final String end,
		final LabelVolume labels, final VolumeGeometry geometryOrNull)
		throws SpinepsException
	{
		if (request.keeps(folder)) VolumeExport.writeLabels(file(folder, end, FORMAT),
			labels, geometryOrNull, Map.of());
	}

	private void image(final String folder, final String end,
		final ImageVolume image, final VolumeGeometry geometryOrNull)
		throws SpinepsException
	{
		if (request.keeps(folder)) VolumeExport.writeImage(file(folder, end, FORMAT),
			image, geometryOrNull);
	}

	private Path file(final String folder, final String end,
		final String format) throws SpinepsException
	{
		final Path file = into.resolve(folder).resolve(name + end + format);
		try {
			Files.createDirectories(file.getParent());
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot make the folder " + file.getParent(), e
				.getClass().getSimpleName(), "Check that the folder may be written to",
				e);
		}
		written.add(InputName.below(into, file));
		return file;
	}
}
