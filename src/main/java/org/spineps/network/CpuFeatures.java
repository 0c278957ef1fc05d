package org.spineps.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the CPU says that it can do, as far as the operating system passes it on:
 * Linux does; elsewhere nothing is known, and nothing is taken for granted.
 *
 * @param name name of the CPU; empty if not known
 * @param flags instruction sets, lower case; empty if not known
 */
public record CpuFeatures(String name, Set<String> flags) {

	private static final Path FILE = Path.of("/proc/cpuinfo");
	/** Instructions that multiply numbers of 16 bits, upper halves of floats. */
	private static final List<String> BRAIN = List.of("avx512_bf16", "amx_bf16",
		"bf16");

	/** Copies the set. */
	public CpuFeatures {
		flags = Set.copyOf(flags);
	}

	/** @return what this machine's CPU can do */
	public static CpuFeatures here() {
		try {
			return Files.isReadable(FILE) ? parse(Files.readString(FILE))
				: new CpuFeatures("", Set.of());
		}
		catch (final IOException e) {
			// A system that hides it is one that does not tell.
			return new CpuFeatures("", Set.of());
		}
	}

	/** @param text what Linux tells about its CPUs; the first one counts */
	static CpuFeatures parse(final String text) {
		String name = "";
		final Set<String> flags = new TreeSet<>();
		for (final String line : text.split("\n")) {
			final int colon = line.indexOf(':');
			if (colon < 0) continue;
			final String key = line.substring(0, colon).strip().toLowerCase(
				Locale.ROOT);
			final String value = line.substring(colon + 1).strip();
			if (key.equals("model name") && name.isEmpty()) name = value;
			if (flags.isEmpty() && (key.equals("flags") || key.equals("features")))
				flags.addAll(List.of(value.toLowerCase(Locale.ROOT).split("\\s+")));
		}
		return new CpuFeatures(name, flags);
	}

	/** @return whether it computes with bfloat16 faster than with float32 */
	public boolean bfloat16() {
		return BRAIN.stream().anyMatch(flags::contains);
	}
}
