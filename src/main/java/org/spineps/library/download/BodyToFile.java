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
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the body of one response into a partial file as it arrives: appended
 * if the server continues, from the beginning if it starts again. The bodies of
 * errors are not read. No byte is written after {@link #stop()} has returned.
 */
final class BodyToFile implements HttpResponse.BodyHandler<Long> {

	static final int OK = 200;
	static final int PARTIAL = 206;

	private static final Pattern RANGE = Pattern.compile(
		"bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

	private final PartFile part;
	private final long limit;
	private final DownloadOffer offer;
	private boolean stopped;
	private long position;
	private Flow.Subscription subscription;

	/**
	 * @param part where to write
	 * @param have bytes that it holds
	 * @param limit the most bytes that it may come to hold
	 * @param offer the version of the file that the bytes belong to
	 */
	BodyToFile(final PartFile part, final long have, final long limit,
		final DownloadOffer offer)
	{
		this.part = part;
		this.position = have;
		this.limit = limit;
		this.offer = offer;
	}

	/** @return bytes of the file that are there */
	synchronized long position() {
		return position;
	}

	/** Ends the transfer. */
	synchronized void stop() {
		stopped = true;
		if (subscription != null) subscription.cancel();
	}

	/**
	 * @param headers of an answer with status 206
	 * @return first and total number of bytes; −1 if not stated
	 */
	static long[] range(final HttpHeaders headers) {
		final Matcher range = RANGE.matcher(headers.firstValue("Content-Range")
			.orElse(""));
		if (!range.matches()) return new long[] { -1, -1 };
		return new long[] { Long.parseLong(range.group(1)), range.group(3).equals(
			"*") ? -1 : Long.parseLong(range.group(3)) };
	}

	@Override
	public BodySubscriber<Long> apply(final HttpResponse.ResponseInfo info) {
		return new Subscriber(begin(info));
	}

	/** @return whether the body is of use */
	private synchronized boolean begin(final HttpResponse.ResponseInfo info) {
		if (info.statusCode() == PARTIAL) return isRest(info.headers());
		if (info.statusCode() != OK) return false;
		position = 0;
		return true;
	}

	/** The rest of the same version: some servers send that of a newer one. */
	private boolean isRest(final HttpHeaders headers) {
		final long[] range = range(headers);
		final String validator = offer.validator();
		final String found = headers.firstValue(validator.startsWith("\"") ? "ETag"
			: "Last-Modified").orElse(validator);
		return range[0] == position && found.equals(validator) && (range[1] < 0 ||
			offer.bytes() < 0 || range[1] == offer.bytes());
	}

	/** Receives the bytes. */
	private final class Subscriber implements BodySubscriber<Long> {

		private final boolean useful;
		private final CompletableFuture<Long> result = new CompletableFuture<>();

		Subscriber(final boolean useful) {
			this.useful = useful;
		}

		@Override
		public void onSubscribe(final Flow.Subscription given) {
			synchronized (BodyToFile.this) {
				subscription = given;
				if (!useful) {
					given.cancel();
					result.complete(-1L);
				}
				else if (stopped) given.cancel();
				else given.request(1);
			}
		}

		@Override
		public void onNext(final List<ByteBuffer> buffers) {
			synchronized (BodyToFile.this) {
				if (stopped || result.isDone()) return;
				try {
					if (position == 0) part.truncate();
					for (final ByteBuffer buffer : buffers) {
						final int bytes = buffer.remaining();
						if (position + bytes > limit) throw new TooLongException();
						part.write(buffer, position);
						position += bytes;
					}
					subscription.request(1);
				}
				catch (final IOException e) {
					subscription.cancel();
					result.completeExceptionally(e);
				}
			}
		}

		@Override
		public void onError(final Throwable problem) {
			result.completeExceptionally(problem);
		}

		@Override
		public void onComplete() {
			result.complete(position());
		}

		@Override
		public CompletionStage<Long> getBody() {
			return result;
		}
	}

	/** More bytes than announced. */
	static final class TooLongException extends IOException {

		private static final long serialVersionUID = 1L;

		TooLongException() {
			super("The server sent more bytes than it announced");
		}
	}
}
