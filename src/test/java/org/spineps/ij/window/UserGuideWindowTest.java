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
package org.spineps.ij.window;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;

import java.awt.Component;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;
import javax.swing.JTable;

import org.junit.jupiter.api.Test;

/**
 * Does what the user guide tells, on the packaged sample, and takes its pictures.
 * {@code mvn test -Dtest=UserGuideWindowTest -Dupdate.pictures=true} puts them into
 * docs/images.
 */
@WindowTest
class UserGuideWindowTest {

	private static final Path GUIDE = Path.of("docs/user-guide.md");
	private static final Path IMAGES = Path.of("docs/images");
	private static final int BORDER = 8;
	private static final Pattern PICTURE = Pattern.compile("\\(images/([^)]+)\\)");

	@Test
	void theGuideHasTenStepsAndItsPicturesAreThere() throws IOException {
		final String text = Files.readString(GUIDE);
		for (int step = 1; step <= 10; step++)
			assertThat(text).contains("## " + step + ". ");
		assertThat(PICTURE.matcher(text).results().map(found -> found.group(1)))
			.hasSizeGreaterThanOrEqualTo(4).allSatisfy(name -> assertThat(IMAGES
				.resolve(name)).exists());
	}

	@Test
	void theStepsOfTheGuideWork() throws IOException {
		IJ.run("Open Sample Spine", "segment=false");
		final ImagePlus scan = WindowManager.getCurrentImage();
		place(scan.getWindow(), 10, 90);
		Windows.menu("Segment Spine...");
		final Window dialog = Windows.await("Segment Spine");
		picture("guide-dialog", dialog);
		Windows.press(dialog, "OK");
		Windows.await("the panel", () -> Windows.titles().contains("SPINEPS: " + scan
			.getTitle()), Duration.ofMinutes(2));
		final Window panel = Windows.await("SPINEPS: " + scan.getTitle());
		final Window findings = Windows.await("SPINEPS findings of ");
		picture("guide-result", scan.getWindow(), panel, findings);

		final JTable levels = Windows.all(panel, JTable.class).get(0);
		final int lowest = levels.getRowCount() - 1;
		Windows.inEventThread(() -> {
			levels.setRowSelectionInterval(lowest, lowest);
			return null;
		});
		Windows.press(panel, "This Is...");
		final Window question = Windows.awaitExactly("SPINEPS");
		place(question, 480, 160);
		picture("guide-name", panel, question);
		Windows.choose(question, "L5");
		Windows.press(question, "OK");
		Windows.await("the name", () -> "L5".equals(levels.getValueAt(lowest, 1)));
		assertThat(levels.getValueAt(lowest - 1, 1)).isEqualTo("L4");

		Windows.press(panel, "Correct...");
		final Window correct = Windows.await("Correct: ");
		correct.toFront();
		picture("correct", scan.getWindow(), panel, correct);
		correct.dispose();

		IJ.selectWindow(scan.getTitle());
		IJ.run("Spine Tables...", "table=bodies");
		final Window bodies = Windows.await("SPINEPS bodies of ");
		bodies.setSize(960, 220);
		place(bodies, 10, 480);
		bodies.toFront();
		picture("guide-table", bodies);
	}

	private static void place(final Window window, final int x, final int y) {
		Windows.inEventThread(() -> {
			window.setLocation(new Point(x, y));
			return null;
		});
	}

	/** Takes a picture of the part of the screen that holds the windows. */
	private static void picture(final String name, final Window... windows)
		throws IOException
	{
		Windows.settle();
		final Rectangle part = List.of(windows).stream().map(Component::getBounds)
			.reduce(Rectangle::union).orElseThrow();
		part.grow(BORDER, BORDER);
		final BufferedImage picture = Windows.photograph(name, part.intersection(
			new Rectangle(Windows.screenSize())));
		if (Boolean.getBoolean("update.pictures")) ImageIO.write(picture, "png",
			IMAGES.resolve(name + ".png").toFile());
		assertThat(picture.getWidth()).isGreaterThan(100);
	}
}
