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
package org.spineps.ij.task;

import ij.plugin.frame.Recorder;

import java.util.Map;

import org.spineps.job.setting.JobDescription;

/** The line of a macro that does what a window has done. */
public final class MacroLine {

	private MacroLine() {
		// static methods only
	}

	/**
	 * @param job what was done
	 * @param settings how
	 * @param <R> its settings
	 * @return e.g. run("Set Vertebra Name...", "vertebra=V7 name=L5"); what has its
	 *         default is left out
	 */
	public static <R extends Record> String of(final JobDescription<R> job,
		final R settings)
	{
		final Map<String, String> usual = job.toMap(job.defaults());
		final StringBuilder options = new StringBuilder();
		job.toMap(settings).forEach((key, value) -> {
			if (value.equals(usual.get(key))) return;
			options.append(options.length() > 0 ? " " : "").append(key).append('=')
				.append(value.isEmpty() || value.contains(" ") ? "[" + value + "]"
					: value);
		});
		return "run(\"" + job.menuLabel() + "\", \"" + options + "\");\n";
	}

	/**
	 * Writes the line into the recorder, if it is open.
	 *
	 * @param job what was done
	 * @param settings how
	 * @param <R> its settings
	 */
	public static <R extends Record> void record(final JobDescription<R> job,
		final R settings)
	{
		if (Recorder.record) Recorder.recordString(of(job, settings));
	}
}
