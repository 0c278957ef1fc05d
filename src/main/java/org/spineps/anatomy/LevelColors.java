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
package org.spineps.anatomy;

import java.util.EnumMap;
import java.util.Map;

/**
 * One colour per anatomical level and one per structure, the same in every
 * image. Colours are 0xRRGGBB.
 * <p>
 * The levels' colours were found by a search that keeps neighbours far apart,
 * also for colour-blind viewers: by CIEDE2000 at least 35, and at least 20 in
 * every simulation of colour blindness (Machado et al. 2009, severity 1). The
 * disc under a level has a lighter shade of its colour, its endplates a darker
 * one. A vertebra of unknown level has a colour derived from its label.
 * </p>
 */
public final class LevelColors {

	private static final Map<Level, Integer> LEVELS = new EnumMap<>(Level.class);
	private static final Map<Structure, Integer> STRUCTURES = new EnumMap<>(
		Structure.class);

	private static final int LABELS = 256;
	/** Called for every pixel of a picture. */
	private static final int[] INSTANCE_TABLE = new int[LABELS];
	private static final int[] STRUCTURE_TABLE = new int[LABELS];
	/** Parts of 100 that a disc's colour keeps; the rest is white. */
	private static final int DISC_PERCENT = 45;
	/** Parts of 100 that the endplates' colour keeps; the rest is black. */
	private static final int ENDPLATE_PERCENT = 55;
	/** Turns of the colour circle between unknown labels: the golden section. */
	private static final double TURN = 0.6180339887498949;

	static {
		final int[] levels = { 0xd50080, 0xaad555, 0xffaad5, 0xaa5500, 0x55aaff,
			0xaaaa2a, 0xff55aa, // C1..C7
			0xaaffaa, 0x2a8000, 0xd580d5, 0x80ff00, 0xaa2aaa, 0x2aaa80, 0xffaaff,
			0x5555d5, 0xff0055, 0x00d5ff, 0xffd580, 0xaa55ff, 0xff8000, // T1..T13
			0x55ffff, 0xd50055, 0x5580d5, 0xffaa2a, 0x80ffd5, 0xd5552a, // L1..L6
			0x802aff };
		for (final Level level : Level.values())
			LEVELS.put(level, levels[level.ordinal()]);
		STRUCTURES.put(Structure.SACRUM, LEVELS.get(Level.SACRUM));
		STRUCTURES.put(Structure.ARCH, 0xaa2a2a);
		STRUCTURES.put(Structure.SPINOUS_PROCESS, 0x2a80d5);
		STRUCTURES.put(Structure.COSTAL_PROCESS_LEFT, 0xaa80ff);
		STRUCTURES.put(Structure.COSTAL_PROCESS_RIGHT, 0x0055d5);
		STRUCTURES.put(Structure.SUPERIOR_ARTICULAR_LEFT, 0x55ffff);
		STRUCTURES.put(Structure.SUPERIOR_ARTICULAR_RIGHT, 0x00aaaa);
		STRUCTURES.put(Structure.INFERIOR_ARTICULAR_LEFT, 0xffd580);
		STRUCTURES.put(Structure.INFERIOR_ARTICULAR_RIGHT, 0xd58000);
		STRUCTURES.put(Structure.CORPUS, 0xd5ff00);
		STRUCTURES.put(Structure.CORPUS_CORE, 0xecff80);
		STRUCTURES.put(Structure.DENS, 0xd5552a);
		STRUCTURES.put(Structure.ENDPLATE_SUPERIOR, 0xffaaff);
		STRUCTURES.put(Structure.ENDPLATE_INFERIOR, 0xaa00aa);
		STRUCTURES.put(Structure.CORD, 0xffaaaa);
		STRUCTURES.put(Structure.CANAL, 0x80aaff);
		STRUCTURES.put(Structure.ENDPLATE, 0xd55580);
		STRUCTURES.put(Structure.DISC, 0x55802a);
		STRUCTURES.put(Structure.SACRUM_PART_1, 0x9955ff);
		STRUCTURES.put(Structure.SACRUM_PART_2, 0xb380ff);
		STRUCTURES.put(Structure.SACRUM_PART_3, 0x5500d5);
		STRUCTURES.put(Structure.SACRUM_PART_4, 0xd5aaff);
		STRUCTURES.put(Structure.SACRUM_PART_5, 0x552aaa);
		STRUCTURES.put(Structure.METAL, 0xc0c0c0);
		for (int label = 1; label < LABELS; label++) {
			STRUCTURE_TABLE[label] = structure(label);
			INSTANCE_TABLE[label] = instance(label);
		}
	}

	private LevelColors() {
		// static methods only
	}

	/**
	 * @param level a level
	 * @return its colour, 0xRRGGBB
	 */
	public static int of(final Level level) {
		return LEVELS.get(level);
	}

	/**
	 * @param structure a structure
	 * @return its colour, 0xRRGGBB
	 */
	public static int of(final Structure structure) {
		return STRUCTURES.get(structure);
	}

	/**
	 * @param label label id in an instance mask: a vertebra, the sacrum, a disc
	 *          (100 + X), endplates (200 + X); cord and canal (60, 61) are known as
	 *          well
	 * @return its colour, 0xRRGGBB; 0 for label 0, never 0 for others
	 */
	public static int ofInstance(final int label) {
		return label >= 0 && label < LABELS ? INSTANCE_TABLE[label] : instance(label);
	}

	private static int instance(final int label) {
		if (label == Structure.CORD.id() || label == Structure.CANAL.id())
			return structure(label);
		if (label > Level.ENDPLATE_OFFSET) return mix(vertebra(label -
			Level.ENDPLATE_OFFSET), 0, ENDPLATE_PERCENT);
		if (label > Level.DISC_OFFSET) return mix(vertebra(label -
			Level.DISC_OFFSET), 0xff, DISC_PERCENT);
		return vertebra(label);
	}

	/**
	 * @param label label id in a semantic mask
	 * @return its colour, 0xRRGGBB; 0 for label 0, never 0 for others
	 */
	public static int ofStructure(final int label) {
		return label >= 0 && label < LABELS ? STRUCTURE_TABLE[label] : structure(
			label);
	}

	private static int structure(final int label) {
		return Structure.of(label).map(STRUCTURES::get).orElseGet(() -> unknown(
			label));
	}

	/** @return the colours of instance labels 0..255, for colour tables */
	public static int[] instanceTable() {
		return INSTANCE_TABLE.clone();
	}

	/** @return the colours of semantic labels 0..255, for colour tables */
	public static int[] structureTable() {
		return STRUCTURE_TABLE.clone();
	}

	private static int vertebra(final int label) {
		return Level.of(label).map(LEVELS::get).orElseGet(() -> unknown(label));
	}

	/** A saturated colour, hues of successive labels far apart. */
	private static int unknown(final int label) {
		final double hue = label * TURN % 1 * 6;
		final double up = hue % 1;
		final double floor = 0.25;
		final double[] rgb = switch ((int) hue) {
			case 0 -> new double[] { 1, up, 0 };
			case 1 -> new double[] { 1 - up, 1, 0 };
			case 2 -> new double[] { 0, 1, up };
			case 3 -> new double[] { 0, 1 - up, 1 };
			case 4 -> new double[] { up, 0, 1 };
			default -> new double[] { 1, 0, 1 - up };
		};
		int color = 0;
		for (final double part : rgb)
			color = color << 8 | (int) Math.round(255 * (floor + (1 - floor) *
				part));
		return color;
	}

	private static int mix(final int color, final int other,
		final int percent)
	{
		int result = 0;
		for (int shift = 16; shift >= 0; shift -= 8)
			result |= ((color >> shift & 0xff) * percent + other * (100 - percent) +
				50) / 100 << shift;
		return result;
	}
}
