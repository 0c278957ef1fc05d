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

import ij.IJ;
import ij.Menus;
import ij.WindowManager;
import ij.macro.Interpreter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * ImageJ's own macro interpreter without a screen. Plain ImageJ builds its menus
 * before it runs a command, which needs a screen; a ready table of commands keeps
 * it from that.
 */
public final class HeadlessImageJ implements AutoCloseable {

	private final Object commandsBefore;
	private String error;

	/** With the entries of plugins.config. */
	public HeadlessImageJ() {
		this(Map.of());
	}

	/** @param standIns menu label → class that stands in for that of plugins.config */
	public HeadlessImageJ(final Map<String, Class<?>> standIns) {
		final Hashtable<String, String> table = new Hashtable<>();
		menu().forEach((label, entry) -> table.put(label, standIns.containsKey(
			label) ? standIns.get(label).getName() + entry.substring(entry.indexOf(
				'(')) : entry));
		commandsBefore = Menus.getCommands();
		setCommands(table);
	}

	/** @return menu label → class and argument, as plugins.config has them */
	public static Map<String, String> menu() {
		final Map<String, String> menu = new LinkedHashMap<>();
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
			HeadlessImageJ.class.getResourceAsStream("/plugins.config"),
			StandardCharsets.UTF_8)))
		{
			reader.lines().filter(line -> line.startsWith("Plugins>SPINEPS, ") &&
				!line.endsWith("\"-\"")).forEach(line -> {
					final String[] parts = line.split(", ", 3);
					menu.put(parts[1].replace("\"", ""), parts[2].strip());
				});
			return menu;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * @param macro text of a macro
	 * @param arg what getArgument() answers
	 * @return what the macro returns
	 */
	public String run(final String macro, final String arg) {
		final Interpreter interpreter = new Interpreter();
		interpreter.setIgnoreErrors(true);
		final String answer = interpreter.run(macro, arg);
		error = interpreter.getErrorMessage();
		return answer;
	}

	/** @return why the last macro was aborted, or null if it was not */
	public String error() {
		return error;
	}

	@Override
	public void close() {
		run("while (nImages > 0) close();", "");
		WindowManager.setTempCurrentImage(null);
		IJ.resetEscape();
		setCommands(commandsBefore);
	}

	private static void setCommands(final Object table) {
		try {
			final Field field = Menus.class.getDeclaredField("pluginsTable");
			field.setAccessible(true);
			field.set(null, table);
		}
		catch (final ReflectiveOperationException e) {
			throw new AssertionError(e);
		}
	}
}
