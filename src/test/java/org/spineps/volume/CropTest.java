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
package org.spineps.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class CropTest {

	private static final Grid GRID = RandomVolumes.obliqueGrid(7, 6, 5);

	@Test
	void insideAndOutside() {
		final LabelVolume labels = RandomVolumes.labels(3, GRID, 1, 2, 3);
		final ImageVolume image = RandomVolumes.image(3, GRID);
		final Box box = new Box(new int[] { -2, 3, 1 }, new int[] { 9, 8, 3 });
		final LabelVolume cut = Crop.of(labels, box, 65535);
		final ImageVolume cutImage = Crop.of(image, box, -1024);
		assertThat(cut.grid()).isEqualTo(GRID.crop(box));
		for (int k = 0; k < 2; k++)
			for (int j = 0; j < 5; j++)
				for (int i = 0; i < 11; i++) {
					final boolean inside = i >= 2 && i < 9 && j < 3;
					final int here = cut.grid().index(i, j, k);
					final int there = inside ? GRID.index(i - 2, j + 3, k + 1) : 0;
					assertThat(cut.array()[here]).isEqualTo(inside ? labels
						.array()[there] : (short) 65535);
					assertThat(cutImage.array()[here]).isEqualTo(inside ? image
						.array()[there] : -1024);
				}
	}

	@Test
	void boxBesideTheVolumeIsAllOutside() {
		final LabelVolume labels = RandomVolumes.labels(3, GRID, 1);
		final LabelVolume cut = Crop.of(labels, new Box(new int[] { 7, 0, 0 },
			new int[] { 9, 6, 5 }), 4);
		assertThat(cut.array()).containsOnly(4);
		assertThatThrownBy(() -> Crop.of(labels, new Box(new int[] { 1, 1, 1 },
			new int[] { 2, 1, 2 }), 0)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void pasteIsTheInverseOfCrop() {
		final LabelVolume labels = RandomVolumes.labels(4, GRID, 1, 2, 3);
		final LabelVolume target = LabelVolume.zeros(GRID);
		final Box left = new Box(new int[] { -3, -1, 0 }, new int[] { 4, 7, 5 });
		final Box right = new Box(new int[] { 4, -2, -2 }, new int[] { 12, 6, 9 });
		for (final Box box : new Box[] { left, right })
			Crop.paste(Crop.of(labels, box, 9), target, box.min(0), box.min(1), box
				.min(2));
		assertThat(target.array()).isEqualTo(labels.array());
		Crop.paste(labels, target, 100, 0, 0);
		assertThat(target.array()).isEqualTo(labels.array());
		final ImageVolume image = RandomVolumes.image(4, GRID);
		final ImageVolume copy = ImageVolume.zeros(GRID);
		Crop.paste(image, copy, 0, 0, 0);
		assertThat(Arrays.equals(image.array(), copy.array())).isTrue();
	}
}
