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
package org.spineps.report.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.progress.Progress;
import org.spineps.testing.Thorough;

/**
 * Opens the page of a cohort in a real browser. Skipped where there is none:
 * apt-get install chromium.
 */
@Tag(Thorough.TAG)
class CohortBrowserTest {

	private static final List<String> BROWSERS = List.of("chromium",
		"chromium-browser", "google-chrome");
	/** Where a picture of the page stays, to be looked at. */
	private static final Path PICTURE = Path.of("target", "cohort-page.png");

	/** Tells errors to the page, where they can be read. */
	private static final String WATCH = """
		<script>addEventListener('error',e=>{const t=document.createElement('pre');\
		t.id='failed';t.textContent=e.message;document.documentElement.append(t)})\
		</script>""";
	/** Uses the page as a reader would, then says what is seen. */
	private static final String USE = """
		<script>
		const table=document.querySelector('#cases table');
		const rows=()=>[...table.rows].slice(1);
		const out=document.createElement('pre');out.id='seen';
		const say=text=>{out.textContent+=text+'\\n'};
		say('rows '+rows().length);
		say('first '+rows()[0].cells[0].textContent);
		[...table.rows[0].cells][0].click();
		say('sorted '+rows()[0].cells[0].textContent);
		const find=document.getElementById('find');find.value='sub-017';
		find.dispatchEvent(new Event('input'));
		say('found '+rows().filter(r=>r.offsetParent).length+' '+\
		[...document.querySelectorAll('.card')].filter(c=>c.offsetParent).length);
		find.value='';find.dispatchEvent(new Event('input'));
		say('cards '+document.querySelectorAll('.card').length);
		say('pictures '+[...document.images].filter(i=>i.complete&&i.naturalWidth>0).length);
		say('drawings '+[...document.querySelectorAll('svg')].filter(s=>\
		s.getBoundingClientRect().height>0&&!s.outerHTML.includes('NaN')).length);
		say('wide '+(document.documentElement.scrollWidth>innerWidth));
		say('network '+performance.getEntriesByType('resource').filter(r=>\
		!r.name.startsWith('data:')).length);
		document.body.append(out);
		</script>""";

	@TempDir
	private Path folder;
	private Path page;

	@BeforeEach
	void write() throws Exception {
		final GeneratedCases cases = new GeneratedCases(folder).add(40).add("tall",
			Map.of("height_anterior_mm", 52.0)).add("<b>'\"&", Map.of());
		for (final String name : List.of("tall", "sub-017", "<b>'\"&"))
			cases.picture(name);
		new CohortReport(folder, Map.of("broken", "It is no NIfTI file.")).write(
			Progress.NONE);
		page = folder.resolve("cohort.html");
	}

	@Test
	void aBrowserShowsAllAndItsScriptsRun() throws Exception {
		final String html = Files.readString(page);
		final Path probe = folder.resolve("probe.html");
		Files.writeString(probe, html.replace("<head>", "<head>" + WATCH).replace(
			"</body>", USE + "</body>"));
		final String dom = browse("--dump-dom", probe.toUri().toString());
		assertThat(dom).doesNotContain("id=\"failed\"");
		assertThat(dom.substring(dom.indexOf("<pre id=\"seen\">"))).contains(
			"rows 43", "first broken", "sorted &lt;b&gt;'\"&amp;", "found 1 1",
			"cards 3", "pictures 3", "drawings 5", "wide false", "network 0");
	}

	@Test
	void aPictureOfThePageIsNotBlank() throws Exception {
		Files.createDirectories(PICTURE.getParent());
		Files.deleteIfExists(PICTURE);
		browse("--window-size=1300,3000", "--hide-scrollbars", "--screenshot=" +
			PICTURE.toAbsolutePath(), page.toUri().toString());
		final BufferedImage picture = ImageIO.read(PICTURE.toFile());
		assertThat(picture.getWidth()).isEqualTo(1300);
		final long colours = Arrays.stream(picture.getRGB(0, 0, 1300, 3000, null, 0,
			1300)).distinct().count();
		assertThat(colours).isGreaterThan(100);
	}

	private String browse(final String... arguments) throws Exception {
		final Optional<String> browser = browser();
		assumeTrue(browser.isPresent(), "no chromium on the path");
		final List<String> command = new ArrayList<>(List.of(browser.get(),
			"--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" +
				folder.resolve("profile")));
		command.addAll(List.of(arguments));
		final File dom = folder.resolve("dom").toFile();
		final Process process = new ProcessBuilder(command).redirectOutput(dom)
			.redirectError(folder.resolve("errors").toFile()).start();
		try {
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			assertThat(process.exitValue()).isZero();
		}
		finally {
			process.destroyForcibly();
		}
		return Files.readString(dom.toPath(), StandardCharsets.UTF_8);
	}

	private static Optional<String> browser() {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator)).flatMap(
			path -> BROWSERS.stream().map(name -> Path.of(path, name))).filter(
				Files::isExecutable).map(Path::toString).findFirst();
	}
}
