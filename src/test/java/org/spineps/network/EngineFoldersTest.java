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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineFoldersTest {

	private static final String CURRENT = "2.7.1-20250812-cpu-linux-x86_64";
	private static final String OLDER = "2.5.1-20241101-cpu-linux-x86_64";
	private static final String NEWER = "2.10.0-20260301-cpu-linux-x86_64";

	@TempDir
	Path cache;

	@Test
	void theFirstStartIsTold() {
		final List<String> told = new ArrayList<>();
		EngineFolders.setListener(told::add);
		try {
			EngineFolders.tellUnpacking(cache.resolve("pytorch"));
		}
		finally {
			EngineFolders.setListener(text -> {});
		}
		assertThat(told).singleElement().asString().contains("430 MB", cache.resolve(
			"pytorch").toString());
	}

	@Test
	void onlyMarkedOlderVersionsAreDeleted() throws Exception {
		final Path older = unpacked(".", OLDER, true);
		final Path others = unpacked(".", "2.5.1-20241101-cu124-linux-x86_64",
			false);
		final Path newer = unpacked(".", NEWER, true);
		final Path odd = unpacked(".", "models", true);
		final Path half = unpacked(".", ".spineps-deletes-1", false);
		final Path unpacking = unpacked(".", ".unpacking-1", false);
		final Path killed = unpacked(".", ".unpacking-2", false);
		Files.setLastModifiedTime(killed, FileTime.from(Instant.now().minus(Duration
			.ofHours(2))));
		final Path current = unpacked(".", CURRENT, true);
		final Path elsewhere = unpacked("elsewhere", OLDER, true);
		final Path link = Files.createSymbolicLink(cache.resolve("pytorch").resolve(
			"2.4.0-link"), elsewhere);
		EngineFolders.deleteOlder(cache.resolve("pytorch"), "2.7.1");
		assertThat(older).doesNotExist();
		assertThat(half).doesNotExist();
		assertThat(killed).doesNotExist();
		for (final Path kept : new Path[] { others, newer, odd, current, elsewhere,
			link, unpacking })
			assertThat(kept.resolve("libtorch.so")).exists();
		assertThat(cache.resolve("pytorch").toFile().list()).hasSize(6);
	}

	private Path unpacked(final String place, final String name,
		final boolean marked) throws IOException
	{
		final Path folder = Files.createDirectories(cache.resolve(place).resolve(
			"pytorch").resolve(name));
		Files.writeString(folder.resolve("libtorch.so"), "library");
		if (marked) EngineFolders.mark(folder);
		return folder;
	}
}
