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

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.WString;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Environment variables that LibTorch and its OpenMP read once, when they are
 * loaded. They are set in this process only, where Java does not see them, and
 * never if the user has set them.
 * <ul>
 * <li>{@value #WAITING} = passive: threads that wait for others sleep instead of
 * keeping a core busy.</li>
 * <li>{@value #HUGE_PAGES} = 1, on Linux where the kernel has transparent huge
 * pages: large tensors lie in pages of 2 MB, which takes nine of ten page faults
 * away.</li>
 * </ul>
 */
final class LibraryEnvironment {

	/** How OpenMP's threads wait. */
	static final String WAITING = "OMP_WAIT_POLICY";
	/** Whether LibTorch asks for large pages. */
	static final String HUGE_PAGES = "THP_MEM_ALLOC_ENABLE";

	/** Where Linux says whether it has transparent huge pages: [never] or others. */
	private static final Path PAGES = Path.of(
		"/sys/kernel/mm/transparent_hugepage/enabled");

	/** The C library. */
	interface C extends Library {

		/**
		 * @param name name of a variable
		 * @param value its value
		 * @param overwrite 0 to keep a value that it has
		 * @return 0 if it worked
		 */
		int setenv(String name, String value, int overwrite);

		/**
		 * @param name name of a variable
		 * @return its value; null if it is not set
		 */
		String getenv(String name);
	}

	/** Windows. */
	private interface Kernel32 extends Library {

		boolean SetEnvironmentVariableW(WString name, WString value);
	}

	private LibraryEnvironment() {
		// static methods only
	}

	/**
	 * Sets what this system knows. To be called before LibTorch is loaded. A system
	 * on which it fails runs as before, only slower.
	 */
	static void prepare() {
		final String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
		try {
			set(missing(system, hugePages(PAGES), System.getenv()), system);
		}
		catch (final LinkageError e) {
			// No JNA beside the program, or its library could not be unpacked.
			return;
		}
	}

	/**
	 * @param system name of the operating system, small letters
	 * @param hugePages whether the kernel has transparent huge pages
	 * @param environment what is set already
	 * @return what to set, name → value
	 */
	static Map<String, String> missing(final String system,
		final boolean hugePages, final Map<String, String> environment)
	{
		final Map<String, String> wanted = new LinkedHashMap<>();
		wanted.put(WAITING, "passive");
		if (system.startsWith("linux") && hugePages) wanted.put(HUGE_PAGES, "1");
		wanted.keySet().removeAll(environment.keySet());
		// Intel's own name for the same is also a choice of the user's.
		if (environment.containsKey("KMP_BLOCKTIME") || environment.containsKey(
			"GOMP_SPINCOUNT")) wanted.remove(WAITING);
		return wanted;
	}

	/**
	 * @param file Linux's file about transparent huge pages
	 * @return whether programs can get them
	 */
	static boolean hugePages(final Path file) {
		try {
			return Files.isReadable(file) && !Files.readString(file,
				StandardCharsets.ISO_8859_1).contains("[never]");
		}
		catch (final IOException e) {
			return false; // it does not say
		}
	}

	private static void set(final Map<String, String> variables,
		final String system)
	{
		if (variables.isEmpty()) return;
		if (system.startsWith("windows")) {
			final Kernel32 windows = Native.load("kernel32", Kernel32.class);
			variables.forEach((name, value) -> windows.SetEnvironmentVariableW(
				new WString(name), new WString(value)));
		}
		else {
			final C library = Native.load("c", C.class);
			variables.forEach((name, value) -> library.setenv(name, value, 0));
		}
	}
}
