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
package org.spineps.ij.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;

class MacroOptionsTest {

	@Test
	void readsPairsAndBrackets() throws SpinepsException {
		assertThat(MacroOptions.parse(
			"other_a=1 a=[C:/my [old] data/x=3 n=4]  flag=TRUE n=-2 "))
				.containsExactly(entry("other_a", "1"), entry("a",
					"C:/my [old] data/x=3 n=4"), entry("flag", "TRUE"), entry("n", "-2"));
		assertThat(MacroOptions.parse("a=[] other_a= n=1")).containsEntry("a", "")
			.containsEntry("other_a", "");
		assertThat(MacroOptions.parse(null)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "flag", "a=[1", "a=1]" })
	void tellsOfWhatItDoesNotUnderstand(final String options) {
		assertThatThrownBy(() -> MacroOptions.parse(options)).isInstanceOf(
			SpinepsException.class);
	}
}
