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
package org.spineps.batch.prediction;

import org.spineps.SpinepsException;
import org.spineps.nnunet.NnUnetPredictor;
import org.spineps.nnunet.PredictableModel;
import org.spineps.progress.Progress;

/** Loads a model when a case first needs it. For one thread. */
final class LazyPredictor implements AutoCloseable {

	private final PredictableModel model;
	private final PredictionJob job;
	private final Progress progress;
	private NnUnetPredictor predictor;
	private boolean broken;

	LazyPredictor(final PredictableModel model, final PredictionJob job,
		final Progress progress)
	{
		this.model = model;
		this.job = job;
		this.progress = progress;
	}

	/**
	 * @return the loaded model
	 * @throws SpinepsException if it cannot be loaded; it then
	 *           {@linkplain #isBroken is broken}
	 */
	NnUnetPredictor get() throws SpinepsException {
		if (predictor != null) return predictor;
		boolean loaded = false;
		try {
			predictor = model.open(job.options(), job.compute(), progress);
			loaded = true;
			return predictor;
		}
		finally {
			broken = !loaded;
		}
	}

	/** @return whether loading was tried and failed, and would fail again */
	boolean isBroken() {
		return broken;
	}

	@Override
	public void close() {
		if (predictor != null) predictor.close();
	}
}
