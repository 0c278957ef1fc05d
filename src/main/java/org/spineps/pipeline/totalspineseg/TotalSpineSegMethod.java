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
package org.spineps.pipeline.totalspineseg;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.io.json.JsonFiles;
import org.spineps.io.json.RecordJson;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelStore;
import org.spineps.network.TorchEngine;
import org.spineps.nnunet.PredictableModel;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.LazyModel;
import org.spineps.pipeline.LevelsChoice;
import org.spineps.pipeline.MethodRequest;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpineMethod;
import org.spineps.pipeline.totalspineseg.label.Amendment;

/**
 * TotalSpineSeg as users choose it. Its network of step 1 is asked for as the
 * semantic one, that of step 2 as the instance one. Where they are not
 * sure of a level, the levels network is asked.
 */
public final class TotalSpineSegMethod implements SpineMethod {

	/** The word for it. */
	public static final String ID = "totalspineseg";

	private static final String FIRST = "semantic";
	private static final String SECOND = "instance";
	private static final String BEHAVIOUR = "behaviour";

	/** Made by {@link org.spineps.pipeline.SpineMethods#installed()}. */
	public TotalSpineSegMethod() {
		// holds nothing
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public String title() {
		return "TotalSpineSeg";
	}

	@Override
	public List<String> roles() {
		return List.of(FIRST, SECOND, LevelsChoice.ROLE);
	}

	@Override
	public boolean takesLocalizer() {
		return true;
	}

	@Override
	public PipelinePlan plan(final MethodRequest request)
		throws SpinepsException
	{
		final ChainOptions base = ChainOptions.of(request.behaviour());
		final ChainOptions options = (request.optionsFile().isEmpty() ? base : read(
			request.optionsFile().get(), base)).withLocalizer(request.localizer());
		if (!options.localizer().isBlank() && !Files.isRegularFile(Path.of(options
			.localizer()))) throw new RequestException("There is no localizer " +
				options.localizer(), "there is no such file",
				"Give the path of a scan or mask");
		final Optional<String> levels = levels(request, options);
		if (levels.isPresent()) ModelStore.standard().named(levels.get(),
			ModelKind.LEVELS);
		TorchEngine.requireDevice(request.compute());
		final Map<String, String> chosen = new LinkedHashMap<>();
		chosen.put("step1-model", request.model(FIRST));
		chosen.put("step2-model", request.model(SECOND));
		chosen.put("levels-model", request.model(LevelsChoice.ROLE));
		chosen.putAll(request.compute().asMap());
		chosen.put(BEHAVIOUR, options.behaviour().key());
		chosen.putAll(RecordJson.differences(options, ChainOptions.of(options
			.behaviour())));
		return new PipelinePlan(chosen, () -> open(request, options));
	}

	/**
	 * @param request the models, and what they run on
	 * @param options what is done, and how
	 * @return the method, to be closed by the caller
	 * @throws SpinepsException if a model is missing, or not one of its step
	 */
	public static TotalSpineSeg open(final MethodRequest request,
		final ChainOptions options) throws SpinepsException
	{
		final PredictableModel second = options.firstStepOnly() ? null : StepModels
			.find(2, request.model(SECOND));
		final Optional<String> levels = levels(request, options);
		return new TotalSpineSeg(new NnUnetNetworks(StepModels.find(1, request
			.model(FIRST)), second, levels.isEmpty() ? null : new LazyModel(ModelStore
				.standard().load(levels.get(), ModelKind.LEVELS), request.compute()),
			request.compute()), options, request.compute());
	}

	/** @return id or folder of the levels network; empty for none */
	private static Optional<String> levels(final MethodRequest request,
		final ChainOptions options) throws SpinepsException
	{
		final String model = LevelsChoice.of(request);
		return options.firstStepOnly() || !options.does(
			Amendment.NAMED_BY_LEVELS_NETWORK) ? Optional.empty() : LevelsChoice
				.wanted(options.behaviour(), model, ModelStore.standard());
	}

	/** What is not in the file is as its own "behaviour" says, or as the base. */
	private static ChainOptions read(final Path file, final ChainOptions base)
		throws SpinepsException
	{
		final JsonElement json = JsonFiles.read(file);
		final String what = String.valueOf(file.getFileName());
		ChainOptions start = base;
		if (json.isJsonObject() && json.getAsJsonObject().has(BEHAVIOUR)) {
			final JsonObject only = new JsonObject();
			only.add(BEHAVIOUR, json.getAsJsonObject().get(BEHAVIOUR));
			start = ChainOptions.of(RecordJson.read(only, base, what).behaviour());
		}
		return RecordJson.read(json, start, what);
	}

	@Override
	public JsonObject options(final Behaviour behaviour) {
		return RecordJson.toJson(ChainOptions.of(behaviour)).getAsJsonObject();
	}
}
