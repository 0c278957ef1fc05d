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
package org.spineps.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.IntervalView;
import net.imglib2.view.Views;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spineps.anatomy.Structure;
import org.spineps.io.VolumeFiles;
import org.spineps.result.SpineInstance;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.Volumes;

/**
 * The examples for programmers run with the packaged networks on a piece of the
 * sample scan, given as a view with a minimum other than zero.
 */
class ExamplesTest {

	private static final long[] MIN = { 45, 40, 6 };
	private static final long[] MAX = { 134, 155, 31 };

	private static IntervalView<FloatType> piece;
	private static double[] spacing;
	private static SegmentImg java;

	@BeforeAll
	static void segmentThePiece() throws Exception {
		final ImageVolume scan = Reorient.to(VolumeFiles.read(Path.of(
			"models/sample/lumbar_T2w.nii.gz")).image(), AxisCodes.PIR);
		piece = Views.interval(scan.img(), MIN, MAX);
		spacing = scan.grid().spacing();
		java = new SegmentImg(piece, spacing, "PIR");
	}

	private static short[] labels(final Img<?> img) {
		@SuppressWarnings("unchecked")
		final Img<UnsignedShortType> labels = (Img<UnsignedShortType>) img;
		assertThat(labels.dimensionsAsLongArray()).containsExactly(90, 116, 26);
		return Volumes.labels(labels, spacing, "PIR").array();
	}

	@Test
	void theJavaExampleFindsVertebrae() {
		final long vertebrae = java.result().found().stream().filter(
			instance -> instance.kind() == SpineInstance.Kind.VERTEBRA).count();
		assertThat(vertebrae).isPositive();
		final LabelStatistics masks = LabelStatistics.of(LabelVolume.wrap(labels(java
			.vertebrae()), java.result().instances().grid()));
		for (final SpineInstance instance : java.result().found())
			if (!instance.kind().inSemanticMask()) assertThat(masks.count(instance
				.label())).isPositive();
		assertThat(labels(java.structures())).contains((short) Structure.CORPUS
			.id());
	}

	@Test
	void theGroovyExampleFindsTheSame() throws Exception {
		final ScriptEngine groovy = new ScriptEngineManager().getEngineByName(
			"groovy");
		assertThat(groovy).as("Groovy on the class path of the tests").isNotNull();
		final StringWriter printed = new StringWriter();
		groovy.getContext().setWriter(printed);
		groovy.put("img", piece);
		groovy.put("spacing", spacing);
		groovy.put("axisCodes", "PIR");
		groovy.eval(Files.readString(Path.of("docs/examples/SegmentImg.groovy")));
		assertThat(labels((Img<?>) groovy.get("vertebrae"))).isEqualTo(labels(java
			.vertebrae()));
		assertThat(labels((Img<?>) groovy.get("structures"))).isEqualTo(labels(java
			.structures()));
		assertThat(printed.toString()).contains(java.result().found().get(0)
			.name() + ", confidence ");
	}
}
