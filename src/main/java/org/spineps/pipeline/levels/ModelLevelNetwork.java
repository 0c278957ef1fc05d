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

import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.model.LevelCalibration;
import org.spineps.model.ModelInput;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;
import org.spineps.model.RunnableModel;
import org.spineps.progress.Progress;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * The levels network of a model. It sees the structures of the whole field of view
 * in one piece. Not for several threads at a time.
 */
public final class ModelLevelNetwork implements LevelNetwork {

	/** Name of the stage that {@link #look} reports, one step in all. */
	public static final String STAGE = "Levels network";

	/**
	 * The most samples where a manifest does not say it: 40 litres of patient at
	 * 3 mm, and some 200 MB for input and scores.
	 */
	private static final long MOST_SAMPLES = 1_500_000;

	private final RunnableModel model;

	/**
	 * @param model a levels model; stays the caller's
	 * @throws IllegalArgumentException if the model is of another kind
	 */
	public ModelLevelNetwork(final RunnableModel model) {
		if (model.manifest().kind() != ModelKind.LEVELS)
			throw new IllegalArgumentException("Not a levels model: " + model
				.manifest().id());
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
	public Optional<LevelMap> look(final LabelVolume structures,
		final Progress progress) throws SpinepsException
	{
		progress.checkCancelled();
		final ModelManifest manifest = model.manifest();
		final List<Integer> multiple = manifest.tiling().sizeMultiple();
		final long most = manifest.tiling().maxTileVoxels();
		final Optional<Grid> grid = LevelGrid.of(structures, manifest.input(),
			multiple.stream().mapToInt(Integer::intValue).toArray(), most > 0 ? Math
				.min(most, MOST_SAMPLES) : MOST_SAMPLES);
		if (grid.isEmpty()) return Optional.empty();
		progress.report(STAGE, 0, 1);
		final float[] scores = model.scores(LevelGrid.sample(structures, grid.get(),
			ModelInput.OUTSIDE), progress);
		for (final float score : scores)
			if (!Float.isFinite(score)) throw new SpinepsException("The network " +
				manifest.id() + " does not work", "it returns values that are not finite",
				"Choose the device cpu, or no levels network (--levels-model none)");
		progress.report(STAGE, 1, 1);
		return Optional.of(new LevelMap(grid.get(), scores));
	}
}
