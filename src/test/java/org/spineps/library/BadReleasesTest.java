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
package org.spineps.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.convert.checkpoint.Checkpoint;
import org.spineps.convert.checkpoint.Tensor;
import org.spineps.io.Sha256;
import org.spineps.progress.Progress;
import org.spineps.testing.ForeignModels;
import org.spineps.testing.TorchSave;

/**
 * Releases with something wrong: the message names the file and the reason, and
 * the store, in which there is a model, stays as it was to the byte.
 */
class BadReleasesTest {

	private static final String CHECKPOINT = "fold_1/checkpoint_final.pth";

	@TempDir
	private Path temp;

	private UserModels store;
	private Map<String, String> before;
	private Path release;

	@BeforeEach
	void makeRelease() throws Exception {
		store = new UserModels(temp.resolve("store"));
		ModelImport.importFrom(ForeignModels.instance(temp.resolve("instance"), 10),
			store, Progress.NONE);
		before = content();
		release = ForeignModels.semantic(temp.resolve("t2w"));
	}

	private Map<String, String> content() throws IOException {
		final Map<String, String> hashes = new TreeMap<>();
		try (Stream<Path> files = Files.walk(store.folder())) {
			for (final Path file : files.toList())
				hashes.put(store.folder().relativize(file).toString(), Files
					.isDirectory(file) ? "folder" : Sha256.of(file, "",
						Progress.NONE));
		}
		return hashes;
	}

	private void assertRefused(final Path from, final String... reasons)
		throws IOException
	{
		assertThatThrownBy(() -> ModelImport.importFrom(from, store, Progress.NONE))
			.isInstanceOf(SpinepsException.class).satisfies(e -> assertThat(e
				.getMessage()).contains(reasons));
		assertThat(content()).isEqualTo(before);
	}

	private Path zipped() {
		return ForeignModels.zip(release, temp.resolve("t2w.zip"));
	}

	private void assertZipAndFolderRefused(final String... reasons)
		throws IOException
	{
		assertRefused(release, reasons);
		assertRefused(zipped(), reasons);
	}

	@Test
	void truncatedZips() throws Exception {
		final byte[] whole = Files.readAllBytes(zipped());
		for (final double share : new double[] { 0.1, 0.5, 0.99 })
			assertRefused(Files.write(temp.resolve("cut.zip"), Arrays.copyOf(whole,
				(int) (share * whole.length))), "cut.zip");
	}

	@Test
	void missingFiles() throws Exception {
		for (final String name : List.of("plans.json", "dataset.json",
			CHECKPOINT))
		{
			final byte[] kept = Files.readAllBytes(release.resolve(name));
			Files.delete(release.resolve(name));
			assertZipAndFolderRefused(Path.of(name).getFileName().toString());
			Files.write(release.resolve(name), kept);
		}
	}

	/** The weights of one fold, to be changed. */
	private Map<String, Object> weights() throws Exception {
		final Map<String, Object> weights = new LinkedHashMap<>();
		for (final Map.Entry<String, Tensor> entry : Checkpoint.read(release.resolve(
			CHECKPOINT)).stateDict("network_weights").entrySet())
			weights.put(entry.getKey(), Tensor.of(entry.getValue().toFloats(), entry
				.getValue().shape()));
		return weights;
	}

	private void save(final Object weights, final Object further) {
		TorchSave.write(release.resolve(CHECKPOINT), Map.of("network_weights",
			weights, "init_args", Map.of("configuration", "3d_fullres"),
			"trainer_name", "nnUNetTrainer", "logging", further));
	}

	@Test
	void weightsOfAnotherNetwork() throws Exception {
		final Map<String, Object> good = weights();
		final String bias = "decoder.seg_layers.0.bias";
		final Map<String, Object> changed = new LinkedHashMap<>(good);
		changed.put(bias, Tensor.of(new float[3], 3));
		save(changed, 1);
		assertZipAndFolderRefused("checkpoint_final.pth", bias + " is [3]", "[15]");
		changed.remove(bias);
		save(changed, 1);
		assertZipAndFolderRefused("checkpoint_final.pth", "missing: " + bias);
		changed.putAll(good);
		changed.put("encoder.attention.weight", Tensor.of(new float[2], 2));
		save(changed, 1);
		assertZipAndFolderRefused("checkpoint_final.pth",
			"unexpected: encoder.attention.weight");
	}

	@Test
	void anInstanceNetworkThatLacksALayer() throws Exception {
		release = ForeignModels.instance(temp.resolve("other"), 10);
		final Map<String, Object> weights = new LinkedHashMap<>();
		for (final Map.Entry<String, Tensor> entry : Checkpoint.read(release.resolve(
			"tiny-weights.ckpt")).stateDict("state_dict").entrySet())
			weights.put(entry.getKey(), Tensor.of(entry.getValue().toFloats(), entry
				.getValue().shape()));
		weights.remove("network.ups.2.0.block1.proj.weight");
		TorchSave.write(release.resolve("tiny-weights.ckpt"), Map.of("state_dict",
			weights));
		assertZipAndFolderRefused("tiny-weights.ckpt",
			"missing: ups.2.0.block1.proj.weight");
	}

	@Test
	void aNetworkOfAnotherKind() throws Exception {
		replace("plans.json", "a.b.PlainConvUNet", "a.b.SwinUNETR");
		assertZipAndFolderRefused("plans.json", "SwinUNETR");
	}

	@Test
	void aConfigurationOfAnotherKind() throws Exception {
		replace("inference_config.json", "\"nnunet\"", "\"transformer\"");
		assertZipAndFolderRefused("inference_config.json", "transformer");
	}

	private void replace(final String name, final String old,
		final String by) throws IOException
	{
		final Path file = release.resolve(name);
		final String text = Files.readString(file);
		assertThat(text).contains(old);
		Files.writeString(file, text.replace(old, by));
	}

	@Test
	void foreignObjectsAreReadButNeverRun() throws Exception {
		final Path witness = temp.resolve("witness");
		save(weights(), new TorchSave.PythonObject("os", "system", Map.of("command",
			"touch " + witness)));
		assertThat(ModelImport.importFrom(zipped(), store, Progress.NONE)).hasSize(
			1);
		assertThat(witness).doesNotExist();
	}

	@Test
	void zipsThatLeadElsewhereOrBurst() throws Exception {
		for (final String name : List.of("../evil.json", "/etc/evil.json",
			"C:\\evil.json"))
		{
			final Path zip = temp.resolve("evil.zip");
			try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(
				zip)))
			{
				out.putNextEntry(new ZipEntry(name));
				out.write(1);
			}
			assertRefused(zip, "evil.zip", "a name that is not allowed");
		}
		assertThat(temp.resolve("evil.json")).doesNotExist();
		final Path bomb = temp.resolve("bomb.zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(
			bomb)))
		{
			out.putNextEntry(new ZipEntry("zeros"));
			final byte[] zeros = new byte[1 << 20];
			for (int i = 0; i < 200; i++)
				out.write(zeros);
		}
		assertRefused(bomb, "bomb.zip", "claims to hold more than");
	}

	@Test
	void twoConfigurations() throws Exception {
		ForeignModels.instance(release.resolve("further"), 10);
		assertZipAndFolderRefused("2 files inference_config.json");
	}
}
