package org.spineps.evaluate;

import java.util.Arrays;
import java.util.List;

import org.spineps.volume.Box;

/**
 * An instance of a mask, or the union of several.
 *
 * @param labels its labels in the array, ascending
 * @param voxels how many voxels
 * @param box where they are
 */
record Instance(int[] labels, long voxels, Box box) {

	/** The first label; by it instances are ordered. */
	int label() {
		return labels[0];
	}

	/** The union of instances that share no voxel. */
	static Instance union(final List<Instance> parts) {
		return parts.stream().reduce((a, b) -> {
			final int[] labels = Arrays.copyOf(a.labels, a.labels.length +
				b.labels.length);
			System.arraycopy(b.labels, 0, labels, a.labels.length, b.labels.length);
			Arrays.sort(labels);
			return new Instance(labels, a.voxels + b.voxels, a.box.union(b.box));
		}).orElseThrow();
	}
}
