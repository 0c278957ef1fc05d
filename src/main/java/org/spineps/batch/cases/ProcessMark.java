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
package org.spineps.batch.cases;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells a process from all others, also from a later one of the same number.
 *
 * @param pid process id
 * @param start when it started, on a scale of its own machine; never empty
 * @param machine what ids of processes are unique on: a machine since its last
 *          start, and a container on it; empty if that is unknown
 * @param user account that it runs as; others' processes may be invisible
 * @param host name for people
 */
record ProcessMark(long pid, String start, String machine, String user,
	String host)
{

	private static final Path PROC = Path.of("/proc");
	private static final String UNKNOWN = "unknown";
	/** Of /proc/PID/stat, counted from the end of the name: state and start. */
	private static final int STATE = 0;
	private static final int START = 19;

	private static final ProcessMark OWN = own();

	/** @return that of this Java machine */
	static ProcessMark current() {
		return OWN;
	}

	private static ProcessMark own() {
		final long pid = ProcessHandle.current().pid();
		final String host = hostName();
		return new ProcessMark(pid, startOf(pid).orElse(UNKNOWN), machine(host),
			System.getProperty("user.name", ""), host);
	}

	/**
	 * @return whether the process has certainly ended; one that cannot be judged
	 *         from here has not
	 */
	boolean isGone() {
		if (machine.isEmpty() || !machine.equals(OWN.machine) || !user.equals(
			OWN.user) || start.equals(UNKNOWN)) return false;
		return !startOf(pid).equals(Optional.of(start));
	}

	/** @return e.g. "process 4711 on host ward-3" */
	String text() {
		return "process " + pid + (host.isEmpty() ? "" : " on " + host);
	}

	/**
	 * Linux tells the start in ticks since the machine started, which no change of
	 * the clock moves.
	 *
	 * @return when the process with this number started; empty if there is none
	 */
	private static Optional<String> startOf(final long pid) {
		final Path stat = PROC.resolve(Long.toString(pid)).resolve("stat");
		if (!Files.isReadable(PROC.resolve("self").resolve("stat"))) return ProcessHandle
			.of(pid).filter(ProcessHandle::isAlive).map(process -> process.info()
				.startInstant().map(at -> "ms " + at.toEpochMilli()).orElse(UNKNOWN));
		try {
			final String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
			final String[] fields = text.substring(text.lastIndexOf(')') + 1).strip()
				.split(" ");
			// What nobody has waited for keeps its number, but works no more.
			return "ZX".contains(fields[STATE]) ? Optional.empty() : Optional.of(
				"ticks " + fields[START]);
		}
		catch (final NoSuchFileException e) {
			return Optional.empty();
		}
		catch (final IOException e) {
			// It ended while its file was read ("no such process").
			return Files.exists(stat) ? Optional.of(UNKNOWN) : Optional.empty();
		}
	}

	private static String hostName() {
		for (final String name : new String[] { first(PROC.resolve(
			"sys/kernel/hostname")), System.getenv("COMPUTERNAME"), System.getenv(
				"HOSTNAME"), first(Path.of("/etc/hostname")) })
			if (name != null && !name.isBlank()) return name.strip();
		return "";
	}

	private static String machine(final String host) {
		final String boot = first(PROC.resolve("sys/kernel/random/boot_id"));
		if (!boot.isEmpty()) return boot + " " + linkTarget(PROC.resolve(
			"self/ns/pid"));
		// Elsewhere the start of a process is a date, and rarely met again.
		return host.isEmpty() ? "" : System.getProperty("os.name") + " " + host;
	}

	private static String linkTarget(final Path link) {
		try {
			return Files.readSymbolicLink(link).toString();
		}
		catch (final IOException | UnsupportedOperationException e) {
			// A kernel without name spaces has one for all.
			return "";
		}
	}

	private static String first(final Path file) {
		if (!Files.isReadable(file)) return "";
		try {
			return Files.readAllLines(file).stream().findFirst().orElse("").strip();
		}
		catch (final IOException e) {
			// Known in another way, or not at all.
			return "";
		}
	}
}
