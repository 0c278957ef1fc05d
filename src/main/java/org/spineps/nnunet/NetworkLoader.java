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
package org.spineps.nnunet;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.spineps.SpinepsException;
import org.spineps.network.ComputeOptions;
import org.spineps.network.PatchNetwork;
import org.spineps.network.Precision;
import org.spineps.network.PrecisionLoader;
import org.spineps.network.TorchEngine;
import org.spineps.network.TorchNetwork;
import org.spineps.progress.Progress;

/** Loads the networks of a model, all of them or none. */
final class NetworkLoader {

	/** Longest side of the patch for the precision trial. */
	private static final int TRIAL_SIZE = 64;
	/** Three waves along the patch. */
	private static final double WAVES = 6 * Math.PI;
	private static final double NOISE = 0.3;

	private final InferencePlan plan;
	private final List<FoldNetwork> folds;
	private final InferenceOptions options;
	private final ComputeOptions compute;

	/**
	 * @param plan the plan of the networks
	 * @param folds the networks, at least one
	 * @param options how they are run
	 * @param compute what they run on
	 */
	NetworkLoader(final InferencePlan plan, final List<FoldNetwork> folds,
		final InferenceOptions options, final ComputeOptions compute)
	{
		this.plan = plan;
		this.folds = List.copyOf(folds);
		this.options = options;
		this.compute = compute;
	}

	/**
	 * @param progress receives progress; checked for cancellation
	 * @return the model, to be closed by the caller
	 * @throws SpinepsException if a network cannot be loaded, or the requested
	 *           precision is not available
	 */
	NnUnetPredictor load(final Progress progress) throws SpinepsException {
		final TorchEngine engine = TorchEngine.start(compute.effectiveThreads());
		final Precision precision = precision();
		final int[] shape = precision == Precision.FLOAT32 ? new int[4]
			: trialShape();
		final PrecisionLoader loader = new PrecisionLoader(engine, compute
			.device(), precision, trialPatch(shape), shape);
		final List<PatchNetwork> networks = new ArrayList<>();
		boolean complete = false;
		try {
			for (final FoldNetwork fold : folds) {
				progress.report("Loading networks", networks.size(), folds.size());
				progress.checkCancelled();
				final TorchNetwork network = loader.load(fold.name(), fold.source());
				networks.add(plan.isPlanar() ? network.planar() : network);
			}
			complete = true;
			return new NnUnetPredictor(plan, networks, options);
		}
		finally {
			if (!complete) networks.forEach(PatchNetwork::close);
		}
	}

	/** The patch for the precision trial of this model. */
	private Precision precision() throws SpinepsException {
		final Precision wish = compute.precision();
		if (wish == Precision.FLOAT32 || !plan.isPlanar() && !options.isExact())
			return wish;
		if (wish == Precision.AUTO) return Precision.FLOAT32;
		throw new SpinepsException("The precision " + wish.text() +
			" cannot be used for this run", plan.isPlanar() ?
			"the model processes single slices" :
			"the original's rounding was requested, which needs float32",
			"Choose the precision float32");
	}

	/**
	 * Waves and noise: smoother than noise alone, on which networks give no
	 * useful output.
	 */
	private static float[] trialPatch(final int... shape) {
		final Random random = new Random(1);
		final float[] patch = new float[shape[0] * shape[1] * shape[2] * shape[3]];
		int at = 0;
		for (int c = 0; c < shape[0]; c++)
			for (int x = 0; x < shape[1]; x++)
				for (int y = 0; y < shape[2]; y++)
					for (int z = 0; z < shape[3]; z++)
						patch[at++] = (float) (Math.sin(WAVES * (c + 1.0) * x / shape[1]) +
							Math.sin(WAVES * y / shape[2]) * Math.cos(WAVES * z / shape[3]) +
							NOISE * random.nextGaussian());
		return patch;
	}

	private int[] trialShape() {
		final int[] shape = { plan.networkChannels(), 0, 0, 0 };
		for (int axis = 0; axis < 3; axis++) {
			final int multiple = plan.sizeMultiple().get(axis);
			// Two steps at least, for the norm of the coarsest features.
			shape[1 + axis] = Math.min(plan.patchSize().get(axis), Math.max(2 *
				multiple, TRIAL_SIZE / multiple * multiple));
		}
		return shape;
	}
}
