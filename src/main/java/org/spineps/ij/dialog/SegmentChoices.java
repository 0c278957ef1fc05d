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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.job.setting.JobSetting;
import org.spineps.pipeline.SpineMethod;
import org.spineps.pipeline.SpineMethods;

/**
 * What was chosen in the dialog of Segment Spine, and why that cannot be run yet.
 * For one thread.
 */
final class SegmentChoices {

	private static final String METHOD = "method";
	private static final String MODEL_END = "_model";

	private final SpineMethods methods;
	private final Map<String, String> values = new LinkedHashMap<>();
	private NetworkChoices networks;

	/**
	 * @param methods what can be run
	 * @param networks what they can run with
	 */
	SegmentChoices(final SpineMethods methods, final NetworkChoices networks) {
		this.methods = methods;
		this.networks = networks;
		restoreDefaults();
	}

	/** Chooses what is taken for whatever a macro does not say. */
	void restoreDefaults() {
		values.clear();
		values.putAll(SegmentSpineSettings.JOB.toMap(
			SegmentSpineSettings.DEFAULTS));
	}

	/** @param now what can be chosen after a download */
	void setNetworks(final NetworkChoices now) {
		networks = now;
	}

	/**
	 * @param key a key of macros
	 * @return its value
	 */
	String get(final String key) {
		return values.get(key);
	}

	/**
	 * @param key a key of macros
	 * @param value what was chosen
	 */
	void set(final String key, final String value) {
		if (!values.containsKey(key)) throw new IllegalArgumentException(key);
		final boolean other = key.equals(METHOD) && !value.equals(get(METHOD));
		values.put(key, value);
		if (!other) return;
		// Networks and switches of one method are none of another.
		for (final JobSetting setting : SegmentSpineSettings.JOB.settings())
			if (setting.key().endsWith(MODEL_END) || isWish(setting)) values.put(
				setting.key(), setting.defaultValue().toString());
	}

	private boolean isWish(final JobSetting setting) {
		return setting.isWish() || List.of("step_size", "enforce_12_thoracic")
			.contains(setting.key());
	}

	/** @return all methods */
	List<SpineMethod> methods() {
		return methods.all();
	}

	/** @return the chosen method */
	SpineMethod method() {
		return methods.all().stream().filter(one -> one.id().equals(get(METHOD)))
			.findFirst().orElseThrow();
	}

	/** @return roles of the chosen method for which the settings have a key */
	List<String> roles() {
		return method().roles().stream().filter(role -> values.containsKey(role +
			MODEL_END)).toList();
	}

	/**
	 * @param role one of {@link #roles()}
	 * @return what can be chosen for it
	 */
	List<NetworkChoice> networks(final String role) {
		final List<NetworkChoice> choices = new ArrayList<>(networks.of(method(),
			role));
		final String id = get(role + MODEL_END);
		if (choices.stream().noneMatch(one -> one.id().equals(id))) choices.add(
			new NetworkChoice(id, id, ""));
		return choices;
	}

	/**
	 * @param role one of {@link #roles()}
	 * @return what was chosen for it
	 */
	NetworkChoice network(final String role) {
		return networks(role).stream().filter(one -> one.id().equals(get(role +
			MODEL_END))).findFirst().orElseThrow();
	}

	/**
	 * @param role one of {@link #roles()}
	 * @param choice one of its networks
	 */
	void choose(final String role, final NetworkChoice choice) {
		set(role + MODEL_END, choice.id());
	}

	/** @return id of the first published model that must be downloaded before */
	Optional<String> missing() {
		return roles().stream().map(this::network).filter(one -> !one
			.isInstalled()).map(NetworkChoice::missing).findFirst();
	}

	/** @return the settings, checked */
	SegmentSpineSettings settings() throws SpinepsException {
		return SegmentSpineSettings.JOB.parse(values);
	}

	/**
	 * Looks at nothing that takes time.
	 *
	 * @return why it cannot be run as it is, in one sentence; empty if it can
	 */
	Optional<String> refusal() {
		try {
			final SegmentSpineSettings settings = settings();
			if (missing().isPresent()) return Optional.of("The network " + missing()
				.get() + " is not installed: download it, or choose another.");
			return settings.optionsFile().isEmpty() || Files.isRegularFile(Path.of(
				settings.optionsFile())) ? Optional.empty() : Optional.of(
					"There is no options file " + settings.optionsFile() + ".");
		}
		catch (final SpinepsException e) {
			return Optional.of(e.getMessage());
		}
	}
}
