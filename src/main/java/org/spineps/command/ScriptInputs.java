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

import ij.ImagePlus;
import ij.WindowManager;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;
import org.scijava.service.Service;

/**
 * Inputs that a script leaves out keep their defaults, and the image is the active
 * one, before anything can ask for them in a window: a command of this project
 * never opens a dialog. Comes first of all that fill inputs.
 */
@Plugin(type = PreprocessorPlugin.class, priority = 2.5 *
	Priority.VERY_HIGH)
public final class ScriptInputs extends AbstractPreprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof TaskCommand)) return;
		for (final ModuleItem<?> input : module.getInfo().inputs()) {
			if (Service.class.isAssignableFrom(input.getType()) || module
				.isInputResolved(input.getName())) continue;
			if (input.getType() == ImagePlus.class) module.setInput(input.getName(),
				WindowManager.getCurrentImage());
			module.resolveInput(input.getName());
		}
	}
}
