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
package org.spineps.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.io.VolumeFiles;
import org.spineps.network.ComputeOptions;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Reorient;

/** A piece of the sample with the packaged networks, and no header. */
class AxisSearchTest {

	private static ImageVolume piece(final String lies, final String said)
		throws SpinepsException
	{
		final ImageVolume whole = VolumeFiles.read(Path.of(
			"models/sample/lumbar_T2w.nii.gz")).image();
		final ImageVolume piece = Reorient.to(Crop.of(whole, new Box(new int[] { 6,
			45, 40 }, new int[] { 32, 135, 156 }), 0), new AxisCodes(lies));
		return piece.on(Grid.of(piece.grid().size(), piece.grid().spacing(),
			new AxisCodes(said)));
	}

	@Test
	void theNetworkSeesFrontAndBack() throws SpinepsException {
		try (Spineps spineps = new Spineps(new SpinepsOptions("", "", ComputeOptions
			.cpu(2))))
		{
			assertThat(spineps.run(SpineRun.ofScan(piece("PIR", "PIR"))
				.withGuessedAxes(), Progress.NONE).vertebrae()).isNotEmpty();
			assertThatThrownBy(() -> spineps.run(SpineRun.ofScan(piece("AIR", "PIR"))
				.withGuessedAxes(), Progress.NONE)).isInstanceOfSatisfying(
					WrongAxesException.class, e -> assertThat(e.contradiction().right())
						.isIn(new AxisCodes("AIL"), new AxisCodes("AIR")));
		}
	}
}
