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
package org.spineps.batch.totalspineseg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.CaseGuard;
import org.spineps.batch.cases.InputStatus;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.pipeline.StageClock;
import org.spineps.pipeline.totalspineseg.ChainResult;
import org.spineps.pipeline.totalspineseg.TotalSpineSeg;
import org.spineps.progress.Progress;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Threads;

/**
 * TotalSpineSeg on a folder as its own command line runs it: the same folders and
 * names, one scan after the other. A scan that fails, also by a bug or for want of
 * memory, leaves nothing and does not stop the others; nothing is deleted.
 */
public final class OriginalRun {

	private final OriginalRequest request;
	private final TotalSpineSeg method;
	private final int threads;

	/**
	 * How a scan ended.
	 *
	 * @param scan its file
	 * @param written files of its results
	 * @param notes warnings
	 * @param problem why there are no results; empty if there are
	 */
	public record Outcome(Path scan, List<Path> written, List<String> notes,
		String problem)
	{

		/** Copies the lists. */
		public Outcome {
			written = List.copyOf(written);
			notes = List.copyOf(notes);
		}
	}

	/** Is told of every scan. */
	public interface Listener extends Progress {

		/** @param outcome how a scan ended */
		void ended(Outcome outcome);
	}

	/**
	 * @param request what is asked for
	 * @param method the method; not closed here
	 * @param threads threads for everything but the networks
	 */
	public OriginalRun(final OriginalRequest request,
		final TotalSpineSeg method, final int threads)
	{
		this.request = request;
		this.method = method;
		this.threads = threads;
	}

	/**
	 * @param listener is told of every scan, asked before each tile whether to stop
	 * @return how the scans ended, in alphabetical order
	 * @throws SpinepsException if there are no scans
	 * @throws CancellationException if cancelled; the scans before
	 *           are done
	 */
	public List<Outcome> run(final Listener listener) throws SpinepsException {
		final List<Outcome> outcomes = new ArrayList<>();
		for (final Path scan : OriginalCases.scans(request)) {
			listener.checkCancelled();
			final Outcome outcome = CaseGuard.run(() -> run(scan, listener), () -> "",
				(status, message, cause) -> failed(scan, status, message));
			outcomes.add(outcome);
			listener.ended(outcome);
		}
		return outcomes;
	}

	private static Outcome failed(final Path scan, final InputStatus status,
		final String message)
	{
		if (status == InputStatus.CANCELLED) throw new CancellationException(
			message);
		return new Outcome(scan, List.of(), List.of(), message);
	}

	private Outcome run(final Path scan, final Listener listener)
		throws SpinepsException
	{
		final String name = VolumeFiles.stem(scan);
		final Path mark = OriginalOutputs.mark(request, name, method.options()
			.firstStepOnly());
		if (!request.overwrite() && Files.exists(mark)) throw new SpinepsException(
			"There are results of " + name, request.output().relativize(mark)
				.toString(), "Choose another folder, or ask for overwriting");
		final VolumeFile file = VolumeFiles.read(scan);
		final List<String> notes = new ArrayList<>(file.warnings());
		final Optional<Path> localizer = OriginalCases.localizer(request, scan);
		if (request.localizer().isPresent() && localizer.isEmpty()) notes.add(
			"There is no localizer of this scan in " + request.localizer().get() +
				"; its discs are named without one.");
		final StageClock clock = new StageClock(listener);
		final Optional<LabelVolume> mask = localizer.isEmpty() ? Optional.empty()
			: Threads.run(threads, () -> method.localizer(localizer.get(), file
				.geometry().grid(), notes, clock, listener));
		final ChainResult found = Threads.run(threads, () -> method.find(file.image(
			TimeHandling.MEAN), mask, List.of(), clock, listener)).with(notes);
		listener.checkCancelled();
		return new Outcome(scan, new OriginalOutputs(request, name, file.geometry(),
			mask).write(found, method), found.warnings(), "");
	}
}
