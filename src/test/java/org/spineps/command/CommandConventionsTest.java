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

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;
import org.spineps.testing.BadImages;
import org.spineps.testing.OpenImages;

/** What holds for every command, found as Fiji finds them. */
class CommandConventionsTest {

	private static Context context;
	private static List<CommandInfo> commands;

	@BeforeAll
	static void discover() {
		context = new Context();
		context.service(LogService.class).setLevel(LogLevel.NONE);
		commands = context.service(CommandService.class).getCommands().stream()
			.filter(info -> info.getClassName().startsWith("org.spineps.")).toList();
		assertThat(commands).isNotEmpty();
	}

	@AfterAll
	static void stop() {
		context.dispose();
	}

	private static List<ModuleItem<?>> inputs(final CommandInfo command) {
		final List<ModuleItem<?>> items = new ArrayList<>();
		for (final ModuleItem<?> item : command.inputs())
			if (!Service.class.isAssignableFrom(item.getType()) && item
				.getType() != Context.class && item
					.getVisibility() != ItemVisibility.MESSAGE) items.add(item);
		return items;
	}

	@Test
	void everyCommandIsValidAndInNoMenu() {
		for (final CommandInfo command : commands) {
			assertThat(command.isValid()).as("%s %s", command, command.getProblems())
				.isTrue();
			assertThat(command.isVisible()).isFalse();
			assertThat(command.getMenuPath()).isEmpty();
			assertThat(command.canRunHeadless()).isTrue();
			assertThat(command.getDescription()).isNotBlank();
		}
		assertThat(commands.stream().map(CommandInfo::getLabel))
			.doesNotHaveDuplicates().doesNotContainNull();
	}

	/** ImageJ finds no key with capitals, and takes a suffix for the key. */
	@Test
	void macroKeysAreLowerCaseAndNoneEndsAnother() {
		for (final CommandInfo command : commands) {
			final List<String> keys = inputs(command).stream().map(
				ModuleItem::getName).toList();
			for (final String key : keys) {
				assertThat(key).isEqualTo(key.toLowerCase(Locale.ROOT)).matches(
					"[a-z][a-z0-9_]*");
				for (final String other : keys)
					assertThat(other).doesNotEndWith("_" + key);
			}
		}
	}

	@Test
	void noRunDependsOnTheOneBefore() {
		for (final CommandInfo command : commands)
			for (final ModuleItem<?> item : inputs(command))
				assertThat(item.isPersisted()).as("%s of %s", item.getName(), command)
					.isFalse();
	}

	/** ImageJ 1 can show images only; the rest would open Fiji's console. */
	@Test
	void outputsAreImages() {
		for (final CommandInfo command : commands)
			for (final ModuleItem<?> item : command.outputs())
				assertThat(item.getType()).isEqualTo(ImagePlus.class);
	}

	/**
	 * Shading can be taken out of what is no calibrated volume, too; models of
	 * others may want several channels, or masks.
	 */
	private static boolean accepts(final CommandInfo command,
		final BadImages bad)
	{
		if (command.getClassName().equals(SegmentSpine.class.getName()))
			return !BadImages.forSegmentation().stream().map(BadImages::name).toList()
				.contains(bad.name());
		if (command.getClassName().equals(RunNnUnetModel.class.getName())) return List
			.of("channels", "channels for slices", "mask").contains(bad.name());
		if (command.getClassName().equals(CiteSpineps.class.getName())) return true;
		if (command.getClassName().equals(ShowLabels.class.getName())) return !List
			.of("no image", "image of size 0").contains(bad.name());
		return command.getClassName().equals(CorrectBiasField.class.getName()) &&
			List.of("single slice", "time series", "channels",
				"frames for slices", "channels for slices", "no calibration",
				"no unit", "mask").contains(bad.name());
	}

	/** Those that need a result refuse every other image in one way. */
	private static boolean worksOnResult(final CommandInfo command) {
		return List.of(SetVertebraName.class.getName(), SpineToRoiManager.class
			.getName(), SpineTables.class.getName(), ExportMeshes.class.getName(),
			CorrectSpine.class.getName(), RecomputeSpine.class.getName(),
			GoToVertebra.class.getName(), SpineOverlay.class.getName(),
			SpineReport.class.getName(), SaveSpineAsNifti.class.getName(),
			SaveSpineResults.class.getName()).contains(command.getClassName());
	}

	@Test
	void commandsForResultsSayWhatToRunFirst() throws Exception {
		for (final CommandInfo command : commands) {
			if (!worksOnResult(command)) continue;
			final CommandModule module = context.service(CommandService.class).run(
				command, true, Map.of("image", OpenImages.spine("scan"))).get();
			assertThat(module.isCanceled()).isTrue();
			assertThat(module.getCancelReason()).contains("Segment Spine");
		}
	}

	/** Runs with all of SciJava's own preparation, as from a script. */
	@Test
	void everyCommandRefusesBadImagesWithTheSameWords() throws Exception {
		for (final CommandInfo command : commands)
			for (final ModuleItem<?> item : inputs(command)) {
				if (!ImagePlus.class.isAssignableFrom(item.getType())) continue;
				if (worksOnResult(command)) continue;
				for (final BadImages bad : BadImages.all()) {
					if (accepts(command, bad)) continue;
					final ImagePlus image = bad.image();
					final Map<String, Object> given = image == null ? Map.of() : Map.of(
						item.getName(), image);
					final CommandModule module = context.service(CommandService.class)
						.run(command, true, given).get();
					assertThat(module.isCanceled()).as("%s with %s", command, bad)
						.isTrue();
					assertThat(module.getCancelReason()).contains(bad.reason());
					command.outputs().forEach(output -> assertThat(module.getOutput(output
						.getName())).isNull());
				}
			}
	}
}
