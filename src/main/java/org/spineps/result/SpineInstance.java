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
package org.spineps.result;

import java.util.Objects;

import org.spineps.anatomy.Naming;

/**
 * One thing found in a scan: a vertebra, disc, pair of endplates, the sacrum,
 * the cord or the canal.
 *
 * @param kind what it is
 * @param label its label in {@link SpineSegmentation#instances()}, or for cord
 *          and canal in {@link SpineSegmentation#semantic()}
 * @param name name for people, e.g. "L4", "V3", "disc L4/L5", "endplates L4"
 * @param naming how sure the name is
 * @param confidence of the outline: mean probability, 0..1, that the networks
 *          gave to the instance's voxels; NaN when no network saw them
 * @param nameConfidence of the name: probability, 0..1, that a naming network gave
 *          to the level, for a disc and endplates that of their vertebra; NaN when
 *          none looked
 */
public record SpineInstance(Kind kind, int label, String name, Naming naming,
	double confidence, double nameConfidence)
{

	/** What an instance is. */
	public enum Kind {
			VERTEBRA, DISC, ENDPLATES, SACRUM, CORD, CANAL;

		/** @return whether to look up its label in the semantic mask */
		public boolean inSemanticMask() {
			return this == CORD || this == CANAL;
		}
	}

	/** Checks that nothing is missing. */
	public SpineInstance {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(name);
		Objects.requireNonNull(naming);
	}

	/**
	 * An instance that no naming network has looked at.
	 *
	 * @param kind what it is
	 * @param label its label
	 * @param name name for people
	 * @param naming how sure the name is
	 * @param confidence of the outline, 0..1, or NaN
	 */
	public SpineInstance(final Kind kind, final int label, final String name,
		final Naming naming, final double confidence)
	{
		this(kind, label, name, naming, confidence, Double.NaN);
	}
}
