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
package org.spineps.pipeline.naming;

import java.util.Objects;

/**
 * Softmax outputs of the naming network for one vertebra (VERIDAH, Möller et al.
 * 2026). A head that the network does not have is null; {@code vertebra} or
 * {@code group} must be there.
 *
 * @param vertebra 24: C1..C7, T1..T12, L1..L5
 * @param group 12: C1–2, C3–5, C6–7, T1–2, T3–4, T5–7, T8–9, T10–11, T12, L1–2,
 *          L3–4, L5
 * @param region 3: cervical, thoracic, lumbar
 * @param relative 6: nothing, last cervical, first thoracic, last thoracic, first
 *          lumbar, last lumbar
 * @param fullyVisible 2: cut by the border, fully visible
 */
public record NamingHeads(double[] vertebra, double[] group, double[] region,
	double[] relative, double[] fullyVisible)
{

	/**
	 * The arrays are kept, not copied.
	 *
	 * @throws IllegalArgumentException if a head has another number of classes
	 */
	public NamingHeads {
		if (vertebra == null) Objects.requireNonNull(group,
			"One of the heads for vertebra and group must be there");
		requireLength(vertebra, 24, "vertebra");
		requireLength(group, 12, "group");
		requireLength(region, 3, "region");
		requireLength(relative, 6, "relative");
		requireLength(fullyVisible, 2, "fully visible");
	}

	private static void requireLength(final double[] head, final int length,
		final String name)
	{
		if (head != null && head.length != length)
			throw new IllegalArgumentException("Head " + name + " has " +
				head.length + " classes instead of " + length);
	}
}
