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
package org.spineps.network;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;

/** Turns the engine's exceptions into messages that a user can act upon. */
public final class EngineFailure {

	private static final int LONGEST = 300;
	/** What the systems say of a library on a disk without programs. */
	private static final List<String> NOT_RUNNABLE = List.of(
		"failed to map segment", "Operation not permitted");
	private static final List<String> VARIABLES = List.of("PYTORCH_VERSION",
		"PYTORCH_FLAVOR", "PYTORCH_LIBRARY_PATH", "PYTORCH_PRECXX11");

	private EngineFailure() {
		// static methods only
	}

	/**
	 * @param failure what was thrown while LibTorch started
	 * @return the explanation, with the failure as its cause
	 */
	static SpinepsException explain(final Throwable failure) {
		return explain(failure, System.getProperty("os.name"), System.getProperty(
			"os.arch"), TorchEngine.cacheFolder());
	}

	static SpinepsException explain(final Throwable failure, final String os,
		final String arch, final Path cache)
	{
		Throwable root = failure;
		while (root.getCause() != null && root.getCause() != root)
			root = root.getCause();
		final String said = firstLine(failure) + (root == failure ? "" : " (" +
			firstLine(root) + ")");
		final String system = os.toLowerCase(Locale.ROOT);
		final String remedy;
		if (system.startsWith("mac") && !arch.equals("aarch64")) remedy =
			"LibTorch does not support Macs with Intel processors; use another " +
			"computer";
		else if (NOT_RUNNABLE.stream().anyMatch(said::contains)) remedy =
			"The disk of this folder does not allow programs to be run from it " +
			"(noexec): set the environment variable DJL_CACHE_DIR to a folder " +
			"on another disk";
		else remedy = "Check that the file pytorch-native-cpu for this system is " +
			"beside the plugin, and that the cache folder is writable and has 500 " +
			"MB free; set the environment variable DJL_CACHE_DIR to use another" +
			" folder" + variables(System.getenv()) + (system.startsWith("windows")
				? ". On Windows, install the Microsoft Visual C++ runtime" : "");
		return new SpinepsException(
			"LibTorch, which runs the networks, could not be started", said + " on " +
				os + " " + arch + "; its cache folder is " + cache, remedy, failure);
	}

	/** What DJL itself reads from the environment, if anything is set. */
	static String variables(final Map<String, String> environment) {
		final String set = VARIABLES.stream().filter(environment::containsKey).map(
			name -> name + "=" + environment.get(name)).collect(Collectors.joining(
				" and "));
		return set.isEmpty() ? "" : ". The environment says " + set +
			"; try without";
	}

	/** @return whether the engine ran out of memory */
	static boolean isOutOfMemory(final Throwable failure) {
		for (Throwable t = failure; t != null; t = t.getCause()) {
			final String message = t.getMessage();
			if (message == null) continue;
			final String lower = message.toLowerCase(Locale.ROOT);
			if (lower.contains("out of memory") || lower.contains(
				"not enough memory") || lower.contains("alloc_cpu") || lower.contains(
					"cannot allocate memory") || lower.contains("bad_alloc")) return true;
		}
		return false;
	}

	/** @return the first line of the message, or the kind of the exception */
	public static String firstLine(final Throwable failure) {
		final String message = failure.getMessage();
		if (message == null || message.isBlank()) return failure.getClass()
			.getSimpleName();
		final String line = message.strip().lines().findFirst().orElse("");
		return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
	}
}
