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
import org.spineps.SpinepsException;
import org.spineps.anatomy.SpineColumn;
import org.spineps.anatomy.Structure;
import org.spineps.volume.LabelVolume;

class EditedInstancesTest {

	private static final InstanceRules RULES = new MendedRules(
		InstanceOptions.DEFAULTS);

	/** Bodies where there are vertebrae, but a sacrum for some label. */
	private static LabelVolume structures(final LabelVolume instances,
		final int sacrum)
	{
		final LabelVolume semantic = LabelVolume.zeros(instances.grid());
		for (int v = 0; v < semantic.array().length; v++)
			if (instances.array()[v] != 0) semantic.array()[v] = (short) (instances
				.array()[v] == sacrum ? Structure.SACRUM : Structure.CORPUS).id();
		return semantic;
	}

	@Test
	void aVertebraThatWasCountedTo26IsOne() throws SpinepsException {
		final LabelVolume counted = new SpineColumn().vertebrae(23, 1, 4, 0).mask();
		assertThat(EditedInstances.of(structures(counted, 0), counted, RULES)
			.labels()).containsExactly(23, 24, 25, 26);
		assertThat(EditedInstances.of(structures(counted, 26), counted, RULES)
			.labels()).containsExactly(23, 24, 25);
	}

	@Test
	void metalIsNoVertebraAndOtherLabelsAreRefused() throws SpinepsException {
		final LabelVolume metal = new SpineColumn().vertebrae(23, 1, 2, 0).vertebra(
			80).mask();
		assertThat(EditedInstances.of(structures(metal, 0), metal, RULES)
			.labels()).containsExactly(23, 24);
		final LabelVolume other = new SpineColumn().vertebra(77).mask();
		assertThatThrownBy(() -> EditedInstances.of(structures(other, 0), other,
			RULES)).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"the labels [77]");
	}
}
