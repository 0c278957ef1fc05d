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
package org.spineps.measure.morphometry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every number that a measurement is compared with, by name, so that a user can
 * put others in their place. The defaults and their sources are in
 * docs/measurements.md. Immutable.
 *
 * @param values name → number
 */
public record Cutoffs(Map<String, Double> values) {

	/** Grades at exactly a limit must not depend on the last bit. */
	private static final double SLACK = 1e-9;

	private static final Map<String, Double> DEFAULTS = defaults();

	/**
	 * Fills in what is not given.
	 *
	 * @throws IllegalArgumentException if there is no cut-off of a name, or a
	 *           number is not finite
	 */
	public Cutoffs {
		final Map<String, Double> all = new LinkedHashMap<>(DEFAULTS);
		values.forEach((name, value) -> {
			if (!all.containsKey(name)) throw new IllegalArgumentException(
				"There is no cut-off \"" + name + "\"; there are " + String.join(", ",
					DEFAULTS.keySet()));
			if (value == null || !Double.isFinite(value))
				throw new IllegalArgumentException("Cut-off \"" + name +
					"\" is not a number");
			all.put(name, value);
		});
		values = Collections.unmodifiableMap(all);
	}

	/** @return those of the literature */
	public static Cutoffs standard() {
		return new Cutoffs(Map.of());
	}

	/**
	 * @param name of a cut-off
	 * @return its number
	 */
	public double get(final String name) {
		final Double value = values.get(name);
		if (value == null) throw new IllegalArgumentException(
			"There is no cut-off \"" + name + "\"");
		return value;
	}

	/**
	 * @param lossPercent loss of height; NaN if unknown
	 * @return 0..3 (Genant et al. 1993); null if unknown
	 */
	public Integer genantGrade(final double lossPercent) {
		if (Double.isNaN(lossPercent)) return null;
		if (lossPercent > get("genant_severe_percent") + SLACK) return 3;
		if (lossPercent >= get("genant_moderate_percent") - SLACK) return 2;
		return lossPercent >= get("genant_mild_percent") - SLACK ? 1 : 0;
	}

	/**
	 * @param halfVoxelMm half of the extent of a voxel along the slip
	 * @return the least slip that is called one, in millimetres
	 */
	public double leastSlipMm(final double halfVoxelMm) {
		return Math.max(get("slip_least_mm"), get("slip_noise_mm") + halfVoxelMm);
	}

	/**
	 * @param slipMm slip; NaN if unknown
	 * @param slipPercent the same in percent
	 * @param leastMm the least slip that is called one
	 * @return 0..5 (Meyerding), 0 for none; null if unknown
	 */
	public Integer meyerdingGrade(final double slipMm, final double slipPercent,
		final double leastMm)
	{
		if (Double.isNaN(slipMm)) return null;
		if (Math.abs(slipMm) < leastMm) return 0;
		final double percent = Math.abs(slipPercent) - SLACK;
		for (int grade = 1; grade <= 4; grade++)
			if (percent <= get("meyerding_" + grade + "_percent")) return grade;
		return 5;
	}

	/**
	 * @param index disc height index; NaN if unknown
	 * @return normal, mild, moderate or severe loss; empty if unknown
	 */
	public String discHeightLoss(final double index) {
		if (Double.isNaN(index)) return "";
		if (index >= get("dhi_normal") - SLACK) return "normal";
		if (index >= get("dhi_mild") - SLACK) return "mild";
		return index >= get("dhi_moderate") - SLACK ? "moderate" : "severe";
	}

	/**
	 * @param region the part of the spine; null if unknown
	 * @param apMm anteroposterior diameter of the canal; NaN if unknown
	 * @return normal, relative or absolute stenosis; empty if unknown or if there
	 *         is no cut-off for the region
	 */
	public String canalGrade(final SpineRegion region, final double apMm) {
		if (Double.isNaN(apMm) || region == null) return "";
		return switch (region) {
			case CERVICAL -> apMm < get("canal_ap_cervical_mm") - SLACK ? "stenosis"
				: "normal";
			case LUMBAR -> apMm < get("canal_ap_lumbar_absolute_mm") - SLACK
				? "absolute" : apMm < get("canal_ap_lumbar_relative_mm") - SLACK
					? "relative" : "normal";
			case THORACIC -> "";
		};
	}

	/**
	 * @param coronalDegrees largest coronal Cobb angle; NaN if unknown
	 * @return none, mild, moderate or severe; empty if unknown
	 */
	public String scoliosisGrade(final double coronalDegrees) {
		if (Double.isNaN(coronalDegrees)) return "";
		final double angle = Math.abs(coronalDegrees) - SLACK;
		if (angle <= get("scoliosis_degrees")) return "none";
		if (angle <= get("scoliosis_moderate_degrees")) return "mild";
		return angle <= get("scoliosis_severe_degrees") ? "moderate" : "severe";
	}

	private static Map<String, Double> defaults() {
		final Map<String, Double> all = new LinkedHashMap<>();
		all.put("genant_mild_percent", 20.0);
		all.put("genant_moderate_percent", 25.0);
		all.put("genant_severe_percent", 40.0);
		all.put("slip_least_mm", 3.0);
		all.put("slip_noise_mm", 2.0);
		all.put("meyerding_1_percent", 25.0);
		all.put("meyerding_2_percent", 50.0);
		all.put("meyerding_3_percent", 75.0);
		all.put("meyerding_4_percent", 100.0);
		all.put("dhi_normal", 0.4);
		all.put("dhi_mild", 0.3);
		all.put("dhi_moderate", 0.2);
		all.put("canal_ap_cervical_mm", 10.0);
		all.put("canal_ap_lumbar_relative_mm", 12.0);
		all.put("canal_ap_lumbar_absolute_mm", 10.0);
		all.put("canal_area_lumbar_mm2", 147.0);
		all.put("cord_ap_rl_severe", 0.4);
		all.put("scoliosis_degrees", 10.0);
		all.put("scoliosis_moderate_degrees", 25.0);
		all.put("scoliosis_severe_degrees", 40.0);
		all.put("disc_space_largest_mm", 25.0);
		all.put("coarse_fraction", 0.1);
		return Collections.unmodifiableMap(all);
	}
}
