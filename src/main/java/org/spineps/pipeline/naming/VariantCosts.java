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
 * How rare spines with another number of vertebrae are, as costs of a path on the
 * shared axis: a variant that occurs in a share p of all spines costs −ln p.
 *
 * @param thirteenThoracic cost of a T13
 * @param elevenThoracic cost of a T11 right above L1
 * @param sixLumbar cost of an L6
 * @param fourLumbar cost of an L4 right above the sacrum
 */
public record VariantCosts(double thirteenThoracic, double elevenThoracic,
	double sixLumbar, double fourLumbar)
{

	/** Every variant is as usual as the rule, as for SPINEPS. */
	public static final VariantCosts NONE = new VariantCosts(0, 0, 0, 0);

	/**
	 * 4.5 % of spines in all: T13 0.5 %, eleven thoracic 1 %, L6 2 %, four lumbar 1 %.
	 * Reports lie at this or above it, depending on what they count: eleven thoracic
	 * 5.8 % and six lumbar vertebrae 5.5 % of 293 volunteers (Yan et al., J Orthop
	 * Surg Res 13:124, 2018); a lumbarised S1 in 6.2 % and a sacralised L5 in 2.7 % of
	 * 226 whole-spine CTs, transitional forms included (Nakajima et al., Insights
	 * Imaging 5:77, 2014); some variant in 100 of 1446 (Yun et al., Korean J Radiol
	 * 19:1140, 2018). The lower end is taken, because a variant that is none moves the
	 * names of all vertebrae on one side of it.
	 */
	public static final VariantCosts PUBLISHED = new VariantCosts(-Math.log(
		0.005), -Math.log(0.01), -Math.log(0.02), -Math.log(0.01));

	/**
	 * @param factor what to multiply them by
	 * @return the costs in another unit
	 */
	public VariantCosts times(final double factor) {
		return new VariantCosts(factor * thirteenThoracic, factor * elevenThoracic,
			factor * sixLumbar, factor * fourLumbar);
	}

	/**
	 * @param level class of a vertebra on the shared axis
	 * @param next class of the one below, or the same for the last
	 * @param repeated whether the vertebra is the second of its class
	 * @return what is unusual about the two
	 */
	double cost(final int level, final int next, final boolean repeated) {
		double cost = 0;
		if (repeated) cost += level == LevelAxis.T12 ? thirteenThoracic : sixLumbar;
		if (level < LevelAxis.T12 && next > LevelAxis.T12) cost += elevenThoracic;
		return cost;
	}
}
