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
package org.spineps.convert.torchscript;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.archive.PickleWriter;
import org.spineps.convert.archive.StoredZip;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.io.AtomicFiles;
import org.spineps.progress.Progress;

/**
 * Writes a described network with its weights as a TorchScript archive for
 * inference, which LibTorch 1.13 and later loads.
 * <p>
 * The module takes one tensor, batch × channels × space, and returns one.
 * U-Nets give the logits of the head of full resolution, batch × classes ×
 * space; a {@link org.spineps.convert.architecture.DenseNetClassifier} gives
 * batch × logits, one head after the other in the order of the description.
 * Normalisation, encoding of labels, softmax and mirroring are not part of the
 * network; they are up to the caller. Weights are 32-bit floats; the network
 * computes in their type, so an archive whose weights are rounded to 16 bits
 * runs too.
 * </p>
 * <p>
 * Memory: one weight at a time. Equal inputs give equal bytes.
 * </p>
 */
public final class TorchScriptWriter {

	/**
	 * Changes whenever the archive of a network changes, so that stored archives
	 * can be recognised as outdated.
	 */
	public static final int REVISION = 1;

	private static final String ROOT = "model/";
	/** Version of TorchScript's operators, the newest that all LibTorch 2 know. */
	private static final String OPERATORS = "10\n";

	private TorchScriptWriter() {
		// static methods only
	}

	/**
	 * Names and shapes of the weights that a network needs for inference.
	 *
	 * @param architecture the network
	 * @return shapes by the names in a checkpoint, in the order of their use
	 */
	public static Map<String, List<Integer>> weights(
		final Architecture architecture)
	{
		final Map<String, List<Integer>> shapes = new LinkedHashMap<>();
		for (final NetworkParameter parameter : NetworkGraph.of(architecture).graph()
			.parameters())
		{
			final List<Integer> shape = new ArrayList<>();
			for (final int length : parameter.shape())
				shape.add(length);
			shapes.put(parameter.key(), List.copyOf(shape));
		}
		return shapes;
	}

	/**
	 * Checks that weights match a network, without reading them.
	 *
	 * @param architecture the network
	 * @param weights tensors by name. Other names of the same tensors, and
	 *          tensors that only training needs, are allowed
	 * @throws SpinepsException if weights are missing, unknown or of a different
	 *           shape; names them
	 */
	public static void check(final Architecture architecture,
		final Map<String, Tensor> weights) throws SpinepsException
	{
		new CheckedWeights(architecture.name(), NetworkGraph.of(architecture),
			weights);
	}

	/**
	 * Writes a network without notes.
	 *
	 * @param architecture the network
	 * @param weights as for {@link #check}
	 * @param target file to create or replace, atomically
	 * @throws SpinepsException as {@link #check}; if weights cannot be read or
	 *           are not finite; if the file cannot be written. The target does
	 *           not change
	 */
	public static void write(final Architecture architecture,
		final Map<String, Tensor> weights, final Path target)
		throws SpinepsException
	{
		write(architecture, weights, Map.of(), target, Progress.NONE);
	}

	/**
	 * Writes a network.
	 *
	 * @param architecture the network
	 * @param weights as for {@link #check}
	 * @param notes texts to keep in the archive, by plain file names; e.g. where
	 *          the weights came from. LibTorch calls them extra files
	 * @param target file to create or replace, atomically
	 * @param progress receives progress after every weight; checked for
	 *          cancellation before it
	 * @throws SpinepsException as {@link #check}; if weights cannot be read or
	 *           are not finite; if the file cannot be written. The target does
	 *           not change
	 * @throws java.util.concurrent.CancellationException if cancelled; the target
	 *           does not change
	 */
	public static void write(final Architecture architecture,
		final Map<String, Tensor> weights, final Map<String, String> notes,
		final Path target, final Progress progress) throws SpinepsException
	{
		final NetworkGraph network = NetworkGraph.of(architecture);
		final CheckedWeights checked = new CheckedWeights(architecture.name(),
			network, weights);
		try {
			AtomicFiles.write(target, out -> archive(network, checked, notes, out,
				progress));
		}
		catch (final SpinepsException e) {
			if (e.getCause() instanceof Unreadable unreadable)
				throw unreadable.problem;
			throw e;
		}
	}

	private static void archive(final NetworkGraph network,
		final CheckedWeights weights, final Map<String, String> notes,
		final OutputStream out, final Progress progress) throws IOException
	{
		final List<NetworkParameter> parameters = List.copyOf(network.graph()
			.parameters());
		try (StoredZip zip = new StoredZip(out)) {
			zip.add(ROOT + "version", ascii(OPERATORS));
			zip.add(ROOT + "code/__torch__.py", ascii(ModuleCode.of(network.graph(),
				network.output())));
			zip.add(ROOT + "constants.pkl", PickleWriter.emptyTuple());
			zip.add(ROOT + "data.pkl", ModulePickle.of(ModuleCode.CLASS, parameters));
			for (final Map.Entry<String, String> note : notes.entrySet())
				zip.add(ROOT + "extra/" + note.getKey(), note.getValue().getBytes(
					StandardCharsets.UTF_8));
			for (int i = 0; i < parameters.size(); i++) {
				progress.checkCancelled();
				zip.add(ROOT + "data/" + i, bytes(values(weights, parameters.get(i)
					.key())));
				progress.report("Writing the network", i + 1, parameters.size());
			}
		}
	}

	private static float[] values(final CheckedWeights weights,
		final String key) throws Unreadable
	{
		try {
			return weights.values(key);
		}
		catch (final SpinepsException e) {
			throw new Unreadable(e);
		}
	}

	private static byte[] bytes(final float[] values) {
		final ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(
			values.length, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
		buffer.asFloatBuffer().put(values);
		return buffer.array();
	}

	private static byte[] ascii(final String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	/** Passes a problem with the weights through the writer of the file. */
	private static final class Unreadable extends IOException {

		private static final long serialVersionUID = 1L;

		private final transient SpinepsException problem;

		Unreadable(final SpinepsException problem) {
			super(problem);
			this.problem = problem;
		}
	}
}
