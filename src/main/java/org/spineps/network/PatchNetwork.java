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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;

/**
 * A network that turns one patch into scores. It hides the deep-learning engine
 * from the rest of the program.
 * <p>
 * Arrays are row-major with the channel slowest: element (c, x, y, z) of a
 * patch of shape (C, X, Y, Z) has index {@code ((c * X + x) * Y + y) * Z + z}.
 * An implementation may be called from any thread, also from several at the same
 * time; those that share a scarce device wait for each other.
 * </p>
 */
public interface PatchNetwork extends AutoCloseable {

	/**
	 * Runs the network once.
	 *
	 * @param patch C×X×Y×Z values; read only, not kept. May be longer than the
	 *          shape needs
	 * @param shape the four sizes C, X, Y, Z
	 * @return the scores (logits), K×X×Y×Z row-major for a segmentation network;
	 *         a network with several outputs gives them one after another. A new
	 *         array that belongs to the caller
	 * @throws SpinepsException if the network does not accept such a patch
	 * @throws DeviceMemoryException if the device ran out of memory for a patch
	 *           of this size; a smaller one may work
	 */
	float[] run(float[] patch, int... shape) throws SpinepsException;

	/**
	 * Runs the network on several patches of one shape in one pass, if it can.
	 *
	 * @param patches see {@link #run(float[], int...)}; at least one
	 * @param shape the four sizes of each
	 * @return the scores of each; new arrays
	 * @throws SpinepsException if the network does not accept such patches
	 * @throws DeviceMemoryException if the device ran out of memory for so many
	 */
	default List<float[]> runAll(final List<float[]> patches,
		final int... shape) throws SpinepsException
	{
		final List<float[]> scores = new ArrayList<>();
		for (final float[] patch : patches)
			scores.add(run(patch, shape));
		return scores;
	}

	/** @return whether it runs on the CPU */
	default boolean isOnCpu() {
		return true;
	}

	/**
	 * @return the device of the network and the reason, e.g. "cpu (requested)"
	 */
	String device();

	/**
	 * The fallback when the device has too little memory.
	 *
	 * @return the same network on the CPU, to be closed by the caller; empty if
	 *         this one already runs there or cannot be loaded twice
	 * @throws SpinepsException if loading it again fails
	 */
	default Optional<PatchNetwork> onCpu() throws SpinepsException {
		return Optional.empty();
	}

	/** Frees the native memory; further calls have no effect. */
	@Override
	void close();
}
