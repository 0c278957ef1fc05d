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
package org.spineps.measure.morphometry.grade;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.annotations.SerializedName;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.io.json.RecordJson;

/**
 * Every number that a measurement is compared with. The defaults and their
 * sources are in docs/measurements.md. In a file all of them stand side by side
 * under the names of the components' {@link SerializedName}. Immutable.
 *
 * @param genant loss of height of a vertebral body
 * @param slip the smallest displacement that counts as a slip
 * @param meyerding slip in percent of the endplate below
 * @param discHeight disc height index
 * @param canal diameters and areas of canal and cord
 * @param scoliosis largest coronal Cobb angle
 * @param reliability what can be measured at all
 */
public record Cutoffs(Genant genant, Slip slip, Meyerding meyerding,
	DiscHeight discHeight, Canal canal, Scoliosis scoliosis,
	Reliability reliability)
{

	/** Grades at exactly a limit must not depend on the last bit. */
	static final double SLACK = 1e-9;

	private static final Cutoffs STANDARD = new Cutoffs(new Genant(20, 25, 40),
		new Slip(3, 2), new Meyerding(25, 50, 75, 100), new DiscHeight(0.4, 0.3,
			0.2), new Canal(10, 12, 10, 147, 0.4), new Scoliosis(10, 25, 40),
		new Reliability(25, 0.1));

	/**
	 * Height loss of a body (Genant et al. 1993), percent.
	 *
	 * @param mildPercent grade 1 from here on
	 * @param moderatePercent grade 2 from here on
	 * @param severePercent grade 3 above
	 */
	public record Genant(@SerializedName("genant_mild_percent") double mildPercent,
		@SerializedName("genant_moderate_percent") double moderatePercent,
		@SerializedName("genant_severe_percent") double severePercent)
	{

		/** Checks the order. */
		public Genant {
			requireAscending("genant_*_percent", mildPercent, moderatePercent,
				severePercent);
		}
	}

	/**
	 * The smallest displacement that counts as a slip.
	 *
	 * @param leastMm a slip is at least this long
	 * @param noiseMm and at least this much longer than half a voxel
	 */
	public record Slip(@SerializedName("slip_least_mm") double leastMm,
		@SerializedName("slip_noise_mm") double noiseMm)
	{

		/** Checks the range. */
		public Slip {
			requirePositive("slip_*_mm", leastMm, noiseMm);
		}

		/**
		 * @param halfVoxelMm half of the extent of a voxel along the slip
		 * @return the least slip that is called one, in millimetres
		 */
		public double leastMm(final double halfVoxelMm) {
			return Math.max(leastMm, noiseMm + halfVoxelMm);
		}
	}

	/**
	 * Slip in percent of the endplate below (Meyerding).
	 *
	 * @param grade1Percent grade 1 up to here
	 * @param grade2Percent grade 2 up to here
	 * @param grade3Percent grade 3 up to here
	 * @param grade4Percent grade 4 up to here, grade 5 above
	 */
	public record Meyerding(
		@SerializedName("meyerding_1_percent") double grade1Percent,
		@SerializedName("meyerding_2_percent") double grade2Percent,
		@SerializedName("meyerding_3_percent") double grade3Percent,
		@SerializedName("meyerding_4_percent") double grade4Percent)
	{

		/** Checks the order. */
		public Meyerding {
			requireAscending("meyerding_*_percent", grade1Percent, grade2Percent,
				grade3Percent, grade4Percent);
		}
	}

	/**
	 * Disc height index.
	 *
	 * @param normal normal from here on
	 * @param mild mild loss from here on
	 * @param moderate moderate loss from here on, severe below
	 */
	public record DiscHeight(@SerializedName("dhi_normal") double normal,
		@SerializedName("dhi_mild") double mild,
		@SerializedName("dhi_moderate") double moderate)
	{

		/** Checks the order. */
		public DiscHeight {
			requireAscending("dhi_moderate, dhi_mild, dhi_normal", moderate, mild,
				normal);
		}
	}

	/**
	 * Canal and cord.
	 *
	 * @param cervicalApMm diameter below which a cervical canal is narrow
	 * @param lumbarRelativeApMm diameter below which a lumbar canal is narrow
	 * @param lumbarAbsoluteApMm diameter of absolute stenosis
	 * @param lumbarAreaMm2 area below which a lumbar canal is small
	 * @param flatCordRatio anteroposterior diameter over width below which a cord is
	 *          flat
	 */
	public record Canal(
		@SerializedName("canal_ap_cervical_mm") double cervicalApMm,
		@SerializedName("canal_ap_lumbar_relative_mm") double lumbarRelativeApMm,
		@SerializedName("canal_ap_lumbar_absolute_mm") double lumbarAbsoluteApMm,
		@SerializedName("canal_area_lumbar_mm2") double lumbarAreaMm2,
		@SerializedName("cord_ap_rl_severe") double flatCordRatio)
	{

		/** Checks range and order. */
		public Canal {
			requirePositive("canal_* and cord_*", cervicalApMm, lumbarAreaMm2,
				flatCordRatio);
			requireAscending(
				"canal_ap_lumbar_absolute_mm, canal_ap_lumbar_relative_mm",
				lumbarAbsoluteApMm, lumbarRelativeApMm);
		}
	}

	/**
	 * Largest coronal Cobb angle, degrees.
	 *
	 * @param mildDegrees scoliosis above
	 * @param moderateDegrees moderate above
	 * @param severeDegrees severe above
	 */
	public record Scoliosis(
		@SerializedName("scoliosis_degrees") double mildDegrees,
		@SerializedName("scoliosis_moderate_degrees") double moderateDegrees,
		@SerializedName("scoliosis_severe_degrees") double severeDegrees)
	{

		/** Checks the order. */
		public Scoliosis {
			requireAscending("scoliosis_*degrees", mildDegrees, moderateDegrees,
				severeDegrees);
		}
	}

	/**
	 * What can be measured at all.
	 *
	 * @param largestDiscSpaceMm between two endplates farther apart than this a
	 *          vertebra is missing
	 * @param coarseFraction a measure is coarse if half a voxel is more than this
	 *          fraction of it
	 */
	public record Reliability(
		@SerializedName("disc_space_largest_mm") double largestDiscSpaceMm,
		@SerializedName("coarse_fraction") double coarseFraction)
	{

		/** Checks the range. */
		public Reliability {
			requirePositive("disc_space_largest_mm and coarse_fraction",
				largestDiscSpaceMm, coarseFraction);
		}
	}

	/** Checks that nothing is missing. */
	public Cutoffs {
		Objects.requireNonNull(genant);
		Objects.requireNonNull(slip);
		Objects.requireNonNull(meyerding);
		Objects.requireNonNull(discHeight);
		Objects.requireNonNull(canal);
		Objects.requireNonNull(scoliosis);
		Objects.requireNonNull(reliability);
	}

	/** @return those of the literature */
	public static Cutoffs standard() {
		return STANDARD;
	}

	/**
	 * Reads some or all cut-offs; the others keep their defaults.
	 *
	 * @param json an object of names and numbers
	 * @param what words for the whole, for messages
	 * @return the cut-offs
	 * @throws SpinepsException if it is something else, a name is unknown, or a
	 *           number out of range or order
	 */
	public static Cutoffs read(final JsonElement json, final String what)
		throws SpinepsException
	{
		if (!json.isJsonObject()) throw new SpinepsException("No cut-offs in " +
			what, "not an object in braces",
			"Write names and numbers, e.g. {\"genant_mild_percent\": 20}");
		final JsonObject given = json.getAsJsonObject();
		final List<String> known = List.copyOf(STANDARD.toJson().keySet());
		for (final String name : given.keySet())
			if (!known.contains(name)) throw new SpinepsException(
				"Unknown cut-off in " + what, '"' + name + '"', "Use " + String.join(
					", ", known));
		return new Cutoffs(read(given, STANDARD.genant, what), read(given,
			STANDARD.slip, what), read(given, STANDARD.meyerding, what), read(given,
				STANDARD.discHeight, what), read(given, STANDARD.canal, what), read(
					given, STANDARD.scoliosis, what), read(given, STANDARD.reliability,
						what));
	}

	private static <T extends Record> T read(final JsonObject given,
		final T standard, final String what) throws SpinepsException
	{
		final JsonObject own = new JsonObject();
		for (final String name : RecordJson.toJson(standard).keySet())
			if (given.has(name)) own.add(name, given.get(name));
		return RecordJson.read(own, standard, what);
	}

	/** @return names and numbers of all cut-offs */
	public JsonObject toJson() {
		final JsonObject all = new JsonObject();
		Stream.of(genant, slip, meyerding, discHeight, canal, scoliosis,
			reliability).forEach(group -> RecordJson.toJson(group).asMap().forEach(
				all::add));
		return all;
	}

	private static void requirePositive(final String names,
		final double... values)
	{
		for (final double value : values)
			if (!(value >= 0) || Double.isInfinite(value))
				throw new IllegalArgumentException(names +
					" must be finite and not negative, found " + value);
	}

	private static void requireAscending(final String names,
		final double... values)
	{
		requirePositive(names, values);
		for (int n = 1; n < values.length; n++)
			if (values[n] < values[n - 1]) throw new IllegalArgumentException(names +
				" must not decrease, found " + values[n - 1] + " before " + values[n]);
	}
}
