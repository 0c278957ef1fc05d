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
package org.spineps.report;

import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.io.HtmlText;
import org.spineps.measure.morphometry.DiscMeasures;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.shape.Endplate;
import org.spineps.measure.morphometry.shape.Frame;
import org.spineps.measure.morphometry.shape.Position;
import org.spineps.picture.Closeup;
import org.spineps.picture.Closeup.Aim;
import org.spineps.picture.Closeup.Mark;
import org.spineps.picture.Closeup.Shot;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;

/**
 * A picture of each level, in the vertebra's own sagittal plane, with what was
 * measured drawn on it: an unseen landmark is an untrusted number.
 */
public final class LevelPictures {

	private static final int BODY = 0x66d9ff;
	private static final int DISC = 0xffd54a;
	private static final int SLIP = 0xffffff;
	/** Of the depth of the body: what is shown. */
	private static final double WIDTH = 2.3;
	private static final double HEIGHT = 1.75;
	private static final double LEAST_MM = 38;
	private static final double LARGEST_MM = 95;
	private static final double USUAL_DEPTH_MM = 30;

	private LevelPictures() {
		// static methods only
	}

	/**
	 * @param result masks and what was found in them
	 * @param imageOrNull the scan
	 * @param measures what to draw
	 * @return a picture of each level that has a frame, the sacrum excluded
	 * @throws SpinepsException if no fonts are installed
	 */
	public static List<LevelPicture> of(final SpineSegmentation result,
		final ImageVolume imageOrNull, final SpineMeasures measures)
		throws SpinepsException
	{
		final List<Shot> shots = new ArrayList<>();
		final List<String> captions = new ArrayList<>();
		final List<LevelMeasures> levels = measures.levels();
		for (int n = 0; n < levels.size(); n++) {
			final LevelMeasures level = levels.get(n);
			if (level.frame().isEmpty() || level.instance()
				.kind() != Kind.VERTEBRA) continue;
			shots.add(new Shot(aim(level), level.name(), List.of("A", "P"), marks(
				level, n + 1 < levels.size() ? levels.get(n + 1) : null)));
			captions.add(caption(level));
		}
		final List<byte[]> pictures = Closeup.render(imageOrNull, result.semantic(),
			result.instances(), shots);
		final List<LevelPicture> list = new ArrayList<>();
		for (int n = 0; n < shots.size(); n++)
			list.add(new LevelPicture(shots.get(n).title(), pictures.get(n), captions
				.get(n)));
		return list;
	}

	/** Body, canal and the disc below: the body is up and to the front. */
	private static Aim aim(final LevelMeasures level) {
		final Frame frame = level.frame().orElseThrow();
		final double known = Math.max(level.body().superiorDepthMm(), level.body()
			.inferiorDepthMm());
		final double depth = Double.isNaN(known) ? USUAL_DEPTH_MM : known;
		final double width = Math.max(LEAST_MM, Math.min(LARGEST_MM, WIDTH *
			depth));
		final double height = width * HEIGHT / WIDTH;
		final Position centre = frame.origin().plus(frame.posterior().times(0.22 *
			width)).plus(frame.up().times(-0.1 * height));
		return new Aim(centre.toArray(), frame.posterior().toArray(), frame.up()
			.times(-1).toArray(), width, height);
	}

	private static List<Mark> marks(final LevelMeasures level,
		final LevelMeasures next)
	{
		final List<Mark> marks = new ArrayList<>();
		level.superior().ifPresent(plate -> marks.add(plate(plate, BODY)));
		level.inferior().ifPresent(plate -> marks.add(plate(plate, BODY)));
		if (level.superior().isPresent() && level.inferior().isPresent()) heights(
			level, marks);
		if (next == null || level.inferior().isEmpty() || next.superior()
			.isEmpty() || Double.isNaN(level.disc().heightMm())) return marks;
		final Endplate upper = level.inferior().get();
		final Endplate lower = next.superior().get();
		marks.add(plate(lower, DISC));
		marks.add(line(upper.middle(), lower.middle(), DISC, number(level.disc()
			.heightMm())));
		slip(level.disc(), upper, lower, marks);
		return marks;
	}

	private static void heights(final LevelMeasures level,
		final List<Mark> marks)
	{
		final Endplate top = level.superior().orElseThrow();
		final Endplate bottom = level.inferior().orElseThrow();
		marks.add(line(bottom.anterior(), top.anterior(), BODY, number(level.body()
			.anteriorHeightMm())));
		marks.add(line(bottom.middle(), top.middle(), BODY, number(level.body()
			.middleHeightMm())));
		marks.add(line(bottom.posterior(), top.posterior(), BODY, number(level
			.body().posteriorHeightMm())));
	}

	/** From the corner of the lower body along its endplate, as far as it slipped. */
	private static void slip(final DiscMeasures disc, final Endplate upper,
		final Endplate lower, final List<Mark> marks)
	{
		if (Double.isNaN(disc.slipMm())) return;
		final Position corner = lower.posterior();
		marks.add(line(upper.posterior(), corner.minus(lower.direction().times(disc
			.slipMm())), SLIP, ""));
		marks.add(line(corner.minus(lower.direction().times(disc.slipMm())), corner,
			SLIP, number(disc.slipMm())));
	}

	private static Mark plate(final Endplate plate, final int color) {
		return new Mark(List.of(plate.anterior().toArray(), plate.middle()
			.toArray(), plate.posterior().toArray()), color, "");
	}

	private static Mark line(final Position from, final Position to,
		final int color, final String text)
	{
		return new Mark(List.of(from.toArray(), to.toArray()), color, text);
	}

	private static String number(final double mm) {
		return HtmlText.number(mm, 1);
	}

	private static String caption(final LevelMeasures level) {
		final List<String> parts = new ArrayList<>();
		if (!Double.isNaN(level.body().middleHeightMm())) parts.add("heights " +
			number(level.body().anteriorHeightMm()) + " / " + number(level.body()
				.middleHeightMm()) + " / " + number(level.body()
					.posteriorHeightMm()) + " mm");
		if (!Double.isNaN(level.disc().heightMm())) parts.add("disc " + number(level
			.disc().heightMm()) + " mm, slip " + number(level.disc().slipMm()) +
			" mm");
		return level.name() + (parts.isEmpty() ? "" : ": " + String.join("; ",
			parts));
	}
}
