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

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.util.List;

import org.spineps.io.json.JsonText;
import org.spineps.network.window.Mirroring;
import org.spineps.network.window.Tiling;

/** Writes a {@code manifest.json} that {@link ManifestJson} reads. */
public final class ManifestWriter {

	private ManifestWriter() {
		// static methods only
	}

	/**
	 * @param manifest a manifest
	 * @return its JSON text, with a line feed at the end
	 */
	public static String toJson(final ModelManifest manifest) {
		final JsonObject root = new JsonObject();
		root.addProperty("formatVersion", ManifestJson.FORMAT_VERSION);
		root.addProperty("id", manifest.id());
		root.addProperty("kind", manifest.kind().text());
		root.addProperty("version", manifest.version());
		root.addProperty("title", manifest.card().title());
		root.addProperty("licence", manifest.card().licence());
		root.addProperty("trainingData", manifest.card().trainingData());
		final JsonArray limits = new JsonArray();
		manifest.card().limits().forEach(limits::add);
		root.add("limits", limits);
		final JsonArray networks = new JsonArray();
		for (final NetworkFile file : manifest.networks()) {
			final JsonObject network = new JsonObject();
			network.addProperty("file", file.name());
			network.addProperty("sha256", file.sha256());
			networks.add(network);
		}
		root.add("networks", networks);
		root.add("input", input(manifest.input()));
		root.add("tiling", tiling(manifest.tiling()));
		final JsonArray classes = new JsonArray();
		for (final OutputClass output : manifest.classes()) {
			final JsonObject entry = new JsonObject();
			entry.addProperty("index", classes.size());
			entry.addProperty("label", output.label());
			entry.addProperty("name", output.name());
			classes.add(entry);
		}
		root.add("classes", classes);
		final Mirroring mirroring = manifest.mirroring();
		if (!mirroring.axes().isEmpty()) root.add("flipAveraging", flips(
			mirroring));
		if (!manifest.heads().isEmpty()) root.add("heads", heads(manifest
			.heads()));
		if (!manifest.instanceLabels().isEmpty()) {
			final JsonObject labels = new JsonObject();
			manifest.instanceLabels().forEach((label, whole) -> labels.addProperty(
				Integer.toString(label), whole));
			root.add("instanceLabels", labels);
		}
		if (!manifest.landmarks().isEmpty()) root.add("landmarks", landmarks(
			manifest));
		manifest.source().ifPresent(source -> root.add("source", source(source)));
		manifest.calibration().ifPresent(calibration -> root.add("calibration",
			calibration(calibration)));
		return JsonText.format(root);
	}

	private static JsonObject landmarks(final ModelManifest manifest) {
		final JsonObject landmarks = new JsonObject();
		manifest.landmarks().forEach((name, shares) -> {
			final JsonArray array = new JsonArray();
			for (final LandmarkShare one : shares) {
				final JsonObject share = new JsonObject();
				share.addProperty("voxels", one.voxels());
				share.addProperty("found", one.found());
				share.addProperty("elsewhere", one.elsewhere());
				array.add(share);
			}
			landmarks.add(name, array);
		});
		return landmarks;
	}

	private static JsonObject input(final ModelInput input) {
		final JsonObject object = new JsonObject();
		object.addProperty("axes", input.axes().letters());
		object.add("spacingMm", numbers(input.spacingMm()));
		object.addProperty("encoding", input.encoding().text());
		if (input.encoding() == InputEncoding.INTENSITY) object.add("normalisation",
			normalisation(input.normalisation()));
		else if (input.encoding() == InputEncoding.LABEL_SETS) object.add(
			"labelSets", lists(input.labelSets()));
		else {
			final JsonObject labels = new JsonObject();
			input.classOfLabel().forEach((label, index) -> labels.addProperty(Integer
				.toString(label), index));
			object.add("classOfLabel", labels);
		}
		if (input.preparation() != Preparation.NONE) object.addProperty(
			"preparation", input.preparation().text());
		return object;
	}

	private static JsonObject calibration(final LevelCalibration calibration) {
		final JsonObject object = new JsonObject();
		object.addProperty("weight", calibration.weight());
		object.addProperty("power", calibration.power());
		object.addProperty("least", calibration.least());
		object.addProperty("leastInside", calibration.leastInside());
		return object;
	}

	private static JsonObject normalisation(
		final IntensityNormalisation normalisation)
	{
		final JsonObject object = new JsonObject();
		if (normalisation instanceof IntensityNormalisation.PercentileZScore p) {
			object.addProperty("strategy", "percentile-z-score");
			object.addProperty("lowerPercent", p.lowerPercent());
			object.addProperty("upperPercent", p.upperPercent());
			object.addProperty("clipLow", p.clipLow());
			object.addProperty("clipHigh", p.clipHigh());
		}
		else if (normalisation instanceof IntensityNormalisation.ZScore z) object
			.addProperty("strategy", z.nonzeroOnly() ? "z-score-nonzero" : "z-score");
		else if (normalisation instanceof IntensityNormalisation.Fixed f) {
			object.addProperty("strategy", "fixed");
			object.addProperty("clipLow", f.clipLow());
			object.addProperty("clipHigh", f.clipHigh());
			object.addProperty("mean", f.mean());
			object.addProperty("deviation", f.deviation());
		}
		else object.addProperty("strategy",
			normalisation instanceof IntensityNormalisation.Rescale ? "rescale"
				: "none");
		return object;
	}

	private static JsonObject tiling(final Tiling tiling) {
		final JsonObject object = new JsonObject();
		object.add("patchSize", numbers(tiling.patchSize()));
		object.add("sizeMultiple", numbers(tiling.sizeMultiple()));
		object.addProperty("maxTileVoxels", tiling.maxTileVoxels());
		object.addProperty("step", tiling.step());
		object.addProperty("padding", ManifestJson.word(tiling.padding()));
		object.addProperty("importance", ManifestJson.word(tiling.importance()));
		return object;
	}

	private static JsonObject flips(final Mirroring mirroring) {
		final JsonObject object = new JsonObject();
		object.add("axes", numbers(mirroring.axes()));
		object.add("outputSwaps", lists(mirroring.outputSwaps()));
		object.add("inputSwaps", lists(mirroring.inputSwaps()));
		return object;
	}

	private static JsonArray heads(final List<OutputHead> heads) {
		final JsonArray array = new JsonArray();
		for (final OutputHead head : heads) {
			final JsonObject entry = new JsonObject();
			entry.addProperty("name", head.name());
			entry.addProperty("classes", head.classes());
			array.add(entry);
		}
		return array;
	}

	private static JsonObject source(final ModelSource source) {
		final JsonObject object = new JsonObject();
		object.addProperty("address", source.address());
		object.addProperty("importer", source.importer());
		final JsonArray files = new JsonArray();
		for (final ModelSource.SourceFile file : source.files()) {
			final JsonObject entry = new JsonObject();
			entry.addProperty("file", file.name());
			entry.addProperty("sha256", file.sha256());
			files.add(entry);
		}
		object.add("files", files);
		return object;
	}

	private static JsonArray lists(final List<List<Integer>> lists) {
		final JsonArray array = new JsonArray();
		lists.forEach(list -> array.add(numbers(list)));
		return array;
	}

	private static JsonArray numbers(final List<? extends Number> numbers) {
		final JsonArray array = new JsonArray();
		numbers.forEach(array::add);
		return array;
	}
}
