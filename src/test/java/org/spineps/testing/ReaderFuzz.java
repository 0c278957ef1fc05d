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

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.spineps.SpinepsException;
import org.spineps.convert.checkpoint.Checkpoint;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.convert.nnunet.ArchivedModel;
import org.spineps.convert.nnunet.FoldChoice;
import org.spineps.convert.nnunet.NnUnetModel;
import org.spineps.convert.spineps.SpinepsRelease;
import org.spineps.io.zip.SafeZip;
import org.spineps.library.ImportOptions;
import org.spineps.library.ModelImport;
import org.spineps.library.UserModels;
import org.spineps.model.ModelManifest;
import org.spineps.model.ModelStore;
import org.spineps.progress.Progress;

/**
 * Gives damaged files to the readers of models. A reader may read such a file or
 * refuse it with a {@link SpinepsException}; everything else is a failure. Time
 * and memory are measured for each file.
 */
public final class ReaderFuzz {

	/** What is damaged, and which reader gets it. */
	public enum Target {
			/** A checkpoint in a zip container, at any byte. */
			CHECKPOINT_ZIP,
			/** A checkpoint in the older stream. */
			CHECKPOINT_STREAM,
			/** The pickle in an otherwise good checkpoint. */
			PICKLE,
			/** The plans in a folder of nnU-Net. */
			PLANS,
			/** The description of the data set in such a folder. */
			DATASET,
			/** A configuration file of SPINEPS. */
			CONFIGURATION,
			/** The manifest of a model of this program. */
			MANIFEST,
			/** What is kept of nnU-Net's checkpoints in such a model. */
			ARCHIVED,
			/** A zip file to unpack. */
			ZIP
	}

	/**
	 * What happened.
	 *
	 * @param target what was damaged
	 * @param inputs damaged files
	 * @param read how many of them were read all the same
	 * @param slowestMicros processor time of the slowest one
	 * @param largestBytes memory that the greediest one allocated, all in all
	 * @param failures what should not have happened, with the number of the file
	 */
	public record Outcome(Target target, long inputs, long read,
		long slowestMicros, long largestBytes, List<String> failures)
	{}

	private static final int MOST_FAILURES = 10;
	private static final String PLANAR =
		"nnunet/Dataset903_TinyOld2d/nnUNetTrainer__nnUNetPlans__2d_bs4/";
	private static final String RESIDUAL = "nnunet/Dataset902_TinyResEnc/" +
		"nnUNetTrainer__nnUNetResEncUNetMPlans__3d_fullres/";
	private static final String CONFIGURATION = "3d_fullres";
	private static final ThreadMXBean THREADS =
		(ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final Target target;
	private final Path folder;
	private final List<byte[]> seeds = new ArrayList<>();

	private ReaderFuzz(final Target target, final Path folder) {
		this.target = target;
		this.folder = folder;
	}

	/**
	 * @param target what to damage
	 * @param inputs how many files to make
	 * @param seed of the random numbers; the same one gives the same files
	 * @param parent an existing folder to work in, best in memory
	 * @return what happened
	 * @throws IOException if the files cannot be made
	 */
	public static Outcome run(final Target target, final long inputs,
		final long seed, final Path parent) throws IOException
	{
		final ReaderFuzz fuzz = new ReaderFuzz(target, Files.createTempDirectory(
			parent, "fuzz"));
		fuzz.prepare();
		return fuzz.run(inputs, seed);
	}

	private void prepare() throws IOException {
		switch (target) {
			case CHECKPOINT_ZIP -> seeds("nnunet/pth_variants/zip.pth",
				"checkpoint/lightning.ckpt", "checkpoint/lightning_protocol4.ckpt",
				"checkpoint/views.pth");
			case CHECKPOINT_STREAM -> seeds("nnunet/pth_variants/legacy.pth",
				"checkpoint/lightning_stream.ckpt");
			case PICKLE -> {
				for (final String name : List.of("nnunet/pth_variants/zip.pth",
					"checkpoint/lightning.ckpt", "checkpoint/lightning_protocol4.ckpt"))
					seeds.add(pickle(name));
			}
			case PLANS -> {
				seeds(RESIDUAL + "plans.json");
				// Plans of the old style for the same configuration and channels.
				seeds.add(new String(resource(PLANAR + "plans.json"), UTF_8).replace(
					"\"2d_bs4\"", '"' + CONFIGURATION + '"').getBytes(UTF_8));
				model("dataset.json");
			}
			case DATASET -> {
				seeds(RESIDUAL + "dataset.json", PLANAR + "dataset.json");
				model("plans.json");
			}
			case CONFIGURATION -> {
				seeds("checkpoint/inference_config.json");
				model("plans.json", "dataset.json");
			}
			case MANIFEST -> {
				seeds.add(imported(ForeignModels.instance(folder.resolve("a"), 10))
					.get(ModelManifest.FILE_NAME));
				seeds.add(imported(ForeignModels.naming(folder.resolve("b"))).get(
					ModelManifest.FILE_NAME));
			}
			case ARCHIVED -> {
				final Map<String, byte[]> files = imported(ForeignModels.nnUnet(folder
					.resolve("a"), 3, 2));
				for (final Map.Entry<String, byte[]> file : files.entrySet())
					Files.write(folder.resolve(file.getKey()), file.getValue());
				seeds.add(files.get(ArchivedModel.FILE_NAME));
			}
			case ZIP -> {
				seeds.add(zip(Map.of("a/b/one.txt", new byte[300], "two.json", "{}"
					.getBytes(UTF_8))));
				seeds("checkpoint/views.pth", "nnunet/pth_variants/prefix_module.pth");
			}
		}
	}

	private Outcome run(final long inputs, final long seed) throws IOException {
		long read = 0;
		long slowest = 0;
		long largest = 0;
		final List<String> failures = new ArrayList<>();
		for (long input = 0; input < inputs && failures
			.size() < MOST_FAILURES; input++)
		{
			final Random random = new Random(seed * 1_000_003 + input);
			final byte[] bytes = new ByteMutator(random).mutate(seeds.get(random
				.nextInt(seeds.size())), seeds.get(random.nextInt(seeds.size())));
			final Path file = write(bytes);
			final long thread = Thread.currentThread().getId();
			final long allocated = THREADS.getThreadAllocatedBytes(thread);
			final long time = THREADS.getCurrentThreadCpuTime();
			try {
				read(file);
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
		return new Outcome(target, inputs, read, slowest, largest, failures);
	}

	private Path write(final byte[] bytes) throws IOException {
		return switch (target) {
			case CHECKPOINT_ZIP, CHECKPOINT_STREAM -> Files.write(folder.resolve(
				"model.pth"), bytes);
			case PICKLE -> Files.write(folder.resolve("model.pth"), zip(Map.of(
				"archive/data.pkl", bytes, "archive/data/0", new byte[24],
				"archive/data/1", new byte[8])));
			case PLANS -> Files.write(folder.resolve("plans.json"), bytes);
			case DATASET -> Files.write(folder.resolve("dataset.json"), bytes);
			case CONFIGURATION -> Files.write(folder.resolve(
				"inference_config.json"), bytes);
			case MANIFEST -> Files.write(folder.resolve(ModelManifest.FILE_NAME),
				bytes);
			case ARCHIVED -> Files.write(folder.resolve(ArchivedModel.FILE_NAME),
				bytes);
			case ZIP -> Files.write(folder.resolve("model.zip"), bytes);
		};
	}

	private void read(final Path file) throws SpinepsException {
		switch (target) {
			case CHECKPOINT_ZIP, CHECKPOINT_STREAM, PICKLE -> readAll(Checkpoint
				.read(file));
			case PLANS, DATASET -> NnUnetModel.read(folder, FoldChoice.ALL);
			case CONFIGURATION -> SpinepsRelease.read(folder);
			case MANIFEST -> ModelStore.at(folder);
			case ARCHIVED -> ArchivedModel.read(folder).asModel();
			case ZIP -> unpack(file);
		}
	}

	private static void readAll(final Checkpoint checkpoint)
		throws SpinepsException
	{
		for (final String[] place : new String[][] { { "network_weights" }, {
			"state_dict" }, {} })
		{
			if (!(checkpoint.find(place).orElse(null) instanceof Map)) continue;
			for (final Tensor tensor : checkpoint.stateDict(place).values())
				if (tensor.toFloats().length != tensor.size())
					throw new IllegalStateException("Numbers are missing");
			return;
		}
	}

	private void unpack(final Path file) throws SpinepsException {
		final Path inside = folder.resolve("inside").resolve("unpacked");
		try {
			SafeZip.extract(file, inside, SafeZip.Limits.MODELS, Progress.NONE);
		}
		finally {
			removeUnpacked(inside);
		}
	}

	/** Removes what was unpacked, and makes sure that nothing lies beside it. */
	private void removeUnpacked(final Path inside) {
		try {
			if (Files.exists(inside)) try (var files = Files.walk(inside)) {
				for (final Path path : files.sorted((a, b) -> b.compareTo(a)).toList())
					Files.delete(path);
			}
			for (final Path place : List.of(folder, inside.getParent()))
				if (Files.exists(place)) try (var files = Files.list(place)) {
				if (files.anyMatch(path -> !path.endsWith("model.zip") && !path.endsWith(
					"inside"))) throw new IllegalStateException("A file got out");
				}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void seeds(final String... names) throws IOException {
		for (final String name : names)
			seeds.add(resource(name));
	}

	/** Makes a model of nnU-Net with these files and a small checkpoint. */
	private void model(final String... names) throws IOException {
		for (final String name : names)
			Files.write(folder.resolve(name), resource(RESIDUAL + name));
		TorchSave.write(Files.createDirectories(folder.resolve("fold_0")).resolve(
			FoldChoice.FINAL), Map.of("network_weights", Map.of("w", Tensor.of(
				new float[1], 1)), "init_args", Map.of("configuration",
					CONFIGURATION)));
	}

	/** The files of a model after its import. */
	private Map<String, byte[]> imported(final Path model) throws IOException {
		final UserModels store = new UserModels(folder.resolve("store"));
		try {
			final Path place = store.folder().resolve(ModelImport.importFrom(model,
				store, ImportOptions.DEFAULT.withReplace(true), Progress.NONE).get(0)
				.id());
			final Map<String, byte[]> files = new HashMap<>();
			for (final String name : place.toFile().list())
				files.put(name, Files.readAllBytes(place.resolve(name)));
			return files;
		}
		catch (final SpinepsException e) {
			throw new IllegalStateException(e);
		}
	}

	private static byte[] resource(final String name) throws IOException {
		try (InputStream in = ReaderFuzz.class.getResourceAsStream("/fixtures/" +
			name))
		{
			return in.readAllBytes();
		}
	}

	/** The pickle of a checkpoint; its records are found by its central directory. */
	private byte[] pickle(final String name) throws IOException {
		final Path file = Files.write(folder.resolve("seed"), resource(name));
		try (ZipFile zip = new ZipFile(file.toFile())) {
			final ZipEntry entry = zip.stream().filter(e -> e.getName().endsWith(
				"/data.pkl")).findFirst().orElseThrow();
			try (InputStream in = zip.getInputStream(entry)) {
				return in.readAllBytes();
			}
		}
		finally {
			Files.delete(file);
		}
	}

	private static byte[] zip(final Map<String, byte[]> files)
		throws IOException
	{
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.setLevel(0);
			for (final Map.Entry<String, byte[]> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue());
			}
		}
		return bytes.toByteArray();
	}
}
