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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.progress.Progress;

@Timeout(60)
class LockFileTest {

	@TempDir
	Path folder;

	private Path file;

	@BeforeEach
	void shortLocks() {
		ShortLocks.begin();
		file = folder.resolve("locks").resolve("x.lock");
	}

	@AfterEach
	void usualLocks() {
		ShortLocks.end();
	}

	@Test
	void itSaysWhoHoldsIt() throws Exception {
		try (LockFile.Held held = new LockFile(file).take(Progress.NONE)) {
			final JsonObject text = JsonParser.parseString(Files.readAllLines(file)
				.get(0)).getAsJsonObject();
			assertThat(text.get("pid").getAsLong()).isEqualTo(ProcessHandle.current()
				.pid());
			assertThat(text.get("start").getAsString()).isNotBlank().isNotEqualTo(
				"unknown");
			assertThat(text.has("host")).isTrue();
			final LockFile other = new LockFile(file);
			assertThat(other.tryTake()).isEmpty();
			assertThat(other.holder()).startsWith("process " + ProcessHandle.current()
				.pid());
			assertThat(held.isHeld()).isTrue();
		}
		assertThat(file).doesNotExist();
		assertThat(new LockFile(file).tryTake()).isPresent();
	}

	@Test
	void aHolderThatEndedOnThisMachineIsRecognisedAtOnce() throws Exception {
		write(content(mark -> mark.addProperty("start", "ticks 1")));
		assertThat(new LockFile(file).tryTake()).isPresent();
		Files.delete(file);
		final Process process = new ProcessBuilder(Path.of(System.getProperty(
			"java.home"), "bin", "java").toString(), "-version").start();
		process.waitFor();
		write(content(mark -> mark.addProperty("pid", process.pid())));
		assertThat(new LockFile(file).tryTake()).isPresent();
	}

	/** Its clock may say what it likes: only change counts. */
	@ParameterizedTest
	@ValueSource(longs = { -400, 0, 400_000 })
	void aHolderElsewhereIsDeadWhenNothingChanges(final long days)
		throws Exception
	{
		write(elsewhere());
		Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration
			.ofDays(days))));
		final long begin = System.nanoTime();
		final LockFile lock = new LockFile(file);
		assertThat(lock.tryTake()).isEmpty();
		assertThat(lock.holder()).isEqualTo("process " + ProcessHandle.current()
			.pid() + " on ward-3");
		lock.take(Progress.NONE).close();
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration
			.ofMillis(400), Duration.ofSeconds(20));
	}

	@Test
	void aHolderElsewhereThatAddsBytesIsAlive() throws Exception {
		write(elsewhere());
		final LockFile lock = new LockFile(file);
		for (int n = 0; n < 30; n++) {
			assertThat(lock.tryTake()).isEmpty();
			Files.writeString(file, ".", StandardOpenOption.APPEND);
			Thread.sleep(30);
		}
		assertThat(lock.tryTake()).isEmpty();
	}

	@Test
	void aHolderAddsBytes() throws Exception {
		try (LockFile.Held held = new LockFile(file).take(Progress.NONE)) {
			final long size = Files.size(file);
			for (int n = 0; n < 200 && Files.size(file) == size; n++)
				Thread.sleep(20);
			assertThat(Files.size(file)).isGreaterThan(size);
			assertThat(held.isHeld()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "garbage\n", "{}\n", "[1]\n",
		"{\"id\":7}\n" })
	void whatSaysNothingOfAHolderEndsToo(final String content) throws Exception {
		write(content.getBytes(StandardCharsets.UTF_8));
		Files.setLastModifiedTime(file, FileTime.from(Instant.parse(
			"2100-01-01T00:00:00Z")));
		new LockFile(file).take(Progress.NONE).close();
		assertThat(folder.resolve("locks")).isEmptyDirectory();
	}

	@Test
	void waitingCanBeCancelled() throws Exception {
		write(elsewhere());
		final List<String> told = new ArrayList<>();
		assertThatThrownBy(() -> new LockFile(file).take(new Progress() {

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				told.add(stage);
			}

			@Override
			public void checkCancelled() {
				if (!told.isEmpty()) throw new CancellationException();
			}
		})).isInstanceOf(CancellationException.class);
		assertThat(told.get(0)).startsWith("Waiting for process ").endsWith(
			"on ward-3");
		assertThat(file).exists();
	}

	@Test
	void aLostLockSaysSoAndLeavesTheNewOneAlone() throws Exception {
		final LockFile.Held held = new LockFile(file).take(Progress.NONE);
		write(elsewhere());
		assertThat(held.isHeld()).isFalse();
		held.close();
		assertThat(file).exists();
	}

	/** All see the same dead lock at the same moment. */
	@Test
	void onlyOneOfManyHoldsIt() throws Exception {
		final AtomicInteger inside = new AtomicInteger();
		final AtomicInteger most = new AtomicInteger();
		final ExecutorService threads = Executors.newFixedThreadPool(8);
		for (int round = 0; round < 20; round++) {
			write(content(mark -> mark.addProperty("start", "ticks 1")));
			final List<Callable<Void>> work = new ArrayList<>();
			for (int n = 0; n < 8; n++)
				work.add(() -> {
					try (LockFile.Held held = new LockFile(file).take(Progress.NONE)) {
						most.accumulateAndGet(inside.incrementAndGet(), Math::max);
						Thread.sleep(1);
						inside.decrementAndGet();
					}
					return null;
				});
			for (final Future<Void> done : threads.invokeAll(work))
				done.get();
		}
		threads.shutdown();
		assertThat(most).hasValue(1);
	}

	private void write(final byte[] content) throws IOException {
		Files.createDirectories(file.getParent());
		Files.write(file, content);
	}

	private static byte[] elsewhere() {
		return content(mark -> {
			mark.addProperty("machine", "another");
			mark.addProperty("host", "ward-3");
		});
	}

	/** A lock of this process that another one made. */
	private static byte[] content(
		final Consumer<JsonObject> change)
	{
		final JsonObject mark = JsonParser.parseString(new String(LockText.create()
			.bytes(), StandardCharsets.UTF_8)).getAsJsonObject();
		change.accept(mark);
		return (mark + "\n").getBytes(StandardCharsets.UTF_8);
	}
}
