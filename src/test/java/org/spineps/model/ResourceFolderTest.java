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

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;

class ResourceFolderTest {

	@TempDir
	Path temp;

	private Path jar(final String name) throws IOException {
		final Path jar = temp.resolve(name);
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(
			jar)))
		{
			for (final String file : new String[] { "manifest.json", "plans.json" }) {
				out.putNextEntry(new ZipEntry("models/a b/" + file));
				out.write(file.getBytes());
				out.closeEntry();
			}
		}
		return jar;
	}

	@Test
	void aFolderInAJarIsReadByPath() throws IOException, SpinepsException {
		final URL url = new URL("jar:" + jar("a jar+1.jar").toUri() +
			"!/models/a%20b/manifest.json");
		final Path folder = ResourceFolder.of(url).orElseThrow();
		assertThat(folder.resolve("plans.json")).isRegularFile().hasContent(
			"plans.json");
		assertThat(folder.resolve("other.json")).doesNotExist();
		assertThat(ResourceFolder.of(url)).contains(folder);
	}

	@Test
	void soIsOneOnTheDisk() throws IOException, SpinepsException {
		final Path file = Files.writeString(temp.resolve("manifest.json"), "{}");
		assertThat(ResourceFolder.of(file.toUri().toURL())).contains(temp);
	}

	@Test
	void whatIsNoFileHasNoPath() throws IOException, SpinepsException {
		assertThat(ResourceFolder.of(URI.create("https://example.org/a/m.json")
			.toURL())).isEmpty();
		assertThat(ResourceFolder.of(ResourceFolder.class, "/models/none",
			"manifest.json")).isEmpty();
	}
}
