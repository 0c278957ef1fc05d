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
package org.spineps.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CancellationException;

import net.imglib2.parallel.Parallelization;

import org.junit.jupiter.api.Test;

class ThreadsTest {

	@Test
	void kernelsSeeTheNumberOfThreads() throws InterruptedException {
		final int before = Parallelization.getTaskExecutor().getParallelism();
		assertThat(Threads.<Integer, RuntimeException> run(3, () -> Parallelization
			.getTaskExecutor().getParallelism())).isEqualTo(3);
		assertThat(Parallelization.getTaskExecutor().getParallelism()).isEqualTo(
			before);
	}

	@Test
	void failuresComeOutAsTheyAre() {
		final IOException checked = new IOException("checked");
		assertThatThrownBy(() -> Threads.<Void, IOException> run(2, () -> {
			throw checked;
		})).isSameAs(checked);
		final CancellationException cancelled = new CancellationException();
		assertThatThrownBy(() -> Threads.<Void, RuntimeException> run(2, () -> {
			throw cancelled;
		})).isSameAs(cancelled);
		final OutOfMemoryError error = new OutOfMemoryError("not really");
		assertThatThrownBy(() -> Threads.<Void, RuntimeException> run(2, () -> {
			throw error;
		})).isSameAs(error);
	}
}
