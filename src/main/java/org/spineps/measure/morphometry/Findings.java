package org.spineps.measure.morphometry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the cut-offs notice in a level, in words for a table. They are no
 * diagnosis: normal bodies of the lower lumbar spine are lower behind, and
 * hand-drawn corners are sharp.
 */
public final class Findings {

	/** Most healthy discs are "mild" by that convention. */
	private static final Set<String> FAR_LOST = Set.of("moderate", "severe");
	private static final List<String> ROMAN = List.of("", "I", "II", "III", "IV",
		"V");

	private Findings() {
		// static methods only
	}

	/**
	 * @param row a level
	 * @param cutoffs limits
	 * @return what is beyond a limit, a few words each; empty if nothing is
	 */
	public static List<String> of(final LevelMeasures row,
		final Cutoffs cutoffs)
	{
		final List<String> findings = new ArrayList<>();
		final BodyMeasures body = row.body();
		if (body.shape() != null) findings.add(body.shape().name().toLowerCase(
			Locale.ROOT) + " grade " + body.genantGrade());
		final DiscMeasures disc = row.disc();
		if (disc.meyerdingGrade() != null && disc.meyerdingGrade() > 0) findings.add(
			disc.direction() + "listhesis " + ROMAN.get(disc.meyerdingGrade()));
		if (FAR_LOST.contains(disc.heightLoss())) findings.add("disc height loss " + disc.heightLoss());
		final CanalMeasures canal = row.canal();
		if (canal.grade().equals("stenosis")) findings.add("canal narrow");
		else if (!canal.grade().isEmpty() && !canal.grade().equals("normal"))
			findings.add("canal narrow (" + canal.grade() + ")");
		final boolean lumbar = row.level().flatMap(SpineRegion::of).filter(
			SpineRegion.LUMBAR::equals).isPresent();
		if (lumbar && canal.leastAreaMm2() < cutoffs.get("canal_area_lumbar_mm2"))
			findings.add("canal area small");
		if (canal.cordRatio() < cutoffs.get("cord_ap_rl_severe")) findings.add(
			"cord flat");
		return findings;
	}
}
