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
package org.spineps.ij.view;

import ij.ImagePlus;
import ij.plugin.BrowserLauncher;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.spineps.SpinepsException;
import org.spineps.Version;
import org.spineps.ij.image.Titles;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.SpineReportSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.measure.InstanceTable;
import org.spineps.picture.PngFiles;
import org.spineps.picture.Snapshot;
import org.spineps.pipeline.correct.CorrectedResult;
import org.spineps.progress.Progress;
import org.spineps.report.CaseReport;
import org.spineps.report.LevelSheet;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;

/** Spine Report: the result of the active image as one page with its pictures. */
public final class SpineReportTask implements
	ImageTask<SpineReportSettings>
{

	private static final String END = ".html";

	private record Result(String subject, Path page, boolean browser)
		implements TaskResult
	{

		@Override
		public void present() {
			if (browser) new BrowserLauncher().run(page.toUri().toString());
		}

		@Override
		public String summary() {
			return browser ? "the report opens in the browser: " + page
				: "report saved";
		}
	}

	@Override
	public JobDescription<SpineReportSettings> job() {
		return SpineReportSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		SpineView.require(source).requireVolume();
	}

	@Override
	public TaskResult run(final ImagePlus source,
		final SpineReportSettings settings, final Progress progress)
		throws SpinepsException
	{
		requireUsable(source);
		final SpineView view = SpineView.require(source);
		final String wanted = settings.file().strip();
		if (wanted.isEmpty() && GraphicsEnvironment.isHeadless())
			throw new SpinepsException("There is no browser for the report",
				"this ImageJ runs without a screen", "Give a file for it (key file)");
		if (!wanted.isEmpty() && !wanted.toLowerCase(Locale.ROOT).endsWith(END))
			throw new SpinepsException("A report is saved as a .html file", "\"" +
				wanted + "\"", "Give a name that ends with .html");
		progress.report("Report", 0, 0);
		final Path page = wanted.isEmpty() ? temporary() : Path.of(wanted);
		report(view).write(page);
		return new Result(source.getTitle(), page, wanted.isEmpty());
	}

	private static Path temporary() throws SpinepsException {
		try {
			final Path page = Files.createTempFile("spine-report-", END);
			page.toFile().deleteOnExit();
			return page;
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot make a temporary file", e.getClass()
				.getSimpleName(), "Give a file for the report (key file)", e);
		}
	}

	private static CaseReport report(final SpineView view)
		throws SpinepsException
	{
		final SpineSegmentation result = view.segmentation();
		final ImageVolume scan = view.requireVolume();
		final String name = Titles.withoutExtension(view.source().getTitle());
		return new CaseReport(name, result, InstanceTable.of(result), view
			.quality(), overview(name, scan, result), LevelSheet.of(result, scan, view
				.measures()), Map.of());
	}

	/** A Java without fonts draws no picture; the page is none the worse. */
	private static byte[] overview(final String name, final ImageVolume scan,
		final SpineSegmentation result)
	{
		final Map<Integer, String> names = new TreeMap<>();
		for (final SpineInstance one : result.found())
			if (one.kind() == SpineInstance.Kind.VERTEBRA || one
				.kind() == SpineInstance.Kind.SACRUM) names.put(one.label(), one.name());
		final List<String> caption = new ArrayList<>(List.of(name,
			"SPINEPS for Fiji " + Version.get()));
		if (CorrectedResult.note(result).isPresent()) caption.add(
			CorrectedResult.CORRECTED);
		try {
			return PngFiles.bytes(Snapshot.render(scan, result.semantic(), result
				.instances(), names, String.join(" · ", caption)));
		}
		catch (final SpinepsException e) {
			return new byte[0];
		}
	}
}
