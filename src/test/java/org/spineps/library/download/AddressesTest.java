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
package org.spineps.library.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;

class AddressesTest {

	@Test
	void addressesAreReadWithCare() throws SpinepsException {
		assertThat(Addresses.fileName(URI.create("https://a.b/c/d%20e.zip?f=1")))
			.isEqualTo("d_e.zip");
		assertThat(Addresses.fileName(URI.create("https://a.b"))).isEqualTo(
			"model.zip");
		assertThat(Addresses.withoutSecrets(URI.create(
			"https://me:secret@a.b:8/c.zip?token=x"))).isEqualTo(
				"https://a.b:8/c.zip");
		assertThat(Addresses.parse(" https://a.b/c.zip")).isEqualTo(URI.create(
			"https://a.b/c.zip"));
		for (final String bad : new String[] { "", "a.zip", "ftp://a.b/c",
			"file:///etc/passwd", "https://", "https://a b" })
			assertThatThrownBy(() -> Addresses.parse(bad)).as(bad).isInstanceOf(
				SpinepsException.class).hasMessageContaining("https://");
		assertThat(Addresses.isSafe(URI.create("https://a.b"))).isTrue();
		assertThat(Addresses.isSafe(URI.create("http://127.0.0.1:8"))).isTrue();
		assertThat(Addresses.isSafe(URI.create("http://a.b"))).isFalse();
	}
}
