package org.spineps.model.nnunet.inference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.model.architecture.Architecture;
import org.spineps.model.checkpoint.Tensor;
import org.spineps.model.nnunet.Fold;
import org.spineps.model.nnunet.FoldChoice;
import org.spineps.model.nnunet.NnUnetModel;
import org.spineps.model.torchscript.Precision;
import org.spineps.model.torchscript.TorchScriptWriter;
import org.spineps.network.DeviceChoice;
import org.spineps.progress.Progress;

/**
 * A folder as nnU-Net's training leaves it. Its checkpoints are turned into
 * networks for LibTorch whenever the model is opened; an imported model has that
 * behind it.
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
	 * @param folds which networks are wanted
	 * @return the model
	 * @throws SpinepsException if files are missing or damaged, or the model is of a
	 *           kind that cannot be run; says what
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
	public NnUnetPredictor open(final InferenceOptions options,
		final DeviceChoice device, final int threads, final Progress progress)
		throws SpinepsException
	{
		final List<FoldNetwork> folds = new ArrayList<>();
		for (final Fold fold : model.folds()) {
			final Map<String, Tensor> weights = model.weights(fold);
			TorchScriptWriter.check(model.architecture(), weights);
			folds.add(new Checkpointed(plan.name() + ", fold " + fold.name(), model
				.architecture(), weights));
		}
		return new NetworkLoader(plan, folds, options, device).load(threads,
			progress);
	}

	/** Weights in a checkpoint, which are read when the archive is written. */
	private record Checkpointed(String name, Architecture architecture,
		Map<String, Tensor> weights) implements FoldNetwork
	{

		@Override
		public void write(final Precision precision, final Path target)
			throws SpinepsException
		{
			TorchScriptWriter.write(architecture, weights, precision, Map.of(), target,
				Progress.NONE);
		}
	}
}
