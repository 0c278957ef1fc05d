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
package org.spineps.job;

import java.util.List;
import java.util.stream.Stream;

import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;

/**
 * What the user chose for Spine Tables.
 *
 * @param table which table, or all
 */
public record SpineTablesSettings(
	@Setting(label = "Table", choices = SpineTablesSettings.Tables.class,
		help = "Findings and measures of the levels by theme, or volumes and places " +
			"of all instances.")
	String table)
{

	/** Every table. */
	public static final String ALL = "all";
	/** Volumes and places of vertebrae, discs and so on. */
	public static final String INSTANCES = "instances";

	private static final List<String> KEYS = List.of("findings", "bodies",
		"discs", "canal", "alignment", INSTANCES);

	/** All tables. */
	public static final SpineTablesSettings DEFAULTS = new SpineTablesSettings(
		ALL);

	/** The job. */
	public static final JobDescription<SpineTablesSettings> JOB =
		new JobDescription<>("tables", "Spine Tables",
			"Opens the tables of a result: findings, bodies, discs, canal, alignment",
			DEFAULTS);

	/** @return the tables that are wanted */
	public List<String> keys() {
		return table.equals(ALL) ? KEYS : List.of(table);
	}

	/** The tables. */
	public static final class Tables implements Setting.Choices {

		@Override
		public List<String> values() {
			return Stream.concat(Stream.of(ALL), KEYS
				.stream()).toList();
		}
	}
}
