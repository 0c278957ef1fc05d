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
package org.spineps.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

import org.junit.jupiter.api.Test;

class ProgressDisplayTest {

	private final StringWriter text = new StringWriter();
	private final PrintWriter out = new PrintWriter(text, true);
	private long nanos;

	@Test
	void linesTellStagesAndSeconds() {
		final LineProgress progress = new LineProgress(out, () -> nanos);
		progress.begin("[1/2] a.nii");
		progress.stage("Reading", 0, 0);
		after(0.3);
		progress.stage("Semantic network", 0, 3);
		after(1);
		progress.stage("Semantic network", 1, 3);
		after(1.5);
		progress.stage("Semantic network", 3, 3);
		progress.end();
		progress.end();
		assertThat(text.toString().lines()).containsExactly("[1/2] a.nii",
			"  Reading: 0.3 s", "  Semantic network: 2.5 s");
	}

	@Test
	void theTerminalShowsBarTilesAndRemainingTime() {
		final TerminalProgress progress = new TerminalProgress(out, 80,
			() -> nanos);
		progress.begin("[1/1] a.nii");
		progress.stage("Semantic network", 0, 40);
		after(10);
		progress.stage("Semantic network", 10, 40);
		assertThat(shown()).isEqualTo(
			"[1/1] a.nii  Semantic network  [#####...............] 10/40  0:30 left");
		after(0.01);
		final int before = text.toString().length();
		progress.stage("Semantic network", 11, 40);
		assertThat(text.toString()).hasSize(before);
		progress.stage("Semantic network", 40, 40);
		assertThat(shown()).isEqualTo(
			"[1/1] a.nii  Semantic network  [####################] 40/40");
		progress.stage("Writing", 0, 0);
		assertThat(shown()).isEqualTo("[1/1] a.nii  Writing");
		progress.end();
		assertThat(shown()).isEmpty();
		assertThat(text.toString()).doesNotContain("\n");
	}

	@Test
	void longNamesGiveWayToTheState() {
		final TerminalProgress progress = new TerminalProgress(out, 60,
			() -> nanos);
		progress.begin("[1/1] " + "very-long-name".repeat(9) + ".nii.gz");
		progress.stage("Semantic network", 1, 2);
		for (final String line : List.of(text.toString().split("\r")))
			assertThat(line.length()).isLessThan(60);
		assertThat(shown()).contains("...", "1/2");
	}

	private void after(final double seconds) {
		nanos += Math.round(seconds * 1e9);
	}

	/** What stands in the line after the last carriage return. */
	private String shown() {
		final String all = text.toString();
		final String[] parts = all.split("\r", -1);
		return parts[parts.length - 1].stripTrailing();
	}
}
