package org.spineps.model.torchscript;

import java.util.Arrays;

/**
 * A tensor that a network needs.
 *
 * @param attribute its name in the archive
 * @param key its name in the checkpoint
 * @param shape its sizes, slowest axis first; not copied
 * @param trained false for the running statistics of a batch normalisation
 */
record Parameter(String attribute, String key, int[] shape, boolean trained) {

	/** @return number of values */
	long size() {
		return Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
	}
}
