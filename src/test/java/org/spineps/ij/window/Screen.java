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
package org.spineps.ij.window;

import ij.IJ;
import ij.ImageJ;
import ij.Prefs;

import java.awt.AWTError;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Toolkit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives the tests a screen with plain ImageJ on it, its menu built from
 * plugins.config, and clears the screen after each. A test fails if the event
 * thread met an exception.
 */
final class Screen implements ExecutionCondition, BeforeEachCallback,
	AfterEachCallback
{

	private static final Path FOLDER = Path.of("target", "window-imagej")
		.toAbsolutePath();
	private static final List<Throwable> ERRORS = new CopyOnWriteArrayList<>();
	private static ConditionEvaluationResult condition;

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(
		final ExtensionContext context)
	{
		synchronized (ERRORS) {
			if (condition == null) condition = open();
			return condition;
		}
	}

	private static ConditionEvaluationResult open() {
		if (!"false".equals(System.getProperty("java.awt.headless")))
			return ConditionEvaluationResult.disabled(
				"Not run: windows are tested in a JVM with java.awt.headless=false");
		if (VirtualScreen.isInstalled()) VirtualScreen.open();
		else if (System.getenv("DISPLAY") == null && System.getProperty("os.name")
			.equals("Linux")) return ConditionEvaluationResult.disabled(
				"Not run: Xvfb is not installed and there is no DISPLAY");
		try {
			if (GraphicsEnvironment.isHeadless()) return ConditionEvaluationResult
				.disabled("Not run: this system has no screen");
			Toolkit.getDefaultToolkit();
		}
		catch (final AWTError | LinkageError e) {
			return ConditionEvaluationResult.disabled(
				"Not run: this Java or its screen cannot open windows: " + e);
		}
		Thread.setDefaultUncaughtExceptionHandler((thread, e) -> ERRORS.add(e));
		startImageJ();
		return ConditionEvaluationResult.enabled("ImageJ is open");
	}

	/** The user's preferences are neither read nor written. */
	private static void startImageJ() {
		final String home = System.getProperty("user.home");
		try {
			Files.createDirectories(FOLDER.resolve("plugins"));
			try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(FOLDER
				.resolve("plugins/SPINEPS_.jar"))))
			{
				jar.putNextEntry(new ZipEntry("plugins.config"));
				jar.write(Files.readString(Path.of("plugins.config")).getBytes(
					StandardCharsets.UTF_8));
				jar.closeEntry();
			}
			System.setProperty("plugins.dir", FOLDER.toString());
			System.setProperty("user.home", FOLDER.toString());
			new ImageJ(ImageJ.STANDALONE);
			// Remembers the folder, for good.
			Prefs.getPrefsDir();
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		finally {
			System.setProperty("user.home", home);
		}
	}

	@Override
	public void beforeEach(final ExtensionContext context) {
		ERRORS.clear();
		IJ.resetEscape();
	}

	@Override
	public void afterEach(final ExtensionContext context) throws Exception {
		Windows.closeAll();
		EventQueue.invokeAndWait(() -> {
			// What is still queued belongs to this test.
		});
		if (!ERRORS.isEmpty()) {
			final AssertionError failure = new AssertionError(
				"Exceptions outside the test's thread: " + ERRORS);
			ERRORS.forEach(failure::addSuppressed);
			throw failure;
		}
	}
}
