package org.spineps.model.check;

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
		final List<Finding> findings = InstallationCheck.run(DeviceChoice.CPU, 1,
			Progress.NONE);
		assertThat(findings).extracting(Finding::name).containsExactly("program",
			"system", "Java", "processor", "cache folder", "temporary",
			"model folder", "models", "driver", "engine", "native library",
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
		final List<Finding> findings = InstallationCheck.run(DeviceChoice.parse(
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

	private static String value(final List<Finding> findings,
		final String name)
	{
		return findings.stream().filter(finding -> finding.name().equals(name))
			.findFirst().orElseThrow().value();
	}
}
