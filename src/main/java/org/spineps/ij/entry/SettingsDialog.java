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

import ij.WindowManager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.ij.task.ImageTask;
import org.spineps.job.setting.JobSetting;
import org.spineps.job.setting.Setting;

/** The dialog of a job, made from the description of its settings. */
final class SettingsDialog {

	private static final int DECIMALS = 2;

	private final ImageTask<?> task;
	private final Form form;
	private final String[] openImages;
	private int imageFields;

	/**
	 * @param task whose settings are asked for
	 * @param form an empty dialog
	 */
	SettingsDialog(final ImageTask<?> task, final Form form) {
		this.task = task;
		this.form = form;
		openImages = WindowManager.getImageTitles();
	}

	/**
	 * @param image title of the image; blank for none
	 * @return values by key as a macro has them, or empty if the user cancelled
	 */
	Optional<Map<String, String>> ask(final String image) {
		if (task.takesImage() && openImages != null) putLast(image);
		final String message = (image.isEmpty() ? "" : "Image: " + image + "\n") +
			task.notice();
		if (!message.isBlank()) form.message(message.strip());
		for (final JobSetting setting : task.job().settings())
			if (!setting.macroOnly()) add(setting);
		if (!form.show()) return Optional.empty();
		final Map<String, String> values = new LinkedHashMap<>();
		for (final JobSetting setting : task.job().settings())
			if (!setting.macroOnly()) values.put(setting.key(), next(setting));
		return Optional.of(values);
	}

	/** What goes with an image is rarely the image itself. */
	private void putLast(final String image) {
		final List<String> titles = new ArrayList<>(Arrays.asList(openImages));
		if (titles.remove(image)) titles.add(image);
		titles.toArray(openImages);
	}

	private void add(final JobSetting setting) {
		final String label = setting.label();
		final Object value = setting.defaultValue();
		if (setting.isSwitch()) form.tick(label, (boolean) value);
		else if (value instanceof Number number) form.number(label, number
			.doubleValue(), number instanceof Integer || number.doubleValue() == Math
				.rint(number.doubleValue()) ? 0 : DECIMALS);
		else if (!setting.choices().isEmpty()) form.choice(label, setting.choices()
			.toArray(String[]::new), value.toString());
		else if (choosesImage(setting)) form.choice(label, openImages,
			openImages[imageFields++ % openImages.length]);
		else if (setting.form() == Setting.Form.FILE || setting
			.form() == Setting.Form.FOLDER) form.path(label, value.toString(), setting
				.form() == Setting.Form.FOLDER);
		else form.text(label, value.toString());
	}

	/** With fewer than two images open, paths can be typed. */
	private boolean choosesImage(final JobSetting setting) {
		return setting.form() == Setting.Form.IMAGE && openImages != null &&
			openImages.length > 1;
	}

	private String next(final JobSetting setting) {
		if (setting.isSwitch()) return Boolean.toString(form.nextTick());
		if (setting.isNumber()) {
			final double number = form.nextNumber();
			return setting.type() == int.class && number == Math.rint(number) ? Long
				.toString((long) number) : Double.toString(number);
		}
		return setting.choices().isEmpty() && !choosesImage(setting) ? form
			.nextText() : form.nextChoice();
	}
}
