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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.convert.nnunet.ArchivedModel;
import org.spineps.convert.nnunet.Fold;
import org.spineps.convert.nnunet.FoldChoice;
import org.spineps.convert.nnunet.NnUnetModel;
import org.spineps.io.Sha256;
import org.spineps.model.LandmarkShare;
import org.spineps.model.ModelStore;
import org.spineps.model.SpineModel;
import org.spineps.network.ComputeOptions;
import org.spineps.network.TorchEngine;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance.ModelUse;

/**
 * A model of nnU-Net that was imported into the store: its networks are
 * archives that LibTorch loads directly.
 */
final class ImportedNnUnet implements PredictableModel {

	private final NnUnetModel model;
	private final List<Fold> folds;
	private final InferencePlan plan;
	private final Map<String, List<LandmarkShare>> landmarks;

	private ImportedNnUnet(final NnUnetModel model, final List<Fold> folds,
		final Map<String, List<LandmarkShare>> landmarks) throws SpinepsException
	{
		this.landmarks = landmarks;
		this.model = model;
		this.folds = folds;
		plan = InferencePlan.of(model);
	}

	/**
	 * @param folder folder of an imported model
	 * @param choice which networks to use; names of checkpoints are ignored
	 * @return the model
	 * @throws SpinepsException if files are missing or damaged, or a fold does
	 *           not exist
	 */
	static ImportedNnUnet read(final Path folder, final FoldChoice choice)
		throws SpinepsException
	{
		final SpineModel stored = ModelStore.at(folder);
		stored.verify();
		final NnUnetModel model = ArchivedModel.read(folder).asModel();
		final List<Fold> wanted = model.folds().stream().filter(fold -> choice.folds()
			.isEmpty() || choice.folds().contains(fold.name())).toList();
		if (wanted.isEmpty() || wanted.size() < choice.folds().size())
			throw choice.missing(String.valueOf(folder.getFileName()), model.folds()
				.stream().map(Fold::name).toList());
		return new ImportedNnUnet(model, wanted, stored.manifest().landmarks());
	}

	@Override
	public InferencePlan plan() {
		return plan;
	}

	@Override
	public Map<String, List<LandmarkShare>> landmarks() {
		return landmarks;
	}

	@Override
	public List<ModelUse> uses() throws SpinepsException {
		final List<ModelUse> uses = new ArrayList<>();
		for (final Fold fold : folds)
			uses.add(new ModelUse("fold " + fold.name(), plan.name(), Sha256.of(fold
				.checkpoint())));
		return uses;
	}

	@Override
	public NnUnetPredictor open(final InferenceOptions options,
		final ComputeOptions compute, final Progress progress)
		throws SpinepsException
	{
		final List<FoldNetwork> networks = new ArrayList<>();
		for (final Fold fold : folds)
			networks.add(new FoldNetwork(model.folder().getFileName() + ", fold " +
				fold.name(), TorchEngine.NetworkSource.of(fold.checkpoint())));
		return new NetworkLoader(plan, networks, options, compute).load(progress);
	}
}
