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
package org.spineps.ij.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFiles;
import org.spineps.job.TotalSpineSegStageSettings;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** Every stage with the keys of a macro. */
class TotalSpineSegStageTaskTest {

	@TempDir
	Path folder;

	private Grid grid;
	private LabelVolume mask;

	/** Canal 2 with a hole, cord 1 in it, two discs in front of it, a far speck. */
	@BeforeEach
	void writeMask() throws SpinepsException {
		grid = Grid.of(new int[] { 20, 40, 60 }, new double[] { 1, 1, 1 },
			AxisCodes.RAS);
		mask = LabelVolume.zeros(grid);
		for (int k = 5; k < 55; k++)
			for (int j = 8; j < 14; j++)
				for (int i = 7; i < 13; i++)
					mask.array()[grid.index(i, j, k)] = (short) (i == 10 && j == 11 ? 1
						: 2);
		mask.array()[grid.index(8, 10, 30)] = 0;
		for (int disc = 0; disc < 2; disc++)
			for (int k = 0; k < 4; k++)
				for (int j = 16; j < 30; j++)
					for (int i = 5; i < 15; i++)
						mask.array()[grid.index(i, j, 40 - 20 * disc + k)] = (short) (63 +
							disc);
		mask.array()[grid.index(1, 39, 1)] = 50;
		VolumeExport.writeLabels(folder.resolve("mask.nii.gz"), mask, null, Map.of());
		VolumeExport.writeImage(folder.resolve("scan.nii.gz"), ImageVolume.zeros(Grid
			.of(new int[] { 10, 20, 30 }, new double[] { 2, 2, 2 }, AxisCodes.RAS)),
			null);
	}

	private LabelVolume labels(final String stage, final String... more)
		throws SpinepsException
	{
		run(stage, more);
		return VolumeFiles.read(folder.resolve(stage + ".nii.gz")).labels();
	}

	private TotalSpineSegStageTask.Result run(final String stage,
		final String... more) throws SpinepsException
	{
		final Map<String, String> keys = new HashMap<>(Map.of("stage", stage, "file",
			folder.resolve(stage.equals("resample") ? "scan.nii.gz" : "mask.nii.gz")
				.toString(), "output", folder.resolve(stage + ".nii.gz").toString()));
		for (int n = 0; n < more.length; n += 2)
			keys.put(more[n], more[n + 1]);
		return new TotalSpineSegStageTask().run(null, TotalSpineSegStageSettings.JOB
			.parse(keys), Progress.NONE);
	}

	private static long count(final LabelVolume labels, final int label) {
		long count = 0;
		for (final short value : labels.array())
			if (value == label) count++;
		return count;
	}

	@Test
	void everyStageRuns() throws SpinepsException {
		final LabelVolume levels = labels("levels");
		assertThat(count(levels, 1) + count(levels, 2) + count(levels, 3) + count(
			levels, 4)).isEqualTo(2);
		final LabelVolume largest = labels("largest-component");
		assertThat(count(largest, 50)).isZero();
		assertThat(count(largest, 63)).isEqualTo(count(mask, 63));
		final LabelVolume filled = labels("fill-canal");
		assertThat(filled.array()[grid.index(8, 10, 30)]).isEqualTo((short) 2);
		final LabelVolume mapped = labels("map-labels", "map", "63:103, 50:26");
		assertThat(count(mapped, 103)).isEqualTo(count(mask, 63));
		assertThat(count(mapped, 26)).isEqualTo(1);
		assertThat(count(mapped, 2)).isZero();
		assertThat(count(labels("map-labels", "map", "63:103", "keep_unmapped",
			"true"), 2)).isEqualTo(count(mask, 2));
		final LabelVolume moved = labels("transform-labels", "grid", folder.resolve(
			"scan.nii.gz").toString());
		assertThat(moved.grid().size()).containsExactly(10, 20, 30);
		assertThat(count(moved, 64)).isPositive();
		assertThat(run("resample").image().getCalibration().pixelWidth).isEqualTo(1);
	}

	@Test
	void whatIsMissingIsNamed() {
		assertThatThrownBy(() -> run("map-labels")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("map=[50:26 60:1]");
		assertThatThrownBy(() -> run("map-labels", "map", "50=26")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("50=26");
		assertThatThrownBy(() -> run("transform-labels")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("grid=");
		assertThatThrownBy(() -> run("paint")).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("fill-canal");
		assertThatThrownBy(() -> run("levels", "output", "here.nii.gz"))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("whole path");
		assertThatThrownBy(() -> run("levels", "colour", "red")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("colour");
	}
}
