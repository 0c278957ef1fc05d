package org.spineps.network;

/** What lies outside a volume that is smaller than a tile. */
public enum Padding {
		/** Zeros, which is the mean after z-scoring: nnU-Net's rule. */
		ZERO,
		/** The nearest voxel of the volume. */
		EDGE
}
