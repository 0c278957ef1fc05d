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
package org.spineps.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {

	@Test
	void whatWasDoneTellsWhatIsLeft() {
		final TimeLeft time = new TimeLeft(10, 100);
		assertThat(time.seconds(105)).isEmpty();
		time.ended(2, false);
		assertThat(time.seconds(105)).isEmpty();
		time.ended(2, true);
		assertThat(time.seconds(110)).contains(30.0);
		time.ended(6, true);
		assertThat(time.seconds(140)).contains(0.0);
	}

	@ParameterizedTest
	@CsvSource({ "0.2,0 s", "59.4,59 s", "59.6,1 min", "3540,59 min",
		"3600,1 h 00 min", "11100,3 h 05 min" })
	void peopleReadIt(final double seconds, final String text) {
		assertThat(TimeLeft.text(seconds)).isEqualTo(text);
	}
}
