package org.spineps.network;

/** In which numbers the scores of overlapping tiles are summed up. */
public enum Accumulation {

		/** 32-bit floats. The default of this program, and SPINEPS on the CPU. */
		FLOAT32,
		/**
		 * Rounded to 16 bits after every addition, as nnU-Net does. Where all weights
		 * are tiny the scores come out coarse; only for results that must be the
		 * original's.
		 */
		HALF
}
