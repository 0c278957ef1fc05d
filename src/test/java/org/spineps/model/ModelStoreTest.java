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
package org.spineps.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.io.Sha256;

class ModelStoreTest {

	private static Path write(final Path store, final String id,
		final ModelKind kind) throws IOException
	{
		final ModelManifest m = kind == ModelKind.SEMANTIC ? Manifests.semantic(id)
			: Manifests.instance(id, InputEncoding.LABEL_INDEX);
		final Path folder = Files.createDirectories(store.resolve("folder-of-" +
			id));
		final byte[] bytes = ("network of " + id).getBytes();
		final List<NetworkFile> networks = m.networks().stream().map(
			n -> new NetworkFile(n.name(), sha256(bytes))).toList();
		for (final NetworkFile network : networks)
			Files.write(folder.resolve(network.name()), bytes);
		Files.writeString(folder.resolve(ModelManifest.FILE_NAME), ManifestWriter
			.toJson(new ModelManifest(m.id(), m.kind(), m.version(), m.card(),
				networks, m.input(), m.tiling(), m.classes(), m.mirroring())));
		return folder;
	}

	private static String sha256(final byte... bytes) {
		return Sha256.of(bytes);
	}

	@Test
	void packagedModelsAreCompleteAndHaveDefaults() throws SpinepsException {
		final ModelStore store = ModelStore.packaged();
		for (final ModelKind kind : List.of(ModelKind.SEMANTIC,
			ModelKind.INSTANCE))
		{
			final String id = store.defaultId(kind).orElseThrow();
			assertThat(store.ids(kind)).contains(id);
			assertThat(store.load("", kind).manifest().id()).isEqualTo(id);
		}
		for (final ModelManifest manifest : store.list()) {
			assertThat(store.load(manifest.id(), manifest.kind()).where()).contains(
				manifest.id());
			assertThat(ModelStoreTest.class.getResource("/models/" + manifest.id() +
				"/README.md")).as("model card").isNotNull();
			assertThat(manifest.card().limits()).isNotEmpty();
		}
		assertThat(store.problems()).isEmpty();
	}

	@Test
	void unknownModelsAreAnsweredWithTheKnownOnes(@TempDir final Path folder)
		throws IOException, SpinepsException
	{
		write(folder, "mine", ModelKind.SEMANTIC);
		final ModelStore store = ModelStore.packaged().with(folder);
		assertThatThrownBy(() -> store.load("nobody", ModelKind.SEMANTIC))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("\"nobody\"")
			.hasMessageContaining("mine").hasMessageContaining(store.defaultId(
				ModelKind.SEMANTIC).orElseThrow());
		assertThatThrownBy(() -> store.load("no\0body", ModelKind.SEMANTIC))
			.isInstanceOf(SpinepsException.class);
		assertThatThrownBy(() -> store.load("", ModelKind.NAMING)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("naming");
	}

	@Test
	void theUsersModelsAreFoundByIdAndByPath(@TempDir final Path folder)
		throws IOException, SpinepsException
	{
		final Path mine = write(folder, "mine", ModelKind.SEMANTIC);
		Files.createDirectories(folder.resolve("empty"));
		final ModelStore store = ModelStore.packaged().with(folder);
		assertThat(store.load("mine", ModelKind.SEMANTIC).manifest().id()).isEqualTo(
			"mine");
		assertThat(ModelStore.packaged().load(mine.toString(), ModelKind.SEMANTIC)
			.manifest().id()).isEqualTo("mine");
		assertThat(store.problems()).isEmpty();
	}

	@Test
	void theUsersModelWinsOverAPackagedOne(@TempDir final Path folder)
		throws IOException, SpinepsException
	{
		final String id = ModelStore.packaged().defaultId(ModelKind.SEMANTIC)
			.orElseThrow();
		final Path mine = Files.move(write(folder, id, ModelKind.SEMANTIC), folder
			.resolve(id));
		// A folder that nobody imported does not take a packaged model's place.
		final ModelStore copied = ModelStore.packaged().with(folder);
		assertThat(copied.load("", ModelKind.SEMANTIC).where()).startsWith(
			"the program");
		assertThat(copied.problems()).singleElement().asString().contains(
			"was not imported by this program");
		ImportedHashes.in(folder).put(ModelStore.at(mine).manifest());
		assertThat(ModelStore.packaged().with(folder).load("", ModelKind.SEMANTIC)
			.where()).startsWith(folder.toString());
	}

	@Test
	void aManifestCannotVouchForNetworksThatWereExchanged(
		@TempDir final Path folder) throws IOException, SpinepsException
	{
		final Path mine = Files.move(write(folder, "mine", ModelKind.SEMANTIC),
			folder.resolve("mine"));
		final ModelManifest manifest = ModelStore.at(mine).manifest();
		ImportedHashes.in(folder).put(manifest);
		assertThat(ModelStore.packaged().with(folder).load("mine",
			ModelKind.SEMANTIC).isAttested()).isTrue();
		final String old = manifest.networks().get(1).sha256();
		Files.writeString(mine.resolve("b.pt"), "something else");
		final Path file = mine.resolve(ModelManifest.FILE_NAME);
		Files.writeString(file, Files.readString(file).replace(old, Sha256.of(mine
			.resolve("b.pt"))));
		for (final String name : new String[] { "mine", mine.toString() })
			assertThatThrownBy(() -> ModelStore.packaged().with(folder).load(name,
				ModelKind.SEMANTIC)).isInstanceOf(SpinepsException.class)
					.hasMessageContaining("is not the one that was imported");
	}

	@Test
	void aModelOfAnotherKindIsRefused(@TempDir final Path folder)
		throws IOException
	{
		final Path mine = write(folder, "mine", ModelKind.INSTANCE);
		assertThatThrownBy(() -> ModelStore.packaged().load(mine.toString(),
			ModelKind.SEMANTIC)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("instance model").hasMessageContaining(
					"Choose one of");
	}

	@Test
	void damagedNetworksAreRefused(@TempDir final Path folder)
		throws IOException
	{
		final Path mine = write(folder, "mine", ModelKind.SEMANTIC);
		Files.writeString(mine.resolve("b.pt"), "something else");
		assertThatThrownBy(() -> ModelStore.packaged().load(mine.toString(),
			ModelKind.SEMANTIC)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("b.pt").hasMessageContaining("SHA-256");
		Files.delete(mine.resolve("b.pt"));
		assertThatThrownBy(() -> ModelStore.packaged().load(mine.toString(),
			ModelKind.SEMANTIC)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("b.pt").hasMessageContaining("missing");
	}

	@Test
	void unusableManifestsAreProblemsOfTheStoreOnly(@TempDir final Path folder)
		throws IOException, SpinepsException
	{
		write(folder, "mine", ModelKind.SEMANTIC);
		final Path broken = Files.createDirectories(folder.resolve("broken"));
		Files.write(broken.resolve(ModelManifest.FILE_NAME), new byte[] { (byte) 0xff,
			0 });
		final Path huge = Files.createDirectories(folder.resolve("huge"));
		Files.write(huge.resolve(ModelManifest.FILE_NAME), new byte[2 << 20]);
		final ModelStore store = ModelStore.packaged().with(folder);
		assertThat(store.problems()).hasSize(2);
		assertThat(store.problems().get(0)).contains("UTF-8");
		assertThat(store.problems().get(1)).contains("too large");
		assertThat(store.load("mine", ModelKind.SEMANTIC)).isNotNull();
		assertThatThrownBy(() -> store.load("broken", ModelKind.SEMANTIC))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"Models that cannot be used: broken");
	}

	@Test
	void aFolderWithoutAManifestAndAMissingStoreAreExplained(
		@TempDir final Path folder)
	{
		assertThatThrownBy(() -> ModelStore.packaged().load(folder.toString(),
			ModelKind.SEMANTIC)).isInstanceOf(SpinepsException.class)
				.hasMessageContaining(ModelManifest.FILE_NAME);
		assertThatThrownBy(() -> ModelStore.packaged().with(folder.resolve("no")))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				ModelStore.FOLDER_VARIABLE);
	}

	@Test
	void aDamagedIndexIsExplained() {
		assertThatThrownBy(() -> ModelStore.packaged(ModelStoreTest.class,
			"/no-models")).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"index.json");
	}
}
