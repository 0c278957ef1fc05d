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
package org.spineps.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.RequestException;

class CaseStoreTest {

	@TempDir
	private Path folder;

	private Path made(final String name) throws IOException {
		final Path made = Files.createDirectories(folder.resolve(name).resolve(
			"inner")).getParent();
		Files.writeString(made.resolve("a.txt"), name);
		Files.writeString(made.resolve("inner/b.txt"), name);
		return made;
	}

	private Path output() {
		return folder.resolve("out");
	}

	private static List<String> files(final Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			return all.filter(Files::isRegularFile).map(file -> folder.relativize(file)
				.toString()).sorted().toList();
		}
	}

	@Test
	void aCaseIsThereOnceAndWhole() throws Exception {
		final CaseStore store = new CaseStore(output().toString(), "run");
		assertThat(store.isDone("x/y")).isFalse();
		assertThat(store.publish("x/y", made("first"))).isTrue();
		assertThat(store.isDone("x/y")).isTrue();
		assertThat(store.publish("x/y", made("second"))).isFalse();
		store.clear();
		assertThat(files(output())).containsExactly("cases/x/y/a.txt",
			"cases/x/y/inner/b.txt");
		assertThat(output().resolve("cases/x/y/inner/b.txt")).hasContent("first");
	}

	/** Speculative attempts that end in the same moment. */
	@Test
	void ofManyAttemptsOneWins() throws Exception {
		final ExecutorService attempts = Executors.newFixedThreadPool(4);
		try {
			for (int n = 0; n < 10; n++) {
				final String key = "case" + n;
				final List<Callable<Boolean>> racers = new ArrayList<>();
				for (int racer = 0; racer < 4; racer++) {
					final Path made = made(key + "-" + racer);
					racers.add(() -> new CaseStore(output().toString(), "run").publish(key,
						made));
				}
				int winners = 0;
				for (final Future<Boolean> won : attempts.invokeAll(racers))
					if (won.get()) winners++;
				assertThat(winners).isEqualTo(1);
				assertThat(files(output().resolve("cases/" + key))).containsExactly(
					"a.txt", "inner/b.txt");
			}
		}
		finally {
			attempts.shutdownNow();
		}
	}

	@Test
	void filesOfTheOutputAreReplaced() throws Exception {
		final CaseStore store = new CaseStore(output().toUri().toString(), "run");
		assertThat(store.readOrNull("x.txt")).isNull();
		store.write("x.txt", made("old").resolve("a.txt"));
		store.write("x.txt", made("new").resolve("a.txt"));
		assertThat(store.readOrNull("x.txt")).asString().isEqualTo("new");
		assertThat(output().resolve(".staging")).isDirectory();
		store.clear();
		store.clear();
		assertThat(output().resolve(".staging")).doesNotExist();
		assertThat(files(output())).containsExactly("x.txt");
	}

	@Test
	void whatCannotBeWrittenIsThrown() throws Exception {
		Files.writeString(output(), "a file");
		final CaseStore store = new CaseStore(output().toString(), "run");
		final Path made = made("made");
		assertThatThrownBy(() -> store.publish("x", made)).isInstanceOf(
			IOException.class);
	}

	@Test
	void casesAreListedOnce() throws Exception {
		final Path list = folder.resolve("list.txt");
		Files.writeString(list, "hdfs://host/a/s1_T2w.nii.gz\n\n" +
			"/b/s1_T2w.nii.gz\tother/s1\n");
		assertThat(CaseList.of(List.of(), "*", list.toUri().toString()))
			.containsExactly(new SparkCase("s1_T2w", "hdfs://host/a/s1_T2w.nii.gz"),
				new SparkCase("other/s1", "/b/s1_T2w.nii.gz"));
		for (final String bad : List.of("", "/a/x.nii\n/b/X.nii", "/a/x.nii\t../x",
			"/a/x.nii\ta//x", "/a/x.nii\t.staging"))
		{
			Files.writeString(list, bad);
			assertThatThrownBy(() -> CaseList.of(List.of(), "*", list.toString())).as(
				bad).isInstanceOf(RequestException.class);
		}
	}
}
