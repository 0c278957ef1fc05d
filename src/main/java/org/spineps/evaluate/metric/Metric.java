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
package org.spineps.evaluate.metric;

/**
 * What is measured on a pair of instances, R of the reference and P predicted, as
 * panoptica 2.1 defines it (Kofler et al. 2023).
 * <p>
 * The border of a mask is its voxels with one of six neighbours outside of it;
 * what lies outside of the array counts as outside. Distances go from border
 * voxel centre to the nearest border voxel centre of the other mask.
 * </p>
 */
public enum Metric {

		/** |R∩P| / |R∪P|. */
		IOU("IoU", 0, false),
		/** 2 |R∩P| / (|R| + |P|). */
		DSC("DSC", 0, false),
		/** Mean of the two mean border distances. */
		ASSD("ASSD", Double.POSITIVE_INFINITY, true),
		/** Largest border distance. */
		HD("HD", Double.POSITIVE_INFINITY, true),
		/** 95th percentile of the border distances of both masks together. */
		HD95("HD95", Double.POSITIVE_INFINITY, true),
		/**
		 * Mean over both masks of the share of the border within a tolerance of the
		 * other border. Not the surface Dice of Nikolov et al., which weighs surface
		 * elements.
		 */
		NSD("NSD", 0, false),
		/** (|P| − |R|) / |R|. */
		RVD("RVD", Double.NaN, false);

	private final String label;
	private final double withoutMatch;
	private final boolean distance;

	Metric(final String label, final double withoutMatch,
		final boolean distance)
	{
		this.label = label;
		this.withoutMatch = withoutMatch;
		this.distance = distance;
	}

	/** @return name for people */
	public String label() {
		return label;
	}

	/** @return whether it is in millimetres or voxels */
	public boolean isDistance() {
		return distance;
	}

	/**
	 * The mean over matched instances when there are none, but some that should
	 * have been: panoptica's edge cases. For HD, HD95 and NSD panoptica raises an
	 * error; here HD and HD95 follow ASSD, and NSD follows DSC.
	 *
	 * @return 0, infinity or NaN
	 */
	public double withoutMatch() {
		return withoutMatch;
	}
}
