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

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.batch.cases.InputName;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeNames;
import org.spineps.pipeline.extra.Extra;
import org.spineps.volume.Grid;

/** Scans in other formats than NIfTI make the same cases. */
class OtherFormatsTest extends BatchScene {

	/** Writes a scan once more, as a header with voxels beside it. */
	private Path metaImage(final Path scan) throws Exception {
		final VolumeFile file = VolumeFiles.read(scan);
		final Grid grid = file.geometry().grid();
		final StringBuilder steps = new StringBuilder();
		final StringBuilder offset = new StringBuilder();
		for (int axis = 0; axis < 3; axis++) {
			for (int world = 0; world < 3; world++)
				steps.append(' ').append((world < 2 ? -1 : 1) * grid.affine(world,
					axis) / grid.spacing(axis));
			offset.append(' ').append((axis < 2 ? -1 : 1) * grid.affine(axis, 3));
		}
		final float[] voxels = file.image().array();
		final ByteBuffer bytes = ByteBuffer.allocate(4 * voxels.length).order(
			ByteOrder.LITTLE_ENDIAN);
		bytes.asFloatBuffer().put(voxels);
		Files.write(in.resolve("scan.raw"), bytes.array());
		return Files.writeString(in.resolve("scan.mhd"), "NDims = 3\nDimSize = " +
			grid.size(0) + " " + grid.size(1) + " " + grid.size(2) +
			"\nTransformMatrix =" + steps + "\nOffset =" + offset +
			"\nElementSpacing = " + grid.spacing(0) + " " + grid.spacing(1) + " " +
			grid.spacing(2) +
			"\nElementType = MET_FLOAT\nElementDataFile = scan.raw\n");
	}

	@Test
	void masksOfAMetaImageLieOnItsGrid() throws Exception {
		final Path other = Files.createDirectory(temp.resolve("other"));
		final Path scan = metaImage(TestScans.image(other, "scan.nii.gz"));
		assertThat(statuses(BatchRunner.run(job(InputKind.IMAGE, true, scan), fake
			.plan(), followed))).containsExactly("scan ok");
		final Path mask = out.resolve("scan_seg-spine_msk.nii.gz");
		assertThat(VolumeFiles.read(mask).geometry().grid().agreesWith(VolumeFiles
			.read(scan).geometry().grid())).isTrue();
		assertThat(VolumeNames.named(in, "scan")).contains(scan);
	}

	@Test
	void segmentsForSlicerAreAnExtra() throws Exception {
		final Path scan = TestScans.image(in, "scan.nii.gz");
		final BatchResult result = BatchRunner.run(new BatchJob(List.of(scan),
			InputKind.IMAGE, out, TimeHandling.REFUSE, true, false,
			new BatchRequest(List.of(), List.of(), List.of(), Set.of(Extra.SEG_NRRD),
				Reuse.ALL)), fake.plan(), followed);
		assertThat(statuses(result)).containsExactly("scan ok");
		assertThat(names(out)).contains("scan.seg.nrrd");
		assertThat(InputName.isMask(out.resolve("scan.seg.nrrd"))).isTrue();
		assertThat(Extra.of("seg-nrrd")).contains(Extra.SEG_NRRD);
		assertThat(statuses(BatchRunner.run(job(InputKind.IMAGE, true, scan), fake
			.plan(), followed))).containsExactly("scan ok");
		assertThat(names(out)).doesNotContain("scan.seg.nrrd");
	}
}
