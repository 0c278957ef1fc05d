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
 * Plugins &gt; SPINEPS &gt; Manage Models...: lists, fetches, imports, verifies
 * and removes models.
 */
@Plugin(type = Command.class, headless = true,
	menuPath = "Plugins>SPINEPS>Manage Models...",
	description = "Lists, downloads, imports, verifies and removes networks")
public class ManageModels extends TaskCommand {

	@Parameter(label = "Action", persist = false, choices = {
		ManageModelsSettings.LIST, ManageModelsSettings.INFO,
		ManageModelsSettings.DOWNLOAD, ManageModelsSettings.IMPORT,
		ManageModelsSettings.VERIFY, ManageModelsSettings.REMOVE })
	private String action = ManageModelsSettings.LIST;

	@Parameter(label = "Model", required = false, persist = false,
		description = "Id of a model (see list), or the address of a zip archive " +
			"to download.")
	private String model = "";

	@Parameter(label = "Import from", required = false, persist = false,
		description = "Path of a zip archive, of a folder, or of its " +
			"inference_config.json or plans.json.")
	private String path = "";

	@Parameter(label = "New id (blank = automatic)", required = false,
		persist = false, description = "Id that a new model gets.")
	private String name = "";

	@Parameter(label = "Replace a model of the same id", persist = false)
	private boolean replace;

	@Parameter(label = "Download without asking", persist = false,
		description = "For macros: agrees to the download beforehand.")
	private boolean confirmed;

	/** For SciJava. */
	public ManageModels() {
		super(new ManageModelsTask());
	}
}
