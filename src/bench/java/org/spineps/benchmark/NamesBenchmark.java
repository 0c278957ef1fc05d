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
package org.spineps.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import org.spineps.SpinepsException;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelStore;
import org.spineps.model.RunnableModel;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.LevelsChoice;
import org.spineps.pipeline.PipelineOptions;
import org.spineps.pipeline.Spineps;
import org.spineps.pipeline.SpinepsOptions;
import org.spineps.pipeline.levels.LevelNetwork;
import org.spineps.pipeline.levels.ModelLevelNetwork;
import org.spineps.pipeline.naming.NamingOptions;
import org.spineps.pipeline.naming.NamingPhase;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance;
import org.spineps.result.VertebraNumbering;
import org.spineps.volume.Threads;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Counts right, unknown and wrong names of vertebrae over scans and masks whose
 * levels are known (see {@link NamesCase} for the table), with the sacrum and with
 * the sacrum erased from the mask, by the levels network and without it. Masks whose
 * labels are levels are also cut into windows of some vertebrae.
 */
@Command(name = "NamesBenchmark", mixinStandardHelpOptions = true,
	sortOptions = false, description = "Counts right, unknown and wrong names.")
public final class NamesBenchmark implements Callable<Integer> {

	private static final List<String> COLUMNS = List.of("sacrum", "without sacrum",
		"sacrum, no network");

	@Option(names = "--data", required = true, paramLabel = "DIR",
		description = "Folder that the paths of the table start from.")
	private Path data;

	@Option(names = "--table", paramLabel = "FILE",
		description = "The table (default: names.csv in the folder).")
	private Path table;

	@Option(names = "--levels-model", paramLabel = "ID|DIR", defaultValue = "",
		description = "The levels network (default: the packaged one).")
	private String levelsModel;

	@Option(names = "--windows", paramLabel = "N", split = ",",
		description = "Also cut masks whose labels are levels into windows of as many " +
			"vertebrae, e.g. 4,6,9.")
	private List<Integer> windows = List.of();

	@Option(names = "--threads", paramLabel = "N", defaultValue = "0",
		description = "CPU threads (default: one per core).")
	private int threads;

	private final TreeMap<String, NamesCount> sums = new TreeMap<>();
	private double networkSeconds;
	private int looks;

	private NamesBenchmark() {
		// made by main
	}

	/**
	 * @param arguments see {@code --help}
	 */
	public static void main(final String[] arguments) {
		System.exit(new CommandLine(new NamesBenchmark()).execute(arguments));
	}

	@Override
	public Integer call() throws SpinepsException {
		final ComputeOptions compute = ComputeOptions.parse("cpu", threads,
			"float32");
		final SpinepsOptions options = new SpinepsOptions("", "", "",
			LevelsChoice.NONE, compute, PipelineOptions.MENDED);
		try (Spineps spineps = new Spineps(options);
				RunnableModel model = ModelStore.standard().load(levelsModel,
					ModelKind.LEVELS).open(compute))
		{
			final LevelNetwork network = new ModelLevelNetwork(model);
			for (final NamesCase one : NamesCase.read(table == null ? data.resolve(
				"names.csv") : table))
				Threads.run(compute.effectiveThreads(), () -> {
					for (final NamedSpine spine : one.spines(data, spineps, windows))
						count(spine, network);
					return null;
				});
		}
		System.out.println();
		sums.forEach((key, sum) -> System.out.println(key + ": " + sum));
		System.out.println(String.format(Locale.ROOT,
			"%d looks of the network, %.3f s each", looks, networkSeconds / Math.max(1,
				looks)));
		System.out.println(Provenance.DISCLAIMER);
		return 0;
	}

	private void count(final NamedSpine spine, final LevelNetwork network)
		throws SpinepsException
	{
		final NamedSpine erased = spine.withoutSacrum();
		final List<VertebraNumbering> all = List.of(name(spine, network), name(erased,
			network), name(spine, null));
		final StringBuilder line = new StringBuilder(spine.name());
		for (int column = 0; column < all.size(); column++) {
			final NamesCount count = NamesCount.of(all.get(column), spine.levels());
			sums.merge(spine.group() + ", " + COLUMNS.get(column), count,
				NamesCount::plus);
			sums.merge("all, " + COLUMNS.get(column), count, NamesCount::plus);
			line.append("  ").append(COLUMNS.get(column)).append(": ").append(count
				.word()).append(String.format(Locale.ROOT, " %s..%s %.2f", all.get(column)
					.names().get(0), all.get(column).names().get(all.get(column).names()
						.size() - 1), all.get(column).probability()));
		}
		System.out.println(line);
		all.get(1).warnings().forEach(warning -> System.out.println("    " +
			warning));
	}

	private VertebraNumbering name(final NamedSpine spine,
		final LevelNetwork networkOrNull) throws SpinepsException
	{
		final long start = System.nanoTime();
		final VertebraNumbering names = new NamingPhase(ChosenRules.of(
			NamingOptions.DEFAULTS), null, networkOrNull).run(spine.vertebrae(), spine
				.structures(), spine.levels().size(), null, List.of(), List.of(),
				Progress.NONE);
		if (networkOrNull != null) {
			networkSeconds += (System.nanoTime() - start) / 1e9;
			looks++;
		}
		return names;
	}
}
