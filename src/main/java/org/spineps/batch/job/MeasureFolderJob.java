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
package org.spineps.batch.job;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.spineps.RequestException;
import org.spineps.SpinepsException;
import org.spineps.batch.cases.CaseFolder;
import org.spineps.batch.cases.CaseGuard;
import org.spineps.batch.cases.InputName;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.cases.SingleResult;
import org.spineps.batch.output.OutputFiles;
import org.spineps.batch.output.SavedResult;
import org.spineps.io.AtomicFiles;
import org.spineps.measure.morphometry.MeasurementFiles;
import org.spineps.measure.morphometry.SpineMeasures;
import org.spineps.measure.morphometry.grade.Cutoffs;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;

/**
 * Measures all results in a folder and the folders below it anew, such as after
 * their limits were changed. One that fails does not stop the others.
 *
 * @param folder folder of results
 * @param output folder for the measurements, in folders of the same names
 * @param cutoffs limits of the grades
 * @param overwrite whether to replace measurements that exist
 */
public record MeasureFolderJob(Path folder, Path output, Cutoffs cutoffs,
	boolean overwrite)
{

	/**
	 * How a result ended.
	 *
	 * @param name X of the result
	 * @param status how
	 * @param message why; empty if it was measured
	 */
	public record Ended(String name, InputStatus status, String message) {}

	/** Is told of every result. */
	public interface Listener extends Progress {

		/** @param ended how a result ended */
		void ended(Ended ended);
	}

	/**
	 * @param listener is told of every result, and asked whether to stop
	 * @return how they ended, in the order of their paths
	 * @throws SpinepsException if there is none, or the folder cannot be read
	 * @throws CancellationException if cancelled; those before are measured
	 */
	public List<Ended> run(final Listener listener) throws SpinepsException {
		final List<Ended> all = new ArrayList<>();
		final List<OutputFiles> results = find();
		if (results.isEmpty()) throw new RequestException(
			"There are no results in " + folder,
			"neither it nor a folder in it holds the two masks of a spine",
			"Give a folder that segment has written");
		for (final OutputFiles result : results) {
			listener.checkCancelled();
			listener.report("Measuring", all.size(), results.size());
			final Ended ended = CaseGuard.run(() -> measure(result, listener),
				() -> "", (status, message, cause) -> new Ended(result.name(), status,
					message));
			if (ended.status() == InputStatus.CANCELLED)
				throw new CancellationException(ended.message());
			listener.ended(ended);
			all.add(ended);
		}
		return all;
	}

	private List<OutputFiles> find() throws SpinepsException {
		final List<Path> folders = new ArrayList<>();
		try {
			Files.walkFileTree(folder, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult preVisitDirectory(final Path inner,
					final BasicFileAttributes attributes)
				{
					if (!inner.equals(folder) && InputName.fileName(inner).startsWith("."))
						return FileVisitResult.SKIP_SUBTREE;
					folders.add(inner);
					return FileVisitResult.CONTINUE;
				}
			});
		}
		catch (final IOException e) {
			throw new RequestException(new SpinepsException("Cannot read the folder " +
				folder, AtomicFiles.reason(e), "Check the permission to read it", e));
		}
		folders.sort(null);
		final List<OutputFiles> results = new ArrayList<>();
		for (final Path one : folders)
			for (final String name : SavedResult.names(one))
				results.add(new OutputFiles(one, name));
		return results;
	}

	private Ended measure(final OutputFiles result, final Progress progress)
		throws SpinepsException
	{
		final Path scanOrNull = SavedResult.scanOf(result.folder(), result.name())
			.orElse(null);
		final Path target = output.resolve(folder.relativize(result.folder()));
		final boolean made = new SingleResult(new CaseFolder(target,
			CaseFolder.SPINE), result.name(), MeasurementFiles.names(result.name()), List
				.of(), overwrite).make(staged -> {
					final SpineSegmentation masks = SavedResult.read(result.folder(), result
						.name());
					final ImageVolume scan = scanOrNull == null ? null : SavedResult.scan(
						scanOrNull, masks);
					MeasurementFiles.write(staged, result.name(), InputName.fileName(
						scanOrNull == null ? result.instances() : scanOrNull), SpineMeasures
							.of(masks, scan, cutoffs));
					return result;
				}, progress).isPresent();
		return made ? new Ended(result.name(), InputStatus.OK, scanOrNull == null
			? "without signals: its scan is not known" : "") : new Ended(result.name(),
				InputStatus.SKIPPED, "its measurements exist");
	}
}
