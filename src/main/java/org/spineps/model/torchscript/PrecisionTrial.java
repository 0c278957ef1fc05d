package org.spineps.model.torchscript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

import org.spineps.SpinepsException;
import org.spineps.network.Device;
import org.spineps.network.DeviceChoice;
import org.spineps.network.ProcessorFeatures;
import org.spineps.network.TorchEngine;
import org.spineps.network.TorchNetwork;

/**
 * Finds out whether a network should compute with shorter numbers here: on a
 * processor that has them, or on a GPU. It runs the network both ways on one small
 * patch and compares times and labels.
 */
public final class PrecisionTrial {

	/** Gains below this are not worth a single other label. */
	private static final double LEAST_SPEEDUP = 1.2;
	/** Part of the voxels of the trial that must get the same label. */
	private static final double LEAST_AGREEMENT = 0.97;
	private static final double NANOS = 1e9;
	private static final int WAVES = 3;

	private PrecisionTrial() {
		// static methods only
	}

	/**
	 * What was found.
	 *
	 * @param precision what the network should compute with
	 * @param reason why, without a full stop, e.g. "1.9 times as fast, the same
	 *          label at 99.2 % of a trial's voxels"
	 * @param speedup time with 32-bit floats in units of that with the shorter
	 *          numbers; 1 if nothing was tried
	 * @param agreement part of the trial's voxels where both give the same greatest
	 *          score; 1 if nothing was tried
	 */
	public record Outcome(Precision precision, String reason, double speedup,
		double agreement)
	{

		private static Outcome whole(final String reason) {
			return new Outcome(Precision.FLOAT32, reason, 1, 1);
		}
	}

	/**
	 * Decides for one network on one device. Takes four runs of the network if
	 * there is something to try, else no time.
	 *
	 * @param engine what runs it
	 * @param archive the network, written by {@link TorchScriptWriter} with 32-bit
	 *          floats
	 * @param device what the user asked for
	 * @param choice what the user asked for
	 * @param shape channels and three sizes of the patch to try, row-major; sizes
	 *          that the network can halve as often as it does, e.g. 64
	 * @return the decision
	 * @throws SpinepsException if numbers were asked for that the device does not
	 *           have, or the network cannot be run
	 */
	public static Outcome decide(final TorchEngine engine, final Path archive,
		final DeviceChoice device, final PrecisionChoice choice,
		final int... shape) throws SpinepsException
	{
		return decide(engine, archive, device, choice, ProcessorFeatures.bfloat16(),
			shape);
	}

	static Outcome decide(final TorchEngine engine, final Path archive,
		final DeviceChoice device, final PrecisionChoice choice,
		final Optional<Boolean> bfloat16, final int... shape)
		throws SpinepsException
	{
		if (choice == PrecisionChoice.FLOAT32) return Outcome.whole("asked for");
		final Device.Kind kind = device.resolve(engine.available()).kind();
		final boolean native16 = kind == Device.Kind.CPU && bfloat16.orElse(false);
		if (choice == PrecisionChoice.AUTO) {
			if (kind == Device.Kind.GPU) return judge(compare(engine, archive, device,
				Precision.FLOAT16, shape));
			return native16 ? judge(compare(engine, archive, device,
				Precision.BFLOAT16, shape)) : Outcome.whole(kind == Device.Kind.CPU
					? "this processor is not known to have shorter floats"
					: "shorter floats are not tried on this device");
		}
		if (kind == Device.Kind.CPU && !(choice == PrecisionChoice.BFLOAT16 &&
			native16)) throw new SpinepsException("The precision " + choice.name()
				.toLowerCase(Locale.ROOT) + " cannot be used here",
				choice == PrecisionChoice.FLOAT16 ? "it is for GPUs only"
					: "this processor is not known to have such numbers",
				"Choose the precision auto or float32");
		final Outcome compared = compare(engine, archive, device, choice.precision()
			.orElseThrow(), shape);
		return new Outcome(compared.precision, "asked for; " + compared.reason,
			compared.speedup, compared.agreement);
	}

	private static Outcome judge(final Outcome compared) {
		if (compared.agreement >= LEAST_AGREEMENT &&
			compared.speedup >= LEAST_SPEEDUP) return compared;
		return new Outcome(Precision.FLOAT32, "shorter floats are " +
			compared.reason, compared.speedup, compared.agreement);
	}

	/** Both ways on one patch, each once before its time is taken. */
	private static Outcome compare(final TorchEngine engine,
		final Path archive, final DeviceChoice device, final Precision precision,
		final int... shape) throws SpinepsException
	{
		final float[] patch = patch(shape);
		try (TorchNetwork whole = open(engine, archive, device, Precision.FLOAT32);
				TorchNetwork reduced = open(engine, archive, device, precision))
		{
			final float[] expected = whole.run(patch, shape);
			final float[] found = reduced.run(patch, shape);
			final long start = System.nanoTime();
			whole.run(patch, shape);
			final long middle = System.nanoTime();
			reduced.run(patch, shape);
			final double seconds = (System.nanoTime() - middle) / NANOS;
			final double speedup = (middle - start) / NANOS / seconds;
			final double agreement = agreement(expected, found, patch.length /
				shape[0]);
			return new Outcome(precision, String.format(Locale.ROOT,
				"%.1f times as fast, the same label at %.1f %% of a trial's voxels",
				speedup, 100 * agreement), speedup, agreement);
		}
	}

	/**
	 * Opens a network with the numbers that were decided on. A shorter copy lies in
	 * the folder for temporary files while it is read.
	 *
	 * @param engine what runs it
	 * @param archive the network, as for {@link #decide}
	 * @param device what the user asked for
	 * @param precision what to compute with
	 * @return the network, to be closed by the caller
	 * @throws SpinepsException if it cannot be read or the device cannot be used
	 */
	public static TorchNetwork open(final TorchEngine engine,
		final Path archive, final DeviceChoice device, final Precision precision)
		throws SpinepsException
	{
		if (precision == Precision.FLOAT32) return engine.load(archive, device);
		return engine.load(archive.getFileName().toString(), () -> reduced(archive,
			precision), device);
	}

	private static InputStream reduced(final Path archive,
		final Precision precision) throws IOException
	{
		final Path copy = Files.createTempFile("spineps-", ".pt");
		boolean opened = false;
		try {
			PrecisionConverter.convert(archive, precision, copy);
			final InputStream stream = Files.newInputStream(copy,
				StandardOpenOption.DELETE_ON_CLOSE);
			opened = true;
			return stream;
		}
		catch (final SpinepsException e) {
			throw new IOException(e.getMessage(), e);
		}
		finally {
			if (!opened) Files.deleteIfExists(copy);
		}
	}

	/** Waves and noise: softer than noise alone, on which networks say nothing. */
	private static float[] patch(final int... shape) {
		final Random random = new Random(1);
		final float[] patch = new float[shape[0] * shape[1] * shape[2] * shape[3]];
		int at = 0;
		for (int c = 0; c < shape[0]; c++) {
			final double phase = 2 * Math.PI * random.nextDouble();
			for (int x = 0; x < shape[1]; x++)
				for (int y = 0; y < shape[2]; y++)
					for (int z = 0; z < shape[3]; z++)
						patch[at++] = (float) (Math.sin(phase + WAVES * 2 * Math.PI * x /
							shape[1]) + Math.sin(phase + WAVES * 2 * Math.PI * y /
								shape[2]) * Math.cos(WAVES * 2 * Math.PI * z / shape[3]) +
							0.3 * random.nextGaussian());
		}
		return patch;
	}

	/** @return part of the voxels with the same greatest score */
	static double agreement(final float[] a, final float[] b,
		final int voxels)
	{
		int same = 0;
		for (int v = 0; v < voxels; v++)
			if (greatest(a, v, voxels) == greatest(b, v, voxels)) same++;
		return (double) same / voxels;
	}

	private static int greatest(final float[] scores, final int voxel,
		final int voxels)
	{
		int best = voxel;
		for (int at = voxel; at < scores.length; at += voxels)
			if (scores[at] > scores[best]) best = at;
		return best;
	}
}
