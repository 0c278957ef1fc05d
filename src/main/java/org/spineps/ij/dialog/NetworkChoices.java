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
package org.spineps.ij.dialog;

import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.library.ModelEntry;
import org.spineps.library.ModelManager;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelStore;
import org.spineps.pipeline.LevelsChoice;
import org.spineps.pipeline.SpineMethod;
import org.spineps.pipeline.SpineMethods;

/**
 * The networks of every role of a method: those that are installed, with size and
 * purpose, and those that can be downloaded. Immutable.
 */
final class NetworkChoices {

	private static final String NO_LEVELS =
		"none: levels are counted from the sacrum";
	private static final String SMALL = "-small";

	private final List<ModelEntry> entries;
	private final ModelStore packaged;

	private NetworkChoices(final List<ModelEntry> entries,
		final ModelStore packaged)
	{
		this.packaged = packaged;
		this.entries = List.copyOf(entries);
	}

	/**
	 * Reads the models' descriptions and sizes; nothing is loaded or fetched.
	 *
	 * @param manager the models
	 * @return what can be chosen now
	 * @throws SpinepsException if the folder of models cannot be read
	 */
	static NetworkChoices of(final ModelManager manager) throws SpinepsException {
		return new NetworkChoices(manager.list(), ModelStore.packaged());
	}

	/**
	 * @param method a method
	 * @param role one of its roles
	 * @return the choices, the default first
	 */
	List<NetworkChoice> of(final SpineMethod method, final String role) {
		final boolean own = method.id().equals(SpineMethods.DEFAULT) || role.equals(
			LevelsChoice.ROLE);
		final List<NetworkChoice> choices = new ArrayList<>();
		choices.add(own ? usual(role) : step(method, role));
		if (own && role.equals(ModelKind.LEVELS.text()) && packaged.defaultId(
			ModelKind.LEVELS).isPresent()) choices.add(new NetworkChoice(
				LevelsChoice.NONE, NO_LEVELS, ""));
		final String kind = own ? role : ModelKind.GENERAL.text();
		for (final ModelEntry entry : entries)
			if (entry.kind().equals(kind) && !isDefault(entry, choices.get(0)) && (own ||
				entry.state() != ModelEntry.State.AVAILABLE || entry.id().equals(
					published(method, role)))) choices.add(choice(entry, entry.id()));
		return choices;
	}

	private static boolean isDefault(final ModelEntry entry,
		final NetworkChoice first)
	{
		return first.text().startsWith(entry.id() + " ") || first.text()
			.startsWith(entry.id() + ":");
	}

	private NetworkChoice usual(final String role) {
		if (role.equals(ModelKind.NAMING.text())) return new NetworkChoice("",
			"none: by the network of levels, or counted from the sacrum", "");
		final String id = packaged.defaultId(ModelKind.of(role).orElseThrow())
			.orElse("");
		if (id.isEmpty() && role.equals(ModelKind.LEVELS.text()))
			return new NetworkChoice("", NO_LEVELS, "");
		return entries.stream().filter(entry -> entry.id().equals(id)).findFirst()
			.map(entry -> choice(entry, "")).orElse(new NetworkChoice("",
				"the packaged one", ""));
	}

	/**
	 * Another method finds its own networks if none is named: the published one, or
	 * else the packaged one.
	 */
	private NetworkChoice step(final SpineMethod method, final String role) {
		final String id = published(method, role);
		return entries.stream().filter(entry -> entry.id().equals(id) && entry
			.state() != ModelEntry.State.AVAILABLE).findFirst().or(() -> entries
				.stream().filter(entry -> entry.id().equals(id + SMALL)).findFirst())
			.map(entry -> choice(entry, "")).orElse(new NetworkChoice("",
				"the method's own", ""));
	}

	/** @return id of the network that the method's authors publish for a role */
	private static String published(final SpineMethod method,
		final String role)
	{
		return method.id() + "-step" + (method.roles().indexOf(role) + 1);
	}

	private NetworkChoice choice(final ModelEntry entry, final String id) {
		return switch (entry.state()) {
			case AVAILABLE -> new NetworkChoice(id, entry.id() + ": " + entry
				.title() + " (to download)", entry.id());
			case UNUSABLE -> new NetworkChoice(id, entry.id() + ": cannot be used: " +
				entry.title(), entry.id());
			default -> new NetworkChoice(id, entry.id() + " (" + entry
				.size() + "): " + entry.title(), "");
		};
	}
}
