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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.BatchJob;
import org.spineps.batch.FixedNames;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.totalspineseg.OriginalOutcome;
import org.spineps.batch.totalspineseg.OriginalRequest;
import org.spineps.batch.totalspineseg.OriginalRun;
import org.spineps.io.VolumeNames;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.pipeline.totalspineseg.TotalSpineSeg;
import org.spineps.pipeline.totalspineseg.TotalSpineSegMethod;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which folders and names the results of segment have. */
final class LayoutOptions {

	private static final String SPINEPS = "spineps";

	/** What TotalSpineSeg's folders have no place for. */
	private static final List<String> OTHERS = List.of("--report", "--extra",
		"--semantic", "--instances", "--scheme", "--deskew", "--accept-geometry",
		"--recompute", "--recompute-instances", "--time", "--series", "--jobs",
		"--output-layout");

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	@Option(names = "--layout", paramLabel = "spineps|totalspineseg",
		defaultValue = SPINEPS, description = "totalspineseg: the folders and names " +
			"of TotalSpineSeg's own program instead of the files below, as the " +
			"command \"totalspineseg run\" writes them; for --method totalspineseg.")
	private String layout;

	@Option(names = "--iso",
		description = "With --layout totalspineseg: keep results on the grid of 1 mm.")
	private boolean iso;

	/** @return whether the results have TotalSpineSeg's folders and names */
	boolean isOriginal() {
		return layout.equalsIgnoreCase(TotalSpineSegMethod.ID);
	}

	/**
	 * @param method id of the method
	 * @throws ParameterException if the layout is not of this method, or other
	 *           options have no place in it
	 */
	void check(final String method) {
		if (!isOriginal() && !layout.equalsIgnoreCase(SPINEPS)) throw usage(
			"Unknown layout '" + layout + "'; expected spineps or totalspineseg");
		if (iso && !isOriginal()) throw usage("--iso is for --layout totalspineseg");
		if (!isOriginal()) return;
		if (!method.equals(TotalSpineSegMethod.ID)) throw usage(
			"--layout totalspineseg is for --method totalspineseg, not for " + method);
		for (final String other : OTHERS)
			if (command.commandLine().getParseResult().hasMatchedOption(other))
				throw usage("--layout totalspineseg writes the files of TotalSpineSeg " +
					"only: leave out " + other);
	}

	private ParameterException usage(final String message) {
		return new ParameterException(command.commandLine(), message);
	}

	/**
	 * Segments scans into TotalSpineSeg's folders.
	 *
	 * @param jobs scans and folders of their results
	 * @param plan runs TotalSpineSeg
	 * @param threads threads for everything but the networks
	 * @param report prints how each scan ended
	 * @return how the scans ended
	 * @throws SpinepsException if nothing can be done
	 */
	Collection<InputStatus> run(final List<BatchJob> jobs,
		final PipelinePlan plan, final int threads, final OriginalReport report)
		throws SpinepsException
	{
		final Map<BatchJob, FixedNames> fixed = fixed(jobs);
		final List<InputStatus> ended = new ArrayList<>();
		try (SpinePipeline pipeline = plan.opener().open()) {
			final TotalSpineSeg method = (TotalSpineSeg) pipeline;
			for (final BatchJob job : jobs) {
				OriginalRun.run(new OriginalRequest(job.inputs(), job.outputFolder(),
					List.of(), iso, Optional.of(method.options().localizer()).filter(
						path -> !path.isBlank()).map(Path::of), "", Set.of(), job
							.overwrite(), fixed.get(job)), method, threads, report).stream()
					.map(OriginalOutcome::status).forEach(ended::add);
				if (ended.contains(InputStatus.CANCELLED)) break;
			}
		}
		return ended;
	}

	/** A table of names is for the scans of all folders. */
	private static Map<BatchJob, FixedNames> fixed(final List<BatchJob> jobs)
		throws RequestException
	{
		final Map<BatchJob, FixedNames> fixed = new LinkedHashMap<>();
		for (final BatchJob job : jobs) {
			final Map<String, List<NameAnchor>> names = new LinkedHashMap<>();
			for (final Path scan : job.inputs()) {
				final String name = VolumeNames.stem(scan);
				final List<NameAnchor> anchors = job.request().anchorsOf(name);
				if (!anchors.isEmpty()) names.put(name, anchors);
			}
			fixed.put(job, new FixedNames(names));
		}
		jobs.get(0).request().fixed().requireCases(jobs.stream().flatMap(job -> job
			.inputs().stream()).map(VolumeNames::stem).collect(Collectors.toSet()));
		return fixed;
	}
}
