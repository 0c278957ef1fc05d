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
package org.spineps.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.model.ModelKind;
import org.spineps.network.ComputeOptions;

class LevelsChoiceTest {

	private static PipelinePlan plan(final Behaviour behaviour,
		final String levels) throws SpinepsException
	{
		return SpineMethods.installed().plan("spineps", new MethodRequest(Map.of(
			"levels", levels), ComputeOptions.cpu(1), behaviour, Optional.empty()));
	}

	@Test
	void theLevelsNetworkIsAnOptionOfTheRun() throws SpinepsException {
		assertThat(plan(Behaviour.MENDED, "none").options()).containsEntry(
			"levels-model", "none");
		assertThat(plan(Behaviour.MENDED, "").options()).containsEntry(
			"levels-model", "");
		assertThatThrownBy(() -> plan(Behaviour.MENDED, "no-such-model"))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"no-such-model");
		assertThatThrownBy(() -> plan(Behaviour.MENDED, "semantic-small"))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"this step needs a levels model");
	}

	@Test
	void totalSpineSegChoosesItInTheSameWay() throws SpinepsException {
		assertThat(totalSpineSeg(Behaviour.MENDED, "none").options()).containsEntry(
			"levels-model", "none");
		assertThatThrownBy(() -> totalSpineSeg(Behaviour.MENDED, "no-such-model"))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"no-such-model");
		assertThat(totalSpineSeg(Behaviour.FAITHFUL, "").options()).isNotEmpty();
		assertThatThrownBy(() -> totalSpineSeg(Behaviour.FAITHFUL, "levels-small"))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("faithful");
	}

	private static PipelinePlan totalSpineSeg(final Behaviour behaviour,
		final String levels) throws SpinepsException
	{
		return SpineMethods.installed().plan("totalspineseg", new MethodRequest(Map
			.of("levels", levels), ComputeOptions.cpu(1), behaviour, Optional.empty()));
	}

	@Test
	void faithfulKnowsNoLevelsNetwork() throws SpinepsException {
		for (final Behaviour behaviour : new Behaviour[] { Behaviour.FAITHFUL,
			Behaviour.FAITHFUL_2_0 })
		{
			assertThat(plan(behaviour, "").options()).isNotEmpty();
			assertThat(plan(behaviour, "none").options()).isNotEmpty();
			assertThatThrownBy(() -> plan(behaviour, "levels-small")).isInstanceOf(
				SpinepsException.class).hasMessageContaining(behaviour.key());
		}
		final SpinepsOptions options = SpinepsOptions.DEFAULTS.with(
			PipelineOptions.FAITHFUL);
		try (Networks networks = new Networks(options)) {
			assertThat(networks.hash(ModelKind.LEVELS)).isEmpty();
			assertThat(networks.hash(ModelKind.SEMANTIC)).isNotEmpty();
		}
	}
}
