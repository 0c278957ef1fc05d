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
package org.spineps.nnunet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spineps.SpinepsException;
import org.spineps.convert.nnunet.FoldChoice;
import org.spineps.network.ComputeOptions;
import org.spineps.progress.Progress;

class NnUnetModelsTest {

	@TempDir
	Path temp;

	private static PredictableModel find(final Path folder)
		throws SpinepsException
	{
		return NnUnetModels.find(folder.toString(), FoldChoice.ALL);
	}

	@ParameterizedTest
	@EnumSource
	void plansSayWhatTheOriginalDoes(final TinyModels model)
		throws SpinepsException
	{
		final InferencePlan plan = find(model.folder()).plan();
		final InferencePlan expected = model.plan();
		assertThat(plan).usingRecursiveComparison().ignoringFields("name",
			"channels.foreground").isEqualTo(expected);
		if (model == TinyModels.PLAIN) assertThat(plan.channels()).isEqualTo(
			expected.channels());
	}

	@ParameterizedTest
	@EnumSource
	void fromTheCheckpointsToTheOriginalsLabels(final TinyModels model)
		throws SpinepsException
	{
		try (NnUnetPredictor predictor = find(model.folder()).open(
			new InferenceOptions(InferenceOptions.Rounding.NNUNET, true, false),
			ComputeOptions.cpu(1), Progress.NONE))
		{
			assertThat(NnUnetPredictorTest.differing(predictor.predict(model.images(),
				Progress.NONE).labels(), model)).isLessThanOrEqualTo(model.images()
					.grid().voxels() / 200);
		}
		assertThat(Path.of(System.getProperty("java.io.tmpdir")))
			.isDirectoryNotContaining("glob:**spineps-nnunet-" +
				ProcessHandle.current().pid() + "-*");
	}

	@Test
	void chosenFolds() throws SpinepsException {
		final PredictableModel model = NnUnetModels.find(TinyModels.PLAIN.folder()
			.toString(), new FoldChoice(List.of("1"), List.of(FoldChoice.FINAL)));
		try (NnUnetPredictor predictor = model.open(InferenceOptions.DEFAULT,
			ComputeOptions.cpu(1), Progress.NONE))
		{
			final Prediction one = predictor.predict(TinyModels.PLAIN.images(),
				Progress.NONE);
			assertThat(one.device()).contains("cpu");
			assertThat(NnUnetPredictorTest.differing(one.labels(), TinyModels.PLAIN))
				.isPositive();
		}
		assertThatThrownBy(() -> NnUnetModels.find(TinyModels.PLAIN.folder()
			.toString(), new FoldChoice(List.of("3"), List.of(FoldChoice.FINAL))))
				.isInstanceOf(SpinepsException.class).hasMessageContaining("has no fold 3");
	}

	@Test
	void saysWhatIsWrongWithAFolder() throws Exception {
		assertThatThrownBy(() -> find(temp)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("plans.json");
		assertThatThrownBy(() -> find(temp.resolve("none"))).isInstanceOf(
			SpinepsException.class).hasMessageContaining("none");
		copy(TinyModels.PLAIN.folder(), temp.resolve("a"));
		copy(TinyModels.RESIDUAL.folder(), temp.resolve("b"));
		assertThatThrownBy(() -> find(temp)).isInstanceOf(SpinepsException.class)
			.hasMessageContaining("2 models").hasMessageContaining(
				"nnUNetResEncUNetMPlans");
		final Path plans = only(temp.resolve("a")).resolve("plans.json");
		Files.writeString(plans, Files.readString(plans).replace("SimpleITKIO",
			"NaturalImage2DIO"));
		assertThatThrownBy(() -> find(temp.resolve("a"))).isInstanceOf(
			SpinepsException.class).hasMessageContaining("NaturalImage2DIO");
	}

	private static Path only(final Path folder) throws IOException {
		try (Stream<Path> children = Files.list(folder)) {
			return children.filter(child -> child.getFileName().toString().contains(
				"__")).findFirst().orElseThrow();
		}
	}

	private static void copy(final Path from, final Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (final Path file : files.toList()) {
				final Path target = to.resolve(from.relativize(file).toString());
				if (Files.isDirectory(file)) Files.createDirectories(target);
				else Files.copy(file, target);
			}
		}
	}
}
