package org.spineps.ij;

import ij.process.LUT;

import org.spineps.anatomy.LevelColors;

/** The colours of labels as ImageJ's lookup tables, index = label. */
final class LabelColors {

	private LabelColors() {
		// static methods only
	}

	/** @return table for instance masks, 0 is black */
	static LUT instanceLut() {
		return lut(LevelColors.instanceTable());
	}

	/** @return table for semantic masks, 0 is black */
	static LUT semanticLut() {
		return lut(LevelColors.structureTable());
	}

	private static LUT lut(final int[] colours) {
		final byte[] red = new byte[colours.length];
		final byte[] green = new byte[colours.length];
		final byte[] blue = new byte[colours.length];
		for (int label = 0; label < colours.length; label++) {
			red[label] = (byte) (colours[label] >> 16);
			green[label] = (byte) (colours[label] >> 8);
			blue[label] = (byte) colours[label];
		}
		return new LUT(red, green, blue);
	}
}
