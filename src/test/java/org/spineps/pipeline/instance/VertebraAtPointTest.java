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
package org.spineps.pipeline.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.pipeline.correct.SpineMasks;
import org.spineps.pipeline.correct.VertebraAddition;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.pipeline.instance.cutout.CutoutResult;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/** A click on the centre of a body that has no label. */
class VertebraAtPointTest {

	private static final InstanceRules RULES = new MendedRules(
		InstanceOptions.DEFAULTS);
	private static final CutoutFormat FORMAT = CutoutFormat.spanning(
		new double[] { 1.5, 1.5, 2.5 }, new double[] { 140, 120, 90 }, 4);

	private static SpinePhantom phantom(final String codes, final int tilt) {
		return SpinePhantom.create(SpinePhantom.grid(new int[] { 70, 100, 34 },
			new double[] { 1.8, 1.8, 2.6 }, new AxisCodes(codes), tilt), 4, true);
	}

	private static double[] centre(final SpinePhantom phantom, final int n) {
		return phantom.semantic().grid().toVoxel(phantom.bodyCentresMm().get(n -
			1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PIR", "LAS", "RSP" })
	void theVertebraAtThePointIsAdded(final String codes)
		throws SpinepsException
	{
		final SpinePhantom phantom = phantom(codes, 12);
		final SpineMasks masks = new SpineMasks(phantom.semantic().copy(), phantom
			.instances().copy());
		for (int v = 0; v < masks.instances().array().length; v++)
			if (masks.instances().array()[v] == 2) {
				masks.instances().array()[v] = 0;
				masks.semantic().array()[v] = 0;
			}
		final LabelVolume bone = VertebraAddition.bone(masks, phantom.semantic());
		assertThat(bone.array()).isEqualTo(phantom.semantic().array());
		final LabelVolume seen = VertebraAtPoint.find(bone, centre(phantom, 2),
			PhantomNetwork.perfect(phantom.instances()), FORMAT, RULES);
		final SpineMasks added = VertebraAddition.of(masks, bone, seen).masks();
		assertThat(added.order()).hasSize(4);
		final int label = added.order().get(1);
		long both = 0;
		for (int v = 0; v < bone.array().length; v++)
			if (phantom.instances().array()[v] == 2 && added.instances()
				.array()[v] == label) both++;
		assertThat(2.0 * both / (LabelStatistics.of(phantom.instances()).count(2) +
			LabelStatistics.of(added.instances()).count(label))).isGreaterThan(0.9);
	}

	@Test
	void whatCannotBeAddedSaysWhy() throws SpinepsException {
		final SpinePhantom phantom = phantom("PIR", 0);
		final SpineMasks masks = new SpineMasks(phantom.semantic(), phantom
			.instances());
		assertThatThrownBy(() -> VertebraAtPoint.find(phantom.semantic(),
			new double[] { 0, 0, 0 }, PhantomNetwork.perfect(phantom.instances()),
			FORMAT, RULES)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("no bone at this place");
		assertThatThrownBy(() -> VertebraAtPoint.find(phantom.semantic(),
			new double[] { -900, 0, 0 }, PhantomNetwork.perfect(phantom
				.instances()), FORMAT, RULES)).isInstanceOf(SpinepsException.class);
		final LabelVolume again = VertebraAtPoint.find(phantom.semantic(), centre(
			phantom, 2), PhantomNetwork.perfect(phantom.instances()), FORMAT, RULES);
		assertThatThrownBy(() -> VertebraAddition.of(masks, VertebraAddition.bone(
			masks, null), again)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("No vertebra was found there")
				.hasMessageContaining("0.0 ml");
		final LabelVolume none = VertebraAtPoint.find(phantom.semantic(), centre(
			phantom, 2), cutout -> new CutoutResult(LabelVolume.zeros(cutout.grid()),
				ImageVolume.zeros(cutout.grid())), FORMAT, RULES);
		assertThat(LabelStatistics.of(none).labels()).isEmpty();
	}
}
