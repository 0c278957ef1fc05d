package org.spineps.model.nnunet.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.spineps.SpinepsException;
import org.spineps.model.torchscript.Precision;
import org.spineps.model.torchscript.PrecisionChoice;
import org.spineps.model.torchscript.PrecisionTrial;
import org.spineps.network.DeviceChoice;
import org.spineps.network.PatchNetwork;
import org.spineps.network.TorchEngine;
import org.spineps.network.TorchNetwork;
import org.spineps.progress.Progress;

/** Loads the networks of a model, all of them or none. */
final class NetworkLoader {

	/** Longest side of the patch on which shorter numbers are tried. */
	private static final int TRIAL_SIZE = 64;

	private final InferencePlan plan;
	private final List<FoldNetwork> folds;
	private final InferenceOptions options;
	private final DeviceChoice device;

	/**
	 * @param plan what the networks belong to
	 * @param folds the networks, at least one
	 * @param options how they are run
	 * @param device what the user asked for
	 */
	NetworkLoader(final InferencePlan plan, final List<FoldNetwork> folds,
		final InferenceOptions options, final DeviceChoice device)
	{
		this.plan = plan;
		this.folds = List.copyOf(folds);
		this.options = options;
		this.device = device;
	}

	/**
	 * @param threads CPU threads, at least 1
	 * @param progress told how far it is, asked whether to stop
	 * @return the model, to be closed by the caller
	 * @throws SpinepsException if a network cannot be loaded, or the numbers that
	 *           were asked for cannot be had
	 */
	NnUnetPredictor load(final int threads, final Progress progress)
		throws SpinepsException
	{
		final TorchEngine engine = TorchEngine.start(threads);
		final PrecisionTrial.Outcome chosen = precision(engine, progress);
		final Precision precision = chosen == null ? Precision.FLOAT32 : chosen
			.precision();
		final List<PatchNetwork> networks = new ArrayList<>();
		boolean complete = false;
		try {
			for (final FoldNetwork fold : folds) {
				progress.report("Loading networks", networks.size(), folds.size());
				progress.checkCancelled();
				final TorchNetwork network = engine.load(fold.name(), () -> fold.stream(
					precision), device);
				networks.add(plan.isPlanar() ? network.planar() : network);
			}
			complete = true;
			return new NnUnetPredictor(plan, networks, options, chosen == null ? ""
				: precision.name().toLowerCase(Locale.ROOT) + ": " + chosen
					.reason());
		}
		finally {
			if (!complete) networks.forEach(PatchNetwork::close);
		}
	}

	/** @return what a trial said; null if there was nothing to choose */
	private PrecisionTrial.Outcome precision(final TorchEngine engine,
		final Progress progress) throws SpinepsException
	{
		final PrecisionChoice choice = options.precision();
		if (choice == PrecisionChoice.FLOAT32) return null;
		if (plan.isPlanar() || options.isExact()) {
			if (choice == PrecisionChoice.AUTO) return null;
			throw new SpinepsException("The precision " + choice.name().toLowerCase(
				Locale.ROOT) + " cannot be used here", plan.isPlanar()
					? "the model takes single slices"
					: "the original's rounding was asked for, which is that of float32",
				"Choose the precision float32");
		}
		progress.report("Trying shorter numbers", 0, 0);
		try {
			final Path archive = Files.createTempFile("spineps-nnunet-", ".pt");
			try {
				folds.get(0).write(Precision.FLOAT32, archive);
				return PrecisionTrial.decide(engine, archive, device, choice,
					trialShape());
			}
			finally {
				Files.deleteIfExists(archive);
			}
		}
		catch (final IOException e) {
			throw new SpinepsException("There is no room for temporary files", String
				.valueOf(e.getMessage()), "Free some of " + System.getProperty(
					"java.io.tmpdir") + ", or choose the precision float32", e);
		}
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
