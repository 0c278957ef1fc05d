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

import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelStore;

/** Which levels network a run of any method has. */
public final class LevelsChoice {

	/** Role of the network among those of a method. */
	public static final String ROLE = ModelKind.LEVELS.text();
	/** In place of a model: no network, not even the packaged one. */
	public static final String NONE = "none";

	private LevelsChoice() {
		// static methods only
	}

	/**
	 * @param request what the user wants
	 * @return the levels model that was asked for; empty for the packaged one
	 * @throws SpinepsException if one was asked for that the behaviour does not know
	 */
	public static String of(final MethodRequest request)
		throws SpinepsException
	{
		final String model = request.model(ROLE).strip();
		if (request.behaviour() != Behaviour.MENDED && !model.isEmpty() && !model
			.equalsIgnoreCase(NONE)) throw new SpinepsException("The behaviour " +
				request.behaviour().key() + " knows no levels network", model,
				"Leave it out, or choose the behaviour " + Behaviour.MENDED.key());
		return model;
	}

	/**
	 * @param behaviour what is done
	 * @param model as {@link #of} gives it
	 * @param store where models are
	 * @return what to look for in the store; empty for no network
	 */
	public static Optional<String> wanted(final Behaviour behaviour,
		final String model, final ModelStore store)
	{
		if (behaviour != Behaviour.MENDED || model.equalsIgnoreCase(NONE))
			return Optional.empty();
		return model.isEmpty() && store.defaultId(ModelKind.LEVELS).isEmpty()
			? Optional.empty() : Optional.of(model);
	}
}
