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

import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelStore;
import org.spineps.network.DeviceChoice;
import org.spineps.progress.Progress;

class InstallationCheckTest {

	@Test
	void everythingIsFoundHere() throws SpinepsException {
		final List<InstallationFinding> findings = InstallationCheck.run(DeviceChoice.CPU, 1,
			Progress.NONE);
		assertThat(findings).extracting(InstallationFinding::name).containsExactly("program",
			"system", "Java", "processor", "temporary", "model folder",
			"models", "driver", "engine", "cache folder", "native library",
			"devices", "smoke run");
		assertThat(findings).allSatisfy(finding -> assertThat(finding.ok()).as(
			finding.toString()).isTrue());
		assertThat(value(findings, "engine")).startsWith("LibTorch 2.7.1");
		assertThat(value(findings, "smoke run")).matches(
			"a network ran on cpu in \\d+\\.\\d\\d s");
		assertThat(value(findings, "models")).contains(ModelStore
			.packaged().defaultId(ModelKind.SEMANTIC).orElseThrow() + " (semantic)");
		assertThat(findings.get(0).toString()).startsWith("ok    program");
	}

	@Test
	void whatDoesNotWorkIsALineAndNoMore() throws SpinepsException {
		final List<InstallationFinding> findings = InstallationCheck.run(DeviceChoice.parse(
			"gpu:7"), 1, Progress.NONE);
		assertThat(findings).filteredOn(finding -> !finding.ok()).singleElement()
			.satisfies(finding -> assertThat(finding.toString()).startsWith(
				"FAIL  engine").contains("gpu:7", "auto, cpu"));
	}

	@Test
	void itCanBeCancelled() {
		assertThatThrownBy(() -> InstallationCheck.run(DeviceChoice.CPU, 1,
			new Progress()
			{

				@Override
				public void report(final String stage, final long done,
					final long total)
				{
					// nobody listens
				}

				@Override
				public void checkCancelled() {
					throw new CancellationException();
				}
			})).isInstanceOf(CancellationException.class);
	}

	private static String value(final List<InstallationFinding> findings,
		final String name)
	{
		return findings.stream().filter(finding -> finding.name().equals(name))
			.findFirst().orElseThrow().value();
	}
}
