package org.spineps.batch;

import org.spineps.SpinepsException;

/** Loads the networks when they are first needed. For one thread. */
final class LazySegmenter implements AutoCloseable {

	private final Segmenter.Source source;
	private Segmenter segmenter;
	private boolean broken;

	LazySegmenter(final Segmenter.Source source) {
		this.source = source;
	}

	/**
	 * @return the segmenter
	 * @throws SpinepsException if it cannot be made; it then
	 *           {@linkplain #isBroken is broken}
	 */
	Segmenter get() throws SpinepsException {
		if (segmenter != null) return segmenter;
		boolean opened = false;
		try {
			segmenter = source.open();
			opened = true;
			return segmenter;
		}
		finally {
			broken = !opened;
		}
	}

	/** @return whether loading was tried and failed, and would fail again */
	boolean isBroken() {
		return broken;
	}

	/** @return what the networks run on; empty before they are loaded */
	String device() {
		return segmenter == null ? "" : segmenter.device();
	}

	@Override
	public void close() {
		if (segmenter != null) segmenter.close();
	}
}
