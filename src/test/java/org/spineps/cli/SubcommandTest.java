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
package org.spineps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.cli.console.Cancellation;
import org.spineps.cli.console.ExitCode;
import org.spineps.cli.console.Services;
import org.spineps.testing.FakeMethod;

/** However the work ends, there is one line and an exit code. */
class SubcommandTest {

	private final StringWriter err = new StringWriter();
	private final Cancellation cancellation = new Cancellation();

	private int run(final boolean debug, final Subcommand.Work work) {
		final PrintWriter writer = new PrintWriter(err);
		final int code = new Subcommand(new Services(writer, writer, 0,
			cancellation, new FakeMethod(() -> null).alone()), false, debug).run("Cancelled.", work);
		writer.flush();
		return code;
	}

	@Test
	void whatItAnswersIsTheExitCode() {
		assertThat(run(false, () -> 7)).isEqualTo(7);
		assertThat(err.toString()).isEmpty();
	}

	@Test
	void whatAUserCanMendIsASentence() {
		assertThat(run(false, () -> {
			throw new SpinepsException("No scan", "a folder", "Give a file");
		})).isEqualTo(ExitCode.FAILED);
		assertThat(err.toString()).startsWith("ERROR: ").contains("No scan",
			"A folder", "Give a file").doesNotContain("\tat ");
	}

	@Test
	void aBugIsASentenceToo() {
		assertThat(run(false, () -> {
			throw new IllegalStateException("broken");
		})).isEqualTo(ExitCode.FAILED);
		assertThat(err.toString()).contains("broken", "please report it")
			.doesNotContain("\tat ");
		assertThat(run(true, () -> {
			throw new IllegalStateException("broken");
		})).isEqualTo(ExitCode.FAILED);
		assertThat(err.toString()).contains("\tat ");
	}

	@Test
	void memoryAndDepthAreSentences() {
		assertThat(run(false, () -> {
			throw new OutOfMemoryError("Java heap space");
		})).isEqualTo(ExitCode.FAILED);
		assertThat(err.toString()).startsWith("ERROR: There is not enough memory")
			.contains("-Xmx").doesNotContain("\tat ");
		assertThat(run(false, () -> endless(0))).isEqualTo(ExitCode.FAILED);
		assertThat(err.toString()).contains("nested too deeply",
			"SubcommandTest.java").doesNotContain("\tat ");
	}

	private static int endless(final int depth) {
		return 1 + endless(depth + 1);
	}

	@Test
	void aMessageIsNoLongerThanAScreen() {
		assertThat(run(false, () -> {
			throw new IllegalStateException("x".repeat(1_500_000));
		})).isEqualTo(ExitCode.FAILED);
		assertThat(err.toString()).hasSizeLessThan(2000).contains(
			"please report it");
	}

	@Test
	void cancelledIsSaid() {
		assertThat(run(false, () -> {
			throw new CancellationException();
		})).isEqualTo(ExitCode.CANCELLED);
		assertThat(err.toString().strip()).isEqualTo("Cancelled.");
	}
}
