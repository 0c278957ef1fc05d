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
package org.spineps.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spineps.SpinepsException;
import org.spineps.evaluate.LabelGroupsJson;
import org.spineps.io.point.PoiJson;
import org.spineps.measure.morphometry.MeasurementFiles;
import org.spineps.measure.quality.QualityJson;
import org.spineps.model.ImportedHashes;
import org.spineps.pipeline.PipelineOptions;
import org.spineps.report.FolderOverview;

/**
 * Files that this program has written, or people for it, after somebody else
 * has worked on them: they are read, or the answer is a sentence.
 */
class OwnFilesTest {

	private static final List<JsonElement> OTHERS = List.of(JsonNull.INSTANCE,
		new JsonPrimitive(true), new JsonPrimitive(-1), new JsonPrimitive(1e300),
		new JsonPrimitive("x"), new JsonPrimitive(""), new JsonArray(),
		new JsonObject(), new JsonPrimitive("NaN"));
	private static final int MOST_TEXT = 2500;

	@TempDir
	private Path folder;

	/** Reads a file. */
	@FunctionalInterface
	private interface Reader {

		Object read(Path file) throws SpinepsException;
	}

	/** What is read. */
	enum Kind {
			QUALITY("quality.json", QualityJson::read), //
			POINTS("ctd.json", PoiJson::read), //
			CUTOFFS("landmarks.json", MeasurementFiles::readCutoffs), //
			OPTIONS("options.json", file -> PipelineOptions.read(file,
				PipelineOptions.MENDED)), //
			GROUPS("groups.json", LabelGroupsJson::read), //
			IMPORTED(ImportedHashes.FILE_NAME, file -> ImportedHashes.in(file
				.getParent())), //
			OVERVIEW("x_quality.json", file -> FolderOverview.of(file.getParent(), Map
				.of()).cases()), //
			DECISIONS("decisions.csv", file -> FolderOverview.of(file.getParent(), Map
				.of()).warnings());

		private final String file;
		private final Reader reader;

		Kind(final String file, final Reader reader) {
			this.file = file;
			this.reader = reader;
		}

		private String good() throws IOException {
			final String source = this == OVERVIEW ? "quality.json" : file;
			try (InputStream in = OwnFilesTest.class.getResourceAsStream("own/" +
				source))
			{
				if (in != null) return new String(in.readAllBytes(),
					StandardCharsets.UTF_8);
			}
			return switch (this) {
				case GROUPS -> "{\"scheme\": \"spineps\", \"groups\": {\"bodies\": " +
					"{\"labels\": [49, 50], \"parts\": false}}}";
				case IMPORTED -> "{\"t2w\": {\"fold_0.pt\": \"" + "0".repeat(64) +
					"\"}}";
				default -> "case,decision\na,accept\n";
			};
		}
	}

	private void read(final Kind kind, final String text) throws IOException {
		final Path file = Files.writeString(folder.resolve(kind.file), text);
		try {
			kind.reader.read(file);
		}
		catch (final SpinepsException e) {
			assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(MOST_TEXT);
		}
	}

	@ParameterizedTest
	@EnumSource
	void depthQuotesAndNonsenseEndInASentence(final Kind kind)
		throws IOException
	{
		for (final String text : List.of("[".repeat(200_000), "{\"a\":".repeat(
			200_000), "[".repeat(200_000) + "]".repeat(200_000), "\"", "{\"a\": \"",
			"case,decision\n\"a,b\nc,d\n" + "\"".repeat(200_001), "", " ", "\0",
			"null", "[]", "{}", "1", "\"x\"", "true", "1e999999", "{\"\": {}}",
			"\uFEFF{}", "{\"a\": 1, \"a\": 2}", "x".repeat(1_000_000)))
			read(kind, text);
	}

	@ParameterizedTest
	@EnumSource
	void everyValueMayBeOfAnotherType(final Kind kind) throws IOException {
		if (!kind.file.endsWith(".json")) return;
		final String good = kind.good();
		final List<Consumer<JsonElement>> places = new ArrayList<>();
		places(JsonParser.parseString(good), places);
		final Random random = new Random(1);
		final int most = 3000;
		for (int place = 0; place < places.size(); place++)
			for (final JsonElement other : OTHERS) {
				if (random.nextInt(Math.max(1, places.size() * OTHERS.size())) > most)
					continue;
				final JsonElement copy = JsonParser.parseString(good);
				final List<Consumer<JsonElement>> here = new ArrayList<>();
				places(copy, here);
				here.get(place).accept(other);
				read(kind, copy.toString());
			}
	}

	/** Every value in a file, as something that can be replaced. */
	private static void places(final JsonElement json,
		final List<Consumer<JsonElement>> places)
	{
		if (json instanceof JsonObject object) for (final String key : List.copyOf(
			object.keySet()))
		{
			places.add(other -> object.add(key, other));
			places(object.get(key), places);
		}
		if (json instanceof JsonArray array) for (int i = 0; i < array.size(); i++) {
			final int index = i;
			places.add(other -> array.set(index, other));
			places(array.get(i), places);
		}
	}

	@ParameterizedTest
	@EnumSource
	void damagedBytesEndInASentence(final Kind kind) throws IOException {
		final byte[] good = kind.good().getBytes(StandardCharsets.UTF_8);
		for (int seed = 0; seed < 400; seed++)
			read(kind, new String(new ByteMutator(new Random(seed)).mutate(good, good),
				StandardCharsets.UTF_8));
	}
}
