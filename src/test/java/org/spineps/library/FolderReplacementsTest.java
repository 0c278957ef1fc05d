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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReplacementsTest {

	@TempDir
	private Path temp;

	private int asides;

	private Path folder(final String name, final String content)
		throws IOException
	{
		Files.writeString(Files.createDirectory(temp.resolve(name)).resolve("file"),
			content);
		return temp.resolve(name);
	}

	private FolderReplacements swaps() {
		return new FolderReplacements(() -> temp.resolve(".aside" + asides++));
	}

	@Test
	void allComeWhenCommitted() throws IOException {
		folder("b", "old");
		try (FolderReplacements swaps = swaps()) {
			swaps.put(folder("new-a", "1"), temp.resolve("a"));
			swaps.put(folder("new-b", "2"), temp.resolve("b"));
			swaps.commit();
		}
		assertThat(temp.toFile().list()).containsExactlyInAnyOrder("a", "b");
		assertThat(temp.resolve("a/file")).hasContent("1");
		assertThat(temp.resolve("b/file")).hasContent("2");
	}

	@Test
	void noneComesWhenOneFails() throws IOException {
		folder("a", "old a");
		folder("b", "old b");
		final Path first = folder("new-a", "1");
		assertThatThrownBy(() -> {
			try (FolderReplacements swaps = swaps()) {
				swaps.put(first, temp.resolve("a"));
				assertThat(temp.resolve("a/file")).hasContent("1");
				swaps.put(temp.resolve("missing"), temp.resolve("b"));
				swaps.commit();
			}
		}).isInstanceOf(IOException.class);
		assertThat(temp.toFile().list()).containsExactlyInAnyOrder("a", "b",
			"new-a");
		assertThat(temp.resolve("a/file")).hasContent("old a");
		assertThat(temp.resolve("b/file")).hasContent("old b");
		assertThat(temp.resolve("new-a/file")).hasContent("1");
	}
}
