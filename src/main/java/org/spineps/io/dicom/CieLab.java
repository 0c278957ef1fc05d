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
package org.spineps.io.dicom;

/**
 * Colours as DICOM wants them (PS3.3, C.10.7.1.1): CIE L*a*b* of the D50 white
 * point, in 16 bits each.
 */
final class CieLab {

	/** sRGB to XYZ, adapted from D65 to D50 (Bradford). */
	private static final double[][] TO_XYZ = { { 0.4360747, 0.3850649,
		0.1430804 }, { 0.2225045, 0.7168786, 0.0606169 }, { 0.0139322, 0.0971045,
			0.7141733 } };
	private static final double[] WHITE = { 0.96422, 1, 0.82521 };

	private CieLab() {
		// static methods only
	}

	/**
	 * @param rgb 0xRRGGBB, sRGB
	 * @return L*, a* and b*, each 0..65535
	 */
	static int[] of(final int rgb) {
		final double[] linear = new double[3];
		for (int i = 0; i < 3; i++) {
			final double value = (rgb >> 16 - 8 * i & 0xff) / 255.0;
			linear[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) /
				1.055, 2.4);
		}
		final double[] f = new double[3];
		for (int row = 0; row < 3; row++) {
			double sum = 0;
			for (int i = 0; i < 3; i++)
				sum += TO_XYZ[row][i] * linear[i];
			final double part = sum / WHITE[row];
			f[row] = part > 216.0 / 24389 ? Math.cbrt(part) : (24389.0 / 27 * part +
				16) / 116;
		}
		return new int[] { whole((116 * f[1] - 16) / 100), whole((500 * (f[0] -
			f[1]) + 128) / 255), whole((200 * (f[1] - f[2]) + 128) / 255) };
	}

	private static int whole(final double part) {
		return (int) Math.rint(Math.max(0, Math.min(1, part)) * 65535);
	}
}
