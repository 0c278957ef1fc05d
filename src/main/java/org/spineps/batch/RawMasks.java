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
package org.spineps.batch;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.batch.output.ExtraFiles;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeInput;
import org.spineps.io.json.JsonFiles;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpinePipeline.Stage;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.instance.InstanceSupport;
import org.spineps.pipeline.instance.RawInstances;
import org.spineps.pipeline.semantic.SemanticResult;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * Raw masks of an input in an output folder, with a file that says how they were
 * made: from which bytes, by which models, with which options. They are taken for
 * a later run only if all of that is the same.
 */
final class RawMasks {

	private static final String END = "_raw.json";
	private static final String SEMANTIC = "semantic";
	private static final String INSTANCES = "instances";
	private static final String CONFIDENCE = "confidence";
	private static final String SUPPORT = "support";
	private static final String SCAN = "scan";

	private final Path folder;
	private final String name;
	private final Map<String, String> semantic;
	private final Map<String, String> instances;

	/**
	 * @param folder the output folder
	 * @param name X of the outputs
	 * @param input the scan
	 * @param time what is made of several time points
	 * @param pipeline knows models and options
	 * @throws SpinepsException if the file cannot be read
	 */
	RawMasks(final Path folder, final String name,
		final VolumeInput input,
		final TimeHandling time, final SpinePipeline pipeline) throws SpinepsException
	{
		this.folder = folder;
		this.name = name;
		semantic = new LinkedHashMap<>(pipeline.recipe(Stage.SEMANTIC));
		instances = pipeline.recipe(Stage.INSTANCES);
		if (!semantic.isEmpty()) {
			semantic.put(SCAN, input.sha256());
			semantic.put("time", time.toString());
		}
	}

	/** @return the name of the file that tells how the masks were made */
	String recipeName() {
		return name + END;
	}

	/**
	 * @param target a folder
	 * @param files has written the masks
	 * @throws SpinepsException if the file cannot be written
	 */
	void writeRecipe(final Path target, final ExtraFiles files)
		throws SpinepsException
	{
		final JsonObject json = new JsonObject();
		json.add(SEMANTIC, json(semantic));
		json.add(INSTANCES, json(instances));
		json.add(SUPPORT, files.supportJson());
		JsonFiles.write(target.resolve(recipeName()), json);
	}

	/**
	 * @param run a run from a scan
	 * @param what what may be taken
	 * @return the same run with the raw masks that fit it; without change if there
	 *         are none
	 */
	SpineRun reuse(final SpineRun run, final Reuse what) {
		try {
			if (semantic.isEmpty() || !Files.exists(folder.resolve(recipeName())))
				return run;
			final JsonObject recipe = JsonFiles.read(folder.resolve(recipeName()))
				.getAsJsonObject();
			if (!json(semantic).equals(recipe.get(SEMANTIC))) return run;
			final LabelVolume mask = labels(SEMANTIC);
			final ImageVolume confidence = VolumeFiles.read(file(CONFIDENCE)).image();
			if (!confidence.grid().agreesWith(run.scan().orElseThrow().grid()))
				return run;
			final SemanticResult seen = new SemanticResult(mask, confidence.on(run
				.scan().get().grid()), "", List.of());
			return run.withRaw(seen, what == Reuse.ALL && json(instances).equals(recipe
				.get(INSTANCES)) && Files.exists(file(INSTANCES)) ? Optional.of(new RawInstances(labels(
					INSTANCES), support(recipe.getAsJsonArray(SUPPORT)), List.of()))
					: Optional.empty());
		}
		catch (final SpinepsException | IllegalStateException | ClassCastException
				| IllegalArgumentException | UnsupportedOperationException e)
		{
			// What cannot be read is made anew.
			return run;
		}
	}

	private Path file(final String key) {
		return folder.resolve(name + ExtraFiles.end(Extra.RAW, key));
	}

	private LabelVolume labels(final String key) throws SpinepsException {
		return VolumeFiles.read(file(key)).labels();
	}

	private static List<InstanceSupport> support(final JsonArray array) {
		if (array == null) throw new IllegalStateException("No " + SUPPORT);
		final List<InstanceSupport> list = new ArrayList<>();
		for (final JsonElement element : array) {
			final JsonObject one = element.getAsJsonObject();
			if (!one.has("predictions")) throw new IllegalStateException(
				"No predictions");
			list.add(new InstanceSupport(number(one, "probability"), number(one,
				"agreement"), one.get("predictions").getAsInt()));
		}
		return list;
	}

	private static double number(final JsonObject object, final String key) {
		return object.has(key) ? object.get(key).getAsDouble() : Double.NaN;
	}

	private static JsonObject json(final Map<String, String> recipe) {
		final JsonObject json = new JsonObject();
		recipe.forEach(json::addProperty);
		return json;
	}
}
