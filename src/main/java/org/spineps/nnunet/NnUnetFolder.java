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

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.convert.nnunet.Fold;
import org.spineps.convert.nnunet.FoldChoice;
import org.spineps.convert.nnunet.NnUnetModel;
import org.spineps.convert.torchscript.TorchScriptWriter;
import org.spineps.io.Sha256;
import org.spineps.io.TemporaryFolder;
import org.spineps.network.ComputeOptions;
import org.spineps.network.TorchEngine;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance.ModelUse;

/**
 * A folder in the layout of nnU-Net's training. Its checkpoints are converted
 * into networks for LibTorch whenever the model is opened; for an imported
 * model this was done at import.
 */
public final class NnUnetFolder implements PredictableModel {

	private final NnUnetModel model;
	private final InferencePlan plan;

	private NnUnetFolder(final NnUnetModel model) throws SpinepsException {
		this.model = model;
		plan = InferencePlan.of(model);
	}

	/**
	 * @param folder a folder with plans.json, dataset.json and fold_*
	 * @param folds which networks to use
	 * @return the model
	 * @throws SpinepsException if files are missing or damaged, or the model is
	 *           of a kind that cannot be run; says why
	 */
	public static NnUnetFolder read(final Path folder, final FoldChoice folds)
		throws SpinepsException
	{
		return new NnUnetFolder(NnUnetModel.read(folder, folds));
	}

	@Override
	public InferencePlan plan() {
		return plan;
	}

	@Override
	public List<ModelUse> uses() throws SpinepsException {
		final List<ModelUse> uses = new ArrayList<>();
		for (final Fold fold : model.folds())
			uses.add(new ModelUse("fold " + fold.name(), plan.name(), Sha256.of(fold
				.checkpoint())));
		return uses;
	}

	@Override
	public NnUnetPredictor open(final InferenceOptions options,
		final ComputeOptions compute, final Progress progress)
		throws SpinepsException
	{
		final List<FoldNetwork> folds = new ArrayList<>();
		for (final Fold fold : model.folds()) {
			final Map<String, Tensor> weights = model.weights(fold);
			try {
				TorchScriptWriter.check(model.architecture(), weights);
			}
			catch (final SpinepsException e) {
				throw e.in(fold.fileName());
			}
			folds.add(new FoldNetwork(plan.name() + ", fold " + fold.name(),
				() -> archive(model.architecture(), weights)));
		}
		return new NetworkLoader(plan, folds, options, compute).load(progress);
	}

	/** Weights are read from the checkpoint when the archive is read. */
	private static InputStream archive(final Architecture architecture,
		final Map<String, Tensor> weights) throws IOException
	{
		final TemporaryFolder folder = TemporaryFolder.create("spineps-nnunet-",
			TorchEngine.NetworkSource.USUAL_BYTES, TorchEngine.cacheFolder().resolve(
				"tmp"));
		boolean opened = false;
		try {
			final Path file = folder.path().resolve("network.pt");
			TorchScriptWriter.write(architecture, weights, file);
			final InputStream stream = new FilterInputStream(Files.newInputStream(
				file))
			{

				@Override
				public void close() throws IOException {
					super.close();
					folder.close();
				}
			};
			opened = true;
			return stream;
		}
		catch (final SpinepsException e) {
			throw new IOException(e.getMessage(), e);
		}
		finally {
			if (!opened) folder.close();
		}
	}
}
