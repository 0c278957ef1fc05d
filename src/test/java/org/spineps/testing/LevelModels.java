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
package org.spineps.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.model.IntensityNormalisation;
import org.spineps.model.InputEncoding;
import org.spineps.model.LevelCalibration;
import org.spineps.model.LevelClasses;
import org.spineps.model.ModelCard;
import org.spineps.model.ModelInput;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;
import org.spineps.model.NetworkFile;
import org.spineps.model.OutputClass;
import org.spineps.model.Preparation;
import org.spineps.model.RunnableModel;
import org.spineps.network.PatchNetwork;
import org.spineps.network.window.Mirroring;
import org.spineps.network.window.Tiling;
import org.spineps.volume.AxisCodes;

/** Levels models made by hand. */
public final class LevelModels {

	/** The sets of labels of the packaged network. */
	public static final List<List<Integer>> SETS = List.of(List.of(41, 42, 43, 44,
		45, 46, 47, 48, 49, 50, 51), List.of(49, 50, 51), List.of(52, 53, 62, 100), List.of(60,
			61), List.of(60), List.of(26, 70, 71, 72, 73, 74));

	private LevelModels() {
		// static methods only
	}

	/** What a network does. */
	public interface Answer {

		/** As {@link PatchNetwork#run}. */
		float[] to(float[] patch, int... shape) throws SpinepsException;
	}

	/**
	 * @param side sides of a cut-out, even
	 * @param calibration how much the scores count
	 * @return a manifest like that of the packaged network
	 */
	public static ModelManifest manifest(final int side,
		final LevelCalibration calibration)
	{
		return new ModelManifest("levels-by-hand", ModelKind.LEVELS, "1",
			new ModelCard("By hand", "Apache-2.0", "none", List.of()), List.of(
				new NetworkFile("network.pt", "0123456789abcdef".repeat(4))),
			new ModelInput(AxisCodes.RAS, List.of(3.0, 3.0, 3.0),
				InputEncoding.LABEL_SETS, new IntensityNormalisation.None(), Map.of(),
				Preparation.NONE, SETS), Tiling.fixed(side, side,
				side),
			LevelClasses.labels().stream().map(label -> new OutputClass(label,
				"level")).toList(), Mirroring.NONE, List.of(), Map.of(), Optional.empty(),
			Optional.of(calibration), Map.of());
	}

	/**
	 * @param manifest its manifest
	 * @param answer what its network does
	 * @return the model
	 */
	public static RunnableModel model(final ModelManifest manifest,
		final Answer answer)
	{
		return new RunnableModel(manifest, List.of(new PatchNetwork() {

			@Override
			public float[] run(final float[] patch, final int... shape)
				throws SpinepsException
			{
				return answer.to(patch, shape);
			}

			@Override
			public String device() {
				return "by hand";
			}

			@Override
			public void close() {
				// nothing to free
			}
		}));
	}
}
