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

import static org.assertj.core.api.Assertions.assertThat;

import org.spineps.network.window.SliceConsumer;

/** Collects everything, and checks that slices come in order. */
public final class SliceCollector implements SliceConsumer {

	int begun;
	public int next;
	int[] size;
	public float[] logits;

	/** @return classes × voxels, as they came; not copied */
	public float[] logits() {
		return logits;
	}

	@Override
	public void begin(final int classes, final int slices, final int rows,
		final int columns)
	{
		begun++;
		next = 0;
		size = new int[] { classes, slices, rows, columns };
		logits = new float[classes * slices * rows * columns];
	}

	@Override
	public void accept(final int firstSlice, final int count,
		final float[] values)
	{
		assertThat(firstSlice).isEqualTo(next);
		next += count;
		final int plane = size[2] * size[3];
		for (int k = 0; k < size[0]; k++)
			System.arraycopy(values, k * count * plane, logits, (k * size[1] +
				firstSlice) * plane, count * plane);
	}
}
