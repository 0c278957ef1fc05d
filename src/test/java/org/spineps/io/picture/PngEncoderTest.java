package org.spineps.io.picture;

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
