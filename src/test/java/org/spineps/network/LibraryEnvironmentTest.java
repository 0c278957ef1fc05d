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

import com.sun.jna.Native;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;

class LibraryEnvironmentTest {

	private static final Map<String, String> BOTH = Map.of("OMP_WAIT_POLICY",
		"passive", "THP_MEM_ALLOC_ENABLE", "1");

	@TempDir
	Path temp;

	@Test
	void onlyWhatTheSystemKnowsAndTheUserHasNotSet() {
		assertThat(missing("linux", true, Map.of())).isEqualTo(BOTH);
		assertThat(missing("linux", false, Map.of())).containsOnlyKeys(
			"OMP_WAIT_POLICY");
		assertThat(missing("mac os x", true, Map.of())).containsOnlyKeys(
			"OMP_WAIT_POLICY");
		assertThat(missing("windows 11", true, Map.of())).containsOnlyKeys(
			"OMP_WAIT_POLICY");
		assertThat(missing("linux", true, Map.of("OMP_WAIT_POLICY", "active",
			"THP_MEM_ALLOC_ENABLE", "0"))).isEmpty();
		assertThat(missing("linux", true, Map.of("KMP_BLOCKTIME", "200")))
			.containsOnlyKeys("THP_MEM_ALLOC_ENABLE");
		assertThat(missing("linux", true, Map.of("GOMP_SPINCOUNT", "0")))
			.containsOnlyKeys("THP_MEM_ALLOC_ENABLE");
	}

	@Test
	void hugePagesAsTheKernelSays() throws Exception {
		final Path file = temp.resolve("enabled");
		assertThat(LibraryEnvironment.hugePages(file)).isFalse();
		Files.writeString(file, "always [madvise] never\n");
		assertThat(LibraryEnvironment.hugePages(file)).isTrue();
		Files.writeString(file, "[always] madvise never\n");
		assertThat(LibraryEnvironment.hugePages(file)).isTrue();
		Files.writeString(file, "always madvise [never]\n");
		assertThat(LibraryEnvironment.hugePages(file)).isFalse();
	}

	/** What LibTorch's getenv sees, not Java's. */
	@Test
	@EnabledOnOs({ OS.LINUX, OS.MAC })
	void theLibrariesSeeItWhenTheEngineRuns() throws SpinepsException {
		TorchEngine.start(1);
		final LibraryEnvironment.C library = Native.load("c",
			LibraryEnvironment.C.class);
		missing(OS.LINUX.isCurrentOs() ? "linux" : "mac", LibraryEnvironment
			.hugePages(Path.of("/sys/kernel/mm/transparent_hugepage/enabled")), System
				.getenv()).forEach((name, value) -> {
					assertThat(library.getenv(name)).as(name).isEqualTo(value);
					assertThat(System.getenv(name)).isNull();
				});
		// What the user has set stays.
		System.getenv().forEach((name, value) -> {
			if (BOTH.containsKey(name)) assertThat(library.getenv(name)).isEqualTo(
				value);
		});
		LibraryEnvironment.prepare();
	}

	private static Map<String, String> missing(final String system,
		final boolean hugePages, final Map<String, String> environment)
	{
		return LibraryEnvironment.missing(system, hugePages, environment);
	}
}
