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

/** A network made of a function, which counts its runs. */
public final class FakeNetwork implements PatchNetwork {

	/** Scores of a patch. */
	public interface Scores {

		float[] of(float[] patch, int... shape);
	}

	public final List<int[]> shapes = new ArrayList<>();
	boolean closed;
	private final Scores scores;
	private final FakeNetwork onCpu;
	private final String device;

	public FakeNetwork(final Scores scores) {
		this(scores, "fake", null);
	}

	public FakeNetwork(final Scores scores, final String device,
		final FakeNetwork onCpu)
	{
		this.scores = scores;
		this.device = device;
		this.onCpu = onCpu;
	}

	@Override
	public float[] run(final float[] patch, final int... shape) {
		shapes.add(shape.clone());
		return scores.of(patch, shape);
	}

	@Override
	public String device() {
		return device;
	}

	@Override
	public Optional<PatchNetwork> onCpu() {
		return Optional.ofNullable(onCpu);
	}

	@Override
	public void close() {
		closed = true;
	}
}
