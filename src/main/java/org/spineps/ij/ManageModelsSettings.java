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
package org.spineps.ij;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;

/**
 * What the user chose for Manage Models.
 *
 * @param action one of {@link #ACTIONS}
 * @param model id of a model, or the address of a zip archive to download
 * @param path zip archive, folder or checkpoint to import
 * @param name id that a new model gets; blank to make one
 * @param replace whether a model of the same id gives way
 * @param confirmed whether a download may begin without asking: a macro's way to
 *          agree
 */
public record ManageModelsSettings(String action, String model, String path,
	String name, boolean replace, boolean confirmed)
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

	/** What can be done. */
	public static final List<String> ACTIONS = List.of(LIST, INFO, DOWNLOAD,
		IMPORT, VERIFY, REMOVE);

	/** Lists the models. */
	public static final ManageModelsSettings DEFAULTS =
		new ManageModelsSettings(LIST, "", "", "", false, false);

	static final List<String> KEYS = List.of("action", "model", "path", "name",
		"replace", "confirmed");

	/** Null is blank. */
	public ManageModelsSettings {
		action = action == null || action.isBlank() ? LIST : action.strip();
		model = model == null ? "" : model.strip();
		path = path == null ? "" : path.strip();
		name = name == null ? "" : name.strip();
	}

	static ManageModelsSettings of(final MacroOptions options)
		throws SpinepsException
	{
		return new ManageModelsSettings(options.text("action", LIST), options.text(
			"model", ""), options.text("path", ""), options.text("name", ""), options
				.flag("replace", false), options.flag("confirmed", false));
	}

	/** @return macro key → value, in the order of the dialog */
	Map<String, String> toMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		final List<String> values = List.of(action, model, path, name, Boolean
			.toString(replace), Boolean.toString(confirmed));
		for (int i = 0; i < KEYS.size(); i++)
			map.put(KEYS.get(i), values.get(i));
		return map;
	}
}
