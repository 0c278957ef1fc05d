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

import ij.IJ;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.FlowLayout;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;

import org.spineps.ij.dialog.SegmentAsker.Work;
import org.spineps.ij.help.CiteTask;
import org.spineps.ij.view.WindowPlaces;
import org.spineps.job.setting.DisplayedOrientation;
import org.spineps.job.setting.SharedTexts;
import org.spineps.pipeline.SpineMethod;

/**
 * The window of Segment Spine. Made and used in the event thread; whatever takes
 * time is left to {@link Work}.
 */
final class SegmentDialog extends JDialog {

	private static final long serialVersionUID = 1L;

	/** Title of the window. */
	static final String TITLE = "Segment Spine";

	private static final int GAP = 10;
	private static final int WRAP_PIXELS = 520;
	private static final Color REFUSED = new Color(180, 0, 0);
	private static final Map<String, String> ROLES = Map.of("semantic",
		"Network of structures", "instance", "Network of vertebrae", "naming",
		"Network of names", "levels", "Network of levels");
	private static final Map<String, String> DEVICES = devices();
	private static final Map<String, String> SHOWS = shows();

	private final transient SegmentChoices choices;
	private final transient ScanFacts scan;
	private final transient Work work;
	private final JPanel rows = new JPanel(new BorderLayout());
	private final JLabel estimate = new JLabel(" ");
	private final JLabel reason = new JLabel(" ");
	private final JButton ok = new JButton("OK");
	private final JButton download = new JButton("Download...");
	private boolean agreed;

	/**
	 * @param scan what is said of the scan
	 * @param choices gets what is chosen
	 * @param work done elsewhere
	 * @param notice lines at the bottom
	 */
	SegmentDialog(final ScanFacts scan, final SegmentChoices choices,
		final Work work, final String notice)
	{
		super((Window) IJ.getInstance(), TITLE, ModalityType.APPLICATION_MODAL);
		this.scan = scan;
		this.choices = choices;
		this.work = work;
		final JPanel content = new JPanel(new BorderLayout(GAP, GAP));
		content.setBorder(BorderFactory.createEmptyBorder(GAP, GAP, GAP, GAP));
		content.add(rows, BorderLayout.NORTH);
		final JPanel below = new JPanel(new BorderLayout(0, GAP));
		below.add(reason, BorderLayout.NORTH);
		below.add(new JLabel(wrapped(notice)), BorderLayout.CENTER);
		below.add(buttons(), BorderLayout.SOUTH);
		content.add(below, BorderLayout.SOUTH);
		setContentPane(content);
		getRootPane().setDefaultButton(ok);
		getRootPane().registerKeyboardAction(event -> dispose(), KeyStroke
			.getKeyStroke("ESCAPE"), JComponent.WHEN_IN_FOCUSED_WINDOW);
		addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosed(final WindowEvent event) {
				work.closed();
			}
		});
		fill();
	}

	private static Map<String, String> devices() {
		final Map<String, String> words = new LinkedHashMap<>();
		words.put("auto", "Automatic: the GPU if there is one, else the CPU");
		words.put("cpu", "CPU (" + Runtime.getRuntime().availableProcessors() +
			" cores)");
		words.put("gpu", "GPU (NVIDIA, CUDA)");
		words.put("mps", "GPU of a Mac (MPS)");
		return words;
	}

	private static Map<String, String> shows() {
		final Map<String, String> words = new LinkedHashMap<>();
		words.put("show_overlay", "Colours and names on the scan");
		words.put("show_table", "Tables");
		words.put("show_labels", "Label images");
		return words;
	}

	private static String wrapped(final String text) {
		return "<html><body style='width:" + WRAP_PIXELS + "px'>" + text.replace("&",
			"&amp;").replace("<", "&lt;").replace("\n", " ") + "</body></html>";
	}

	private JComponent buttons() {
		final JPanel left = new JPanel(new FlowLayout(FlowLayout.LEFT, 5, 0));
		add(left, "More...", () -> {
			ExpertFields.ask(this, choices);
			fill();
		});
		add(left, "Restore Defaults", () -> {
			choices.restoreDefaults();
			fill();
		});
		add(left, "Help", () -> TextDialog.show(this, "Segment Spine: Help", HelpText
			.settings()));
		add(left, "Cite", () -> TextDialog.show(this, "Segment Spine: Cite", CiteTask
			.references()));
		final JPanel right = new JPanel(new FlowLayout(FlowLayout.RIGHT, 5, 0));
		add(right, "Cancel", this::dispose);
		right.add(ok);
		ok.addActionListener(event -> {
			agreed = true;
			dispose();
		});
		download.addActionListener(event -> choices.missing().ifPresent(
			work::download));
		final JPanel all = new JPanel(new BorderLayout());
		all.add(left, BorderLayout.WEST);
		all.add(right, BorderLayout.EAST);
		return all;
	}

	private static void add(final JPanel panel, final String label,
		final Runnable action)
	{
		final JButton button = new JButton(label);
		button.addActionListener(event -> action.run());
		panel.add(button);
	}

	/** @return whether the user pressed OK, after the window has closed */
	boolean isAgreed() {
		return agreed;
	}

	/** Shows the choices as they are now. */
	void fill() {
		final Fields fields = new Fields();
		fields.add(new JLabel("<html>" + scan.text().replace("&", "&amp;").replace(
			"<", "&lt;").replace("\n", "<br>")));
		if (scan.known() && Boolean.parseBoolean(choices.get("use_header"))) fields
			.add("Orientation", "", new JLabel(scan.orientation()));
		else fields.add("Orientation", SharedTexts.ORIENTATION_HELP, orientations());
		fields.add("Method", SharedTexts.METHOD_HELP, box(choices.methods(), choices
			.method(), SpineMethod::title, method -> {
				choices.set("method", method.id());
				fill();
			}));
		for (final String role : choices.roles())
			fields.add(ROLES.getOrDefault(role, "Network: " + role), "", box(choices.networks(role), choices
				.network(role), NetworkChoice::text, network -> {
					choices.choose(role, network);
					update();
				}));
		fields.add("Device", SharedTexts.DEVICE_HELP, box(List.copyOf(devicesNow()
			.keySet()), choices.get("device"), devicesNow()::get, device -> {
				choices.set("device", device);
				update();
			}));
		fields.add("Expected", "Measured with one small pass of the network", estimate);
		fields.add("Show", "", checks());
		rows.removeAll();
		rows.add(fields);
		update();
		fit();
	}

	private static Map<String, String> with(final Map<String, String> words,
		final String value)
	{
		final Map<String, String> all = new LinkedHashMap<>(words);
		all.putIfAbsent(value, value);
		return all;
	}

	private Map<String, String> devicesNow() {
		return with(DEVICES, choices.get("device"));
	}

	private JComponent orientations() {
		final Map<String, String> words = new LinkedHashMap<>();
		for (final DisplayedOrientation way : DisplayedOrientation.values())
			words.put(way.text(), way.text());
		final Map<String, String> all = with(words, choices.get("orientation"));
		return box(List.copyOf(all.keySet()), choices.get("orientation"), all::get,
			way -> choices.set("orientation", way));
	}

	private JComponent checks() {
		final Box checks = Box.createHorizontalBox();
		SHOWS.forEach((key, words) -> {
			final JCheckBox check = new JCheckBox(words, Boolean.parseBoolean(choices
				.get(key)));
			check.addActionListener(event -> choices.set(key, Boolean.toString(check
				.isSelected())));
			checks.add(check);
		});
		return checks;
	}

	private static <T> JComboBox<String> box(final List<T> values,
		final T chosen, final Function<T, String> words,
		final Consumer<T> choose)
	{
		final JComboBox<String> box = new JComboBox<>(values.stream().map(words)
			.toArray(String[]::new));
		box.setSelectedItem(words.apply(chosen));
		box.addActionListener(event -> choose.accept(values.get(box
			.getSelectedIndex())));
		return box;
	}

	/** Looks anew whether it can be run, and how long it takes. */
	private void update() {
		final String refusal = choices.refusal().orElse("");
		refuse(refusal);
		estimate.setText("measuring...");
		if (refusal.isEmpty()) work.estimate(choices, this::setEstimate);
		else estimate.setText(" ");
	}

	/** @param text why it cannot be run; blank if it can */
	void refuse(final String text) {
		reason.setText(text.isBlank() ? " " : wrapped(text));
		reason.setForeground(REFUSED);
		ok.setEnabled(choices.refusal().isEmpty());
		if (choices.missing().isPresent()) rows.add(download, BorderLayout.SOUTH);
		else rows.remove(download);
		fit();
	}

	/** Another method has other networks, whose names may be longer. */
	private void fit() {
		pack();
		if (isShowing()) WindowPlaces.keepOnScreen(this);
	}

	private void setEstimate(final String text) {
		estimate.setText(text);
	}
}
