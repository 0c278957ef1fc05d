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
package org.spineps.io.voxel;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.spineps.SpinepsException;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeGeometry;
import org.spineps.io.mask.LabelCheck;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * A file in memory: its geometry, and its voxels as they were stored,
 * which become an image or labels when asked for. Immutable; safe to share
 * between threads. Every call of {@code image} and {@code labels} decodes anew;
 * the volume belongs to the caller.
 */
public final class StoredVolume implements VolumeFile {

	private static final int CHUNK = 8192;

	private final VolumeGeometry geometry;
	private final StoredVoxels voxels;
	private final Map<Integer, String> labelNames;
	private final List<String> warnings;
	private final List<String> assumptions;
	private final boolean placeKnown;

	/**
	 * @param geometry where the voxels lie
	 * @param voxels as many as the geometry's grid has
	 * @param labelNames names of labels, ascending; not copied
	 * @param warnings what is odd; copied
	 * @param assumptions what was assumed; copied
	 */
	public StoredVolume(final VolumeGeometry geometry, final StoredVoxels voxels,
		final Map<Integer, String> labelNames, final List<String> warnings,
		final List<String> assumptions)
	{
		this.geometry = geometry;
		this.voxels = voxels;
		this.labelNames = Collections.unmodifiableMap(labelNames);
		this.warnings = List.copyOf(warnings);
		this.assumptions = List.copyOf(assumptions);
		placeKnown = true;
	}

	private StoredVolume(final Grid grid, final StoredVoxels voxels,
		final List<String> warnings, final List<String> assumptions)
	{
		geometry = new GridGeometry(grid);
		this.voxels = voxels;
		labelNames = Map.of();
		this.warnings = List.copyOf(warnings);
		this.assumptions = assumptions;
		placeKnown = false;
	}

	/**
	 * @param size voxels on the three axes
	 * @param spacing millimetres between them
	 * @param voxels as many
	 * @param warnings what is odd; copied
	 * @return a volume of which nothing says how it lies in the patient
	 */
	public static StoredVolume unplaced(final int[] size, final double[] spacing,
		final StoredVoxels voxels, final List<String> warnings)
	{
		return new StoredVolume(Grid.of(size, spacing, USUAL_ORIENTATION), voxels,
			warnings, List.of(ORIENTATION_ASSUMED));
	}

	@Override
	public VolumeFile placed(final AxisCodes codes) {
		final Grid grid = geometry.grid();
		return placeKnown ? this : new StoredVolume(Grid.of(grid.size(), grid
			.spacing(), codes), voxels, warnings, List.of());
	}

	@Override
	public VolumeGeometry geometry() {
		return geometry;
	}

	/** The size of the fourth axis. */
	@Override
	public int timePoints() {
		return voxels.layout().timePoints();
	}

	@Override
	public Map<Integer, String> labelNames() {
		return labelNames;
	}

	@Override
	public List<String> warnings() {
		return warnings;
	}

	@Override
	public List<String> assumptions() {
		return assumptions;
	}

	/** Stored value × slope + intercept. */
	@Override
	public ImageVolume image(final TimeHandling time) throws SpinepsException {
		final int first = firstTimePoint(time);
		final int count = time.mode() == TimeHandling.Mode.MEAN ? timePoints() : 1;
		final float[] result = new float[geometry().grid().voxels()];
		final double[] chunk = new double[CHUNK];
		final double[] sum = new double[CHUNK];
		for (int done = 0; done < result.length;) {
			// Blocks end at other places in every time point: the shortest counts.
			int n = voxels.decode(first, done, sum);
			for (int t = 1; t < count; t++) {
				n = Math.min(n, voxels.decode(first + t, done, chunk));
				for (int i = 0; i < n; i++)
					sum[i] += chunk[i];
			}
			for (int i = 0; i < n; i++)
				result[done + i] = (float) (sum[i] / count);
			done += n;
		}
		return ImageVolume.wrap(result, geometry().grid());
	}

	@Override
	public LabelVolume labels(final TimeHandling time,
		final Consumer<String> notes) throws SpinepsException
	{
		if (time.mode() == TimeHandling.Mode.MEAN) throw new SpinepsException(
			"Labels have no mean over time", timePoints() + " time points",
			"Choose one time point");
		final int timePoint = firstTimePoint(time);
		final short[] result = new short[geometry().grid().voxels()];
		final LabelCheck check = new LabelCheck();
		final double[] chunk = new double[CHUNK];
		for (int done = 0; done < result.length;) {
			final int n = voxels.decode(timePoint, done, chunk);
			for (int i = 0; i < n; i++)
				result[done + i] = (short) check.label(chunk[i]);
			done += n;
		}
		check.requireLabels().ifPresent(notes);
		return LabelVolume.wrap(result, geometry().grid());
	}

	private int firstTimePoint(final TimeHandling time) throws SpinepsException {
		if (time.mode() == TimeHandling.Mode.REFUSE && timePoints() > 1)
			throw new SpinepsException("The image has several time points",
				timePoints() + " of them",
				"Choose one of them or their mean, or save one as a file of its own");
		if (time.index() >= timePoints()) throw new SpinepsException(
			"There is no time point " + time.index() + " (counted from 0)", "the " +
				"image has " + timePoints(), "Choose a smaller number");
		return time.index();
	}
}
