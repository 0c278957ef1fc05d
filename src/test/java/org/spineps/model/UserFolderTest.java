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

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;

class UserFolderTest {

	@TempDir
	Path temp;

	private UserFolder folder(final Map<String, String> environment,
		final Path fiji)
	{
		final Properties system = new Properties();
		system.setProperty("user.home", temp.resolve("home").toString());
		if (fiji != null) system.setProperty("fiji.dir", fiji.toString());
		return new UserFolder(environment, system);
	}

	@Test
	void theEnvironmentComesFirst() throws Exception {
		final Path fiji = Files.createDirectories(temp.resolve("Fiji.app"));
		final UserFolder folder = folder(Map.of(ModelStore.FOLDER_VARIABLE, temp
			.resolve("mine") + " "), fiji);
		assertThat(folder.models()).isEqualTo(temp.resolve("mine"));
		assertThat(folder.readable()).containsExactly(temp.resolve("mine"));
		assertThatThrownBy(() -> folder(Map.of(ModelStore.FOLDER_VARIABLE, "a\0b"),
			null).models()).isInstanceOf(SpinepsException.class).hasMessageContaining(
				ModelStore.FOLDER_VARIABLE);
	}

	@Test
	void insideFijiItsOwnFolder() throws Exception {
		final Path fiji = Files.createDirectories(temp.resolve("Fiji.app"));
		final UserFolder folder = folder(Map.of(), fiji);
		assertThat(folder.models()).isEqualTo(fiji.resolve("models/SPINEPS"));
		assertThat(folder.readable()).isEmpty();
		final Path home = Files.createDirectories(temp.resolve(
			"home/.spineps/models"));
		Files.createDirectories(fiji.resolve("models/SPINEPS"));
		// Fiji's own come last, and win.
		assertThat(folder.readable()).containsExactly(home, fiji.resolve(
			"models/SPINEPS"));
	}

	@Test
	void elseTheHome() throws Exception {
		assertThat(folder(Map.of(), null).models()).isEqualTo(temp.resolve(
			"home/.spineps/models"));
		assertThat(folder(Map.of(ModelStore.FOLDER_VARIABLE, " "), temp.resolve(
			"no Fiji here")).models()).isEqualTo(temp.resolve(
				"home/.spineps/models"));
		assertThat(folder(Map.of(), null).downloads()).isEqualTo(temp.resolve(
			"home/.spineps/downloads"));
	}

	@Test
	void whatIsNotThereYetIsWritableIfItCanBeMade() throws Exception {
		assertThat(UserFolder.isWritable(temp.resolve("a/b/c"))).isTrue();
		final Path file = Files.writeString(temp.resolve("file"), "x");
		assertThat(UserFolder.isWritable(file.resolve("below"))).isFalse();
	}
}
