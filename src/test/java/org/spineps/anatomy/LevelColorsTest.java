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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Colours: stable, all different, neighbours far apart for every eye. */
class LevelColorsTest {

	/** Normal sight, protanopia, deuteranopia, tritanopia on linear RGB. */
	private static final double[][][] EYES = { { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0,
		1 } }, { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281,
			0.099216 }, { -0.003882, -0.048116, 1.051998 } }, { { 0.367322, 0.860646,
				-0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940,
					0.968881 } }, { { 1.255528, -0.076749, -0.178779 }, { -0.078411,
						0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } } };

	private static final List<Level> SPINE = List.of(Level.values());

	@Test
	void neighbouringLevelsAreFarApartForEveryEye() {
		for (int i = 0; i + 1 < SPINE.size(); i++)
			requireFar(SPINE.get(i), SPINE.get(i + 1));
		// Neighbours where a level is missing, as most people lack T13 and L6.
		requireFar(Level.T12, Level.L1);
		requireFar(Level.T11, Level.L1);
		requireFar(Level.L5, Level.SACRUM);
		requireFar(Level.L4, Level.SACRUM);
	}

	private static void requireFar(final Level a, final Level b) {
		for (int eye = 0; eye < EYES.length; eye++)
			assertThat(distance(LevelColors.of(a), LevelColors.of(b), eye)).as(
				"%s and %s, eye %d", a, b, eye).isGreaterThan(eye == 0 ? 35 : 20);
	}

	@Test
	void structuresThatTouchCanBeToldApart() {
		final int[][] touching = { { 49, 41 }, { 49, 62 }, { 49, 100 }, { 62, 100 },
			{ 41, 42 }, { 41, 43 }, { 41, 44 }, { 41, 45 }, { 41, 46 }, { 41, 47 }, {
				41, 48 }, { 60, 61 }, { 61, 49 }, { 61, 41 }, { 61, 100 }, { 45, 47 }, {
					46, 48 }, { 26, 100 }, { 26, 62 }, { 52, 49 }, { 53, 49 }, { 52,
						100 }, { 53, 100 } };
		for (final int[] pair : touching)
			for (int eye = 0; eye < EYES.length; eye++)
				assertThat(distance(LevelColors.ofStructure(pair[0]), LevelColors
					.ofStructure(pair[1]), eye)).as("%d and %d, eye %d", pair[0], pair[1],
						eye).isGreaterThan(eye == 0 ? 25 : 15);
	}

	@Test
	void noTwoLevelsShareAColour() {
		for (final Level a : SPINE)
			for (final Level b : SPINE)
				if (a != b) assertThat(distance(LevelColors.of(a), LevelColors.of(b),
					0)).as("%s and %s", a, b).isGreaterThan(8);
	}

	@Test
	void discsAndEndplatesDeriveFromTheirVertebra() {
		for (final Level level : SPINE) {
			final int body = LevelColors.ofInstance(level.id());
			assertThat(body).isEqualTo(LevelColors.of(level));
			final int disc = LevelColors.ofInstance(100 + level.id());
			final int endplates = LevelColors.ofInstance(200 + level.id());
			for (int shift = 0; shift <= 16; shift += 8) {
				final int part = body >> shift & 0xff;
				assertThat(disc >> shift & 0xff).isBetween(part, 255);
				assertThat(endplates >> shift & 0xff).isBetween(0, part);
			}
			assertThat(distance(disc, endplates, 0)).isGreaterThan(20);
		}
	}

	@Test
	void tablesCoverEveryLabelAndKeepBlackForBackground() {
		final int[] instances = LevelColors.instanceTable();
		final int[] structures = LevelColors.structureTable();
		assertThat(instances).hasSize(256);
		assertThat(structures).hasSize(256);
		assertThat(instances[0]).isZero();
		assertThat(structures[0]).isZero();
		for (int label = 1; label < 256; label++) {
			assertThat(instances[label]).isPositive().isLessThan(1 << 24);
			assertThat(structures[label]).isPositive().isLessThan(1 << 24);
		}
		final Set<Integer> known = new HashSet<>();
		for (final Structure structure : Structure.values()) {
			assertThat(structures[structure.id()]).isEqualTo(LevelColors.of(
				structure));
			known.add(structures[structure.id()]);
		}
		assertThat(known).hasSameSizeAs(Arrays.asList(Structure.values()));
		assertThat(structures[26]).isEqualTo(instances[26]);
		assertThat(instances[60]).isEqualTo(structures[60]);
		// Fixed for ever: pictures of different years must be comparable.
		assertThat(LevelColors.of(Level.L4)).isEqualTo(0xffaa2a);
		assertThat(LevelColors.of(Level.C2)).isEqualTo(0xaad555);
	}

	/** CIEDE2000 (Sharma et al. 2005) between two colours as an eye sees them. */
	private static double distance(final int first, final int second,
		final int eye)
	{
		final double[] x = lab(first, eye);
		final double[] y = lab(second, eye);
		final double meanRaw = (Math.hypot(x[1], x[2]) + Math.hypot(y[1], y[2])) /
			2;
		final double g = 1.5 - 0.5 * Math.sqrt(sixth(meanRaw));
		final double c1 = Math.hypot(x[1] * g, x[2]);
		final double c2 = Math.hypot(y[1] * g, y[2]);
		final double h1 = (Math.toDegrees(Math.atan2(x[2], x[1] * g)) + 360) % 360;
		final double h2 = (Math.toDegrees(Math.atan2(y[2], y[1] * g)) + 360) % 360;
		final double dh = (h2 - h1 + 540) % 360 - 180;
		final double dH = 2 * Math.sqrt(c1 * c2) * Math.sin(Math.toRadians(dh) / 2);
		final double light = Math.pow((x[0] + y[0]) / 2 - 50, 2);
		final double c = (c1 + c2) / 2;
		final double h = Math.abs(h1 - h2) > 180 ? (h1 + h2 + 360) / 2 : (h1 + h2) /
			2;
		final double t = 1 - 0.17 * cos(h - 30) + 0.24 * cos(2 * h) + 0.32 * cos(3 *
			h + 6) - 0.2 * cos(4 * h - 63);
		final double l = (y[0] - x[0]) / (1 + 0.015 * light / Math.sqrt(20 +
			light));
		final double chroma = (c2 - c1) / (1 + 0.045 * c);
		final double hue = dH / (1 + 0.015 * c * t);
		final double turn = -2 * Math.sqrt(sixth(c)) * Math.sin(Math.toRadians(60 *
			Math.exp(-Math.pow((h - 275) / 25, 2))));
		return Math.sqrt(l * l + chroma * chroma + hue * hue + turn * chroma * hue);
	}

	private static double sixth(final double c) {
		return Math.pow(c, 7) / (Math.pow(c, 7) + Math.pow(25, 7));
	}

	private static double cos(final double degrees) {
		return Math.cos(Math.toRadians(degrees));
	}

	private static double[] lab(final int color, final int eye) {
		final double[] rgb = new double[3];
		for (int i = 0; i < 3; i++) {
			final double v = (color >> 16 - 8 * i & 0xff) / 255.0;
			rgb[i] = v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
		}
		final double[] seen = times(EYES[eye], rgb);
		for (int i = 0; i < 3; i++)
			seen[i] = Math.max(0, Math.min(1, seen[i]));
		final double[] xyz = times(new double[][] { { 0.4124564, 0.3575761,
			0.1804375 }, { 0.2126729, 0.7151522, 0.0721750 }, { 0.0193339, 0.1191920,
				0.9503041 } }, seen);
		final double[] white = { 0.95047, 1, 1.08883 };
		final double[] f = new double[3];
		for (int i = 0; i < 3; i++) {
			final double v = xyz[i] / white[i];
			f[i] = v > 216.0 / 24389 ? Math.cbrt(v) : (24389.0 / 27 * v + 16) / 116;
		}
		return new double[] { 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] -
			f[2]) };
	}

	private static double[] times(final double[][] matrix, final double[] v) {
		final double[] result = new double[3];
		for (int row = 0; row < 3; row++)
			for (int i = 0; i < 3; i++)
				result[row] += matrix[row][i] * v[i];
		return result;
	}
}
