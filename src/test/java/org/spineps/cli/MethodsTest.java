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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.batch.TestScans;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.MethodRequest;
import org.spineps.pipeline.SpineMethods;

/** A method that is registered is offered, chosen and run by its id. */
class MethodsTest {

	@TempDir
	Path temp;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	private int run(final String... arguments) {
		return Main.run(arguments, new PrintWriter(out), new PrintWriter(err));
	}

	@Test
	void spinepsIsTheDefault() {
		assertThat(SpineMethods.installed().ids()).startsWith("spineps").contains(
			"box");
	}

	@Test
	void theHelpNamesTheMethods() {
		assertThat(run("segment", "--help")).isZero();
		assertThat(out.toString()).contains("--method=METHOD", "spineps, box");
	}

	@Test
	void anotherMethodRuns() throws SpinepsException {
		final String scan = TestScans.image(temp, "scan.nii.gz").toString();
		assertThat(run("segment", "--method", "box", scan, "--output", temp.resolve(
			"results").toString())).as(err.toString()).isZero();
		assertThat(out.toString()).contains("scan.nii.gz: 1 vertebra", "  L3  ",
			"no network");
	}

	@Test
	void unknownMethodsAreRefusedWithThoseThereAre() {
		final int code = run("segment", "--method", "magic", "a.nii", "--output",
			temp.toString());
		assertThat(code).isEqualTo(2);
		assertThat(err.toString()).contains(
			"Unknown method 'magic'; expected spineps, box");
	}

	@Test
	void aNetworkThatAMethodDoesNotHaveIsRefused() {
		final MethodRequest request = new MethodRequest(Map.of("semantic", "x"),
			ComputeOptions.DEFAULTS, Behaviour.MENDED, Optional.empty());
		assertThatThrownBy(() -> SpineMethods.installed().plan("box", request))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"Box has no such network").hasMessageContaining("semantic");
	}

	@Test
	void localizersAreForTotalSpineSegAndMustBeThere() throws SpinepsException {
		final String scan = TestScans.image(temp, "scan.nii.gz").toString();
		assertThat(run("segment", scan, "--loc", scan, "-o", temp.toString()))
			.isEqualTo(2);
		assertThat(err.toString()).contains("method spineps takes no localizer");
		assertThat(run("segment", "--method", "totalspineseg", scan, "--loc",
			"nowhere.nii", "-o", temp.toString())).isEqualTo(2);
		assertThat(err.toString()).contains("There is no localizer nowhere.nii");
	}

	@Test
	void optionsOfAMethod() {
		assertThat(run("options", "--method", "box")).isZero();
		assertThat(JsonParser.parseString(out.toString()).getAsJsonObject()
			.keySet()).isEqualTo(Set.of("third"));
	}

	@Test
	void twoMethodsOfOneNameAreAFault() {
		final SpineMethods installed = SpineMethods.installed();
		assertThatThrownBy(() -> new SpineMethods(List.of(installed.all().get(0),
			installed.all().get(0)))).isInstanceOf(IllegalArgumentException.class);
	}
}
