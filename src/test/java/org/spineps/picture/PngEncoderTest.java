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

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;

import javax.imageio.ImageIO;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is packed here is read by Java's own reader. */
class PngEncoderTest {

	@Property(tries = 50)
	void everyPixelComesBack(@ForAll @IntRange(min = 1, max = 70) final int width,
		@ForAll @IntRange(min = 1, max = 70) final int height,
		@ForAll final long seed) throws IOException
	{
		final Random random = new Random(seed);
		final BufferedImage picture = new BufferedImage(width, height, random
			.nextBoolean() ? BufferedImage.TYPE_INT_RGB
				: BufferedImage.TYPE_3BYTE_BGR);
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++)
				picture.setRGB(x, y, random.nextInt());
		final BufferedImage back = ImageIO.read(new ByteArrayInputStream(PngEncoder
			.encode(picture)));
		assertThat(back.getRGB(0, 0, width, height, null, 0, width)).isEqualTo(
			picture.getRGB(0, 0, width, height, null, 0, width));
	}
}
