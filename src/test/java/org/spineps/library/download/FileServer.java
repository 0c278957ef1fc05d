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

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server of one file on this machine, with the faults that servers have. */
public final class FileServer implements AutoCloseable {

	private static final int CHUNK = 1000;

	private final HttpServer server;
	private final ExecutorService threads = Executors.newCachedThreadPool();
	private final List<String> requests = Collections.synchronizedList(
		new ArrayList<>());
	private final CountDownLatch release = new CountDownLatch(1);
	private volatile byte[] content;
	private volatile String tag = "\"one\"";
	private volatile boolean ranges = true;
	private volatile boolean conditions = true;
	private volatile int breakAfter = Integer.MAX_VALUE;
	private volatile int breaks;
	private volatile int stallAfter = Integer.MAX_VALUE;
	private volatile int status;
	private volatile long announced = -1;

	/** @param content the file */
	public FileServer(final byte... content) throws IOException {
		this.content = content;
		server = HttpServer.create(new InetSocketAddress(InetAddress
			.getLoopbackAddress(), 0), 0);
		server.setExecutor(threads);
		server.createContext("/", this::serve);
		server.start();
	}

	/** @return where the file is */
	public URI address() {
		return URI.create("http://127.0.0.1:" + port() + "/releases/model.zip");
	}

	int port() {
		return server.getAddress().getPort();
	}

	/** @return "GET", a space, the path, a space, and the range asked for */
	public List<String> requests() {
		return requests;
	}

	FileServer content(final String newTag, final byte... newContent) {
		tag = newTag;
		content = newContent;
		return this;
	}

	FileServer withoutRanges() {
		ranges = false;
		return this;
	}

	/** Sends the rest of whatever it has, also of a newer version. */
	FileServer withoutConditions() {
		conditions = false;
		return this;
	}

	/** Breaks off so many times after so many bytes. */
	FileServer breaking(final int bytes, final int times) {
		breakAfter = bytes;
		breaks = times;
		return this;
	}

	/** Sends so many bytes and then nothing, until it is closed. */
	public FileServer stalling(final int bytes) {
		stallAfter = bytes;
		return this;
	}

	FileServer answering(final int newStatus) {
		status = newStatus;
		return this;
	}

	/** Says another length in the first answer. */
	FileServer announcing(final long bytes) {
		announced = bytes;
		return this;
	}

	private void serve(final HttpExchange exchange) throws IOException {
		final String range = exchange.getRequestHeaders().getFirst("Range");
		requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() +
			" " + range);
		final byte[] all = content;
		try (exchange) {
			if (status != 0) {
				exchange.sendResponseHeaders(status, -1);
				return;
			}
			int from = 0;
			int to = all.length;
			if (!tag.isEmpty()) exchange.getResponseHeaders().set("ETag", tag);
			final String condition = exchange.getRequestHeaders().getFirst(
				"If-Range");
			final boolean partial = ranges && range != null && (condition == null ||
				!conditions || condition.equals(tag));
			if (partial) {
				final String[] ends = range.substring("bytes=".length()).split("-");
				from = Integer.parseInt(ends[0]);
				if (ends.length > 1) to = Integer.parseInt(ends[1]) + 1;
				if (from >= all.length) {
					exchange.sendResponseHeaders(416, -1);
					return;
				}
				exchange.getResponseHeaders().set("Content-Range", "bytes " + from +
					"-" + (to - 1) + "/" + (announced < 0 ? all.length : announced));
			}
			exchange.sendResponseHeaders(partial ? 206 : 200, to - from);
			send(exchange.getResponseBody(), Arrays.copyOfRange(all, from, to));
		}
	}

	private void send(final OutputStream body, final byte... bytes)
		throws IOException
	{
		for (int at = 0; at < bytes.length; at += CHUNK) {
			if (at >= breakAfter && breaks > 0) {
				breaks--;
				throw new IOException("on purpose");
			}
			if (at >= stallAfter) {
				body.flush();
				try {
					release.await(20, TimeUnit.SECONDS);
				}
				catch (final InterruptedException e) {
					Thread.currentThread().interrupt();
				}
				return;
			}
			body.write(bytes, at, Math.min(CHUNK, bytes.length - at));
		}
		body.flush();
	}

	@Override
	public void close() {
		release.countDown();
		server.stop(0);
		threads.shutdownNow();
	}
}
