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

import java.util.ArrayList;
import java.util.List;

import org.spineps.anatomy.Level;
import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;

/**
 * What the user chose for Set Vertebra Name.
 *
 * @param vertebra present name of a vertebra, e.g. "V7", or its label
 * @param name name that it gets, e.g. "L5"
 * @param force whether the name is right whatever speaks against it
 */
public record NameVertebraSettings(
	@Setting(label = "Vertebra (present name or label)",
		help = "As the table and the overlay call it, e.g. V7.")
	String vertebra,
	@Setting(label = "Is", choices = NameVertebraSettings.Names.class,
		help = "The other vertebrae are counted from it.")
	String name,
	@Setting(label = "Even if it contradicts what is seen",
		help = "The sacrum, the dens, a sure network or earlier names may speak " +
			"against a name; then it is refused unless this is set.")
	boolean force)
{

	/** No vertebra. */
	public static final NameVertebraSettings DEFAULTS = new NameVertebraSettings(
		"", Level.L5.label(), false);

	/** The job. */
	public static final JobDescription<NameVertebraSettings> JOB =
		new JobDescription<>("name", "Set Vertebra Name",
			"Names a vertebra of a result by hand; the others follow", DEFAULTS);

	/** @return the same, right whatever speaks against it */
	public NameVertebraSettings forced() {
		return new NameVertebraSettings(vertebra, name, true);
	}

	/** All levels that a vertebra can have. */
	public static final class Names implements Setting.Choices {

		@Override
		public List<String> values() {
			final List<String> names = new ArrayList<>();
			for (final Level level : Level.values())
				if (level != Level.SACRUM) names.add(level.label());
			return names;
		}
	}
}
