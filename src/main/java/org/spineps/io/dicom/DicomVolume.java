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

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.spineps.SpinepsException;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeGeometry;
import org.spineps.io.dicom.codec.PixelFormat;
import org.spineps.io.dicom.parse.DicomParser;
import org.spineps.io.dicom.parse.DicomTag;
import org.spineps.io.mask.LabelCheck;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * A volume of a DICOM study. Only headers are kept; voxels are read from the files
 * when they are asked for, anew each time. Immutable; safe to share.
 */
final class DicomVolume implements VolumeFile {

	private final Path path;
	private final DicomSeries series;
	private final List<String> warnings;

	/**
	 * @param path the folder, archive or file that holds the files
	 * @param series which volume; usable
	 * @param warnings what is odd
	 */
	DicomVolume(final Path path, final DicomSeries series,
		final List<String> warnings)
	{
		this.path = path;
		this.series = series;
		this.warnings = List.copyOf(warnings);
	}

	@Override
	public VolumeGeometry geometry() {
		return new DicomGeometry(series);
	}

	@Override
	public int timePoints() {
		return series.times().size();
	}

	@Override
	public Optional<LocalDate> scanned() {
		final String day = series.data().text(DicomTag.STUDY_DATE);
		try {
			return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day,
				DateTimeFormatter.BASIC_ISO_DATE));
		}
		catch (final DateTimeException e) {
			// What is no day of any calendar is as good as none.
			return Optional.empty();
		}
	}

	/** Images hold no names. */
	@Override
	public Map<Integer, String> labelNames() {
		return Map.of();
	}

	@Override
	public List<String> warnings() {
		return warnings;
	}

	/**
	 * Stored value × slope + intercept; MONOCHROME1 turned round; what was not
	 * scanned (padding) gets the least value of the rest.
	 */
	@Override
	public ImageVolume image(final TimeHandling time) throws SpinepsException {
		final int from = first(time);
		final int count = time.mode() == TimeHandling.Mode.MEAN ? timePoints() : 1;
		final float[] voxels = new float[series.stack().grid().voxels()];
		final int plane = voxels.length / series.times().get(0).size();
		for (int t = from; t < from + count; t++)
			read(series.times().get(t), (slice, values) -> {
				for (int i = 0; i < plane; i++)
					voxels[slice * plane + i] += (float) (values[i] / count);
			});
		float least = Float.POSITIVE_INFINITY;
		for (final float voxel : voxels)
			if (voxel < least) least = voxel;
		for (int i = 0; i < voxels.length; i++)
			if (Float.isNaN(voxels[i])) voxels[i] = Float.isInfinite(least) ? 0 : least;
		return ImageVolume.wrap(voxels, series.stack().grid());
	}

	@Override
	public LabelVolume labels(final TimeHandling time,
		final Consumer<String> notes) throws SpinepsException
	{
		if (time.mode() == TimeHandling.Mode.MEAN) throw new SpinepsException(
			"Labels have no mean over time", timePoints() + " time points",
			"Choose one time point");
		final short[] voxels = new short[series.stack().grid().voxels()];
		final int plane = voxels.length / series.times().get(0).size();
		final LabelCheck check = new LabelCheck();
		read(series.times().get(first(time)), (slice, values) -> {
			for (int i = 0; i < plane; i++)
				voxels[slice * plane + i] = (short) check.label(Double.isNaN(values[i])
					? 0 : values[i]);
		});
		check.requireLabels().ifPresent(notes);
		return LabelVolume.wrap(voxels, series.stack().grid());
	}

	private int first(final TimeHandling time) throws SpinepsException {
		if (time.mode() == TimeHandling.Mode.REFUSE && timePoints() > 1)
			throw new SpinepsException("The image has several time points",
				timePoints() + " of them in " + series.title(),
				"Choose one of them or their mean, or save one as a file of its own");
		if (time.index() >= timePoints()) throw new SpinepsException(
			"There is no time point " + time.index() + " (counted from 0)", "the " +
				"image has " + timePoints(), "Choose a smaller number");
		return time.index();
	}

	/** Gets the values of a plane; NaN where nothing was scanned. */
	@FunctionalInterface
	private interface PlaneConsumer {

		void accept(int slice, double[] values);
	}

	private void read(final List<DicomSlice> planes,
		final PlaneConsumer consumer) throws SpinepsException
	{
		final Map<String, Map<Integer, Integer>> files = new TreeMap<>();
		for (int k = 0; k < planes.size(); k++)
			files.computeIfAbsent(planes.get(k).file(), name -> new HashMap<>()).put(
				planes.get(k).frame(), k);
		try (DicomPlace place = DicomPlace.at(path)) {
			for (final Map.Entry<String, Map<Integer, Integer>> file : files
				.entrySet())
				try (InputStream in = place.open(file.getKey())) {
					frames(in, file.getValue(), planes, consumer);
				}
		}
		catch (final EOFException e) {
			throw new SpinepsException("A file of " + series.title() +
				" is cut off", "its pixels end too soon",
				"Export or download the files again", e);
		}
		catch (final IOException e) {
			throw VolumeFiles.unreadable(series.title(), e);
		}
	}

	private void frames(final InputStream in,
		final Map<Integer, Integer> wanted, final List<DicomSlice> planes,
		final PlaneConsumer consumer) throws IOException, SpinepsException
	{
		final DicomParser.Opened opened = DicomParser.open(in).orElseThrow(
			this::changed);
		final DicomSlice any = planes.get(wanted.values().iterator().next());
		final PixelFormat format = PixelModule.of(opened.header()).format();
		if (!any.format().equals(format) || !any.sopInstance().equals(opened.header()
			.data().text(DicomTag.SOP_INSTANCE))) throw changed();
		final PixelReader reader = new PixelReader(opened, format);
		int left = wanted.size();
		for (int frame = 0; left > 0; frame++) {
			final Integer plane = wanted.get(frame);
			if (plane == null) reader.skip();
			else {
				final double[] values = reader.next();
				rescale(values, planes.get(plane));
				consumer.accept(plane, values);
				left--;
			}
		}
	}

	private SpinepsException changed() {
		return new SpinepsException("A file of " + series.title() +
			" has changed while it was read", "it holds another image now",
			"Try again when nothing writes to the folder");
	}

	private static void rescale(final double[] values, final DicomSlice slice) {
		final PixelFormat format = slice.format();
		final double[] range = format.inverted() ? format.range().orElse(null) : null;
		for (int i = 0; i < values.length; i++) {
			final double value = values[i];
			if (value >= format.paddingFrom() && value <= format.paddingTo())
				values[i] = Double.NaN;
			else values[i] = (range == null ? value : range[0] + range[1] - value) *
				slice.slope() + slice.intercept();
		}
	}
}
