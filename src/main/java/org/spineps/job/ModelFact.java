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
package org.spineps.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.library.ModelEntry;
import org.spineps.library.ModelManager;
import org.spineps.model.KnownRelease;
import org.spineps.model.ModelManifest;

/**
 * One thing that is known about a model, for people.
 *
 * @param name e.g. "licence"
 * @param value e.g. "Apache-2.0"
 */
public record ModelFact(String name, String value) {

	/**
	 * @param manager the models
	 * @param id id of a model, or name of a published one
	 * @return all that is known about it, the most important first
	 * @throws SpinepsException if there is no such model
	 */
	public static List<ModelFact> of(final ModelManager manager,
		final String id) throws SpinepsException
	{
		final String usual = id.toLowerCase(Locale.ROOT).replace('_', '-');
		final Optional<ModelEntry> entry = manager.list().stream().filter(one -> one
			.id().equals(id) || one.id().equals(usual)).findFirst();
		final List<ModelFact> facts = new ArrayList<>();
		if (entry.isPresent() && entry.get().manifest().isPresent()) {
			facts.addAll(installed(entry.get(), entry.get().manifest().get()));
			manager.releases().find(entry.get().id()).ifPresent(release -> facts
				.addAll(published(release)));
			return facts;
		}
		final KnownRelease release = manager.releases().require(id);
		facts.add(new ModelFact("id", release.id()));
		facts.add(new ModelFact("state", ModelEntry.State.AVAILABLE.text()));
		facts.add(new ModelFact("kind", release.kind().text()));
		facts.add(new ModelFact("version", release.version()));
		facts.add(new ModelFact("title", release.title()));
		facts.add(new ModelFact("licence", release.licence()));
		facts.add(new ModelFact("address", release.address().toString()));
		facts.addAll(published(release));
		return facts;
	}

	/**
	 * @param manifest a model that was imported
	 * @return a line that tells so
	 */
	public static String added(final ModelManifest manifest) {
		return "Added " + manifest.id() + " (" + manifest.kind().text() + "): " +
			manifest.card().title();
	}

	private static List<ModelFact> published(final KnownRelease release) {
		return List.of(new ModelFact("page", release.page().toString()),
			new ModelFact("please cite", release.cite()));
	}

	private static List<ModelFact> installed(final ModelEntry entry,
		final ModelManifest manifest)
	{
		final List<ModelFact> facts = new ArrayList<>();
		facts.add(new ModelFact("id", manifest.id()));
		facts.add(new ModelFact("state", entry.state().text()));
		facts.add(new ModelFact("kind", manifest.kind().text()));
		facts.add(new ModelFact("version", manifest.version()));
		facts.add(new ModelFact("title", manifest.card().title()));
		facts.add(new ModelFact("where", entry.where()));
		facts.add(new ModelFact("licence", manifest.card().licence()));
		facts.add(new ModelFact("training data", manifest.card().trainingData()));
		manifest.card().limits().forEach(limit -> facts.add(new ModelFact("limit",
			limit)));
		facts.add(new ModelFact("axes", manifest.input().axes() +
			" (tensor, slowest first)"));
		facts.add(new ModelFact("spacing", manifest.input().spacingMm() + " mm"));
		facts.add(new ModelFact("patch", manifest.tiling().patchSize().toString()));
		manifest.heads().forEach(head -> facts.add(new ModelFact("answers", head
			.name() + ", " + head.classes() + " classes")));
		if (manifest.heads().isEmpty()) manifest.classes().forEach(output -> facts
			.add(new ModelFact("class", output.label() + " " + output.name())));
		manifest.networks().forEach(network -> facts.add(new ModelFact("network",
			network.name() + "  sha256 " + network.sha256())));
		manifest.source().ifPresent(made -> {
			if (!made.address().isEmpty()) facts.add(new ModelFact("fetched from", made
				.address()));
			made.files().forEach(file -> facts.add(new ModelFact("made from", file
				.name() + "  sha256 " + file.sha256())));
			facts.add(new ModelFact("made by", made.importer()));
		});
		return facts;
	}
}
