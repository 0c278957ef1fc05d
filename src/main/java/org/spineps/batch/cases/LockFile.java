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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.spineps.io.FileChanges;
import org.spineps.progress.Progress;

/**
 * A file by which processes, also on several machines, take turns. It says who
 * holds it. A holder that ended on this machine is recognised at once; one
 * elsewhere adds a byte every few seconds, and is taken for dead when this process
 * has seen the file without change for {@link Times#expiry}. No clock but this
 * process's own is looked at. For one thread; see {@link Held} for what others do.
 */
final class LockFile {

	/**
	 * @param renewal how often a holder adds a byte
	 * @param expiry how long a file may stay as it is before its holder is dead
	 * @param unfinished the same for a file that does not say who holds it
	 * @param poll how often to look again while waiting
	 */
	record Times(Duration renewal, Duration expiry, Duration unfinished,
		Duration poll)
	{

		static final Times USUAL = new Times(Duration.ofSeconds(3), Duration
			.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMillis(100));
	}

	private static final String BREAKING = ".breaking";
	/** Long work adds some thousand bytes. */
	private static final int MAX_BYTES = 1 << 20;

	/** Ids of the locks that this Java machine holds. */
	private static final Set<String> OWN = ConcurrentHashMap.newKeySet();
	private static final ScheduledThreadPoolExecutor RENEWALS = renewals();
	private static volatile Times times = Times.USUAL;

	private final Path file;
	private byte[] seen = {};
	private long seenSince = System.nanoTime();
	private String holder = "another process";
	private LockFile breaking;

	/** @param file where; its folder is made when it is needed */
	LockFile(final Path file) {
		this.file = file.toAbsolutePath();
	}

	/** @param chosen used from now on; for tests */
	static void setTimes(final Times chosen) {
		times = chosen;
	}

	private static ScheduledThreadPoolExecutor renewals() {
		final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1,
			work -> {
				final Thread thread = new Thread(work, "spineps-locks");
				thread.setDaemon(true);
				return thread;
			});
		pool.setRemoveOnCancelPolicy(true);
		return pool;
	}

	/** @return who held it when it was last tried in vain, for people */
	String holder() {
		return holder;
	}

	/**
	 * @return the lock; empty if somebody holds it who may be alive
	 * @throws IOException if nothing can be written there
	 */
	Optional<Held> tryTake() throws IOException {
		final byte[] content = read(file);
		if (content == null) return create();
		if (!isDead(content)) return Optional.empty();
		// It is kept: only who remembers can tell that nothing happens to it.
		if (breaking == null) breaking = new LockFile(file.resolveSibling(file
			.getFileName() + BREAKING));
		final Optional<Held> turn = breaking.tryTake();
		if (turn.isEmpty()) return Optional.empty();
		Optional<Held> taken = Optional.empty();
		try (Held held = turn.get()) {
			// Somebody may have broken it, and taken it, in between.
			if (Arrays.equals(content, read(file))) FileChanges.delete(file);
			taken = create();
		}
		catch (final IOException | Error e) {
			// Nobody would ever give it back.
			if (taken.isPresent()) taken.get().close();
			throw e;
		}
		return taken;
	}

	/**
	 * Waits until it can be had.
	 *
	 * @param progress is told on whom it waits, and asked whether to stop
	 * @return the lock
	 * @throws IOException if nothing can be written there
	 * @throws java.util.concurrent.CancellationException if progress says so
	 */
	Held take(final Progress progress) throws IOException {
		while (true) {
			final Optional<Held> held = tryTake();
			if (held.isPresent()) return held.get();
			waitALittle(progress);
		}
	}

	/** Tells on whom it waits, and waits until it is time to look again. */
	void waitALittle(final Progress progress) {
		progress.checkCancelled();
		progress.report("Waiting for " + holder, 0, 0);
		LockSupport.parkNanos(times.poll().toNanos());
	}

	/** @return whether its holder has ended; false if nobody holds it */
	boolean isAbandoned() throws IOException {
		final byte[] content = read(file);
		return content != null && isDead(content);
	}

	/** @return the id of the lock there; empty if there is none that says so */
	static Optional<String> holderOf(final Path file) throws IOException {
		final byte[] content = read(file);
		return content == null ? Optional.empty() : LockText.read(content).map(
			LockText::id);
	}

	private boolean isDead(final byte[] content) {
		if (!Arrays.equals(content, seen)) {
			seen = content;
			seenSince = System.nanoTime();
		}
		final Optional<LockText> known = LockText.read(content);
		holder = known.map(text -> text.process().text()).orElse(
			"an unknown process");
		if (known.isPresent() && isDead(known.get())) return true;
		final Duration limit = known.isPresent() ? times.expiry() : times
			.unfinished();
		return known.filter(text -> OWN.contains(text.id())).isEmpty() && System
			.nanoTime() - seenSince > limit.toNanos();
	}

	/** A lock of this process that it does not know of was never given back. */
	private static boolean isDead(final LockText text) {
		return text.process().equals(ProcessMark.current()) ? !OWN.contains(text
			.id()) : text.process().isGone();
	}

	private Optional<Held> create() throws IOException {
		final LockText text = LockText.create();
		OWN.add(text.id());
		boolean taken = false;
		try {
			HiddenFolder.inFolder(file.getParent(), () -> FileChanges.create(file,
				text.bytes()));
			// Whoever took so long that others lost patience has lost it.
			taken = isHeldBy(text, file);
		}
		catch (final FileAlreadyExistsException e) {
			// Another process was faster.
			taken = false;
		}
		finally {
			if (!taken) OWN.remove(text.id());
		}
		return taken ? Optional.of(new Held(file, text)) : Optional.empty();
	}

	/** @return the content; null if there is no such file */
	private static byte[] read(final Path file) throws IOException {
		try (SeekableByteChannel channel = Files.newByteChannel(file)) {
			final ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(MAX_BYTES,
				channel.size()));
			while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
				// until all is read
			}
			return Arrays.copyOf(buffer.array(), buffer.position());
		}
		catch (final NoSuchFileException e) {
			return null;
		}
	}

	private static boolean isHeldBy(final LockText text, final Path file)
		throws IOException
	{
		final byte[] content = read(file);
		return content != null && LockText.read(content).filter(other -> other.id()
			.equals(text.id())).isPresent();
	}

	/** A lock that this process holds, until it is closed or lost. */
	static final class Held implements AutoCloseable {

		private final Path file;
		private final LockText text;
		private final ScheduledFuture<?> renewal;

		private Held(final Path file, final LockText text) {
			this.file = file;
			this.text = text;
			final long nanos = times.renewal().toNanos();
			renewal = RENEWALS.scheduleWithFixedDelay(this::renew, nanos, nanos,
				TimeUnit.NANOSECONDS);
		}

		/** @return what tells it from all other locks, for names of files */
		String id() {
			return text.id();
		}

		/**
		 * @return whether it is still held: a process that stood still for long may
		 *         have been taken for dead
		 * @throws IOException if that cannot be found out
		 */
		boolean isHeld() throws IOException {
			return isHeldBy(text, file);
		}

		private void renew() {
			try (SeekableByteChannel channel = Files.newByteChannel(file,
				StandardOpenOption.APPEND))
			{
				if (isHeld() && channel.size() < MAX_BYTES) channel.write(ByteBuffer
					.wrap(LockText.SIGN_OF_LIFE));
			}
			catch (final IOException e) {
				// Lost, or the drive is away for the moment; isHeld tells.
				LockSupport.parkNanos(1);
			}
		}

		@Override
		public void close() throws IOException {
			renewal.cancel(false);
			OWN.remove(text.id());
			if (isHeld()) FileChanges.delete(file);
		}
	}
}
