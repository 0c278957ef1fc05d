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
package org.spineps.library.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.io.Sha256;
import org.spineps.progress.Progress;

@Timeout(60)
class DownloaderTest {

	private static final byte[] CONTENT = bytes(1, 50_000);

	@TempDir
	Path folder;

	@Test
	void fetchesAFileAndSaysItsHash() throws Exception {
		try (FileServer server = new FileServer(CONTENT)) {
			final Downloader downloader = downloader();
			final DownloadOffer offer = downloader.ask(server.address());
			assertThat(offer.bytes()).isEqualTo(50_000);
			assertThat(offer.size()).isEqualTo("50.0 kB");
			assertThat(offer.fileName()).isEqualTo("model.zip");
			final Downloader.Fetched fetched = downloader.fetch(offer, "",
				Progress.NONE);
			assertThat(fetched.file()).hasBinaryContent(CONTENT);
			assertThat(fetched.bytes()).isEqualTo(50_000);
			assertThat(fetched.sha256()).isEqualTo(sha256(CONTENT));
			downloader.discard(offer);
			assertThat(files()).isEmpty();
			assertThat(server.requests()).containsExactly(
				"GET /releases/model.zip bytes=0-0", "GET /releases/model.zip null");
		}
	}

	@Test
	void brokenLinesAreContinued() throws Exception {
		try (FileServer server = new FileServer(CONTENT).breaking(20_000, 2)) {
			final Downloader downloader = downloader();
			final Downloader.Fetched fetched = downloader.fetch(downloader.ask(server
				.address()), sha256(CONTENT), Progress.NONE);
			assertThat(fetched.file()).hasBinaryContent(CONTENT);
			assertThat(server.requests()).hasSize(4);
			assertThat(server.requests().get(2)).matches(".* bytes=[1-9]\\d*-");
		}
	}

	@Test
	void withoutAVersionItBeginsAgain() throws Exception {
		try (FileServer server = new FileServer(CONTENT).content("", CONTENT)
			.breaking(20_000, 2)) {
			final Downloader downloader = downloader();
			assertThat(downloader.fetch(downloader.ask(server.address()), "",
				Progress.NONE).file()).hasBinaryContent(CONTENT);
			assertThat(server.requests()).allMatch(request -> request.endsWith(
				"null") || request.endsWith("bytes=0-0"));
		}
	}

	@Test
	void cancelledDownloadsGoOnLater() throws Exception {
		try (FileServer server = new FileServer(CONTENT).stalling(30_000)) {
			final Downloader downloader = downloader();
			final DownloadOffer offer = downloader.ask(server.address());
			assertThatThrownBy(() -> downloader.fetch(offer, "", cancelAfter(1_000)))
				.isInstanceOf(CancellationException.class);
			assertThat(files()).hasSize(2);
			server.stalling(Integer.MAX_VALUE);
			assertThat(downloader.fetch(offer, sha256(CONTENT), Progress.NONE).file())
				.hasBinaryContent(CONTENT);
			assertThat(server.requests()).last().asString().matches(
				".* bytes=[1-9]\\d*-");
		}
	}

	@Test
	void aCompletePartIsNotFetchedAgain() throws Exception {
		try (FileServer server = new FileServer(CONTENT)) {
			final DownloadOffer offer = downloader().ask(server.address());
			downloader().fetch(offer, "", Progress.NONE);
			downloader().fetch(offer, "", Progress.NONE);
			assertThat(server.requests()).hasSize(2);
		}
	}

	@Test
	void anotherVersionBeginsAgain() throws Exception {
		try (FileServer server = new FileServer(CONTENT).stalling(30_000)) {
			final Downloader downloader = downloader();
			final DownloadOffer offer = downloader.ask(server.address());
			assertThatThrownBy(() -> downloader.fetch(offer, "", cancelAfter(1_000)))
				.isInstanceOf(CancellationException.class);
			final byte[] other = bytes(2, 40_000);
			server.content("\"two\"", other).stalling(Integer.MAX_VALUE);
			assertThat(downloader.fetch(downloader.ask(server.address()), "",
				Progress.NONE).file()).hasBinaryContent(other);
		}
	}

	/** The file changed between two parts, and the server does not look. */
	@Test
	void theRestOfAnotherVersionIsNotJoined() throws Exception {
		try (FileServer server = new FileServer(CONTENT).withoutConditions()
			.stalling(30_000))
		{
			final Downloader downloader = downloader();
			final DownloadOffer offer = downloader.ask(server.address());
			assertThatThrownBy(() -> downloader.fetch(offer, "", cancelAfter(1_000)))
				.isInstanceOf(CancellationException.class);
			final byte[] other = bytes(2, CONTENT.length);
			server.content("\"two\"", other).stalling(Integer.MAX_VALUE);
			assertThat(downloader.fetch(offer, "", Progress.NONE).file())
				.hasBinaryContent(other);
		}
	}

	@Test
	void serversWithoutRangesWork() throws Exception {
		try (FileServer server = new FileServer(CONTENT).withoutRanges().breaking(
			20_000, 1)) {
			final Downloader downloader = downloader();
			final DownloadOffer offer = downloader.ask(server.address());
			assertThat(offer.bytes()).isEqualTo(50_000);
			assertThat(downloader.fetch(offer, "", Progress.NONE).file())
				.hasBinaryContent(CONTENT);
		}
	}

	@Test
	void aWrongHashIsRefusedAndForgotten() throws Exception {
		try (FileServer server = new FileServer(CONTENT)) {
			final Downloader downloader = downloader();
			final DownloadOffer offer = downloader.ask(server.address());
			assertThatThrownBy(() -> downloader.fetch(offer, "0".repeat(64),
				Progress.NONE)).isInstanceOf(SpinepsException.class)
					.hasMessageContaining(sha256(CONTENT)).hasMessageContaining(
						"not the expected");
			assertThat(files()).isEmpty();
		}
	}

	@Test
	void wrongLengthsAreRefused() throws Exception {
		try (FileServer server = new FileServer(CONTENT).announcing(10_000)) {
			final Downloader downloader = downloader();
			final DownloadOffer offer = downloader.ask(server.address());
			assertThat(offer.bytes()).isEqualTo(10_000);
			assertThatThrownBy(() -> downloader.fetch(offer, "", Progress.NONE))
				.isInstanceOf(SpinepsException.class).hasMessageContaining(
					"wrong length");
		}
		try (FileServer server = new FileServer(CONTENT).announcing(60_000)) {
			final Downloader downloader = downloader();
			final DownloadOffer offer = downloader.ask(server.address());
			assertThatThrownBy(() -> downloader.fetch(offer, "", Progress.NONE))
				.isInstanceOf(SpinepsException.class).hasMessageContaining(
					"could not be downloaded");
		}
	}

	@Test
	void filesThatAreTooLargeAreNotBegun() throws Exception {
		try (FileServer server = new FileServer(CONTENT).announcing(1L << 50)) {
			assertThatThrownBy(() -> downloader().ask(server.address()))
				.isInstanceOf(SpinepsException.class).hasMessageContaining("too large");
		}
	}

	@Test
	void silentServersAreGivenUp() throws Exception {
		try (FileServer server = new FileServer(CONTENT).stalling(0)) {
			final Downloader downloader = new Downloader(folder, Map.of(),
				new Properties(), Duration.ofMillis(200));
			final DownloadOffer offer = downloader.ask(server.address());
			assertThatThrownBy(() -> downloader.fetch(offer, "", Progress.NONE))
				.isInstanceOf(SpinepsException.class).hasMessageContaining(
					"No data received");
		}
	}

	@Test
	void refusalsAndDeadLinesAreExplained() throws Exception {
		final URI address;
		try (FileServer server = new FileServer(CONTENT).answering(404)) {
			address = server.address();
			assertThatThrownBy(() -> downloader().ask(address)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("404").hasMessageContaining(
					"with a browser");
		}
		assertThatThrownBy(() -> downloader().ask(address)).isInstanceOf(
			SpinepsException.class).hasMessageContaining(
				"Without a network connection, import");
	}

	@Test
	void plainHttpNeedsAHash() {
		final DownloadOffer offer = new DownloadOffer(URI.create("http://models.example/a.zip"), 10,
			"");
		assertThatThrownBy(() -> downloader().fetch(offer, "", Progress.NONE))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("not secure");
	}

	@Test
	void proxiesOfTheEnvironmentAreUsed() throws Exception {
		try (FileServer proxy = new FileServer(CONTENT)) {
			final Downloader downloader = new Downloader(folder, Map.of("http_proxy",
				"http://127.0.0.1:" + proxy.port()), new Properties(), Duration
					.ofSeconds(5));
			final DownloadOffer offer = downloader.ask(URI.create(
				"http://models.invalid/a.zip"));
			assertThat(downloader.fetch(offer, sha256(CONTENT), Progress.NONE).file())
				.hasBinaryContent(CONTENT);
			assertThat(proxy.requests().get(0)).isEqualTo(
				"GET http://models.invalid/a.zip bytes=0-0");
		}
	}

	@Test
	void oneDownloadAtATime() throws Exception {
		try (FileServer server = new FileServer(CONTENT)) {
			final DownloadOffer offer = downloader().ask(server.address());
			try (PartFile part = PartFile.open(folder, offer)) {
				assertThat(part.size()).isZero();
				assertThatThrownBy(() -> downloader().fetch(offer, "", Progress.NONE))
					.isInstanceOf(SpinepsException.class).hasMessageContaining(
						"already being downloaded");
			}
		}
	}

	private Downloader downloader() {
		return new Downloader(folder, Map.of(), new Properties(), Duration.ofSeconds(
			5));
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> list = Files.list(folder)) {
			return list.sorted().toList();
		}
	}

	private String sha256(final byte... bytes) throws IOException {
		final Path file = Files.write(Files.createTempFile("bytes", ""), bytes);
		try {
			return Sha256.of(file, "", Progress.NONE);
		}
		finally {
			Files.delete(file);
		}
	}

	private static Progress cancelAfter(final long bytes) {
		return new Progress() {

			private volatile boolean cancelled;

			@Override
			public void report(final String stage, final long done,
				final long total)
			{
				cancelled |= done >= bytes;
			}

			@Override
			public void checkCancelled() {
				if (cancelled) throw new CancellationException();
			}
		};
	}

	private static byte[] bytes(final long seed, final int count) {
		final byte[] bytes = new byte[count];
		new Random(seed).nextBytes(bytes);
		return bytes;
	}
}
