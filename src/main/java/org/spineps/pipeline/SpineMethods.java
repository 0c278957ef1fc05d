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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;

/**
 * The methods that users can choose from. Immutable.
 *
 * @param all every method, the default first
 */
public record SpineMethods(List<SpineMethod> all) {

	/** Id of the default method. */
	public static final String DEFAULT = SpinepsMethod.ID;

	/**
	 * @throws IllegalArgumentException if there is none, or two have one id
	 */
	public SpineMethods {
		all = List.copyOf(all);
		if (all.isEmpty() || all.stream().map(SpineMethod::id).distinct()
			.count() < all.size()) throw new IllegalArgumentException(
				"Methods without or with equal ids: " + all);
	}

	/** @return the methods that are installed, the default first */
	public static SpineMethods installed() {
		final List<SpineMethod> found = new ArrayList<>();
		// ImageJ's plugins have a class loader of their own.
		for (final SpineMethod method : ServiceLoader.load(SpineMethod.class,
			SpineMethod.class.getClassLoader()))
			found.add(method.id().equals(DEFAULT) ? 0 : found.size(), method);
		return new SpineMethods(found);
	}

	/** @return the ids, the default first */
	public List<String> ids() {
		return all.stream().map(SpineMethod::id).toList();
	}

	/**
	 * @param id a word
	 * @return the method of that id
	 * @throws SpinepsException if there is none
	 */
	public SpineMethod named(final String id) throws SpinepsException {
		return all.stream().filter(one -> one.id().equalsIgnoreCase(id.strip()))
			.findFirst().orElseThrow(() -> new SpinepsException("Unknown method '" +
				id + "'", "installed: " + String.join(", ", ids()),
				"Choose one of these"));
	}

	/**
	 * Checks a request without loading anything.
	 *
	 * @param id id of a method
	 * @param request what the user wants
	 * @return what will be run; its options name the method
	 * @throws SpinepsException if there is no such method, it has no network of a
	 *           role that a model was given for, or the options file cannot be used
	 */
	public PipelinePlan plan(final String id, final MethodRequest request)
		throws SpinepsException
	{
		final SpineMethod method = named(id);
		final String unknown = request.models().keySet().stream().filter(
			role -> !method.roles().contains(role)).sorted().collect(Collectors
				.joining(", "));
		if (!unknown.isEmpty()) throw new SpinepsException(method.title() +
			" has no such network", "role: " + unknown, "Its networks are: " + String
				.join(", ", method.roles()));
		if (!method.takesWishes() && !request.wishes().equals(RunWishes.NONE))
			throw new SpinepsException("The method " + method.id() + " does not take " +
				"these options", "step size, flips, crop, N4 and twelve thoracic " +
					"vertebrae are SPINEPS's", "Leave them out, or choose the method " +
						DEFAULT);
		if (!method.takesLocalizer() && !request.localizer().isBlank())
			throw new SpinepsException("The method " + method.id() +
				" takes no localizer", request.localizer(), "Leave it out, or choose " +
					"a method that does, e.g. totalspineseg");
		final PipelinePlan plan = method.plan(request);
		final Map<String, String> options = new LinkedHashMap<>();
		options.put("method", method.id());
		options.putAll(plan.options());
		return new PipelinePlan(options, plan.opener());
	}
}
