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
package org.spineps.ij.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.WindowManager;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.BiasFieldSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.progress.Progress;
import org.spineps.testing.OpenImages;

/** The entry of plain ImageJ when a user answers its dialog. */
class SpinepsPlugInTest {

	private final List<BiasFieldSettings> ran = new ArrayList<>();
	private final List<String> shown = new ArrayList<>();
	private RuntimeException stops;

	@AfterEach
	void closeImage() {
		WindowManager.setTempCurrentImage(null);
	}

	/** Remembers its settings. */
	private final class Remembers implements ImageTask<BiasFieldSettings> {

		@Override
		public JobDescription<BiasFieldSettings> job() {
			return BiasFieldSettings.JOB;
		}

		@Override
		public void requireUsable(final ImagePlus source) throws SpinepsException {
			if (source == null) throw new SpinepsException("No image", "", "");
		}

		@Override
		public TaskResult run(final ImagePlus source,
			final BiasFieldSettings settings, final Progress progress)
		{
			ran.add(settings);
			if (stops != null) throw stops;
			return new TaskResult() {

				@Override
				public void present() {
					shown.add(source.getTitle());
				}
			};
		}
	}

	private void run(final Map<String, Object> answers, final boolean agrees) {
		final Form form = new DialogProbe(answers, agrees);
		new SpinepsPlugIn(List.of(new Remembers())) {

			@Override
			protected boolean canAsk() {
				return true;
			}

			@Override
			Form form(final String title) {
				return form;
			}
		}.run("n4");
	}

	@Test
	void whatIsAnsweredIsRunAndShown() {
		WindowManager.setTempCurrentImage(OpenImages.ramp(4, 4, 4));
		run(Map.of("Mask", "positive", "Levels", 2.0, "Show field", true), true);
		assertThat(ran).containsExactly(new BiasFieldSettings("positive", 100, 2,
			50, 4, true));
		assertThat(shown).containsExactly("ramp");
	}

	@Test
	void afterCancelNothingRuns() {
		WindowManager.setTempCurrentImage(OpenImages.ramp(4, 4, 4));
		run(Map.of(), false);
		assertThat(ran).isEmpty();
	}

	@Test
	void limitsHoldInTheDialogToo() {
		WindowManager.setTempCurrentImage(OpenImages.ramp(4, 4, 4));
		for (final double levels : new double[] { 0, 9, 1.5, Double.NaN })
			run(Map.of("Levels", levels), true);
		run(Map.of("Spline distance (mm)", Double.NaN), true);
		assertThat(ran).isEmpty();
	}

	@Test
	void nothingIsAskedWithoutAnImage() {
		run(Map.of(), true);
		assertThat(ran).isEmpty();
	}

	@Test
	void aCancelledRunShowsNothing() {
		WindowManager.setTempCurrentImage(OpenImages.ramp(4, 4, 4));
		stops = new CancellationException("stop");
		run(Map.of(), true);
		assertThat(ran).hasSize(1);
		assertThat(shown).isEmpty();
	}

	@Test
	void unknownJobsAreAFault() {
		assertThatThrownBy(() -> new SpinepsPlugIn().run("nothing")).isInstanceOf(
			IllegalArgumentException.class);
	}
}
