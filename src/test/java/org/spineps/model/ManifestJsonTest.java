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
package org.spineps.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spineps.SpinepsException;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

class ManifestJsonTest {

	@Test
	void writtenManifestsAreReadBack() throws SpinepsException {
		for (final ModelManifest manifest : List.of(Manifests.semantic("one"),
			Manifests.instance("two", InputEncoding.LABEL_INDEX), Manifests.instance(
				"three", InputEncoding.LABEL_ONE_HOT), Manifests.levels("four"))) assertThat(ManifestJson.read(
					ManifestWriter.toJson(manifest), "m")).isEqualTo(manifest);
	}

	@Test
	void instanceLabelsAreReadBack() throws SpinepsException {
		final ModelManifest one = Manifests.semantic("one");
		final ModelManifest ct = new ModelManifest(one.id(), one.kind(), one
			.version(), one.card(), one.networks(), one.input(), one.tiling(), one
				.classes(), one.mirroring(), List.of(), Map.of(70, 26, 80, 80), Optional
					.empty());
		assertThat(ManifestJson.read(ManifestWriter.toJson(ct), "m")).isEqualTo(ct);
		assertThat(ManifestWriter.toJson(one)).doesNotContain("instanceLabels");
		for (final String wrong : List.of("{ \"70\": 0 }", "{ \"x\": 26 }",
			"{ \"300\": 26 }", "[ 70 ]"))
			assertThatThrownBy(() -> ManifestJson.read(ManifestWriter.toJson(ct)
				.replaceFirst("(?s)\"instanceLabels\": \\{.*?\\}",
					"\"instanceLabels\": " + wrong), "m")).as(wrong).isInstanceOf(
						SpinepsException.class);
	}

	@Test
	void landmarksAreReadBack() throws SpinepsException {
		final ModelManifest one = Manifests.semantic("one");
		final ModelManifest measured = new ModelManifest(one.id(), one.kind(), one
			.version(), one.card(), one.networks(), one.input(), one.tiling(), one
				.classes(), one.mirroring(), List.of(), Map.of(), Optional.empty(), Optional
					.empty(), Map.of("L5/S", List.of(new LandmarkShare(100, .9, .1),
						new LandmarkShare(2000, .8, .01))));
		final String json = ManifestWriter.toJson(measured);
		assertThat(ManifestJson.read(json, "m")).isEqualTo(measured);
		assertThat(ManifestWriter.toJson(one)).doesNotContain("landmarks");
		for (final String wrong : List.of("\"found\": 1.5", "\"found\": \"x\"",
			"\"fond\": 0.9"))
			assertThatThrownBy(() -> ManifestJson.read(json.replace("\"found\": 0.9",
				wrong), "m")).as(wrong).isInstanceOf(SpinepsException.class)
					.hasMessageContaining("L5/S");
	}

	@Test
	void everyNormalisationIsReadBack() throws SpinepsException {
		final ModelManifest one = Manifests.semantic("one");
		for (final IntensityNormalisation rule : List.of(
			new IntensityNormalisation.None(), new IntensityNormalisation.ZScore(true),
			new IntensityNormalisation.ZScore(false),
			new IntensityNormalisation.Rescale(), new IntensityNormalisation.Fixed(-1,
				2, 3, 4)))
		{
			final ModelInput input = new ModelInput(one.input().axes(), one.input()
				.spacingMm(), InputEncoding.INTENSITY, rule, Map.of());
			final ModelManifest changed = new ModelManifest(one.id(), one.kind(), one
				.version(), one.card(), one.networks(), input, one.tiling(), one
					.classes(), one.mirroring());
			assertThat(ManifestJson.read(ManifestWriter.toJson(changed), "m"))
				.isEqualTo(changed);
		}
	}

	/** Replaces one field, given by its path, and expects it to be named. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = { //
		"formatVersion|2|formatVersion", "id|'A B'|A B", "id|null|id",
		"kind|'magic'|semantic, instance, naming", "version|' '|version",
		"title|7|title", "limits|'x'|limits", "networks|[]|network files",
		"networks|[{'file':'../x','sha256':'HASH'}]|networks[0].file",
		"networks|[{'file':'x','sha256':'12'}]|SHA-256",
		"networks|[{'file':'x','sha256':'HASH','size':1}]|networks[0].size",
		"networks|[{'file':'x','sha256':'HASH'},{'file':'x','sha256':'HASH'}]|twice",
		"input.axes|'RAL'|input.axes", "input.spacingMm|[1,1]|input.spacingMm",
		"input.spacingMm|[1,1,0]|0.0 mm", "input.encoding|'colour'|colour",
		"input.normalisation.strategy|'magic'|input.normalisation.strategy",
		"input.normalisation.lowerPercent|100|100.0",
		"input.normalisation.colour|1|input.normalisation.colour",
		"tiling.patchSize|[8,16,17]|tiling.patchSize",
		"tiling.step|0|tiling.patchSize", "tiling.maxTileVoxels|1.5|whole number",
		"tiling.padding|'mirror'|tiling.padding",
		"classes|[{'index':1,'label':0,'name':'x'}]|classes[0].index",
		"classes|[{'index':0,'label':70000,'name':'x'}]|70000",
		"classes|[{'index':0,'label':5,'name':'x'},{'index':1,'label':6,'name':'y'}]|background",
		"flipAveraging.axes|[3]|flipAveraging.axes",
		"flipAveraging.outputSwaps|[[1,9]]|9", "flipAveraging.outputSwaps|[1]|pairs",
		"extra|1|extra" })
	void namesTheFieldThatIsWrong(final String path, final String value,
		final String named)
	{
		final JsonObject root = JsonParser.parseString(ManifestWriter.toJson(
			Manifests.semantic("one"))).getAsJsonObject();
		JsonObject parent = root;
		final String[] parts = path.split("\\.");
		for (int i = 0; i < parts.length - 1; i++)
			parent = parent.getAsJsonObject(parts[i]);
		parent.add(parts[parts.length - 1], JsonParser.parseString(value.replace(
			"HASH", Manifests.HASH)));
		assertThatThrownBy(() -> ManifestJson.read(root.toString(),
			"some/manifest.json")).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("some/manifest.json").hasMessageContaining(named);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = { //
		"\"encoding\": \"label-sets\"|\"encoding\": \"label-index\"|classOfLabel",
		"\"labelSets\": [|\"labelSets\": 7, \"other\": [|labelSets",
		"\"labelSets\": [|\"labelSets\": [ [0],|Label 0",
		"\"labelSets\": [|\"labelSets\": [ [70000],|Label 70000",
		"\"weight\": 1.5|\"weight\": 0|Invalid weight",
		"\"power\": 0.4|\"power\": -1|Invalid power",
		"\"least\": 0.9,|\"least\": 0.2,|Invalid least",
		"\"least\": 0.9,|\"most\": 1,|calibration.most",
		"\"leastInside\": 0.95|\"leastInside\": 0.8|Invalid least probability inside",
		"\"label\": 26|\"label\": 25|must have the classes",
		"\"kind\": \"levels\"|\"kind\": \"general\"|for levels models" })
	void namesWhatIsWrongWithALevelsModel(final String before, final String after,
		final String named)
	{
		final String json = ManifestWriter.toJson(Manifests.levels("one"));
		assertThat(json).contains(before);
		assertThatThrownBy(() -> ManifestJson.read(json.replace(before, after),
			"some/manifest.json")).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("some/manifest.json").hasMessageContaining(named);
	}

	@Test
	void setsOfLabelsMayOverlapAndTwoMoreChannelsFollow() {
		final ModelInput input = Manifests.levels("one").input();
		assertThat(input.channels()).isEqualTo(5);
		final Grid grid = Grid.of(new int[] { 4, 1, 1 }, new double[] { 3, 3, 3 },
			input.volumeAxes());
		final LabelVolume labels = LabelVolume.wrap(new short[] { 0, 41, 49,
			(short) ModelInput.OUTSIDE }, grid);
		final LabelVolume vertebrae = LabelVolume.wrap(new short[] { 0, 2, 3, 0 },
			grid);
		assertThat(input.encode(labels, vertebrae, 3)).containsExactly(0, 1, 1, 0, 0,
			0, 1, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 0);
		assertThatThrownBy(() -> input.encode(labels)).isInstanceOf(
			IllegalStateException.class);
		assertThatThrownBy(() -> Manifests.semantic("two").input().encode(labels,
			vertebrae, 1)).isInstanceOf(IllegalStateException.class);
	}

	@Test
	void whatIsNoJsonIsRefused() {
		for (final String text : List.of("", "{", "{} {}", "[1]", "{a:1}"))
			assertThatThrownBy(() -> ManifestJson.read(text, "file")).as(text)
				.isInstanceOf(SpinepsException.class).hasMessageContaining("file");
	}

	@Test
	void gridIsReversedAxesAndSpacing() {
		final ModelInput input = Manifests.semantic("one").input();
		final Grid image = Grid.of(new int[] { 100, 50, 20 }, new double[] { 0.5, 3,
			1 }, new AxisCodes("PIR"));
		final Grid grid = input.gridFor(image);
		assertThat(grid.axisCodes().letters()).isEqualTo("SAR");
		assertThat(grid.spacing()).containsExactly(0.75, 1.5, 3);
		assertThat(grid.size()).containsExactly(200, 33, 7);
	}

	@Test
	void labelsAreEncodedAsIndices() {
		final LabelVolume labels = LabelVolume.wrap(new short[] { 0, 41, 49, 50, 60,
			(short) 65535 }, Grid.of(new int[] { 6, 1, 1 }, new double[] { 1, 1, 1 },
				AxisCodes.RAS));
		assertThat(Manifests.instance("i", InputEncoding.LABEL_INDEX).input().encode(
			labels)).containsExactly(0, 1, 2, 2, 0, 0);
		final ModelInput oneHot = Manifests.instance("i",
			InputEncoding.LABEL_ONE_HOT).input();
		assertThat(oneHot.channels()).isEqualTo(3);
		assertThat(oneHot.encode(labels)).containsExactly(1, 0, 0, 0, 1, 1, //
			0, 1, 0, 0, 0, 0, //
			0, 0, 1, 1, 0, 0);
	}
}
