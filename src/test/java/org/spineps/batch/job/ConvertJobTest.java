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
package org.spineps.batch.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.SpinepsException;
import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.SpineColumn;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFiles;
import org.spineps.io.json.JsonFiles;
import org.spineps.io.mask.MaskFile;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

class ConvertJobTest {

	@TempDir
	private Path folder;

	private Path input;
	private Path output;

	@BeforeEach
	void writeMask() throws SpinepsException {
		input = folder.resolve("tss.nii.gz");
		output = folder.resolve("out.nii.gz");
		write(new SpineColumn().vertebrae(43, 1, 3, 51).vertebra(50).canal(2)
			.mask());
	}

	private void write(final LabelVolume mask) throws SpinepsException {
		VolumeExport.writeLabels(input, mask, null, Map.of());
	}

	private ConvertJob.Outcome convert(final LabelScheme from,
		final LabelScheme to) throws SpinepsException
	{
		return new ConvertJob(input, Optional.ofNullable(from), to, output).run();
	}

	@Test
	void recognisesAndSaysWhatBecameWhat() throws SpinepsException {
		final ConvertJob.Outcome outcome = convert(null, LabelScheme.SPINEPS);
		assertThat(outcome.from()).isEqualTo(LabelScheme.TOTALSPINESEG);
		assertThat(LabelStatistics.of(VolumeFiles.read(output).labels()).labels())
			.containsExactly(22, 23, 24, 26, 61, 122, 123, 124);
		final JsonObject json = JsonFiles.read(folder.resolve("out_labels.json"))
			.getAsJsonObject();
		assertThat(json.get("from").getAsString()).isEqualTo("totalspineseg");
		assertThat(json.get("recognised").getAsBoolean()).isTrue();
		final JsonObject vertebra = json.getAsJsonObject("labels").getAsJsonObject(
			"43");
		assertThat(vertebra.get("part").getAsString()).isEqualTo("L3");
		assertThat(vertebra.get("label").getAsInt()).isEqualTo(22);
		assertThat(vertebra.get("exact").getAsBoolean()).isTrue();
		assertThat(json.getAsJsonObject("lost").size()).isZero();
	}

	@Test
	void listsWhatIsLost() throws SpinepsException {
		final ConvertJob.Outcome outcome = convert(LabelScheme.TOTALSPINESEG,
			LabelScheme.VERSE);
		assertThat(outcome.notes().toString()).contains("without counterpart", "2 (",
			"94 (");
		final JsonObject lost = JsonFiles.read(folder.resolve("out_labels.json"))
			.getAsJsonObject().getAsJsonObject("lost");
		assertThat(lost.keySet()).containsExactly("2", "94", "95", "96");
		assertThat(lost.getAsJsonObject("94").get("part").getAsString()).isEqualTo(
			"disc L3");
		assertThat(lost.getAsJsonObject("94").get("voxels").getAsLong()).isEqualTo(
			24 * 12 * 8);
	}

	/** A converted mask is not mistaken for one of this project. */
	@Test
	void whatWasConvertedToOthersIsRecognised() throws SpinepsException {
		write(new SpineColumn().vertebrae(20, 1, 5, 100).vertebra(26).mask());
		convert(LabelScheme.SPINEPS, LabelScheme.TOTALSPINESEG);
		assertThatThrownBy(() -> MaskFile.read(output, MaskFile.Kind.INSTANCES))
			.hasMessageContaining("TotalSpineSeg");
	}

	@Test
	void refusesWhatIsNotClear() throws SpinepsException {
		assertThatThrownBy(() -> new ConvertJob(input, Optional.empty(),
			LabelScheme.SPINEPS, input).run()).isInstanceOf(SpinepsException.class)
				.hasMessageContaining("would replace the input");
		assertThatThrownBy(() -> new ConvertJob(input, Optional.empty(),
			LabelScheme.SPINEPS, folder.resolve("x.png")).run()).isInstanceOf(
				SpinepsException.class).hasMessageContaining("does not end in");
		write(new SpineColumn().vertebrae(7, -1, 7, 0).mask());
		assertThatThrownBy(() -> convert(null, LabelScheme.SPINEPS)).isInstanceOf(
			SpinepsException.class).hasMessageContaining("is not clear")
			.hasMessageContaining("SPIDER or TotalSegmentator, vertebrae_mr");
		write(new SpineColumn().canal(2).vertebra(61).mask());
		assertThatThrownBy(() -> convert(LabelScheme.SPINEPS, LabelScheme.VERSE))
			.isInstanceOf(SpinepsException.class).hasMessageContaining(
				"Nothing of this mask");
	}
}
