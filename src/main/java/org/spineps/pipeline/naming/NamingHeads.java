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

/**
 * Softmax outputs of the naming network for one vertebra (VERIDAH, Möller et al.
 * 2026). A head that the network does not have is null; one of {@code vertebra},
 * {@code group} and the two with T13 and L6 must be there.
 *
 * @param vertebra 24: C1..C7, T1..T12, L1..L5
 * @param vertex 26: C1..C7, T1..T13, L1..L6 (VERTEX)
 * @param vertexact the same under another name (VERTEXACT)
 * @param group 12: C1–2, C3–5, C6–7, T1–2, T3–4, T5–7, T8–9, T10–11, T12, L1–2,
 *          L3–4, L5
 * @param region 3: cervical, thoracic, lumbar
 * @param relative 6: nothing, last cervical, first thoracic, last thoracic, first
 *          lumbar, last lumbar
 * @param fullyVisible 2: cut by the border, fully visible
 */
public record NamingHeads(double[] vertebra, double[] vertex,
	double[] vertexact, double[] group, double[] region, double[] relative,
	double[] fullyVisible)
{

	/**
	 * The arrays are kept, not copied.
	 *
	 * @throws IllegalArgumentException if a head has another number of classes, or
	 *           there is none for levels
	 */
	public NamingHeads {
		if (vertebra == null && vertex == null && vertexact == null &&
			group == null) throw new IllegalArgumentException(
				"None of the heads VERT, VERTEX, VERTEXACT and VERTGRP is there");
		requireLength(vertebra, 24, "VERT");
		requireLength(vertex, 26, "VERTEX");
		requireLength(vertexact, 26, "VERTEXACT");
		requireLength(group, 12, "VERTGRP");
		requireLength(region, 3, "REGION");
		requireLength(relative, 6, "VERTREL");
		requireLength(fullyVisible, 2, "FULLYVISIBLE");
	}

	/**
	 * Heads of a network that does not tell T13 and L6 apart.
	 *
	 * @param vertebra 24 classes, or null
	 * @param group 12 groups, or null
	 * @param region 3 regions, or null
	 * @param relative 6 places, or null
	 * @param fullyVisible 2, or null
	 */
	public NamingHeads(final double[] vertebra, final double[] group,
		final double[] region, final double[] relative,
		final double[] fullyVisible)
	{
		this(vertebra, null, null, group, region, relative, fullyVisible);
	}

	/** @return the head that tells T13 and L6 apart; null if there is none */
	double[] exact() {
		return vertex == null ? vertexact : vertex;
	}

	/**
	 * @return these heads but those with T13 and L6
	 * @throws IllegalArgumentException if none for levels is left
	 */
	NamingHeads withoutExact() {
		return new NamingHeads(vertebra, group, region, relative, fullyVisible);
	}

	private static void requireLength(final double[] head, final int length,
		final String name)
	{
		if (head != null && head.length != length)
			throw new IllegalArgumentException("Head " + name + " has " +
				head.length + " classes instead of " + length);
	}
}
