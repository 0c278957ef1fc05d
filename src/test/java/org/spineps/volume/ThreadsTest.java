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
