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
package org.spineps.batch;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.io.TimeHandling;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;

/** Folders, a fake segmenter and somebody who follows the batch. */
abstract class BatchScene {

	@TempDir
	Path temp;

	Path in;
	Path out;
	final FakeSegmenter fake = new FakeSegmenter();
	final Followed followed = new Followed();

	@BeforeEach
	void folders() throws IOException {
		in = Files.createDirectory(temp.resolve("Jane Doe"));
		out = temp.resolve("results");
	}

	static FakeSegmenter failing(final Throwable problem) {
		return new FakeSegmenter() {

			@Override
			protected SpineSegmentation found(final Grid grid,
				final Progress progress)
			{
				return sneak(problem);
			}
		};
	}

	/** Throws anything unchecked. */
	static SpineSegmentation sneak(final Throwable problem) {
		if (problem instanceof Error error) throw error;
		throw (RuntimeException) problem;
	}

	BatchResult run(final SpinePipeline.Opener source, final Path... inputs)
		throws SpinepsException
	{
		return BatchRunner.run(job(InputKind.IMAGE, false, inputs),
			FakeSegmenter.plan(source), followed);
	}

	BatchJob job(final InputKind kind, final boolean overwrite,
		final Path... inputs)
	{
		return new BatchJob(List.of(inputs), kind, out, TimeHandling.REFUSE,
			overwrite);
	}

	Path manifest() {
		return out.resolve("run-manifest.json");
	}

	JsonObject entry(final int n) throws IOException {
		return JsonParser.parseString(Files.readString(manifest()))
			.getAsJsonObject().getAsJsonArray("inputs").get(n).getAsJsonObject();
	}

	static List<String> statuses(final BatchResult result) {
		return result.results().stream().map(r -> r.name() + " " + r.status()
			.text()).toList();
	}

	/** @return all but the folder of records */
	static List<String> names(final Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).filter(
				name -> !name.equals(".spineps")).sorted().toList();
		}
	}

	/** Remembers what happened, and cancels at a given point. */
	static final class Followed implements BatchListener {

		final List<String> events = new ArrayList<>();
		String cancelAt = "";

		@Override
		public void started(final Path input, final int number,
			final int total)
		{
			events.add(number + "/" + total + " " + input.getFileName());
		}

		@Override
		public void report(final String stage, final long done,
			final long total)
		{
			if (done == 0) events.add(stage);
		}

		@Override
		public void checkCancelled() {
			if (events.contains(cancelAt)) throw new CancellationException();
		}

		@Override
		public void finished(final InputResult result) {
			events.add(result.name() + " " + result.status().text());
		}
	}
}
