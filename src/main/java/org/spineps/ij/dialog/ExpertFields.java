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
package org.spineps.ij.dialog;

import java.awt.FlowLayout;
import java.awt.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JTextField;

import org.spineps.job.SegmentSpineSettings;
import org.spineps.job.setting.JobSetting;
import org.spineps.job.setting.Setting;

/** All settings of Segment Spine that its dialog does not show at once. */
final class ExpertFields {

	/** What the dialog itself shows. */
	private static final List<String> SHOWN = List.of("method", "device",
		"show_table", "show_overlay", "show_labels", "semantic_model",
		"instance_model", "naming_model", "levels_model");
	private static final int COLUMNS = 24;

	private final SegmentChoices choices;
	private final Fields fields = new Fields();
	private final Map<String, Supplier<String>> values = new LinkedHashMap<>();

	private ExpertFields(final SegmentChoices choices) {
		this.choices = choices;
		for (final JobSetting setting : SegmentSpineSettings.JOB.settings())
			if (!SHOWN.contains(setting.key())) add(setting);
	}

	/**
	 * Asks in a window over another, in the event thread.
	 *
	 * @param owner the window below
	 * @param choices gets what is chosen
	 */
	static void ask(final Window owner, final SegmentChoices choices) {
		final ExpertFields expert = new ExpertFields(choices);
		if (JOptionPane.showConfirmDialog(owner, expert.fields,
			"Segment Spine: More", JOptionPane.OK_CANCEL_OPTION,
			JOptionPane.PLAIN_MESSAGE) == JOptionPane.OK_OPTION) expert.values
				.forEach((key, value) -> choices.set(key, value.get()));
	}

	private void add(final JobSetting setting) {
		final String value = choices.get(setting.key());
		if (setting.isSwitch()) {
			final JCheckBox box = new JCheckBox(setting.label(), Boolean.parseBoolean(
				value));
			box.setToolTipText(setting.help());
			fields.add(box);
			values.put(setting.key(), () -> Boolean.toString(box.isSelected()));
		}
		else if (!setting.choices().isEmpty()) {
			final JComboBox<String> box = new JComboBox<>(setting.choices().toArray(
				String[]::new));
			box.setEditable(setting.open());
			box.setSelectedItem(value);
			fields.add(setting.label(), setting.help(), box);
			values.put(setting.key(), () -> String.valueOf(box.getSelectedItem()));
		}
		else {
			final JTextField text = new JTextField(value, COLUMNS);
			final boolean path = setting.form() != Setting.Form.PLAIN || setting.key()
				.endsWith("_file");
			fields.add(setting.label(), setting.help(), path ? withChooser(text,
				setting.form() == Setting.Form.FOLDER) : text);
			values.put(setting.key(), () -> text.getText().strip());
		}
	}

	private JComponent withChooser(final JTextField text,
		final boolean folder)
	{
		final JPanel panel = new JPanel(new FlowLayout(FlowLayout.LEFT, 0, 0));
		final JButton browse = new JButton("Browse...");
		browse.addActionListener(event -> {
			final JFileChooser chooser = new JFileChooser(text.getText());
			chooser.setFileSelectionMode(folder ? JFileChooser.DIRECTORIES_ONLY
				: JFileChooser.FILES_ONLY);
			if (chooser.showOpenDialog(panel) == JFileChooser.APPROVE_OPTION) text
				.setText(chooser.getSelectedFile().getPath());
		});
		panel.add(text);
		panel.add(browse);
		return panel;
	}
}
