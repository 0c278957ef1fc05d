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
package org.spineps.command;

import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.spineps.ij.models.ManageModelsTask;
import org.spineps.job.ManageModelsSettings;

/**
 * Manage Models for scripts: lists, fetches, imports, verifies
 * and removes models.
 */
@Plugin(type = Command.class, headless = true, visible = false,
	label = "Manage Models...",
	description = "Lists, downloads, imports, verifies and removes networks")
public class ManageModels extends TaskCommand {

	@Parameter(required = false, persist = false)
	private String action = ManageModelsSettings.LIST;

	@Parameter(required = false, persist = false)
	private String model = "";

	@Parameter(required = false, persist = false)
	private String path = "";

	@Parameter(required = false, persist = false)
	private String name = "";

	@Parameter(required = false, persist = false)
	private boolean replace;

	@Parameter(required = false, persist = false)
	private boolean confirmed;

	/** For SciJava. */
	public ManageModels() {
		super(new ManageModelsTask());
	}
}
