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

import com.google.gson.JsonElement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFields;
import org.spineps.network.window.ImportanceMap;
import org.spineps.network.window.Mirroring;
import org.spineps.network.window.Padding;
import org.spineps.network.window.Tiling;
import org.spineps.volume.AxisCodes;

/** Reads {@code manifest.json}, strictly. {@link ManifestWriter} writes it. */
public final class ManifestJson {

	/** The version of the format that this program reads and writes. */
	public static final int FORMAT_VERSION = 1;

	private ManifestJson() {
		// static methods only
	}

	/**
	 * @param json the text
	 * @param file name of the file for messages
	 * @return the manifest
	 * @throws SpinepsException if anything is missing, unknown or out of bounds;
	 *           names the field and the file
	 */
	public static ModelManifest read(final String json, final String file)
		throws SpinepsException
	{
		final JsonFields root = JsonFields.parse(file, json);
		root.requireFormat("", FORMAT_VERSION);
		final String kind = root.text("kind");
		final ModelInput input = input(root.object("input"));
		final ModelManifest manifest = check(root, "classes", () -> new ModelManifest(
			root.text("id"), ModelKind.of(kind).orElseThrow(() -> root.unusable(
				"kind", "is \"" + kind + "\"; expected one of " +
				ModelKind.words())), root
					.text("version"), check(root, "title", () -> new ModelCard(root.text(
						"title"), root.text("licence"), root.text("trainingData"), root
							.texts("limits"))), networks(root), input, tiling(root.object(
								"tiling")), classes(root), mirroring(root, input.axes()), heads(
									root), instanceLabels(root), source(root), calibration(root),
			landmarks(root)));
		root.requireAllRead();
		return manifest;
	}

	private static List<NetworkFile> networks(final JsonFields root)
		throws SpinepsException
	{
		final List<NetworkFile> networks = new ArrayList<>();
		for (final JsonFields network : root.objects("networks")) {
			networks.add(check(network, "file", () -> new NetworkFile(network.text(
				"file"), network.text("sha256"))));
			network.requireAllRead();
		}
		return networks;
	}

	private static List<OutputClass> classes(final JsonFields root)
		throws SpinepsException
	{
		final List<OutputClass> classes = new ArrayList<>();
		for (final JsonFields output : root.objects("classes")) {
			final int index = output.integer("index");
			if (index != classes.size()) throw output.unusable("index", "is " +
				index + "; classes must be listed in the order of the channels");
			classes.add(check(output, "label", () -> new OutputClass(output.integer(
				"label"), output.text("name"))));
			output.requireAllRead();
		}
		return classes;
	}

	private static List<OutputHead> heads(final JsonFields root)
		throws SpinepsException
	{
		final List<OutputHead> heads = new ArrayList<>();
		if (!root.has("heads")) return heads;
		for (final JsonFields head : root.objects("heads")) {
			heads.add(check(head, "name", () -> new OutputHead(head.text("name"), head
				.integer("classes"))));
			head.requireAllRead();
		}
		return heads;
	}

	private static Map<Integer, Integer> instanceLabels(final JsonFields root)
		throws SpinepsException
	{
		final Map<Integer, Integer> wholes = new TreeMap<>();
		if (!root.has("instanceLabels")) return wholes;
		final JsonFields labels = root.object("instanceLabels");
		for (final String label : labels.names())
			wholes.put(check(labels, label, () -> Integer.valueOf(label)), labels
				.integer(label));
		return wholes;
	}

	private static Map<String, List<LandmarkShare>> landmarks(
		final JsonFields root) throws SpinepsException
	{
		final Map<String, List<LandmarkShare>> landmarks = new TreeMap<>();
		if (!root.has("landmarks")) return landmarks;
		final JsonFields names = root.object("landmarks");
		for (final String name : names.names()) {
			final List<LandmarkShare> shares = new ArrayList<>();
			for (final JsonFields share : names.objects(name)) {
				shares.add(check(share, "voxels", () -> new LandmarkShare(share.integer(
					"voxels"), share.number("found"), share.number("elsewhere"))));
				share.requireAllRead();
			}
			landmarks.put(name, shares);
		}
		return landmarks;
	}

	private static Optional<ModelSource> source(final JsonFields root)
		throws SpinepsException
	{
		if (!root.has("source")) return Optional.empty();
		final JsonFields source = root.object("source");
		final List<ModelSource.SourceFile> files = new ArrayList<>();
		for (final JsonFields file : source.objects("files")) {
			files.add(check(file, "file", () -> new ModelSource.SourceFile(file.text(
				"file"), file.text("sha256"))));
			file.requireAllRead();
		}
		final ModelSource result = check(source, "files", () -> new ModelSource(source
			.text("address"), files, source.text("importer")));
		source.requireAllRead();
		return Optional.of(result);
	}

	private static Optional<LevelCalibration> calibration(final JsonFields root)
		throws SpinepsException
	{
		if (!root.has("calibration")) return Optional.empty();
		final JsonFields fields = root.object("calibration");
		final LevelCalibration usual = LevelCalibration.DEFAULT;
		final LevelCalibration result = check(fields, "weight",
			() -> new LevelCalibration(fields.number("weight"), fields.number(
				"power"), fields.number("least", usual.least()), fields.number(
					"leastInside", usual.leastInside())));
		fields.requireAllRead();
		return Optional.of(result);
	}

	private static ModelInput input(final JsonFields input)
		throws SpinepsException
	{
		final String word = input.text("encoding");
		final InputEncoding encoding = InputEncoding.of(word).orElseThrow(
			() -> input.unusable("encoding", "is \"" + word +
				"\", which is not recognised"));
		final AxisCodes axes = check(input, "axes", () -> new AxisCodes(input.text(
			"axes")));
		IntensityNormalisation normalisation = new IntensityNormalisation.None();
		final Map<Integer, Integer> classOfLabel = new TreeMap<>();
		final List<List<Integer>> labelSets = new ArrayList<>();
		if (encoding == InputEncoding.INTENSITY) {
			final JsonFields fields = input.object("normalisation");
			normalisation = check(fields, "strategy", () -> normalisation(fields));
			fields.requireAllRead();
		}
		else if (encoding == InputEncoding.LABEL_SETS) {
			for (final JsonElement set : input.list("labelSets"))
				labelSets.add(input.integers(set, "labelSets"));
		}
		else {
			final JsonFields labels = input.object("classOfLabel");
			for (final String label : labels.names())
				classOfLabel.put(check(labels, label, () -> Integer.valueOf(label)),
					labels.integer(label));
		}
		final IntensityNormalisation chosen = normalisation;
		final Preparation preparation = preparation(input);
		final ModelInput result = check(input, "spacingMm", () -> new ModelInput(
			axes, input.numbers("spacingMm"), encoding, chosen, classOfLabel,
			preparation, labelSets));
		input.requireAllRead();
		return result;
	}

	private static Preparation preparation(final JsonFields input)
		throws SpinepsException
	{
		if (!input.has("preparation")) return Preparation.NONE;
		final String word = input.text("preparation");
		return Preparation.of(word).orElseThrow(() -> input.unusable("preparation",
			"is \"" + word + "\", which is not recognised"));
	}

	private static IntensityNormalisation normalisation(final JsonFields fields)
		throws SpinepsException
	{
		final String strategy = fields.text("strategy");
		return switch (strategy) {
			case "none" -> new IntensityNormalisation.None();
			case "percentile-z-score" -> new IntensityNormalisation.PercentileZScore(
				fields.number("lowerPercent"), fields.number("upperPercent"), fields
					.number("clipLow"), fields.number("clipHigh"));
			case "z-score" -> new IntensityNormalisation.ZScore(false);
			case "z-score-nonzero" -> new IntensityNormalisation.ZScore(true);
			case "fixed" -> new IntensityNormalisation.Fixed(fields.number("clipLow"),
				fields.number("clipHigh"), fields.number("mean"), fields.number(
					"deviation"));
			case "rescale" -> new IntensityNormalisation.Rescale();
			default -> throw fields.unusable("strategy", "is \"" + strategy +
				"\", which is not recognised");
		};
	}

	private static Tiling tiling(final JsonFields tiling)
		throws SpinepsException
	{
		final Tiling result = check(tiling, "patchSize", () -> new Tiling(tiling
			.integers("patchSize"), tiling.integers("sizeMultiple"), tiling.integer(
				"maxTileVoxels"), tiling.number("step"), word(Padding.class, tiling,
					"padding"), word(ImportanceMap.class, tiling, "importance")));
		tiling.requireAllRead();
		return result;
	}

	private static Mirroring mirroring(final JsonFields root,
		final AxisCodes axes) throws SpinepsException
	{
		if (!root.has("flipAveraging")) return Mirroring.NONE;
		final JsonFields flips = root.object("flipAveraging");
		final Mirroring result = check(flips, "axes", () -> new Mirroring(flips
			.integers("axes"), axes.axisOf('R'), flips.pairs("outputSwaps"), flips
				.pairs("inputSwaps")));
		flips.requireAllRead();
		return result;
	}

	private static <E extends Enum<E>> E word(final Class<E> type,
		final JsonFields fields, final String name) throws SpinepsException
	{
		final String text = fields.text(name);
		return Arrays.stream(type.getEnumConstants()).filter(e -> word(e).equals(
			text)).findFirst().orElseThrow(() -> fields.unusable(name, "is \"" +
				text + "\", which is not recognised"));
	}

	/** @return a constant as written in manifests, e.g. "half-10" */
	static String word(final Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private interface Part<T> {

		T make() throws SpinepsException;
	}

	/** Turns an exception of a record's constructor into an error of the file. */
	private static <T> T check(final JsonFields fields, final String name,
		final Part<T> part) throws SpinepsException
	{
		try {
			return part.make();
		}
		catch (final IllegalArgumentException e) {
			throw fields.unusable(name, "or a field near it is invalid: " +
				e.getMessage());
		}
	}
}
