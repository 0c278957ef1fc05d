package org.spineps.pipeline.instance;

import org.spineps.volume.LabelVolume;

/** Exchanges labels. */
final class Relabel {

	private Relabel() {
		// static methods only
	}

	/**
	 * @param volume labels
	 * @return the largest, 0 if there is none
	 */
	static int largest(final LabelVolume volume) {
		int largest = 0;
		for (final short label : volume.array())
			largest = Math.max(largest, label & 0xffff);
		return largest;
	}

	/**
	 * @param volume labels; changed
	 * @param map new label for every label from 0 to the largest
	 */
	static void inPlace(final LabelVolume volume, final int[] map) {
		final short[] voxels = volume.array();
		for (int v = 0; v < voxels.length; v++)
			voxels[v] = (short) map[voxels[v] & 0xffff];
	}

	/**
	 * @param largest largest label
	 * @return a map that changes nothing
	 */
	static int[] identity(final int largest) {
		final int[] map = new int[largest + 1];
		for (int label = 0; label <= largest; label++)
			map[label] = label;
		return map;
	}
}
