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
package org.spineps.ij.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.spineps.ij.task.ImageTask;
import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.JobSetting;
import org.spineps.job.setting.Setting;
import org.spineps.testing.BoxMethod;

/**
 * Writes the keys of all macro commands into the macro guide, from the descriptions
 * of the jobs. {@code mvn test -Dtest=MacroGuideTest -Dupdate.docs=true} writes them
 * again.
 */
class MacroGuideTest {

	private static final Path GUIDE = Path.of("docs/macro-guide.md");
	private static final String BEGIN = "<!-- keys: written by MacroGuideTest -->\n";
	private static final String END = "<!-- end of keys -->\n";

	@Test
	void theGuideHasEveryKeyOfEveryCommand() throws IOException {
		final String guide = Files.readString(GUIDE).replace("\r", "");
		assertThat(guide).contains(BEGIN, END);
		final String written = guide.substring(0, guide.indexOf(BEGIN) + BEGIN
			.length()) + keys() + guide.substring(guide.indexOf(END));
		if (Boolean.getBoolean("update.docs")) Files.writeString(GUIDE, written);
		assertThat(Files.readString(GUIDE).replace("\r", "")).as(
			"%s is out of date; write it again with -Dupdate.docs=true", GUIDE)
			.isEqualTo(written);
	}

	private static String keys() {
		return Tasks.all().stream().map(MacroGuideTest::section).collect(Collectors
			.joining());
	}

	private static String section(final ImageTask<?> task) {
		final JobDescription<?> job = task.job();
		final StringBuilder text = new StringBuilder("\n### Keys of ").append(job
			.menuLabel()).append("\n\n").append(job.help()).append(": `run(\"").append(
				job.menuLabel()).append("\"").append(example(job)).append(");`\n\n");
		if (job.settings().isEmpty() && !task.takesImage()) return text.append(
			"It has no keys.\n").toString();
		text.append("| key | value | default | meaning |\n|---|---|---|---|\n");
		if (task.takesImage()) row(text, ImageTask.IMAGE,
			"title of an open image, or path of a file", "the active image",
			"The image that it works on.");
		for (final JobSetting setting : job.settings())
			row(text, setting.key(), values(setting), setting.defaultValue().toString()
				.isEmpty() ? "blank" : "`" + plain(setting.defaultValue()) + "`",
				meaning(setting));
		return text.toString();
	}

	private static void row(final StringBuilder text, final String key,
		final String values, final String standard, final String meaning)
	{
		text.append("| `").append(key).append("` | ").append(values).append(" | ")
			.append(standard).append(" | ").append(meaning.replace("|", "\\|")).append(
				" |\n");
	}

	/** The first key that has to be given, or none. */
	private static String example(final JobDescription<?> job) {
		final List<String> options = job.settings().stream().filter(
			setting -> setting.form() != Setting.Form.PLAIN && setting.defaultValue()
				.toString().isEmpty() && !setting.macroOnly()).limit(1).map(
					setting -> setting.key() + "=[/data/" + setting.key() + "]").toList();
		return options.isEmpty() ? "" : ", \"" + options.get(0) + "\"";
	}

	private static String values(final JobSetting setting) {
		if (setting.isSwitch()) return "`true`, `false`";
		if (setting.isNumber()) return number(setting);
		final String choices = setting.choices().stream().filter(
			choice -> !choice.equals(new BoxMethod().id())).map(choice -> "`" + choice +
				"`").collect(Collectors.joining(", "));
		if (!choices.isEmpty()) return choices;
		return switch (setting.form()) {
			case PLAIN -> "text";
			case FILE -> "path of a file";
			case FOLDER -> "path of a folder";
			case IMAGE -> "title of an open image, or a path";
		};
	}

	private static String number(final JobSetting setting) {
		final String kind = setting.type() == int.class ? "whole number" : "number";
		final boolean least = setting.min() > Double.NEGATIVE_INFINITY;
		final boolean most = setting.max() < Double.POSITIVE_INFINITY;
		if (least && most) return kind + ", " + plain(setting.min()) + " to " +
			plain(setting.max());
		return least ? kind + " from " + plain(setting.min()) : kind;
	}

	private static String plain(final Object value) {
		return value instanceof Double number && number == Math.rint(number) ? String
			.format(Locale.ROOT, "%.0f", number) : value.toString();
	}

	private static String meaning(final JobSetting setting) {
		final String label = setting.label().replaceFirst(" \\((blank|0) = .*\\)$",
			"");
		return (label + ". " + setting.help() + (setting.help().isEmpty() || setting
			.help().endsWith(".") ? "" : ".")).strip();
	}
}
