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
package org.spineps.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;

import java.io.File;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;

class EngineFailureTest {

	/** What the child process runs. */
	static final class Child {

		public static void main(final String[] arguments) {
			// A loader that knows no engine, as ImageJ's threads may have.
			Thread.currentThread().setContextClassLoader(null);
			try {
				System.out.println(TorchEngine.start(1).library());
			}
			catch (final SpinepsException e) {
				System.out.println(e.getMessage());
			}
		}
	}

	@Test
	void namesSystemCacheAndRemedy() {
		final SpinepsException e = EngineFailure.explain(new EngineException(
			"Cannot download jni files", new UnknownHostException("publish.djl.ai")),
			"Windows 11", "amd64", Path.of("cache"));
		assertThat(e).hasMessageContaining("Cannot download jni files")
			.hasMessageContaining("publish.djl.ai").hasMessageContaining(
				"Windows 11 amd64").hasMessageContaining("cache folder is cache")
			.hasMessageContaining("Visual C++").hasMessageContaining(
				"DJL_CACHE_DIR");
		assertThat(EngineFailure.explain(new UnsatisfiedLinkError("x"), "Mac OS X",
			"x86_64", Path.of("c"))).hasMessageContaining("Intel");
	}

	@Test
	void knowsTheWordsOfMemory() {
		for (final String message : List.of("CUDA out of memory. Tried to allocate",
			"[enforce fail at alloc_cpu.cpp:118] DefaultCPUAllocator: can't allocate",
			"DefaultCPUAllocator: not enough memory", "std::bad_alloc"))
			assertThat(EngineFailure.isOutOfMemory(new EngineException("x",
				new IllegalStateException(message)))).as(message).isTrue();
		assertThat(EngineFailure.isOutOfMemory(new EngineException(
			"shape mismatch"))).isFalse();
	}

	@Test
	void aCacheThatCannotBeWrittenIsExplained(@TempDir final Path folder)
		throws IOException, InterruptedException
	{
		final Path file = Files.writeString(folder.resolve("not-a-folder"), "");
		final String said = child("-DDJL_CACHE_DIR=" + file);
		assertThat(said).startsWith("LibTorch, which runs the networks, could not be")
			.contains(file.toString()).contains("500 MB free");
	}

	@Test
	void aFolderOfTheUsersWithoutLibrariesIsNotPassedOver(
		@TempDir final Path folder) throws IOException, InterruptedException
	{
		assertThat(child("-DPYTORCH_LIBRARY_PATH=" + folder)).startsWith(
			"The folder of PYTORCH_LIBRARY_PATH cannot be used").contains(folder
				.toString(), "torch_cpu");
	}

	/** The libraries that the engine of this process has unpacked. */
	@Test
	void theUsersOwnLibrariesAreLoaded(@TempDir final Path folder)
		throws IOException, InterruptedException, SpinepsException
	{
		final Path unpacked = TorchEngine.start(1).libraryFolder();
		final Path lib = Files.createDirectory(folder.resolve("lib"));
		try (Stream<Path> files = Files.list(unpacked)) {
			for (final Path file : files.filter(library -> !library.getFileName()
				.toString().contains("djl")).toList())
				Files.createSymbolicLink(lib.resolve(file.getFileName()), file);
		}
		Files.writeString(folder.resolve("build-version"), "2.7.1+cpu\n");
		assertThat(child("-DPYTORCH_LIBRARY_PATH=" + lib)).startsWith(
			"LibTorch 2.7.1 (CPU only)");
		try (Stream<Path> links = Files.list(lib)) {
			for (final Path link : links.toList())
				Files.delete(link);
		}
	}

	@Test
	void librariesOfAnotherVersionWouldEndTheProcess(
		@TempDir final Path folder) throws IOException, SpinepsException
	{
		final Path lib = Files.createDirectory(folder.resolve("lib"));
		Files.createFile(lib.resolve(System.mapLibraryName("torch_cpu")));
		assertThat(UserLibraries.flavourOf(lib)).isEqualTo("cpu");
		Files.createFile(lib.resolve(System.mapLibraryName("torch_cuda")));
		assertThat(UserLibraries.flavourOf(lib)).isEqualTo("cu128");
		Files.writeString(folder.resolve("version.py"),
			"from typing import Optional\n__version__ = '2.7.1+cu128'\n");
		assertThat(UserLibraries.flavourOf(lib)).isEqualTo("cu128");
		for (final String version : List.of("1.13.0a0+git7c98e70", "2.8.0+cpu")) {
			Files.writeString(folder.resolve("version.py"), "__version__ = '" +
				version + "'\n");
			assertThatThrownBy(() -> UserLibraries.flavourOf(lib)).isInstanceOf(
				SpinepsException.class).hasMessageContaining("LibTorch " + version
					.substring(0, 4)).hasMessageContaining("instead of 2.7.1");
		}
		assertThat(TorchEngine.start(1).library()).contains(UserLibraries.VERSION);
	}

	@Test
	void startsFromAThreadWithAForeignClassLoader() throws IOException,
		InterruptedException
	{
		assertThat(child("-Dsome=property")).startsWith("LibTorch 2.7.1");
	}

	/** Every image of PyTorch sets these for its own LibTorch. */
	@Test
	void theEnvironmentOfPyTorchsImagesDoesNotMatter() throws IOException,
		InterruptedException
	{
		for (final Map<String, String> environment : List.of(Map.of(
			"PYTORCH_VERSION", "2.1.0a0+b5021ba"), Map.of("PYTORCH_VERSION",
				"nightly", "PYTORCH_FLAVOR", "cu121"), Map.of("PYTORCH_LIBRARY_PATH",
					"")))
			assertThat(child("-Dsome=property", environment)).as("%s", environment)
				.startsWith("LibTorch 2.7.1 (CPU only)");
	}

	@Test
	void aMissingTemporaryFolderDoesNotMatter(@TempDir final Path folder)
		throws IOException, InterruptedException
	{
		assertThat(child("-Djava.io.tmpdir=" + folder.resolve("missing")))
			.startsWith("LibTorch 2.7.1 (CPU only)");
	}

	@Test
	void foldersThatAnybodyMayExchangeAreRefused(@TempDir final Path folder)
		throws IOException, InterruptedException
	{
		if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix"))
			return;
		final Path open = Files.createDirectory(folder.resolve("open"));
		Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(
			"rwxrwxrwx"));
		assertThat(child("-DDJL_CACHE_DIR=" + open.resolve("cache"))).startsWith(
			"LibTorch, which runs the networks, could not be unpacked").contains(
				"anybody can exchange folders in " + open, "(DJL_CACHE_DIR)");
		assertThat(open).isEmptyDirectory();
	}

	@Test
	void aDiskWithoutProgramsIsNamed() {
		assertThat(EngineFailure.explain(new UnsatisfiedLinkError(
			"/x/libc10.so: failed to map segment from shared object"), "Linux",
			"amd64", Path.of("/x"))).hasMessageContaining("noexec")
				.hasMessageContaining("its cache folder is /x");
		assertThat(EngineFailure.variables(Map.of("PYTORCH_VERSION", "2.1", "HOME",
			"/root"))).contains("PYTORCH_VERSION=2.1").doesNotContain("root");
		assertThat(EngineFailure.variables(Map.of())).isEmpty();
	}

	private static String child(final String option) throws IOException,
		InterruptedException
	{
		return child(option, Map.of());
	}

	private static String child(final String option,
		final Map<String, String> environment) throws IOException,
		InterruptedException
	{
		final ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty(
			"java.home"), "bin", "java").toString(), option, "-cp", System
				.getProperty("java.class.path"), Child.class.getName());
		builder.environment().remove("DJL_CACHE_DIR");
		builder.environment().putAll(environment);
		builder.redirectError(new File(System.getProperty("os.name").startsWith(
			"Windows") ? "NUL" : "/dev/null"));
		final Process process = builder.start();
		final String said = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).isZero();
		return said;
	}
}
