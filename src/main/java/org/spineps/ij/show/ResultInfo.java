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
package org.spineps.ij.show;

import ij.ImagePlus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

import org.spineps.Version;
import org.spineps.ij.image.ImageOrientation;
import org.spineps.result.LevelProbability;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.result.VertebraName;

/** What is written into label images about how they were made. */
public final class ResultInfo {

	private ResultInfo() {
		// static methods only
	}

	/**
	 * @param what what the image holds
	 * @param source the image it was made from; of its header nothing is copied,
	 *          as it may name a patient
	 * @param placement where the source lies
	 * @param segmentation the result
	 * @param notes what the user was told
	 * @return lines for Image &gt; Show Info
	 */
	public static String text(final String what, final ImagePlus source,
		final ImageOrientation.Placement placement,
		final SpineSegmentation segmentation, final List<String> notes)
	{
		final Provenance provenance = segmentation.provenance();
		final StringJoiner lines = new StringJoiner("\n", "", "\n");
		lines.add(what + " of " + source.getTitle());
		lines.add("SPINEPS for Fiji: " + Version.get());
		lines.add(Provenance.DISCLAIMER);
		lines.add("Orientation: " + placement.grid().axisCodes() + " (from " +
			placement.source().text() + ")");
		lines.add("Device: " + provenance.device());
		for (final Provenance.ModelUse model : provenance.models())
			lines.add("Model, " + model.role() + ": " + model.id() + ", SHA-256 " +
				model.sha256());
		for (final Map.Entry<String, String> option : provenance.options()
			.entrySet())
			lines.add("Option " + option.getKey() + ": " + option.getValue());
		for (final Map.Entry<String, Double> stage : provenance.secondsPerStage()
			.entrySet())
			lines.add(String.format(Locale.ROOT, "Seconds, %s: %.2f", stage.getKey(),
				stage.getValue()));
		for (final SpineInstance instance : segmentation.found())
			lines.add(String.format(Locale.ROOT,
				"Label %d: %s (%s), confidence of the outline %.3f%s", instance.label(),
				instance.name(), instance.naming().text(), instance.confidence(), Double
					.isNaN(instance.nameConfidence()) ? "" : String.format(Locale.ROOT,
						", of the name %.3f", instance.nameConfidence())));
		for (final VertebraName name : segmentation.numbering().vertebrae())
			if (!name.levels().isEmpty()) lines.add("Name " + name.name() + ": " +
				LevelProbability.text(name.levels()));
		if (!segmentation.numbering().alternative().isEmpty()) lines.add(String
			.format(Locale.ROOT, "All names: %.1f %%; next best, %.1f %%: %s",
				100 * segmentation.numbering().probability(), 100 * segmentation
					.numbering().alternativeProbability(), String.join(" ", segmentation
						.numbering().alternative())));
		for (final String note : notes)
			lines.add("Note: " + note);
		return lines.toString();
	}

	/**
	 * @param segmentation a result
	 * @return e.g. "7 vertebrae, T11 to L5 (assumed), 12.3 s"
	 */
	public static String summary(final SpineSegmentation segmentation) {
		final List<SpineInstance> vertebrae = segmentation.vertebrae();
		final double seconds = segmentation.provenance().secondsPerStage().values()
			.stream().mapToDouble(Double::doubleValue).sum();
		final String time = seconds > 0 ? String.format(Locale.ROOT, ", %.1f s",
			seconds) : "";
		if (vertebrae.isEmpty()) return "no vertebra found" + time;
		final SpineInstance first = vertebrae.get(0);
		final SpineInstance last = vertebrae.get(vertebrae.size() - 1);
		return (vertebrae.size() == 1 ? "1 vertebra, " + first.name() : vertebrae
			.size() + " vertebrae, " + first.name() + " to " + last.name()) + " (" +
			first.naming().text() + ")" + time;
	}
}
