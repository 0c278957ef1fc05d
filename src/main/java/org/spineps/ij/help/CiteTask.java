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

import ij.ImagePlus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.spineps.ij.show.TextLines;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.ij.view.SpineView;
import org.spineps.job.CiteSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.model.KnownRelease;
import org.spineps.model.KnownReleases;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance.ModelUse;

/** Cite SPINEPS: references, those of the active image's networks too, and BibTeX. */
public final class CiteTask implements ImageTask<CiteSettings> {

	/**
	 * @param lines references and BibTeX
	 * @param bibTex the latter alone, for the clipboard
	 */
	record Result(TextLines lines, String bibTex) implements TaskResult {

		@Override
		public void present() {
			if (TextLines.needLog()) lines.present();
			else CiteWindow.open(lines, bibTex);
		}
	}

	/** @return what to cite for every method, lines of text */
	public static String references() {
		return HelpTexts.read("cite.txt");
	}

	@Override
	public JobDescription<CiteSettings> job() {
		return CiteSettings.JOB;
	}

	@Override
	public Result run(final ImagePlus source, final CiteSettings nothing,
		final Progress progress)
	{
		final List<String> lines = new ArrayList<>(Arrays.asList(references()
			.split("\n")));
		SpineView.find(source).ifPresent(view -> {
			lines.add("");
			lines.add("Networks that made the result of " + source.getTitle() + ":");
			for (final ModelUse model : view.segmentation().provenance().models())
				lines.add("  " + model.role() + ": " + model.id() + cite(model.id()));
		});
		final String bibTex = HelpTexts.read("references.bib");
		lines.add("");
		lines.addAll(Arrays.asList(bibTex.split("\n")));
		return new Result(new TextLines(CiteSettings.JOB.title(), "", lines),
			bibTex);
	}

	private static String cite(final String id) {
		final Optional<KnownRelease> release = KnownReleases.packaged().find(id);
		return release.map(known -> "; please cite " + known.cite()).orElse(
			", packaged or imported; see its card (Manage Models, Details)");
	}
}
