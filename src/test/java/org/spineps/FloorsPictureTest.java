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
package org.spineps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * Draws the floors that {@link ArchitectureTest} holds, from its list and from the
 * folders of the sources. {@code mvn test -Dtest=FloorsPictureTest
 * -Dupdate.pictures=true} writes the picture again.
 */
class FloorsPictureTest {

	private static final Path PICTURE = Path.of("docs/images/floors.svg");
	private static final Path SOURCES = Path.of("src/main/java/org/spineps");
	/** Below it nothing knows ImageJ, SciJava or Swing. */
	private static final String LAST_ABOVE_THE_LINE = "ij";

	private static final int WIDTH = 960;
	private static final int MARGIN = 12;
	private static final int GAP = 8;
	private static final int LINE = 15;
	private static final int TITLE = 22;
	/** Characters of small print in a hundred pixels. */
	private static final double CHARACTERS = 17;

	@Test
	void thePictureShowsTheFloors() throws IOException {
		final String drawn = draw();
		if (Boolean.getBoolean("update.pictures")) Files.writeString(PICTURE,
			drawn);
		assertThat(Files.readString(PICTURE)).as(
			"%s is out of date; draw it again with -Dupdate.pictures=true", PICTURE)
			.isEqualTo(drawn);
	}

	@Test
	void everyPackageSaysWhatItIs() throws IOException {
		try (Stream<Path> files = Files.walk(SOURCES)) {
			assertThat(files.filter(file -> file.toString().endsWith(".java")).map(
				Path::getParent).distinct()).isNotEmpty().allSatisfy(
					folder -> assertThat(folder.resolve("package-info.java")).exists());
		}
	}

	private static String draw() throws IOException {
		final StringBuilder body = new StringBuilder();
		int y = MARGIN;
		for (final List<String> floor : ArchitectureTest.FLOORS) {
			if (floor.equals(List.of(""))) continue;
			y += row(body, floor, y) + GAP;
			if (floor.contains(LAST_ABOVE_THE_LINE)) {
				body.append(String.format(Locale.ROOT, "<line x1=\"%d\" y1=\"%d\" " +
					"x2=\"%d\" y2=\"%d\" class=\"border\"/>%n<text x=\"%d\" y=\"%d\" " +
					"class=\"note\">below this line nothing knows ImageJ, SciJava or " +
					"Swing</text>%n", MARGIN, y + 2, WIDTH - MARGIN, y + 2, MARGIN, y +
						LINE + 2));
				y += TITLE + GAP;
			}
		}
		return String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" " +
			"viewBox=\"0 0 %d %d\" font-family=\"sans-serif\">%n<style>text{fill:#222}" +
			".room{fill:#eef3f8;stroke:#5b7a99}.name{font-weight:bold;font-size:14px}" +
			".inside{font-size:11px}.note{font-size:11px;font-style:italic}" +
			".border{stroke:#a33;stroke-dasharray:6 4}</style>%n" +
			"<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n%s</svg>%n", WIDTH, y,
			WIDTH, y, body).replace(System.lineSeparator(), "\n");
	}

	/** @return height of the row */
	private static int row(final StringBuilder body, final List<String> rooms,
		final int y) throws IOException
	{
		final int width = (WIDTH - 2 * MARGIN - GAP * (rooms.size() - 1)) / rooms
			.size();
		final List<List<String>> inside = new ArrayList<>();
		int lines = 0;
		for (final String room : rooms) {
			inside.add(wrapped(subpackages(room), width));
			lines = Math.max(lines, inside.get(inside.size() - 1).size());
		}
		final int height = TITLE + lines * LINE + GAP;
		for (int n = 0; n < rooms.size(); n++) {
			final int x = MARGIN + n * (width + GAP);
			body.append(String.format(Locale.ROOT, "<rect x=\"%d\" y=\"%d\" " +
				"width=\"%d\" height=\"%d\" rx=\"4\" class=\"room\"/>%n<text x=\"%d\" " +
				"y=\"%d\" class=\"name\">%s</text>%n", x, y, width, height, x + GAP, y +
					TITLE - 5, rooms.get(n)));
			for (int l = 0; l < inside.get(n).size(); l++)
				body.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" " +
					"class=\"inside\">%s</text>%n", x + GAP, y + TITLE + l * LINE + 9,
					inside.get(n).get(l)));
		}
		return height;
	}

	private static List<String> wrapped(final List<String> words,
		final int width)
	{
		final List<String> lines = new ArrayList<>();
		String line = "";
		for (final String word : words) {
			final String longer = line.isEmpty() ? word : line + "  " + word;
			if (longer.length() > width * CHARACTERS / 100 && !line.isEmpty()) {
				lines.add(line);
				line = word;
			}
			else line = longer;
		}
		if (!line.isEmpty()) lines.add(line);
		return lines;
	}

	/** @return e.g. ".download", from the top, in alphabetical order */
	private static List<String> subpackages(final String room)
		throws IOException
	{
		final Path root = SOURCES.resolve(room);
		try (Stream<Path> folders = Files.walk(root)) {
			return folders.filter(Files::isDirectory).filter(folder -> !folder.equals(
				root)).map(folder -> "." + root.relativize(folder).toString().replace(
					'/', '.').replace('\\', '.')).sorted().toList();
		}
	}
}
