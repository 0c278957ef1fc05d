package org.spineps.model.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spineps.SpinepsException;
import org.spineps.model.architecture.Architecture;
import org.spineps.model.architecture.DenseNetClassifier;
import org.spineps.model.architecture.DenseNetClassifier.Head;
import org.spineps.progress.Progress;

class PrecisionConverterTest {

	private static final Architecture NET = new DenseNetClassifier(1, 8, 4, 2,
		List.of(2, 1), List.of(new Head("VERT", 5)));

	@TempDir
	private Path folder;

	private Path write(final Precision precision) throws SpinepsException {
		final Path file = folder.resolve("written-" + precision + ".pt");
		TorchScriptWriter.write(NET, RandomWeights.of(NET, 3), precision, Map.of(
			"source.txt", "a checkpoint"), file, Progress.NONE);
		return file;
	}

	@ParameterizedTest
	@EnumSource
	void convertedIsAsWritten(final Precision precision)
		throws SpinepsException
	{
		final Path converted = folder.resolve("converted.pt");
		PrecisionConverter.convert(write(Precision.FLOAT32), precision, converted);
		assertThat(converted).hasSameBinaryContentAs(write(precision));
	}

	@Test
	void archivesOfShortNumbersStayAsTheyAre() throws SpinepsException {
		final Path half = write(Precision.FLOAT16);
		assertThatThrownBy(() -> PrecisionConverter.convert(half,
			Precision.BFLOAT16, folder.resolve("b.pt"))).isInstanceOf(
				SpinepsException.class).hasMessageContaining(half.getFileName()
					.toString());
		assertThat(folder.resolve("b.pt")).doesNotExist();
	}

	@Test
	void otherFilesAreRefused() throws Exception {
		final Path file = folder.resolve("a.pt");
		Files.write(file, new byte[] { 1, 2, 3 });
		assertThatThrownBy(() -> PrecisionConverter.convert(file,
			Precision.FLOAT16, folder.resolve("b.pt"))).isInstanceOf(
				SpinepsException.class).hasMessageContaining("Cannot read");
		Files.write(file, NetFixtures.bytes("nets/resenc2d.state_dict.pth"));
		assertThatThrownBy(() -> PrecisionConverter.convert(file,
			Precision.FLOAT16, folder.resolve("b.pt"))).isInstanceOf(
				SpinepsException.class).hasMessageContaining("this program wrote");
		assertThatThrownBy(() -> PrecisionConverter.convert(folder.resolve("none"),
			Precision.FLOAT16, folder.resolve("b.pt"))).isInstanceOf(
				SpinepsException.class);
		assertThat(folder.resolve("b.pt")).doesNotExist();
	}
}
