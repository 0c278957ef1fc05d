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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.spineps.SpinepsException;
import org.spineps.progress.Progress;

/**
 * A folder of results while a run writes into it: it is opened when the first of
 * its cases begins, and finished when the last has ended. {@link CaseLoop} calls
 * {@link #open} and {@link #ended}; safe for several threads.
 */
public final class ResultFolder {

	/** What is done when all cases of the folder have ended. */
	@FunctionalInterface
	public interface Finish {

		/**
		 * @param manifest what became of the cases
		 * @param warnings receives sentences about what could not be done
		 * @throws SpinepsException if it cannot be done
		 */
		void run(RunManifest manifest, List<String> warnings)
			throws SpinepsException;
	}

	private final CaseFolder cases;
	private final Progress progress;
	private final Finish finish;
	private final List<String> warnings = new ArrayList<>();
	private RunManifest manifest;
	private int open;

	/**
	 * @param cases the folder
	 * @param count how many cases the run has in it
	 * @param progress is told on which process it waits, and asked whether to stop
	 * @param finish lists the cases, once all have ended
	 */
	public ResultFolder(final CaseFolder cases, final int count,
		final Progress progress, final Finish finish)
	{
		this.cases = cases;
		this.progress = progress;
		this.finish = finish;
		open = count;
	}

	/**
	 * @throws SpinepsException if the folder is not usable
	 * @throws CancellationException if progress says so
	 */
	synchronized void open() throws SpinepsException {
		if (manifest != null) return;
		warnings.addAll(cases.open());
		manifest = new RunManifest(cases.folder(), progress);
	}

	/** @return the folder */
	CaseFolder cases() {
		return cases;
	}

	/** @return its manifest; null before it is open */
	public synchronized RunManifest manifest() {
		return manifest;
	}

	/**
	 * @param name X of a case
	 * @return whether the manifest lists results of it; false before it is open
	 */
	public synchronized boolean hasResult(final String name) {
		return manifest != null && manifest.hasResult(name);
	}

	/** @return the file of the manifest, if the folder was opened */
	public synchronized List<Path> manifestFile() {
		return manifest == null ? List.of() : List.of(manifest.file());
	}

	/** @return sentences about the folder */
	public synchronized List<String> warnings() {
		return List.copyOf(warnings);
	}

	/** A case has ended; after the last one the results are safe, come what may. */
	synchronized void ended() {
		if (--open > 0 || manifest == null) return;
		warnings.addAll(manifest.warnings());
		try {
			finish.run(manifest, warnings);
			cases.deleteEmpty();
		}
		catch (final SpinepsException e) {
			warnings.add(e.getMessage());
		}
		catch (final CancellationException e) {
			// It is told by the results, too.
			warnings.add("The list of cases was left to " +
				"the process that is writing it.");
		}
	}
}
