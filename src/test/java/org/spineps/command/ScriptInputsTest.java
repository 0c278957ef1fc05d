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

import static org.assertj.core.api.Assertions.assertThat;

import ij.ImagePlus;
import ij.WindowManager;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.Priority;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleException;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.spineps.testing.OpenImages;

/** Nothing is left for a window to ask for. */
class ScriptInputsTest {

	/** Stands for Fiji's dialogs: asks for all that is not known. */
	public static final class Asking extends AbstractPreprocessorPlugin {

		private static final List<String> asked = new ArrayList<>();

		@Override
		public void process(final Module module) {
			for (final ModuleItem<?> input : module.getInfo().inputs())
				if (!module.isInputResolved(input.getName())) asked.add(input
					.getName());
		}
	}

	private Context context;

	@BeforeEach
	void start() {
		context = new Context();
		context.service(LogService.class).setLevel(LogLevel.NONE);
		final PluginInfo<PreprocessorPlugin> last = new PluginInfo<>(Asking.class,
			PreprocessorPlugin.class);
		last.setPriority(Priority.HIGH);
		context.service(PluginService.class).addPlugin(last);
		Asking.asked.clear();
	}

	@AfterEach
	void stop() {
		WindowManager.setTempCurrentImage(null);
		context.dispose();
	}

	private CommandModule run(final CommandInfo command,
		final Map<String, Object> given) throws Exception
	{
		return context.service(CommandService.class).run(command, true, given)
			.get();
	}

	@Test
	void noCommandAsksWhateverIsLeftOut() throws Exception {
		final List<CommandInfo> commands = context.service(CommandService.class)
			.getCommands().stream().filter(info -> info.getClassName().startsWith(
				"org.spineps.command.") && !info.getClassName().contains("Fake"))
			.toList();
		assertThat(commands).hasSizeGreaterThan(6);
		for (final CommandInfo command : commands) {
			// a bad value ends every run at once
			final Map<String, Object> given = new HashMap<>();
			command.inputs().forEach(input -> {
				if (List.of("device", "mask", "view", "action", "input").contains(input
					.getName())) given.put(input.getName(), "nonsense");
				if (input.getName().equals("segment")) given.put("segment", false);
			});
			final CommandModule module = run(command, given);
			assertThat(module.isCanceled()).as(command.getTitle()).isEqualTo(!List
				.of(CheckInstallation.class.getName(), OpenSampleSpine.class.getName(),
					CiteSpineps.class.getName(), SpineHelp.class.getName()).contains(
						command.getClassName()));
			assertThat(Asking.asked).as(command.getTitle()).isEmpty();
		}
	}

	@Test
	void theActiveImageIsTakenAndScriptsMayNameAnother() throws Exception {
		final CommandInfo command = context.service(CommandService.class).getCommand(
			SegmentSpine.class);
		final ImagePlus active = OpenImages.spine("active");
		WindowManager.setTempCurrentImage(active);
		assertThat(image(command, null)).isSameAs(active);
		final ImagePlus other = OpenImages.spine("other");
		assertThat(image(command, other)).isSameAs(other);
	}

	/** In the thread of the test, to which the active image belongs. */
	private static Object image(final CommandInfo command, final ImagePlus given)
		throws ModuleException
	{
		final Module module = command.createModule();
		if (given != null) module.setInput("image", given);
		if (given != null) module.resolveInput("image");
		new ScriptInputs().process(module);
		assertThat(module.isInputResolved("image")).isTrue();
		return module.getInput("image");
	}

	@Test
	void theStandInAsksForWhatNobodyKnows() throws Exception {
		context.service(PluginService.class).removePlugin(context.service(
			PluginService.class).getPlugin(ScriptInputs.class));
		run(context.service(CommandService.class).getCommand(OpenNifti.class), Map
			.of("view", "nonsense"));
		assertThat(Asking.asked).contains("file");
	}
}
