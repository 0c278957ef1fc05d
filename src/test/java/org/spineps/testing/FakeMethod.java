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
package org.spineps.testing;

import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.MethodRequest;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpineMethod;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.SpinePipeline;

/** A method under SPINEPS's id that remembers what was asked of it. */
public final class FakeMethod implements SpineMethod {

	private final SpinePipeline.Opener opener;
	private final List<MethodRequest> opened = new ArrayList<>();
	private boolean localizer;

	/** @param opener opens a stand-in */
	public FakeMethod(final SpinePipeline.Opener opener) {
		this.opener = opener;
	}

	/** @return the requests whose pipelines were opened */
	public List<MethodRequest> opened() {
		return opened;
	}

	/** @return this method alone */
	public SpineMethods alone() {
		return new SpineMethods(List.of(this));
	}

	/** @return this method, which now takes localizers */
	public FakeMethod withLocalizer() {
		localizer = true;
		return this;
	}

	@Override
	public boolean takesLocalizer() {
		return localizer;
	}

	@Override
	public String id() {
		return SpineMethods.DEFAULT;
	}

	@Override
	public String title() {
		return "SPINEPS";
	}

	@Override
	public List<String> roles() {
		return List.of("semantic", "instance", "naming");
	}

	@Override
	public boolean takesWishes() {
		return true;
	}

	@Override
	public PipelinePlan plan(final MethodRequest request) {
		return new PipelinePlan(Map.of("threads", "2"), () -> {
			opened.add(request);
			return opener.open();
		});
	}

	@Override
	public JsonObject options(final Behaviour behaviour) {
		final JsonObject options = new JsonObject();
		options.addProperty("behaviour", behaviour.key());
		return options;
	}
}
