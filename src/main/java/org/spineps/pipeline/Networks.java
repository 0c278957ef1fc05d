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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.Version;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelStore;
import org.spineps.model.Preparation;
import org.spineps.model.RunnableModel;
import org.spineps.result.Provenance;
import org.spineps.result.Provenance.ModelUse;

/**
 * The networks of a pipeline: found and compared with their hashes at once, loaded
 * when they are first needed, kept until the end. Safe for several threads.
 */
final class Networks implements AutoCloseable {

	private final SpinepsOptions options;
	private final Map<ModelKind, LazyModel> models = new EnumMap<>(
		ModelKind.class);

	/**
	 * @param options which models, device and threads
	 * @throws SpinepsException if a model is unknown or damaged
	 */
	Networks(final SpinepsOptions options) throws SpinepsException {
		this.options = options;
		final ModelStore store = ModelStore.standard();
		for (final Map.Entry<ModelKind, String> entry : wanted(options, store)
			.entrySet()) models.put(entry.getKey(), new LazyModel(store.load(entry.getValue(), entry
				.getKey()), options.compute()));
	}

	/**
	 * @param options which models
	 * @throws SpinepsException if a model is unknown or of another kind
	 */
	static void requireInstalled(final SpinepsOptions options)
		throws SpinepsException
	{
		final ModelStore store = ModelStore.standard();
		for (final Map.Entry<ModelKind, String> entry : wanted(options, store)
			.entrySet()) store.named(entry.getValue(), entry.getKey());
	}

	private static Map<ModelKind, String> wanted(final SpinepsOptions options,
		final ModelStore store)
	{
		final Map<ModelKind, String> wanted = new EnumMap<>(ModelKind.class);
		wanted.put(ModelKind.SEMANTIC, options.semanticModel());
		wanted.put(ModelKind.INSTANCE, options.instanceModel());
		if (!options.namingModel().isEmpty()) wanted.put(ModelKind.NAMING, options
			.namingModel());
		LevelsChoice.wanted(options.pipeline().behaviour(), options.levelsModel(),
			store).ifPresent(id -> wanted.put(ModelKind.LEVELS, id));
		return wanted;
	}

	/**
	 * @param options device and threads
	 * @param given models that are loaded already, one of a kind
	 */
	Networks(final SpinepsOptions options, final RunnableModel... given) {
		this.options = options;
		for (final RunnableModel model : given)
			models.put(model.manifest().kind(), new LazyModel(model));
	}

	/** @return what a network runs on and why, empty before one has been loaded */
	String device() {
		return models.values().stream().filter(LazyModel::isLoaded).map(
			LazyModel::device).findFirst().orElse("");
	}

	/** @return hashes of the network files of a kind; empty if there is none */
	String hash(final ModelKind kind) {
		final LazyModel model = models.get(kind);
		return model == null ? "" : model.manifest().sha256();
	}

	/** @return what the semantic network was trained with, loaded or not */
	Preparation preparation() {
		final LazyModel model = models.get(ModelKind.SEMANTIC);
		return model == null ? Preparation.NONE : model.manifest().input()
			.preparation();
	}

	/**
	 * @return what of the semantic network's labels becomes sacrum or metal in the
	 *         instance mask
	 */
	Map<Integer, Integer> instanceLabels() {
		final LazyModel model = models.get(ModelKind.SEMANTIC);
		return model == null ? Map.of() : model.manifest().instanceLabels();
	}

	/** @return the networks for one run, none of which has taken part in it yet */
	Use begin() {
		return new Use();
	}

	/** Knows which networks took part in one run. For one thread. */
	final class Use {

		private final List<ModelKind> used = new ArrayList<>();

		/**
		 * @param kind what for
		 * @return the network, loaded, which counts as used in this run; null if there
		 *         is none of that kind
		 * @throws SpinepsException if it cannot be loaded
		 */
		RunnableModel get(final ModelKind kind) throws SpinepsException {
			final LazyModel model = models.get(kind);
			if (model == null) return null;
			if (!used.contains(kind)) used.add(kind);
			return model.get();
		}

		/**
		 * @param whereOrEmpty what the semantic network ended up on; empty if it did
		 *          not run
		 * @param seconds stage → seconds
		 * @return how the result of the run was made
		 */
		Provenance provenance(final String whereOrEmpty,
			final Map<String, Double> seconds)
		{
			final List<ModelUse> uses = new ArrayList<>();
			for (final ModelKind kind : used)
				uses.add(new ModelUse(kind.text(), models.get(kind).manifest().id(),
					models.get(kind).manifest().sha256()));
			final String where = !whereOrEmpty.isEmpty() ? whereOrEmpty : used
				.isEmpty() ? "none (no network ran)" : models.get(used.get(0)).device();
			return new Provenance(Version.get(), uses, where, options.asMap(), seconds);
		}
	}

	/** Frees the networks. */
	@Override
	public void close() {
		models.values().forEach(LazyModel::close);
	}
}
