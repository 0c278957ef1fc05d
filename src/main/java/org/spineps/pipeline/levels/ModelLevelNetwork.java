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
package org.spineps.pipeline.levels;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.model.LevelCalibration;
import org.spineps.model.LevelClasses;
import org.spineps.model.ModelInput;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;
import org.spineps.model.RunnableModel;
import org.spineps.progress.Progress;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * The levels network of a model. It sees cut-outs of the manifest's patch size
 * around all vertebrae of a scan at once. Not for several threads at a time.
 */
public final class ModelLevelNetwork implements LevelNetwork {

	/** Name of the stage that {@link #look} reports, one step in all. */
	public static final String STAGE = "Levels network";

	/** 540 litres of patient at 3 mm, and 80 MB. */
	private static final long MOST_SAMPLES = 20_000_000;
	/** No row of levels has more vertebrae: C1 to L6 with T13. */
	private static final int MOST_VERTEBRAE = 26;
	/** Longest side of a cut-out; what all of them need is bounded with it. */
	private static final int LARGEST_SIDE = 64;

	private final RunnableModel model;

	/**
	 * @param model a levels model; stays the caller's
	 * @throws SpinepsException if its cut-outs are too large
	 * @throws IllegalArgumentException if the model is of another kind
	 */
	public ModelLevelNetwork(final RunnableModel model) throws SpinepsException {
		final ModelManifest manifest = model.manifest();
		if (manifest.kind() != ModelKind.LEVELS) throw new IllegalArgumentException(
			"Not a levels model: " + manifest.id());
		if (manifest.tiling().patchSize().stream().anyMatch(
			side -> side > LARGEST_SIDE)) throw new SpinepsException(
				"The levels model " + manifest.id() + " cannot be used",
				"its patch size is " + manifest.tiling().patchSize(),
				"Choose a model with sides of at most " + LARGEST_SIDE);
		this.model = model;
	}

	@Override
	public String id() {
		return model.manifest().id();
	}

	@Override
	public LevelCalibration calibration() {
		return model.manifest().calibration().orElse(LevelCalibration.DEFAULT);
	}

	@Override
	public Optional<double[][]> look(final LabelVolume structures,
		final LabelVolume vertebrae, final int count, final Progress progress)
		throws SpinepsException
	{
		progress.checkCancelled();
		if (count < 1 || count > MOST_VERTEBRAE) return Optional.empty();
		final ModelInput input = model.manifest().input();
		final Optional<Grid> grid = LevelGrid.of(structures, input, MOST_SAMPLES);
		if (grid.isEmpty()) return Optional.empty();
		final List<Integer> side = model.manifest().tiling().patchSize();
		final LevelCutouts cutouts = new LevelCutouts(input, new int[] { side.get(2),
			side.get(1), side.get(0) }, LevelGrid.sample(structures, grid.get(),
				ModelInput.OUTSIDE), LevelGrid.sample(vertebrae, grid.get(), 0), count);
		final double[][] logs = new double[count][LevelClasses.COUNT];
		final List<Integer> shown = cutouts.vertebrae();
		if (shown.isEmpty()) return Optional.of(logs);
		progress.report(STAGE, 0, 1);
		final List<float[]> seen = new ArrayList<>();
		for (final int vertebra : shown)
			seen.add(cutouts.of(vertebra));
		final List<float[]> rows = model.rows(seen, progress);
		for (int n = 0; n < rows.size(); n++)
			logs[shown.get(n) - 1] = logSoftmax(rows.get(n));
		progress.report(STAGE, 1, 1);
		return Optional.of(logs);
	}

	private double[] logSoftmax(final float[] scores) throws SpinepsException {
		double largest = Double.NEGATIVE_INFINITY;
		for (final float score : scores) {
			if (!Float.isFinite(score)) throw new SpinepsException("The network " +
				id() + " does not work", "it returns values that are not finite",
				"Choose the device cpu, or no levels network (--levels-model none)");
			largest = Math.max(largest, score);
		}
		double sum = 0;
		for (final float score : scores)
			sum += Math.exp(score - largest);
		final double[] logs = new double[scores.length];
		for (int k = 0; k < logs.length; k++)
			logs[k] = scores[k] - largest - Math.log(sum);
		return logs;
	}
}
