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
package org.spineps.convert.nnunet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFields;

/** Reads one configuration of nnU-Net's plans. */
final class ConfigurationReader {

	private static final String PREPROCESSOR = "DefaultPreprocessor";
	private static final int LARGEST_PATCH = 1 << 14;
	private static final double LARGEST_SPACING_MM = 1000;

	private ConfigurationReader() {
		// static methods only
	}

	static NnUnetConfiguration read(final String name, final JsonFields fields)
		throws SpinepsException
	{
		final String preprocessor = fields.optionalText("preprocessor_name").orElse(
			PREPROCESSOR);
		if (!PREPROCESSOR.equals(preprocessor)) throw fields.unusable(
			"preprocessor_name", "is " + preprocessor +
				", a preprocessor that is not supported");
		final List<Integer> patch = fields.integers("patch_size");
		final int dimensions = patch.size();
		if (dimensions < 2 || dimensions > 3 || patch.stream().anyMatch(
			n -> n < 1 || n > LARGEST_PATCH)) throw fields.unusable("patch_size",
				"is " + patch);
		final List<Double> spacing = fields.numbers("spacing");
		if (spacing.size() != dimensions || spacing.stream().anyMatch(
			mm -> !(mm > 0 && mm <= LARGEST_SPACING_MM))) throw fields.unusable(
				"spacing", "is " + spacing + " for a patch of " + patch);
		final List<NormalisationScheme> schemes = schemes(fields);
		final List<Boolean> masked = fields.has("use_mask_for_norm") ? fields
			.flags("use_mask_for_norm") : Collections.nCopies(schemes.size(), false);
		if (masked.size() != schemes.size()) throw fields.unusable(
			"use_mask_for_norm", "has " + masked.size() + " entries for " + schemes
				.size() + " channels");
		return new NnUnetConfiguration(name, spacing, patch, schemes, masked,
			resampling(fields, "resampling_fn_data", 3), resampling(fields,
				"resampling_fn_probabilities", 1), fields.optionalText(
					"previous_stage"), NetworkPlanReader.read(fields, dimensions));
	}

	private static List<NormalisationScheme> schemes(final JsonFields fields)
		throws SpinepsException
	{
		final List<NormalisationScheme> schemes = new ArrayList<>();
		for (final String name : fields.texts("normalization_schemes"))
			schemes.add(NormalisationScheme.of(name).orElseThrow(() -> fields
				.unusable("normalization_schemes", "holds " + name +
					", which is not supported")));
		return schemes;
	}

	private static ResamplingFunction resampling(final JsonFields fields,
		final String field, final int usualOrder) throws SpinepsException
	{
		final String name = fields.optionalText(field).orElse(
			ResamplingFunction.Kind.SPLINES.functionName());
		final ResamplingFunction.Kind kind = ResamplingFunction.Kind.of(name)
			.orElseThrow(() -> fields.unusable(field, "is " + name +
				", which is not supported"));
		final String options = field + "_kwargs";
		if (!fields.has(options)) return new ResamplingFunction(kind, usualOrder, 0,
			Optional.empty());
		final JsonFields values = fields.object(options);
		return new ResamplingFunction(kind, order(values, "order", usualOrder),
			order(values, "order_z", 0), values.has("force_separate_z") ? Optional.of(
				values.flag("force_separate_z", false)) : Optional.empty());
	}

	private static int order(final JsonFields values, final String name,
		final int usual) throws SpinepsException
	{
		final int order = values.integer(name, usual);
		if (order != 0 && order != 1 && order != 3) throw values.unusable(name,
			"is " + order + "; 0, 1 and 3 are supported");
		return order;
	}
}
