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

import com.google.gson.JsonObject;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.io.json.RecordJson;
import org.spineps.model.ModelKind;
import org.spineps.network.TorchEngine;

/** SPINEPS as users choose it. */
public final class SpinepsMethod implements SpineMethod {

	static final String ID = "spineps";

	/** Made by {@link SpineMethods#installed()}. */
	public SpinepsMethod() {
		// holds nothing
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public String title() {
		return "SPINEPS";
	}

	@Override
	public List<String> roles() {
		return Stream.of(ModelKind.SEMANTIC, ModelKind.INSTANCE, ModelKind.NAMING,
			ModelKind.LEVELS).map(SpinepsMethod::role).toList();
	}

	@Override
	public boolean takesWishes() {
		return true;
	}

	@Override
	public boolean servesSeveralThreads() {
		return true;
	}

	@Override
	public PipelinePlan plan(final MethodRequest request)
		throws SpinepsException
	{
		final PipelineOptions base = PipelineOptions.of(request.behaviour());
		final SpinepsOptions options = new SpinepsOptions(request.model(role(
			ModelKind.SEMANTIC)), request.model(role(ModelKind.INSTANCE)), request
				.model(role(ModelKind.NAMING)), LevelsChoice.of(request), request
				.compute(),
			request.wishes().in(
					request.optionsFile().isEmpty() ? base : PipelineOptions.read(request
						.optionsFile().get(), base)));
		Networks.requireInstalled(options);
		TorchEngine.requireDevice(request.compute());
		return new PipelinePlan(options.asMap(), () -> new Spineps(options));
	}

	@Override
	public JsonObject options(final Behaviour behaviour) {
		return RecordJson.toJson(PipelineOptions.of(behaviour)).getAsJsonObject();
	}

	private static String role(final ModelKind kind) {
		return kind.name().toLowerCase(Locale.ROOT);
	}
}
