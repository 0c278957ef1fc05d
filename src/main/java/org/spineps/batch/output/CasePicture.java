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
package org.spineps.batch.output;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import net.imglib2.parallel.Parallelization;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Naming;
import org.spineps.io.AtomicFiles;
import org.spineps.picture.OriginalSnapshot;
import org.spineps.picture.PngFiles;
import org.spineps.picture.Snapshot;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;

/**
 * The picture of a result. It is drawn beside other work, as nothing else needs
 * it and Java's fonts take their time. For one thread.
 */
public final class CasePicture {

	private final Future<byte[]> drawn;

	private CasePicture(final Future<byte[]> drawn) {
		this.drawn = drawn;
	}

	/**
	 * Begins to draw; with one thread, draws.
	 *
	 * @param input file name of the input, for the caption
	 * @param imageOrNull the scan, null if there was only a mask
	 * @param result what was found
	 * @return the picture
	 */
	public static CasePicture begin(final String input, final ImageVolume imageOrNull,
		final SpineSegmentation result)
	{
		return new CasePicture(Parallelization.getTaskExecutor()
			.getExecutorService().submit(() -> draw(input, imageOrNull, result)));
	}

	/**
	 * Many servers have a Java without fonts; that must not cost the masks.
	 *
	 * @param file picture to make or replace
	 * @return why there is no picture; empty if there is one
	 * @throws SpinepsException if the file cannot be written
	 */
	public Optional<SpinepsException> write(final Path file) throws SpinepsException {
		final byte[] picture;
		try {
			picture = drawn.get();
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return Optional.of(new SpinepsException("The picture is not finished",
				"the program is being stopped", "Run it again", e));
		}
		catch (final ExecutionException e) {
			return Optional.of(problem(e));
		}
		AtomicFiles.write(file, stream -> stream.write(picture));
		return Optional.empty();
	}

	/** What drawing may end with; all else is a bug and thrown as it was. */
	private static SpinepsException problem(final ExecutionException e) {
		Throwable cause = e.getCause();
		// Fork and join wrap what is thrown, checked or not.
		while (cause instanceof RuntimeException && cause.getCause() != null)
			cause = cause.getCause();
		if (cause instanceof SpinepsException problem) return problem;
		if (cause instanceof Error error) throw error;
		if (cause instanceof RuntimeException bug) throw bug;
		throw new IllegalStateException(cause);
	}

	/**
	 * @param file picture in the layout of SPINEPS 2.0, to make or replace
	 * @param imageOrNull the scan, null if there was only a mask
	 * @param result what was found
	 * @return why there is none; empty if there is one
	 * @throws SpinepsException if the file cannot be written
	 */
	public static Optional<SpinepsException> writeOriginal(final Path file,
		final ImageVolume imageOrNull, final SpineSegmentation result)
		throws SpinepsException
	{
		final byte[] picture;
		try {
			picture = PngFiles.bytes(OriginalSnapshot.render(imageOrNull, result
				.semantic(), result.instances(), names(result)));
		}
		catch (final SpinepsException e) {
			return Optional.of(e);
		}
		AtomicFiles.write(file, stream -> stream.write(picture));
		return Optional.empty();
	}

	private static Map<Integer, String> names(final SpineSegmentation result) {
		final Map<Integer, String> names = new TreeMap<>();
		for (final SpineInstance instance : result.found())
			if (instance.kind() == Kind.VERTEBRA || instance.kind() == Kind.SACRUM)
				names.put(instance.label(), instance.name());
		return names;
	}

	private static byte[] draw(final String input, final ImageVolume imageOrNull,
		final SpineSegmentation result) throws SpinepsException
	{
		return PngFiles.bytes(Snapshot.render(imageOrNull, result.semantic(), result
			.instances(), names(result), caption(input, result)));
	}

	/** What the picture shows, by whom it was made, how sure the names are. */
	private static String caption(final String input,
		final SpineSegmentation result)
	{
		final List<String> parts = new ArrayList<>(List.of(input,
			OutputFiles.PROGRAM + " " + result.provenance().version()));
		result.provenance().models().forEach(model -> parts.add(model.id()));
		result.vertebrae().stream().map(SpineInstance::naming).filter(
			naming -> naming != Naming.CERTAIN).distinct().forEach(naming -> parts
				.add(naming == Naming.LEVEL_UNKNOWN ? naming.text() : "levels " + naming
					.text()));
		return String.join(" · ", parts);
	}
}
