package org.spineps.model.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.network.DeviceChoice;
import org.spineps.network.TorchEngine;
import org.spineps.network.TorchNetwork;

class PrecisionTrialTest {

	private static final Optional<Boolean> NATIVE = Optional.of(true);
	private static final int[] SHAPE = { 1, 8, 8, 8 };

	private static TorchEngine engine;
	private static Path archive;

	@BeforeAll
	static void write(@TempDir final Path folder) throws SpinepsException {
		engine = TorchEngine.start(1);
		archive = folder.resolve("network.pt");
		TorchScriptWriter.write(NetFixtures.architecture("resenc3d_stem6"),
			NetFixtures.weights("resenc3d_stem6"), archive);
	}

	private static PrecisionTrial.Outcome decide(final PrecisionChoice choice,
		final Optional<Boolean> bfloat16) throws SpinepsException
	{
		return PrecisionTrial.decide(engine, archive, DeviceChoice.CPU, choice,
			bfloat16, SHAPE);
	}

	@Test
	void wordsOfTheCommandLine() throws SpinepsException {
		assertThat(PrecisionChoice.parse("bfloat16")).isEqualTo(
			PrecisionChoice.BFLOAT16);
		assertThat(PrecisionChoice.parse(" ")).isEqualTo(PrecisionChoice.AUTO);
		assertThat(PrecisionChoice.parse("Float32").precision()).contains(
			Precision.FLOAT32);
		assertThatThrownBy(() -> PrecisionChoice.parse("half")).isInstanceOf(
			SpinepsException.class).hasMessageContaining("half")
			.hasMessageContaining("bfloat16");
	}

	@Test
	void nothingIsTriedWhereNothingCanBeGained() throws SpinepsException {
		assertThat(decide(PrecisionChoice.FLOAT32, NATIVE).precision()).isEqualTo(
			Precision.FLOAT32);
		for (final Optional<Boolean> feature : List.of(Optional.<Boolean>
			empty(), Optional.of(false)))
		{
			final PrecisionTrial.Outcome outcome = decide(PrecisionChoice.AUTO,
				feature);
			assertThat(outcome.precision()).isEqualTo(Precision.FLOAT32);
			assertThat(outcome.reason()).contains("not known to have");
		}
	}

	@Test
	void whatTheProcessorLacksIsRefused() {
		assertThatThrownBy(() -> decide(PrecisionChoice.FLOAT16, NATIVE))
			.isInstanceOf(SpinepsException.class).hasMessageContaining("GPUs");
		assertThatThrownBy(() -> decide(PrecisionChoice.BFLOAT16, Optional.of(
			false))).isInstanceOf(SpinepsException.class).hasMessageContaining(
				"bfloat16").hasMessageContaining("float32");
	}

	@Test
	void shorterFloatsOnRequestWithAReport() throws SpinepsException {
		final PrecisionTrial.Outcome outcome = decide(PrecisionChoice.BFLOAT16,
			NATIVE);
		assertThat(outcome.precision()).isEqualTo(Precision.BFLOAT16);
		assertThat(outcome.agreement()).isBetween(0.8, 1.0);
		assertThat(outcome.reason()).matches(
			"asked for; \\d+\\.\\d times as fast, the same label at \\d+\\.\\d % of .*");
		final float[] patch = RandomWeights.input(1, 512);
		try (TorchNetwork whole = PrecisionTrial.open(engine, archive,
			DeviceChoice.CPU, Precision.FLOAT32);
				TorchNetwork reduced = PrecisionTrial.open(engine, archive,
					DeviceChoice.CPU, outcome.precision()))
		{
			final float[] expected = whole.run(patch, SHAPE);
			final float[] found = reduced.run(patch, SHAPE);
			assertThat(found).isNotEqualTo(expected);
			assertThat(PrecisionTrial.agreement(expected, found, 512)).isGreaterThan(
				0.9);
		}
	}

	@Test
	void theProgramDecidesByTimeAndLabels() throws SpinepsException {
		final PrecisionTrial.Outcome outcome = decide(PrecisionChoice.AUTO, NATIVE);
		assertThat(outcome.precision()).isEqualTo(outcome.speedup() >= 1.2 &&
			outcome.agreement() >= 0.97 ? Precision.BFLOAT16 : Precision.FLOAT32);
		assertThat(outcome.reason()).contains("times as fast");
	}

	@Test
	void agreementIsOfGreatestScores() {
		assertThat(PrecisionTrial.agreement(new float[] { 1, 0, 5, 0, 3, 1 },
			new float[] { 9, 2, 0, 8, 7, 1 }, 3)).isEqualTo(2.0 / 3);
	}
}
