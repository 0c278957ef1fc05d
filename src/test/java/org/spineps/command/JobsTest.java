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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;
import org.spineps.SpinepsException;
import org.spineps.cli.CommandLineProbe;
import org.spineps.ij.entry.DialogProbe;
import org.spineps.ij.entry.SpinepsPlugIn;
import org.spineps.ij.entry.Tasks;
import org.spineps.ij.task.ImageTask;
import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.JobSetting;
import org.spineps.testing.HeadlessImageJ;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * Every job has the same keys, labels, defaults, choices and limits in the dialog,
 * in macros and on the command line, and the same keys and defaults as a SciJava
 * command.
 */
class JobsTest {

	private static Context context;

	@BeforeAll
	static void discover() {
		context = new Context(CommandService.class);
	}

	@AfterAll
	static void stop() {
		context.dispose();
	}

	static List<ImageTask<?>> tasks() {
		return Tasks.all();
	}

	private static CommandInfo command(final JobDescription<?> job) {
		return context.service(CommandService.class).getCommands().stream().filter(
			info -> info.getClassName().startsWith("org.spineps.command.") && info
				.getLabel().equals(job.menuLabel())).findFirst()
			.orElseThrow(() -> new AssertionError("No command for " + job.title()));
	}

	private static List<ModuleItem<?>> inputs(final CommandInfo command) {
		final List<ModuleItem<?>> inputs = new ArrayList<>();
		for (final ModuleItem<?> item : command.inputs())
			if (!Service.class.isAssignableFrom(item.getType()) && item
				.getType() != Context.class && item
					.getVisibility() != ItemVisibility.MESSAGE) inputs.add(item);
		return inputs;
	}

	@Test
	void everyMenuHasEveryJob() {
		final Map<String, String> expected = tasks().stream().collect(Collectors
			.toMap(task -> task.job().menuLabel(), task -> SpinepsPlugIn.class
				.getName() + "(\"" + task.job().id() + "\")", (first, second) -> first,
				LinkedHashMap::new));
		assertThat(HeadlessImageJ.menu()).containsExactlyEntriesOf(expected);
		for (final ImageTask<?> task : tasks())
			assertThat(command(task.job()).getDescription()).isEqualTo(task.job()
				.help());
	}

	/** Other tests leave images open, which the dialog would offer. */
	@BeforeEach
	void closeImages() {
		final int[] ids = WindowManager.getIDList();
		if (ids != null) for (final int id : ids)
			closed(WindowManager.getImage(id));
	}

	private static void closed(final ImagePlus image) {
		image.changes = false;
		image.close();
		Interpreter.removeBatchModeImage(image);
		WindowManager.setTempCurrentImage(null);
	}

	@ParameterizedTest
	@MethodSource("tasks")
	void theDialogHasTheDescribedFields(final ImageTask<?> task)
		throws SpinepsException
	{
		final DialogProbe dialog = new DialogProbe(Map.of(), true);
		final Map<String, String> answers = dialog.ask(task);
		final List<JobSetting> settings = task.job().settings().stream().filter(
			setting -> !setting.macroOnly()).toList();
		assertThat(dialog.fields()).hasSameSizeAs(settings);
		for (int i = 0; i < settings.size(); i++) {
			final JobSetting setting = settings.get(i);
			final DialogProbe.Field field = dialog.fields().get(i);
			assertThat(field.label()).isEqualTo(setting.label());
			assertThat(field.choices()).isEqualTo(setting.choices());
			assertThat(field.value()).isEqualTo(setting
				.defaultValue() instanceof Integer whole ? Double.valueOf(whole)
					: setting.defaultValue());
		}
		assertThat((Object) task.job().parse(answers)).isEqualTo(task.job()
			.defaults());
	}

	@ParameterizedTest
	@MethodSource("tasks")
	<R extends Record> void whatIsRecordedChoosesTheSame(
		final ImageTask<R> task) throws SpinepsException
	{
		assertThat(DialogProbe.recordedAndRead(task, task.job().defaults()))
			.isEqualTo(task.job().defaults());
		final R other = task.job().parse(others(task.job()));
		assertThat(DialogProbe.recordedAndRead(task, other)).isEqualTo(other)
			.isNotSameAs(other);
	}

	/** Other values than the defaults, as far as they can be made up. */
	private static Map<String, String> others(final JobDescription<?> job) {
		final Map<String, String> values = new TreeMap<>();
		for (final JobSetting setting : job.settings())
			if (setting.isSwitch()) values.put(setting.key(), Boolean.toString(
				!(boolean) setting.defaultValue()));
			else if (setting.isNumber()) values.put(setting.key(), "1");
			else if (!setting.choices().isEmpty()) values.put(setting.key(), setting
				.choices().get(setting.choices().size() - 1));
			else if (setting.key().equals("threshold")) values.put(setting.key(),
				"0.25");
			else if (setting.key().equals("anchors")) values.put(setting.key(),
				"124=L4/L5, V3=T12");
			else if (setting.key().equals("extra")) values.put(setting.key(),
				"meshes, seg");
			else if (!setting.key().equals("stored_as")) values.put(setting.key(),
				"/a b/[c]=d");
		return values;
	}

	@ParameterizedTest
	@MethodSource("tasks")
	void theCommandHasTheDescribedInputs(final ImageTask<?> task)
		throws Exception
	{
		final CommandInfo info = command(task.job());
		final List<ModuleItem<?>> inputs = inputs(info);
		final List<String> keys = new ArrayList<>(task.job().keys());
		if (task.takesImage()) keys.add(0, ImageTask.IMAGE);
		assertThat(inputs).extracting(ModuleItem::getName).containsExactlyElementsOf(
			keys);
		final Object fresh = Class.forName(info.getClassName())
			.getDeclaredConstructor().newInstance();
		for (final JobSetting setting : task.job().settings()) {
			final ModuleItem<?> input = inputs.get(keys.indexOf(setting.key()));
			final String what = setting.key() + " of " + task.job().title();
			assertThat(input.isRequired()).as(what).isFalse();
			assertThat(value(fresh, setting.key())).as(what).isEqualTo(setting
				.defaultValue());
		}
	}

	private static Object value(final Object command, final String key)
		throws ReflectiveOperationException
	{
		final java.lang.reflect.Field field = command.getClass().getDeclaredField(
			key);
		field.setAccessible(true);
		final Object value = field.get(command);
		return value == null ? "" : value;
	}

	/** Files take the place of windows, and switches of tables are of no use. */
	private static final Map<String, List<String>> NOT_ON_THE_COMMAND_LINE = Map
		.of("segment", List.of("method", "orientation", "use_header", "device",
			"threads", "show_table", "show_overlay", "show_labels", "options_file",
				"accept_geometry", "output", "anchors", "localizer"), "evaluate", List
				.of("reference", "prediction", "output"), "convert", List.of("file",
					"output"), "n4", List.of("show_field"),
			"nnunet", List.of("model", "other_channels", "orientation", "use_header",
				"stored_as", "exact", "device", "threads"));

	/** Options that mean something else where there are files. */
	private static final List<String> OWN_WORDS = List.of("mirroring",
		"probabilities", "groups");

	@Test
	void theCommandLineHasTheDescribedOptions() {
		final Map<String, Map<String, OptionSpec>> all = CommandLineProbe
			.generated();
		for (final ImageTask<?> task : tasks()) {
			final Map<String, OptionSpec> options = all.get(task.job().id());
			if (options == null) continue;
			for (final JobSetting setting : task.job().settings()) {
				final OptionSpec option = options.get(setting.key());
				final String what = setting.key() + " of " + task.job().title();
				if (NOT_ON_THE_COMMAND_LINE.get(task.job().id()).contains(setting.key()))
					continue;
				assertThat(option).as(what).isNotNull();
				assertThat(String.join(" ", option.description())).as(what).contains(
					OWN_WORDS.contains(setting.key()) ? "" : setting.label() + ". " +
						setting.help().replaceFirst("\\.$", ""));
				if (setting.isWish()) assertThat(option.negatable()).as(what).isTrue();
				else if (!setting.isSwitch()) assertThat((Object) setting.defaultValue()
					.toString()).as(what).isIn(option.defaultValue(), option
						.defaultValue() + ".0");
			}
		}
		assertThat(all.keySet()).containsExactlyInAnyOrderElementsOf(
			NOT_ON_THE_COMMAND_LINE.keySet());
	}

	/** Those that several commands share are in mixins. */
	@Test
	void devicesAndThreadsAreTheSameOnTheCommandLine() throws Exception {
		for (final String name : List.of("segment", "predict", "check")) {
			final Map<String, OptionSpec> options = CommandLineProbe.options(name);
			assertThat(options.get("--device").defaultValue()).isEqualTo("auto");
			for (final String word : List.of("auto", "cpu", "gpu", "mps"))
				assertThat(options.get("--device").converters()[0].convert(word))
					.isNotNull();
			assertThatThrownBy(() -> options.get("--device").converters()[0].convert(
				"tpu")).isInstanceOf(TypeConversionException.class)
				.hasMessageContaining("tpu");
			assertThat(options.get("--threads").defaultValue()).isNull();
		}
	}

	@ParameterizedTest
	@MethodSource("tasks")
	void limitsAndChoicesHoldEverywhere(final ImageTask<?> task) {
		final Map<String, OptionSpec> options = CommandLineProbe.generated()
			.getOrDefault(task.job().id(), Map.of());
		for (final JobSetting setting : task.job().settings())
			for (final String bad : outside(setting)) {
				final String what = setting.key() + "=" + bad;
				assertThatThrownBy(() -> task.job().parse(Map.of(setting.key(), bad)))
					.as(what).isInstanceOf(SpinepsException.class).hasMessageContaining(
						setting.key()).hasMessageContaining(bad);
				final OptionSpec option = options.get(setting.key());
				if (option == null || setting.isSwitch() || setting.isWish() || option
					.paramLabel().endsWith("|FILE")) continue;
				assertThatThrownBy(() -> option.converters()[0].convert(bad)).as(what)
					.isInstanceOf(TypeConversionException.class).hasMessageContaining(
						bad);
			}
	}

	private static List<String> outside(final JobSetting setting) {
		final List<String> bad = new ArrayList<>();
		if (setting.isSwitch()) bad.add("maybe");
		if (setting.isNumber()) bad.addAll(List.of("many", "NaN"));
		if (setting.type() == int.class) bad.add("1.5");
		if (setting.isNumber() && setting.min() > Double.NEGATIVE_INFINITY) bad.add(
			setting.type() == int.class ? "" + (long) (setting.min() - 1) : "" +
				(setting.min() - 1));
		if (setting.isNumber() && setting.max() < Double.POSITIVE_INFINITY) bad.add(
			setting.type() == int.class ? "" + (long) (setting.max() + 1) : "" +
				(setting.max() + 1));
		if (!setting.choices().isEmpty() && !setting.open()) bad.add("nonsense");
		return bad;
	}

	/** What macros have been written with must go on to work. */
	@Test
	void macroKeysAndDefaultsAreFrozen() throws IOException {
		final String golden;
		try (InputStream in = JobsTest.class.getResourceAsStream(
			"/org/spineps/macro-keys.txt"))
		{
			golden = new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		assertThat(tasks().stream().flatMap(task -> Stream.concat(Stream.of(task
			.job().menuLabel()), task.job().settings().stream().map(setting -> "  " +
				setting.key() + "=" + setting.defaultValue()))).collect(Collectors
					.joining("\n", "", "\n"))).isEqualTo(golden);
	}
}
