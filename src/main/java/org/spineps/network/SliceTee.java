package org.spineps.network;

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
