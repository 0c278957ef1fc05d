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
package org.spineps.batch.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeakMemoryTest {

	@TempDir
	Path folder;

	@Test
	void readsTheHighWaterMarkOfLinux() throws IOException {
		final Path status = Files.writeString(folder.resolve("status"),
			"Name:\tjava\nVmPeak:\t 9000000 kB\nVmHWM:\t  2048001 kB\nVmRSS:\t 5 kB\n");
		final PeakMemory peak = PeakMemory.resident(status).orElseThrow();
		assertThat(peak.bytes()).isEqualTo(2048001L * 1024);
		assertThat(peak.mebibytes()).isEqualTo(2001);
		assertThat(peak.source()).isEqualTo("resident");
	}

	@Test
	void otherFilesSayNothing() throws IOException {
		assertThat(PeakMemory.resident(folder.resolve("missing"))).isEmpty();
		assertThat(PeakMemory.resident(Files.writeString(folder.resolve("x"),
			"VmHWM:\tmuch\n"))).isEmpty();
		assertThat(PeakMemory.resident(Files.writeString(folder.resolve("y"),
			"VmRSS:\t5 kB\n"))).isEmpty();
	}

	@Test
	void everyMachineHasAPeak() {
		assertThat(PeakMemory.java().bytes()).isGreaterThan(1 << 20);
		assertThat(PeakMemory.now().bytes()).isGreaterThan(1 << 20);
	}
}
