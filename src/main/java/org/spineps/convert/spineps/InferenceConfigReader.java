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
package org.spineps.convert.spineps;

import com.google.gson.JsonElement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFields;
import org.spineps.volume.AxisCodes;

/** Reads {@code inference_config.json}. */
final class InferenceConfigReader {

	private static final Set<String> MODALITIES = Set.of("T2w", "T1w", "Vibe",
		"CT", "SEG", "MPR", "PD", "FLAIR");
	private static final Set<String> INPUTS = Set.of("img", "seg", "ip", "oop",
		"water", "fat");
	private static final int MOST_FOLDS = 100;
	private static final int LARGEST_LABEL = 0xffff;
	private static final int LARGEST_CUTOUT = 1024;
	/** Halvings of the instance network. */
	private static final int CUTOUT_MULTIPLE = 8;
	private static final int SACRUM = 26;
	private static final int LARGEST_ID = 255;

	private final JsonFields fields;

	private InferenceConfigReader(final JsonFields fields) {
		this.fields = fields;
	}

	static InferenceConfig read(final Path file) throws SpinepsException {
		return new InferenceConfigReader(JsonFields.read(file)).read();
	}

	private InferenceConfig read() throws SpinepsException {
		final String word = fields.text("modeltype");
		final ModelType type = ModelType.of(word).orElseThrow(() -> fields.unusable(
			"modeltype", "is " + word + "; expected nnunet, unet or classifier"));
		final double step = fields.number("default_step_size", 0.5);
		if (!(step > 0 && step <= 1)) throw fields.unusable("default_step_size",
			"is " + step);
		return new InferenceConfig(fields.text("log_name"), words("modality",
			MODALITIES), fields.text("acquisition"), type, orientation(), folds(),
			fields.flag("inference_augmentation", false), spacing(), step, labels(),
			fields.has("expected_inputs") ? words("expected_inputs", INPUTS) : List
				.of("img"), fields.flag("has_c1", false), fields.flag("needs_corp",
					false), ids("sacrum_ids", SACRUM), ids("metal",
						InferenceConfig.METAL), instance());
	}

	/** A list of labels. */
	private List<Integer> ids(final String name, final int usual)
		throws SpinepsException
	{
		if (!fields.has(name)) return List.of(usual);
		final List<Integer> ids = fields.integers(name);
		for (final int id : ids)
			if (id < 1 || id > LARGEST_ID) throw fields.unusable(name, "holds " + id);
		return ids;
	}

	/** One word or a list of words, all of which must be known. */
	private List<String> words(final String name, final Set<String> known)
		throws SpinepsException
	{
		final List<String> words = fields.element(name).isJsonArray() ? fields
			.texts(name) : List.of(fields.text(name));
		for (final String word : words)
			if (!known.contains(word)) throw fields.unusable(name, "holds " + word +
				", which is not supported");
		if (words.isEmpty()) throw fields.unusable(name, "is empty");
		return words;
	}

	/** Three letters in one word or three. */
	private AxisCodes orientation() throws SpinepsException {
		final String name = "model_expected_orientation";
		final String letters = fields.element(name).isJsonArray() ? String.join("",
			fields.texts(name)) : fields.text(name);
		try {
			return new AxisCodes(letters);
		}
		catch (final IllegalArgumentException e) {
			throw fields.unusable(name, "does not name three axes");
		}
	}

	/** A number of folds, the name of one, or a list of names. */
	private List<String> folds() throws SpinepsException {
		final String name = "available_folds";
		if (!fields.has(name)) return List.of();
		final JsonElement value = fields.element(name);
		final List<String> folds = new ArrayList<>();
		if (value.isJsonArray()) for (final JsonElement fold : fields.list(name))
			folds.add(fold(fold));
		else if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
			final int count = fields.integer(name);
			if (count < 1 || count > MOST_FOLDS) throw fields.unusable(name, "is " +
				count);
			for (int i = 0; i < count; i++)
				folds.add(Integer.toString(i));
		}
		else folds.add(fold(value));
		if (folds.isEmpty() || folds.size() > MOST_FOLDS) throw fields.unusable(
			name, "names " + folds.size() + " folds");
		return folds;
	}

	private String fold(final JsonElement value) throws SpinepsException {
		final String fold = value.isJsonPrimitive() ? value.getAsString() : "";
		// It becomes part of a path.
		if (!fold.matches("[A-Za-z0-9]{1,20}")) throw fields.unusable(
			"available_folds", "must hold only names of folds");
		return fold;
	}

	/** Three numbers, or three smallest and three largest ones. */
	private TargetSpacing spacing() throws SpinepsException {
		final String name = "resolution_range";
		final List<JsonElement> values = fields.list(name);
		try {
			if (values.size() != 2) {
				final List<Double> fixed = fields.numbers(name);
				return new TargetSpacing(fixed, fixed);
			}
			return new TargetSpacing(fields.numbers(values.get(0), name), fields
				.numbers(values.get(1), name));
		}
		catch (final IllegalArgumentException e) {
			throw fields.unusable(name, "is invalid: " + e.getMessage());
		}
	}

	private Map<Integer, Integer> labels() throws SpinepsException {
		final Map<Integer, Integer> labels = new TreeMap<>();
		if (!fields.has("labels")) return labels;
		final JsonFields entries = fields.object("labels");
		for (final String name : entries.names()) {
			final JsonElement value = entries.element(name);
			final String word = value.isJsonPrimitive() ? value.getAsString() : "";
			labels.put(number(entries, name), LabelNames.id(word).orElseThrow(
				() -> entries.unusable(name, "is not a known label name: " + word)));
		}
		return labels;
	}

	private InstanceSettings instance() throws SpinepsException {
		final InstanceSettings usual = InstanceSettings.DEFAULT;
		final List<Integer> cutout = fields.has("cutout_size") ? fields.integers(
			"cutout_size") : usual.cutoutSize();
		if (cutout.size() != 3 || cutout.stream().anyMatch(n -> n < 1 ||
			n > LARGEST_CUTOUT || n % CUTOUT_MULTIPLE != 0)) throw fields.unusable(
				"cutout_size", "is " + cutout + "; expected three multiples of " +
					CUTOUT_MULTIPLE);
		return new InstanceSettings(cutout, threshold("corpus_size_cleaning", usual
			.corpusSizeCleaning()), threshold("vert_size_threshold", usual
				.vertebraSizeThreshold()), fields.has("mapping") ? mapping() : usual
					.inputOfLabel());
	}

	private int threshold(final String name, final int usual)
		throws SpinepsException
	{
		final int voxels = fields.integer(name, usual);
		if (voxels < 0) throw fields.unusable(name, "is " + voxels);
		return voxels;
	}

	private Map<Integer, Integer> mapping() throws SpinepsException {
		final Map<Integer, Integer> inputs = new TreeMap<>();
		final JsonFields entries = fields.object("mapping");
		for (final String name : entries.names()) {
			final int input = entries.integer(name);
			if (input < 0 || input > LARGEST_LABEL) throw entries.unusable(name,
				"is " + input);
			inputs.put(number(entries, name), input);
		}
		return inputs;
	}

	/** A field's name that is a number or, for labels, a word for one. */
	private static int number(final JsonFields entries, final String name)
		throws SpinepsException
	{
		return LabelNames.id(name).orElseThrow(() -> entries.unusable(name,
			"is not a label number"));
	}
}
