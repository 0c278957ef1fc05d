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
package org.spineps.ij.help;

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.swing.JButton;
import javax.swing.JPanel;

import org.junit.jupiter.api.Test;
import org.spineps.ij.entry.Tasks;
import org.spineps.ij.segment.SegmentSpineTask;
import org.spineps.ij.show.TextLines;
import org.spineps.ij.task.ImageTask;
import org.spineps.job.CiteSettings;
import org.spineps.job.HelpSettings;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.progress.Progress;
import org.spineps.testing.FakePipeline;
import org.spineps.testing.OpenImages;

/** Help and references are there without a network, and true. */
class HelpTextsTest {

	private static TextLines help() {
		return new HelpTask(Tasks::all).run(null, new HelpSettings(),
			Progress.NONE);
	}

	private static CiteTask.Result cite(final ImagePlus image) {
		return new CiteTask().run(image, new CiteSettings(), Progress.NONE);
	}

	@Test
	void helpTellsEveryMenuItemAndThatThisIsNoMedicalDevice() {
		final String text = String.join("\n", help().lines());
		for (final ImageTask<?> task : Tasks.all())
			assertThat(text).contains(task.job().menuLabel(), task.job().help());
		assertThat(text).contains("not a medical device").doesNotContain("{menu}");
	}

	/** Its examples are items, keys and headings that exist. */
	@Test
	void helpsMacroLinesWork() throws Exception {
		final Matcher lines = Pattern.compile(
			"run\\(\"([^\"]+)\", \"(\\w+)=(\\w+)\"\\)").matcher(String.join("\n", help()
				.lines()));
		int found = 0;
		while (lines.find()) {
			final String item = lines.group(1);
			final ImageTask<?> task = Tasks.all().stream().filter(one -> one.job()
				.menuLabel().equals(item)).findFirst().orElseThrow();
			assertThat((Object) task.job().parse(Map.of(lines.group(2), lines
				.group(3)))).isNotNull();
			found++;
		}
		assertThat(found).isEqualTo(2);
	}

	@Test
	void referencesAreThoseOfTheCitationFile() throws Exception {
		final String cff = Files.readString(Path.of("CITATION.cff"));
		final String text = String.join("\n", cite(null).lines().lines());
		final Matcher dois = Pattern.compile("(doi: |arXiv:)(\\S+)").matcher(cff);
		int found = 0;
		while (dois.find()) {
			assertThat(text).contains(dois.group(2));
			found++;
		}
		assertThat(found).isEqualTo(3);
		assertThat(text).contains("SPINEPS", "VERIDAH", "TotalSpineSeg", "nnU-Net",
			"not a medical device", "not endorsed");
	}

	@Test
	void bibTexIsWellFormed() {
		final String bib = cite(null).bibTex();
		assertThat(bib.chars().filter(c -> c == '{').count()).isEqualTo(bib.chars()
			.filter(c -> c == '}').count());
		assertThat(Pattern.compile("^@\\w+\\{(\\w+),$", Pattern.MULTILINE).matcher(bib)
			.results().map(one -> one.group(1)).toList()).containsExactly(
				"spinepsfiji", "spineps", "veridah", "totalspineseg", "nnunet");
		assertThat(bib.chars().allMatch(c -> c < 128)).isTrue();
	}

	@Test
	void theNetworksOfAResultAreNamed() throws Exception {
		final ImagePlus scan = OpenImages.spine("scan");
		new SegmentSpineTask(new FakePipeline.Record().method.alone()).run(scan,
			SegmentSpineSettings.DEFAULTS, Progress.NONE).present();
		final List<String> lines = cite(scan).lines().lines();
		assertThat(lines).anyMatch(line -> line.contains("result of scan")).anyMatch(
			line -> line.matches("  \\S+: \\S+, packaged or imported.*"));
	}

	@Test
	void theButtonCopies() {
		final boolean[] copied = new boolean[1];
		final JPanel panel = CiteWindow.content(help(), () -> copied[0] = true);
		final JPanel below = (JPanel) panel.getComponent(1);
		((JButton) below.getComponent(0)).doClick();
		assertThat(copied[0]).isTrue();
	}
}
