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
package org.spineps.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.spineps.anatomy.Naming;
import org.spineps.mesh.LabelSurface;
import org.spineps.mesh.NamedMesh;
import org.spineps.progress.Progress;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.testing.OpenImages;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

class MeshPictureTest {

	/** A cube at a place in RAS millimetres. */
	private static NamedMesh cube(final Kind kind, final int colour,
		final int... at)
	{
		final LabelVolume labels = LabelVolume.zeros(Grid.of(new int[] { 60, 60,
			60 }, new double[] { 1, 1, 1 }, new AxisCodes("RAS")));
		final Box box = new Box(at, new int[] { at[0] + 8, at[1] + 8, at[2] + 8 });
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++)
				for (int i = box.min(0); i < box.max(0); i++)
					labels.array()[labels.grid().index(i, j, k)] = 1;
		return new NamedMesh(new SpineInstance(kind, 1, "", Naming.CERTAIN, 1),
			colour, LabelSurface.of(labels, 1, box, 0));
	}

	@Test
	void fromTheFrontLeftIsOnTheRightAndFromTheLeftFrontIsOnTheLeft() {
		final MeshView front = MeshView.from(0, 0);
		assertThat(front.turn(-1, 0, 0)).containsExactly(new double[] { 1, 0, 0 },
			within(1e-12));
		assertThat(front.turn(0, 1, 0)[2]).isEqualTo(1, within(1e-12));
		final MeshView left = MeshView.from(90, 0);
		assertThat(left.turn(0, 1, 0)).containsExactly(new double[] { -1, 0, 0 },
			within(1e-12));
		assertThat(left.turn(-1, 0, 0)[2]).isEqualTo(1, within(1e-12));
		assertThat(left.turn(0, 0, 1)[1]).isEqualTo(1, within(1e-12));
		final MeshView any = MeshView.from(40, 10);
		final double[] x = any.right();
		final double[] y = any.up();
		assertThat(new double[] { x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] *
			y[2], x[0] * y[1] - x[1] * y[0] }).containsExactly(any.near(), within(
				1e-12));
	}

	@Test
	void theNearerCubeHidesTheOther() throws Exception {
		final NamedMesh anterior = cube(Kind.VERTEBRA, 0xff0000, 20, 40, 20);
		final NamedMesh leftmost = cube(Kind.DISC, 0x00ff00, 4, 38, 20);
		for (final List<NamedMesh> order : List.of(List.of(anterior, leftmost), List
			.of(leftmost, anterior)))
		{
			final BufferedImage picture = MeshPicture.render(order, "two cubes");
			final Map<String, Integer> left = colours(picture, picture.getWidth() / 2,
				picture.getWidth());
			// From the left the red cube stands out by a quarter only.
			assertThat(left.get("red")).isLessThan(left.get("green") / 2);
			assertThat(left.get("red")).isPositive();
		}
	}

	private static Map<String, Integer> colours(final BufferedImage picture,
		final int from, final int to)
	{
		final Map<String, Integer> counts = new HashMap<>();
		for (int y = 0; y < picture.getHeight() - 40; y++)
			for (int x = from; x < to; x++) {
				final int red = picture.getRGB(x, y) >> 16 & 0xff;
				final int green = picture.getRGB(x, y) >> 8 & 0xff;
				if (red > 60 && green < 30) counts.merge("red", 1, Integer::sum);
				if (green > 60 && red < 30) counts.merge("green", 1, Integer::sum);
			}
		return counts;
	}

	@Test
	void theCanalIsLeftOutAndASpineFits() throws Exception {
		final List<NamedMesh> spine = NamedMesh.of(OpenImages.segmentation(
			OpenImages.SPINE.semantic().grid()), 5, Progress.NONE);
		final BufferedImage picture = MeshPicture.render(spine, "spine");
		assertThat(picture.getHeight()).isBetween(300, 1100);
		final List<NamedMesh> without = new ArrayList<>(spine);
		without.removeIf(one -> one.instance().kind() == Kind.CANAL);
		assertThat(PngFiles.bytes(MeshPicture.render(without, "spine"))).isEqualTo(
			PngFiles.bytes(picture));
		assertThat(MeshPicture.render(List.of(), "nothing").getWidth()).isPositive();
	}
}
