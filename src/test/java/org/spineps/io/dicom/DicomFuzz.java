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
package org.spineps.io.dicom;

import com.sun.management.ThreadMXBean;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.spineps.SpinepsException;
import org.spineps.io.SeriesChoice;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeInput;
import org.spineps.io.dicom.parse.DicomTag;
import org.spineps.progress.Progress;
import org.spineps.testing.ByteMutator;

/**
 * Gives damaged DICOM files to the reader. It may read such a file or refuse it
 * with a {@link SpinepsException}; everything else is a failure. Also a program:
 * number of files, seed, folder to work in.
 */
public final class DicomFuzz {

	/** What no file of a few kilobytes may make the reader allocate. */
	static final long MOST_BYTES = 64L << 20;

	private static final int MOST_FAILURES = 10;
	private static final List<String> FIXTURES = List.of("rle", "ls", "ls-near3",
		"lossless1", "j2k", "lossless6", "extended", "baseline", "plain12");
	private static final ThreadMXBean THREADS =
		(ThreadMXBean) ManagementFactory.getThreadMXBean();

	private DicomFuzz() {
		// static methods only
	}

	/**
	 * What happened.
	 *
	 * @param read how many files were read all the same
	 * @param slowestMicros processor time of the slowest one
	 * @param largestBytes memory that the greediest one allocated, all in all
	 * @param failures what should not have happened
	 */
	record Outcome(long read, long slowestMicros, long largestBytes,
		List<String> failures)
	{}

	/**
	 * Runs from a shell.
	 *
	 * @param arguments number of files, seed, folder
	 * @throws IOException if the folder cannot be written
	 */
	public static void main(final String[] arguments) throws IOException {
		final Outcome outcome = run(Long.parseLong(arguments[0]), Long.parseLong(
			arguments[1]), Path.of(arguments[2]));
		System.out.println(outcome);
	}

	/**
	 * @param inputs how many files to make
	 * @param seed of the random numbers
	 * @param parent an existing folder to work in, best in memory
	 * @return what happened
	 * @throws IOException if the files cannot be made
	 */
	static Outcome run(final long inputs, final long seed, final Path parent)
		throws IOException
	{
		final Path folder = Files.createTempDirectory(parent, "fuzz");
		final Path file = folder.resolve("1");
		final List<byte[]> seeds = seeds();
		final DicomFormat format = new DicomFormat();
		final List<String> failures = new ArrayList<>();
		long read = 0;
		long slowest = 0;
		long largest = 0;
		for (long input = 0; input < inputs && failures
			.size() < MOST_FAILURES; input++)
		{
			final Random random = new Random(seed * 1_000_003 + input);
			Files.write(file, new ByteMutator(random).mutate(seeds.get(random.nextInt(
				seeds.size())), seeds.get(random.nextInt(seeds.size()))));
			final long thread = Thread.currentThread().getId();
			final long allocated = THREADS.getThreadAllocatedBytes(thread);
			final long time = THREADS.getCurrentThreadCpuTime();
			try {
				for (final VolumeInput one : format.inputs(input % 3 == 0 ? file : folder,
					SeriesChoice.SPINE, Progress.NONE))
				{
					final VolumeFile volume = one.read();
					volume.image(TimeHandling.MEAN);
				}
				read++;
			}
			catch (final SpinepsException e) {
				if (e.getMessage().isBlank()) failures.add(input + ": no message");
			}
			// The very purpose: whatever else comes out of a reader is recorded.
			catch (final RuntimeException | Error e) {
				failures.add(input + ": " + e + " at " + (e.getStackTrace().length == 0
					? "?" : e.getStackTrace()[0]));
			}
			slowest = Math.max(slowest, (THREADS.getCurrentThreadCpuTime() - time) /
				1000);
			largest = Math.max(largest, THREADS.getThreadAllocatedBytes(thread) -
				allocated);
		}
		return new Outcome(read, slowest, largest, failures);
	}

	private static List<byte[]> seeds() throws IOException {
		final List<byte[]> seeds = new ArrayList<>();
		for (final String name : FIXTURES)
			try (InputStream in = DicomFuzz.class.getResourceAsStream("/dicom/" +
				name + ".dcm"))
			{
				seeds.add(in.readAllBytes());
			}
		for (final String syntax : List.of("1.2.840.10008.1.2",
			"1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99"))
			seeds.add(DicomBytes.sagittal(0).bytes(syntax));
		seeds.add(DicomBytes.sagittal(0).data(false, false));
		final DicomBytes[] frames = new DicomBytes[3];
		for (int f = 0; f < 3; f++)
			frames[f] = new DicomBytes().items(DicomTag.PLANE_POSITION,
				new DicomBytes().numbers(DicomTag.IMAGE_POSITION, 4 * f, -60, 90));
		seeds.add(DicomBytes.sagittal(0).text(DicomTag.FRAMES, "3").items(
			DicomTag.FRAME_GROUPS, frames).pixels(DicomBytes.ramp(0, 90)).bytes());
		return seeds;
	}
}
