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
import java.util.Locale;

import org.spineps.SpinepsException;

/** Turns the engine's exceptions into messages that a user can act upon. */
public final class EngineFailure {

	private static final int LONGEST = 300;

	private EngineFailure() {
		// static methods only
	}

	/**
	 * @param failure what was thrown while LibTorch started
	 * @return the explanation, with the failure as its cause
	 */
	static SpinepsException explain(final Throwable failure) {
		return explain(failure, System.getProperty("os.name"), System.getProperty(
			"os.arch"), cacheFolder());
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
		else remedy = "Check that the file pytorch-native-cpu for this system is " +
			"beside the plugin, and that the cache folder is writable and has 500 " +
			"MB free; set the environment variable DJL_CACHE_DIR to use another" +
			" folder" + (system.startsWith("windows")
				? ". On Windows, install the Microsoft Visual C++ runtime" : "");
		return new SpinepsException(
			"LibTorch, which runs the networks, could not be started", said + " on " +
				os + " " + arch + "; its cache folder is " + cache, remedy, failure);
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

	/** DJL's rule, repeated because its own class may be what failed to load. */
	static Path cacheFolder() {
		for (final String name : new String[] { "ENGINE_CACHE_DIR",
			"DJL_CACHE_DIR" })
		{
			final String environment = System.getenv(name);
			final String value = environment != null ? environment : System
				.getProperty(name);
			if (value != null && !value.isEmpty()) return Path.of(value);
		}
		return Path.of(System.getProperty("user.home"), ".djl.ai");
	}
}
