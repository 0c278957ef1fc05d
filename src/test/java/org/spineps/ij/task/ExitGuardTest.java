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
package org.spineps.ij.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

/** ImageJ that is quit while a job runs, in a process of its own. */
class ExitGuardTest {

	/** Runs until it is cancelled, and a second more, as a tile does. */
	static final class Quitting {

		private Quitting() {
			// a program
		}

		public static void main(final String[] args) throws Exception {
			final RunningTask task = RunningTask.start("a job");
			new Thread(() -> System.exit(0)).start();
			while (!task.progress().isCancelled())
				Thread.sleep(10);
			Thread.sleep(1000);
			System.out.println("the tile is done");
			System.out.flush();
			task.close();
		}
	}

	@Test
	void quittingWaitsForTheTile() throws Exception {
		final Process process = new ProcessBuilder(List.of(System.getProperty(
			"java.home") + "/bin/java", "-Djava.awt.headless=true", "-cp", System
				.getProperty("java.class.path"), Quitting.class.getName()))
					.redirectErrorStream(true).start();
		final String said = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(said).contains("the tile is done");
		assertThat(process.exitValue()).isZero();
	}

	@Test
	void whatHasEndedIsNotWaitedFor() {
		final RunningTask task = RunningTask.start("a job");
		task.close();
		task.close();
		assertThat(task.progress().isCancelled()).isFalse();
	}
}
