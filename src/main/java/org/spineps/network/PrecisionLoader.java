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
package org.spineps.network;

import ai.djl.engine.EngineException;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.io.Sha256;

/**
 * Loads the networks of one model in the precision that the user chose. A
 * precision below 32 bits is tried first: the CPU must have instructions for
 * it, and the first network must be faster with it and give the same labels; a
 * {@linkplain TrialMemory trial of an earlier run} on the CPU counts, too.
 * The network's device description states the outcome. Not thread-safe.
 */
public final class PrecisionLoader {

	private final TorchEngine engine;
	private final DeviceChoice choice;
	private final Precision wish;
	private final boolean bfloat16;
	private final float[] patch;
	private final int[] shape;
	private final TrialMemory memory;
	private Precision decided;
	private String note = "";

	/**
	 * @param engine runs the networks
	 * @param choice the device that the user chose
	 * @param wish the precision that the user chose
	 * @param patch an input like the real ones, for the trial; kept, not changed
	 * @param shape its four sizes C, X, Y, Z
	 */
	public PrecisionLoader(final TorchEngine engine, final DeviceChoice choice,
		final Precision wish, final float[] patch, final int... shape)
	{
		this(engine, choice, wish, ProcessorFeatures.bfloat16().orElse(false),
			TrialMemory.standard(), patch, shape);
	}

	PrecisionLoader(final TorchEngine engine, final DeviceChoice choice,
		final Precision wish, final boolean bfloat16, final TrialMemory memory,
		final float[] patch, final int... shape)
	{
		this.engine = engine;
		this.choice = choice;
		this.wish = wish;
		this.bfloat16 = bfloat16;
		this.memory = memory;
		this.patch = patch;
		this.shape = shape.clone();
	}

	/**
	 * Loads a network; the first one decides for those that follow.
	 *
	 * @param name name for messages
	 * @param source the TorchScript archive, in 32 bits
	 * @return the network, to be closed by the caller
	 * @throws SpinepsException if it cannot be loaded, or not run in the
	 *           precision requested by name
	 */
	public TorchNetwork load(final String name,
		final TorchEngine.NetworkSource source) throws SpinepsException
	{
		final TorchNetwork wide = engine.load(name, source, choice);
		if (wish == Precision.FLOAT32) return wide;
		boolean done = false;
		try {
			final boolean first = decided == null;
			if (first) decided = target(wide.isOnCpu());
			if (decided == Precision.FLOAT32) {
				done = true;
				return wide.noted(note);
			}
			final Optional<TorchNetwork> reduced = reduced(name, source, wide, first);
			if (reduced.isPresent()) return reduced.get().noted(note);
			decided = Precision.FLOAT32;
			done = true;
			return wide.noted(note);
		}
		finally {
			if (!done) wide.close();
		}
	}

	/** The precision to try. */
	private Precision target(final boolean onCpu) throws SpinepsException {
		if (!onCpu) return wish == Precision.AUTO ? Precision.FLOAT16 : wish;
		if (wish == Precision.FLOAT16) throw new SpinepsException(
			"float16 is not supported on the CPU",
			"CPUs have no fast instructions for it",
			"Use auto, bfloat16 or float32");
		if (bfloat16) return Precision.BFLOAT16;
		note = "float32, because this CPU is not known to support bfloat16";
		if (wish == Precision.AUTO) return Precision.FLOAT32;
		throw new SpinepsException("bfloat16 is not supported on this CPU",
			"It does not report the instructions for it (avx512_bf16, amx_bf16)" +
				", and without them it is many times slower", "Use auto or float32");
	}

	/** The network in reduced precision, or empty if there is no gain. */
	private Optional<TorchNetwork> reduced(final String name,
		final TorchEngine.NetworkSource source, final TorchNetwork wide,
		final boolean first) throws SpinepsException
	{
		TorchNetwork network = null;
		boolean kept = false;
		try {
			// On GPUs a trial is short, and a name says little about the device.
			final Optional<TrialMemory.Key> key = first && wide.isOnCpu() ? Optional.of(
				key(name, source)) : Optional.empty();
			final LocalDate today = LocalDate.now();
			final Optional<PrecisionTrial> earlier = key.flatMap(known -> memory.find(
				known, today));
			if (earlier.isPresent() && !isAccepted(name, earlier.get())) return Optional
				.empty();
			network = engine.load(name, () -> reduced(source, decided), wide
				.where());
			if (!first || earlier.isPresent()) kept = true;
			else {
				final PrecisionTrial trial = PrecisionTrial.run(wide, network, patch,
					shape);
				key.ifPresent(known -> memory.put(known, trial, today));
				kept = isAccepted(name, trial);
			}
			return kept ? Optional.of(network) : Optional.empty();
		}
		catch (final EngineException e) {
			return refused(name, EngineFailure.firstLine(e), e);
		}
		catch (final SpinepsException e) {
			return refused(name, e.found(), e);
		}
		finally {
			if (kept) wide.close();
			else if (network != null) network.close();
		}
	}

	private static InputStream reduced(final TorchEngine.NetworkSource source,
		final Precision precision) throws IOException
	{
		final CheckedCopy copy = CheckedCopy.of(source);
		boolean done = false;
		try {
			final InputStream reduced = copy.reduced(precision);
			done = true;
			return reduced;
		}
		finally {
			if (!done) copy.close();
		}
	}

	private TrialMemory.Key key(final String name,
		final TorchEngine.NetworkSource source) throws SpinepsException
	{
		try (InputStream in = source.open()) {
			return new TrialMemory.Key(ProcessorFeatures.name() + ", " + Runtime
				.getRuntime().availableProcessors() + " cores", engine.library(), Sha256
					.of(in), decided.text(), engine.threads(), Arrays.stream(shape)
						.mapToObj(Integer::toString).collect(Collectors.joining("x")));
		}
		catch (final IOException e) {
			throw new SpinepsException("The network " + name + " could not be read",
				EngineFailure.firstLine(e), "Download the model again", e);
		}
	}

	private boolean isAccepted(final String name, final PrecisionTrial trial)
		throws SpinepsException
	{
		final boolean accepted = wish == Precision.AUTO ? trial.isWorthIt() : trial
			.isUsable();
		if (!accepted && wish != Precision.AUTO) throw unusable(name, trial
			.toString(), null);
		note = (accepted ? decided.text() + ", " : "float32, because " + decided
			.text() + " was ") + trial;
		return accepted;
	}

	/** With "auto" the run continues in 32 bits, and the device says why. */
	private Optional<TorchNetwork> refused(final String name, final String why,
		final Exception cause) throws SpinepsException
	{
		if (wish != Precision.AUTO) throw unusable(name, why, cause);
		note = "float32, because " + decided.text() + " does not work: " + why;
		return Optional.empty();
	}

	private SpinepsException unusable(final String name, final String why,
		final Exception cause)
	{
		return new SpinepsException("The network " + name +
			" cannot be used with " + decided.text(), why,
			"Use auto or float32", cause);
	}
}
