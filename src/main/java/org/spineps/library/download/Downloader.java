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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.io.Sha256;
import org.spineps.progress.Progress;

/**
 * Downloads files over HTTPS, after asking for their size. The received part is
 * kept: an interrupted or cancelled download resumes where it stopped, provided
 * that the server still has the same version of the file. Length and SHA-256
 * are checked before the file is released.
 */
public final class Downloader {

	/** The largest size of an archive, in bytes. */
	public static final long LARGEST = 16L << 30;

	private static final String STAGE = "Downloading";
	private static final int ATTEMPTS = 5;
	private static final long POLL_MILLIS = 100;
	private static final int RANGE_NOT_SATISFIABLE = 416;
	private static final Duration CONNECT = Duration.ofSeconds(30);
	private static final Duration SILENCE = Duration.ofSeconds(60);

	private final HttpClient client;
	private final Path folder;
	private final Duration silence;

	/**
	 * @param folder where parts of files are kept
	 */
	public Downloader(final Path folder) {
		this(folder, System.getenv(), System.getProperties(), SILENCE);
	}

	Downloader(final Path folder, final Map<String, String> environment,
		final Properties system, final Duration silence)
	{
		this.folder = folder;
		this.silence = silence;
		client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(CONNECT).proxy(
				Proxies.selector(environment, system)).authenticator(Proxies
					.authenticator(environment)).build();
	}

	/**
	 * A file that was downloaded and checked.
	 *
	 * @param file its path; the caller deletes it
	 * @param bytes its length
	 * @param sha256 its hash
	 */
	public record Fetched(Path file, long bytes, String sha256) {}

	/**
	 * Asks a server for the size of a file; downloads no more than a byte of it.
	 *
	 * @param address address of the file
	 * @return the server's answer
	 * @throws SpinepsException if there is no such file or the server cannot be
	 *           reached
	 */
	public DownloadOffer ask(final URI address) throws SpinepsException {
		final HttpRequest request = request(address).timeout(CONNECT).header(
			"Range", "bytes=0-0").build();
		try {
			final HttpResponse<Void> response = client.send(request,
				info -> new CancellingSubscriber());
			final int status = response.statusCode();
			if (status != BodyToFile.OK && status != BodyToFile.PARTIAL) throw refused(
				address, status);
			final long bytes = status == BodyToFile.PARTIAL ? BodyToFile.range(
				response.headers())[1] : response.headers().firstValueAsLong(
					"Content-Length").orElse(-1);
			if (bytes > LARGEST) throw new SpinepsException(
				"The file is too large for a model", ByteSizes.text(bytes) + " at " +
					Addresses.withoutSecrets(address), "Check the address");
			return new DownloadOffer(address, bytes, validator(response));
		}
		catch (final IOException e) {
			throw unreachable(address, e);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw cancelled();
		}
	}

	/** A weak ETag promises the same meaning, not the same bytes. */
	private static String validator(final HttpResponse<?> response) {
		return response.headers().firstValue("ETag").filter(tag -> !tag.startsWith(
			"W/")).or(() -> response.headers().firstValue("Last-Modified")).orElse(
				"");
	}

	/**
	 * Downloads a file, or the rest of it.
	 *
	 * @param offer the result of {@link #ask}
	 * @param sha256 the hash it must have, lower case; empty if it is not known
	 * @param progress receives progress; checked often for cancellation
	 * @return the file
	 * @throws SpinepsException if the server keeps closing the connection, or the
	 *           file is not the expected one
	 * @throws CancellationException if cancelled
	 */
	public Fetched fetch(final DownloadOffer offer, final String sha256,
		final Progress progress) throws SpinepsException
	{
		if (sha256.isEmpty() && !Addresses.isSafe(offer.address()))
			throw new SpinepsException("The address is not secure",
				"The file could be changed in transit: " + Addresses
					.withoutSecrets(offer.address()),
				"Use an address that begins with https://, or give the SHA-256 of the file");
		try (PartFile part = PartFile.open(folder, offer)) {
			requireSpace(offer, part.size());
			transfer(offer, part, progress);
			part.force();
			final long bytes = part.size();
			final String found = Sha256.of(part.path(), "Checking the download",
				progress);
			if (!sha256.isEmpty() && !sha256.equals(found)) {
				part.delete();
				throw new SpinepsException("The downloaded file is not the expected one",
					"Its SHA-256 is " + found + " instead of " + sha256,
					"Try again; if it happens again, the file was replaced or changed " +
					"in transit: ask the publisher");
			}
			return new Fetched(part.path(), bytes, found);
		}
		catch (final IOException e) {
			throw new SpinepsException("The download cannot be saved", folder + ": " +
				AtomicFiles.reason(e), "Check that the folder is writable and has free space",
				e);
		}
	}

	/**
	 * Deletes a downloaded file.
	 *
	 * @param offer the file
	 * @throws SpinepsException if it cannot be deleted
	 */
	public void discard(final DownloadOffer offer) throws SpinepsException {
		try (PartFile part = PartFile.open(folder, offer)) {
			part.delete();
		}
		catch (final IOException e) {
			throw new SpinepsException("The download cannot be deleted", folder + ": " +
				AtomicFiles.reason(e), "Delete it manually", e);
		}
	}

	private void requireSpace(final DownloadOffer offer, final long have)
		throws IOException, SpinepsException
	{
		final long free = Files.getFileStore(folder).getUsableSpace();
		if (offer.bytes() - have > free) throw new SpinepsException(
			"Not enough free space for the download", ByteSizes.text(offer.bytes() -
				have) + " needed, " + ByteSizes.text(free) + " free in " + folder,
			"Free up disk space");
	}

	private void transfer(final DownloadOffer offer, final PartFile part,
		final Progress progress) throws IOException, SpinepsException
	{
		// A file that is shorter than it was said to be must not go round for ever.
		long farthest = part.size();
		int idleAttempts = 0;
		while (offer.bytes() < 0 || part.size() < offer.bytes()) {
			try {
				attempt(offer, part, progress);
				if (offer.bytes() < 0 || part.size() >= offer.bytes()) return;
				throw new IOException("the server closed the connection after " +
					ByteSizes.text(part
					.size()) + " of " + offer.size());
			}
			catch (final BodyToFile.TooLongException e) {
				part.truncate();
				throw new SpinepsException("The download has the wrong length",
					"more than " + offer.size() + " received from " + Addresses
						.withoutSecrets(offer.address()),
					"Try again; if it happens again, ask the publisher", e);
			}
			catch (final IOException e) {
				idleAttempts = part.size() > farthest ? 1 : idleAttempts + 1;
				farthest = Math.max(farthest, part.size());
				if (offer.validator().isEmpty()) part.truncate();
				if (idleAttempts >= ATTEMPTS) throw unreachable(offer.address(), e);
				progress.checkCancelled();
			}
		}
	}

	private void attempt(final DownloadOffer offer, final PartFile part,
		final Progress progress) throws IOException, SpinepsException
	{
		final long have = part.size();
		final HttpRequest.Builder request = request(offer.address());
		if (have > 0) request.header("Range", "bytes=" + have + "-").header(
			"If-Range", offer.validator());
		final BodyToFile body = new BodyToFile(part, have, offer.bytes() < 0
			? LARGEST : offer.bytes(), offer);
		final CompletableFuture<HttpResponse<Long>> answer = client.sendAsync(
			request.build(), body);
		try {
			final HttpResponse<Long> response = await(answer, body, offer, progress);
			final int status = response.statusCode();
			if (have > 0 && status == RANGE_NOT_SATISFIABLE || response.body() < 0 &&
				status == BodyToFile.PARTIAL)
			{
				part.truncate();
				throw new IOException(
					"the server sent a different part than requested");
			}
			if (status != BodyToFile.OK && status != BodyToFile.PARTIAL) throw refused(
				offer.address(), status);
		}
		finally {
			body.stop();
			answer.cancel(true);
		}
	}

	/** Polls, so that the user can cancel while no data arrives. */
	private HttpResponse<Long> await(
		final CompletableFuture<HttpResponse<Long>> answer, final BodyToFile body,
		final DownloadOffer offer, final Progress progress) throws IOException
	{
		long seen = body.position();
		long since = System.nanoTime();
		while (true) {
			progress.checkCancelled();
			try {
				return answer.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
			}
			catch (final TimeoutException e) {
				final long position = body.position();
				progress.report(STAGE, position, Math.max(0, offer.bytes()));
				if (position != seen) since = System.nanoTime();
				seen = position;
				if (System.nanoTime() - since > silence.toNanos())
					throw new IOException("no data received for " + silence.toSeconds() +
						" seconds", e);
			}
			catch (final ExecutionException e) {
				if (e.getCause() instanceof BodyToFile.TooLongException tooLong)
					throw tooLong;
				throw new IOException(String.valueOf(e.getCause().getMessage()), e
					.getCause());
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
				throw cancelled();
			}
		}
	}

	private HttpRequest.Builder request(final URI address) {
		return HttpRequest.newBuilder(address).header("User-Agent",
			"SPINEPS-for-Fiji");
	}

	private static CancellationException cancelled() {
		return new CancellationException("Cancelled by the user");
	}

	private static SpinepsException refused(final URI address,
		final int status)
	{
		return new SpinepsException("The server refused the download",
			"It answered " + status + " for " + Addresses.withoutSecrets(address),
			status == 407 ?
				"The proxy requires a user name and password: set https_proxy to" +
				" http://USER:PASSWORD@HOST:PORT" : status == 404 || status == 410
					? "The file was moved: download it with a browser from the " +
						"publisher's page, and import it" :
						"Try again later, or download it with a browser and import it");
	}

	private static SpinepsException unreachable(final URI address,
		final IOException cause)
	{
		return new SpinepsException("The file could not be downloaded",
			String.valueOf(
			cause.getMessage() == null ? "No connection" : cause
				.getMessage()) + " (" + Addresses.withoutSecrets(address) + ")",
			"Check the network connection; behind a proxy, set https_proxy. The " +
			"part received so far is kept for the next attempt. Without a network " +
			"connection, import a zip archive downloaded elsewhere", cause);
	}
}
