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
package org.spineps.network.window;

import java.util.List;

/** Gives the same slices to several consumers, one after the other. */
public final class SliceTee implements SliceConsumer {

	private final List<SliceConsumer> consumers;

	/**
	 * @param consumers in order; all but the last must leave the scores as they are
	 */
	public SliceTee(final List<? extends SliceConsumer> consumers) {
		this.consumers = List.copyOf(consumers);
	}

	@Override
	public void begin(final int classes, final int slices, final int rows,
		final int columns)
	{
		for (final SliceConsumer consumer : consumers)
			consumer.begin(classes, slices, rows, columns);
	}

	@Override
	public void accept(final int firstSlice, final int count,
		final float[] logits)
	{
		for (final SliceConsumer consumer : consumers)
			consumer.accept(firstSlice, count, logits);
	}
}
