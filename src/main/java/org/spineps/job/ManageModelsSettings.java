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

import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;

/**
 * What the user chose for Manage Models.
 *
 * @param action {@link #LIST} and so on
 * @param model id of a model, or the address of a zip archive to download
 * @param path zip archive, folder or checkpoint to import
 * @param name id that a new model gets; blank to make one
 * @param replace whether a model of the same id gives way
 * @param confirmed whether a download may begin without asking: a macro's way to
 *          agree
 */
public record ManageModelsSettings(
	@Setting(label = "Action", choices = ManageModelsSettings.Actions.class)
	String action,
	@Setting(label = "Model",
		help = "Id of a model (see list), or the address of a zip archive to download.")
	String model,
	@Setting(label = "Import from", form = Setting.Form.FILE,
		help = "Path of a zip archive, of a folder, or of its inference_config.json " +
			"or plans.json.")
	String path,
	@Setting(label = "New id (blank = automatic)",
		help = "Id that a new model gets.")
	String name,
	@Setting(label = "Replace a model of the same id")
	boolean replace,
	@Setting(label = "Download without asking", macroOnly = true,
		help = "For macros: agrees to the download beforehand.")
	boolean confirmed)
{

	/** Shows what is here and what can be fetched. */
	public static final String LIST = "list";
	/** Tells all about a model. */
	public static final String INFO = "info";
	/** Fetches a published model. */
	public static final String DOWNLOAD = "download";
	/** Takes a model from a file or folder. */
	public static final String IMPORT = "import";
	/** Compares a model with its hashes. */
	public static final String VERIFY = "verify";
	/** Removes a model of the user's. */
	public static final String REMOVE = "remove";

	/** Lists the models. */
	public static final ManageModelsSettings DEFAULTS =
		new ManageModelsSettings(LIST, "", "", "", false, false);

	/** The job. */
	public static final JobDescription<ManageModelsSettings> JOB =
		new JobDescription<>("models", "Manage Models",
			"Lists, downloads, imports, verifies and removes networks", DEFAULTS);

	/** What can be done. */
	public static final class Actions implements Setting.Choices {

		@Override
		public List<String> values() {
			return List.of(LIST, INFO, DOWNLOAD, IMPORT, VERIFY, REMOVE);
		}
	}
}
