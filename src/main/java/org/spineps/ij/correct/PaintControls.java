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
package org.spineps.ij.correct;

import ij.ImagePlus;
import ij.gui.Toolbar;
import ij.process.LUT;

import java.awt.Color;
import java.awt.Component;
import java.awt.FlowLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;

import org.spineps.anatomy.Structure;
import org.spineps.ij.show.LabelColors;
import org.spineps.job.CorrectSpineSettings;
import org.spineps.job.CorrectSpineSettings.Action;
import org.spineps.pipeline.correct.LabelPainting.Over;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;

/**
 * Paints what is selected in the scan with any of ImageJ's tools. The colour of
 * the chosen label is ImageJ's foreground colour, too, so that its brush and fill draw it in label images.
 */
final class PaintControls extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final int GAP = 6;
	private static final int MOST_SLICES = 999;

	private final transient Consumer<CorrectSpineSettings> start;
	private final transient ImagePlus scan;
	private final JComboBox<String> label = new JComboBox<>();
	private final JComboBox<String> part = new JComboBox<>();
	private final JComboBox<String> over = new JComboBox<>();
	private final JSpinner slices = new JSpinner(new SpinnerNumberModel(1, 1,
		MOST_SLICES, 1));
	private final List<JButton> buttons = new ArrayList<>();
	private transient SpineSegmentation result;
	private boolean changing;

	/**
	 * @param scan in which areas are selected
	 * @param start runs a correction
	 */
	PaintControls(final ImagePlus scan,
		final Consumer<CorrectSpineSettings> start)
	{
		this.scan = scan;
		this.start = start;
		setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
		setBorder(BorderFactory.createTitledBorder(
			"Paint the selection (brush, wand, freehand, ...)"));
		setAlignmentX(LEFT_ALIGNMENT);
		part.addItem(CorrectSpineSettings.AS_IT_IS);
		for (final Structure structure : Structure.SEMANTIC)
			if (structure.isVertebra()) part.addItem(structure.label());
		for (final Over one : Over.values())
			over.addItem(one.key());
		add(row(new JLabel("Label"), label, new JLabel("Part"), part));
		add(row(new JLabel("Over"), over, new JLabel("Slices from here"), slices));
		add(row(button("Add", "Gives the selection the label", Action.PAINT),
			button("Erase", "Takes the label out of the selection", Action.ERASE),
			button("Fill Between Slices",
				"Fills the label between slices that have it", Action.INTERPOLATE)));
		label.addActionListener(event -> {
			if (!changing) chosen();
		});
	}

	private static JPanel row(final Component... parts) {
		final JPanel row = new JPanel(new FlowLayout(FlowLayout.LEFT, GAP, 1));
		for (final Component one : parts)
			row.add(one);
		row.setAlignmentX(LEFT_ALIGNMENT);
		return row;
	}

	private JButton button(final String text, final String help,
		final Action action)
	{
		final JButton button = new JButton(text);
		button.setToolTipText(help);
		button.addActionListener(event -> start.accept(settings(action)));
		buttons.add(button);
		return button;
	}

	/** Offers the labels of a result. */
	void set(final SpineSegmentation newer) {
		result = newer;
		final Object before = label.getSelectedItem();
		changing = true;
		label.removeAllItems();
		for (final SpineInstance one : newer.vertebrae())
			label.addItem(one.name());
		label.addItem(CorrectSpineSettings.NEW);
		for (final Structure structure : Structure.SEMANTIC)
			if (!structure.isVertebra()) label.addItem(structure.label());
		label.setSelectedItem(before);
		if (label.getSelectedIndex() < 0) label.setSelectedIndex(0);
		changing = false;
		chosen();
	}

	private void chosen() {
		part.setEnabled(isEnabled() && structure() == null);
		final String name = String.valueOf(label.getSelectedItem());
		result.vertebrae().stream().filter(one -> one.name().equals(name))
			.findFirst().ifPresent(one -> paintWith(LabelColors.instanceLut(), one
				.label()));
		if (structure() != null) paintWith(LabelColors.semanticLut(), structure()
			.id());
	}

	/** ImageJ's brush draws the label that has the foreground colour. */
	private static void paintWith(final LUT colours, final int label) {
		Toolbar.setForegroundColor(new Color(colours.getRGB(label)));
	}

	/** @return what is chosen instead of a vertebra, or null */
	private Structure structure() {
		for (final Structure one : Structure.values())
			if (one.label().equals(label.getSelectedItem())) return one;
		return null;
	}

	/** @return the settings of a button */
	CorrectSpineSettings settings(final Action action) {
		final Structure structure = structure();
		final CorrectSpineSettings usual = CorrectSpineSettings.of(action);
		final String what = structure == null ? String.valueOf(label
			.getSelectedItem()) : action == Action.PAINT ? "" : instance(structure);
		if (action == Action.INTERPOLATE) return usual.to(what);
		final int last = Math.min(scan.getNSlices(), scan.getZ() + (int) slices
			.getValue() - 1);
		final boolean paints = action == Action.PAINT;
		return new CorrectSpineSettings(usual.action(), what, "", -1, -1, scan
			.getZ(), last, !paints ? usual.structure() : structure == null ? String
				.valueOf(part.getSelectedItem()) : structure.label(), paints ? String
					.valueOf(over.getSelectedItem()) : usual.over());
	}

	/** Erasing takes whatever is in the selection where there are several. */
	private String instance(final Structure structure) {
		return result.found().stream().filter(one -> one.name().equals(structure
			.label())).map(SpineInstance::name).findFirst().orElse("");
	}

	@Override
	public void setEnabled(final boolean enabled) {
		super.setEnabled(enabled);
		buttons.forEach(button -> button.setEnabled(enabled));
		part.setEnabled(enabled && structure() == null);
	}
}
