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

import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.ij.task.ImageTask;
import org.spineps.ij.task.TaskResult;
import org.spineps.job.GoToVertebraSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.progress.Progress;

/** Go to Vertebra: the middle slice of a level. */
public final class GoToVertebraTask implements
	ImageTask<GoToVertebraSettings>
{

	private record Result(ImagePlus source, LevelMeasures level, int slice)
		implements TaskResult
	{

		@Override
		public void present() {
			source.setPosition(source.getC(), slice, source.getT());
			SpinePanels.choose(source, level.instance().label());
		}

		@Override
		public String summary() {
			return level.name() + ", slice " + slice;
		}
	}

	@Override
	public JobDescription<GoToVertebraSettings> job() {
		return GoToVertebraSettings.JOB;
	}

	@Override
	public void requireUsable(final ImagePlus source) throws SpinepsException {
		SpineView.require(source);
	}

	@Override
	public TaskResult run(final ImagePlus source,
		final GoToVertebraSettings settings, final Progress progress)
		throws SpinepsException
	{
		final SpineView view = SpineView.require(source);
		final String wanted = settings.vertebra().strip();
		final LevelMeasures level = view.measures().levels().stream().filter(
			row -> row.name().equalsIgnoreCase(wanted) || Integer.toString(row
				.instance().label()).equals(wanted)).findFirst().orElseThrow(
					() -> new SpinepsException("There is no vertebra " + wanted,
						"there are " + view.measures().levels().stream().map(
							LevelMeasures::name).collect(Collectors.joining(", ")),
						"Give one of them, by name or label"));
		final OptionalInt slice = slice(view, level);
		if (slice.isEmpty()) throw new SpinepsException(level.name() +
			" has no middle slice", "its body is not in the scan", "");
		return new Result(source, level, slice.getAsInt());
	}

	/**
	 * @param view a result
	 * @param level one of its levels
	 * @return the slice of the centre of its body, from 1; empty without a body
	 */
	static OptionalInt slice(final SpineView view, final LevelMeasures level) {
		if (level.frame().isEmpty()) return OptionalInt.empty();
		final int slice = (int) Math.round(view.segmentation().instances().grid()
			.toVoxel(level.frame().get().origin().toArray())[2]) + 1;
		return slice >= 1 && slice <= view.source().getNSlices() ? OptionalInt.of(
			slice) : OptionalInt.empty();
	}
}
