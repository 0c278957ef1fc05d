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
package org.spineps.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What a misspelt option or subcommand was probably meant to be: the names with
 * the fewest wrong, missing, additional or swapped letters. The order of the words
 * of an option does not matter ({@code --model-semantic}).
 */
final class Suggestions {

	private static final int MOST = 3;
	/** One letter of so many may be wrong. */
	private static final int LETTERS_PER_MISTAKE = 3;

	private Suggestions() {
		// static methods only
	}

	/**
	 * @param problem what picocli found
	 * @return "Did you mean --output?"; empty if nothing is similar
	 */
	static Optional<String> of(final ParameterException problem) {
		final CommandLine command = problem.getCommandLine();
		final List<String> given = problem instanceof UnmatchedArgumentException e
			? e.getUnmatched() : command.getUnmatchedArguments();
		final List<String> found = given.stream().flatMap(word -> similar(word,
			candidates(command, word)).stream()).distinct().limit(MOST).toList();
		return found.isEmpty() ? Optional.empty() : Optional.of("Did you mean " +
			String.join(" or ", found) + "?");
	}

	private static List<String> candidates(final CommandLine command,
		final String word)
	{
		if (!word.startsWith("-")) return List.copyOf(command.getSubcommands()
			.keySet());
		return command.getCommandSpec().options().stream().filter(option -> !option
			.hidden()).map(OptionSpec::longestName).toList();
	}

	/**
	 * @param word what was given; a value after "=" is left out
	 * @param names what there is
	 * @return the most similar ones, the best only; empty if none is similar
	 */
	static List<String> similar(final String word, final List<String> names) {
		final String wanted = plain(word.replaceFirst("=.*", ""));
		final int allowed = Math.max(1, wanted.length() / LETTERS_PER_MISTAKE);
		final int least = names.stream().mapToInt(name -> distance(wanted, plain(
			name))).min().orElse(Integer.MAX_VALUE);
		if (least <= allowed) return names.stream().filter(name -> distance(wanted,
			plain(name)) == least).toList();
		// The whole beginning of one: --prec for --precision.
		return wanted.length() < LETTERS_PER_MISTAKE ? List.of() : names.stream()
			.filter(name -> plain(name).startsWith(wanted)).sorted(Comparator
				.comparingInt(String::length)).limit(MOST).toList();
	}

	private static String plain(final String name) {
		return name.replaceFirst("^-+", "").replace('_', '-').toLowerCase(
			Locale.ROOT);
	}

	private static int distance(final String one, final String other) {
		return Math.min(letters(one, other), one.contains("-") ? letters(sorted(one),
			sorted(other)) : Integer.MAX_VALUE);
	}

	private static String sorted(final String name) {
		return String.join("-", Stream.of(name.split("-")).sorted().toList());
	}

	/** Optimal string alignment: letters put in, left out, changed or swapped. */
	private static int letters(final String one, final String other) {
		final List<int[]> rows = new ArrayList<>();
		for (int i = 0; i <= one.length(); i++) {
			final int[] row = new int[other.length() + 1];
			Arrays.setAll(row, j -> j);
			row[0] = i;
			for (int j = 1; i > 0 && j <= other.length(); j++) {
				final int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
				row[j] = Math.min(rows.get(i - 1)[j - 1] + change, Math.min(rows.get(i -
					1)[j], row[j - 1]) + 1);
				if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one
					.charAt(i - 2) == other.charAt(j - 1)) row[j] = Math.min(row[j], rows
						.get(i - 2)[j - 2] + 1);
			}
			rows.add(row);
		}
		return rows.get(one.length())[other.length()];
	}
}
