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
package org.spineps.ij.view;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Graphics;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;

import org.spineps.ij.show.ValueColours;
import org.spineps.job.SpineOverlaySettings;

/** What of a result is drawn, in which colours, with their legend. */
final class DrawingControls extends JPanel {

	private static final long serialVersionUID = 1L;
	private final JSlider opacity = new JSlider(0, 100, 25);
	private final JCheckBox outlines = new JCheckBox("Outlines", true);
	private final JCheckBox names = new JCheckBox("Names", true);
	private final JCheckBox only = new JCheckBox("Selected only");
	private final JComboBox<Object> colours = new JComboBox<>();
	private final Legend legend = new Legend();
	/** While a result is shown, changes are not the user's. */
	private boolean changing;

	/** @param changed called after every change, on the event thread */
	DrawingControls(final Runnable changed) {
		super(new BorderLayout());
		final JPanel row = new JPanel(new FlowLayout(FlowLayout.LEFT));
		final JPanel below = new JPanel(new FlowLayout(FlowLayout.LEFT));
		add(row, BorderLayout.CENTER);
		add(below, BorderLayout.SOUTH);
		row.add(new JLabel("Fill"));
		opacity.setPreferredSize(new Dimension(90, opacity
			.getPreferredSize().height));
		opacity.setToolTipText("Opacity of the filled areas");
		row.add(opacity);
		row.add(outlines);
		row.add(names);
		row.add(only);
		below.add(new JLabel("Colour by"));
		below.add(colours);
		below.add(legend);
		opacity.addChangeListener(event -> {
			if (!changing && !opacity.getValueIsAdjusting()) changed.run();
		});
		for (final JCheckBox box : List.of(outlines, names, only))
			box.addActionListener(event -> changed.run());
		colours.addActionListener(event -> {
			if (!changing) changed.run();
		});
	}

	/** @return whether levels that are not selected are left out */
	boolean onlySelected() {
		return only.isSelected();
	}

	/**
	 * @param wanted names of the levels to draw; empty for all
	 * @return what is chosen
	 */
	SpineOverlaySettings settings(final List<String> wanted) {
		final Object chosen = colours.getSelectedItem();
		return new SpineOverlaySettings(opacity.getValue() / 100.0, outlines
			.isSelected(), names.isSelected(), chosen instanceof ColourColumn column
				? column.name() : String.valueOf(chosen), "").only(wanted);
	}

	/**
	 * Shows a result and how it is drawn.
	 *
	 * @param view the result
	 * @param chosen how it is drawn
	 */
	void set(final SpineView view, final SpineOverlaySettings chosen) {
		changing = true;
		colours.removeAllItems();
		colours.addItem(SpineOverlaySettings.LEVEL);
		colours.addItem(SpineOverlaySettings.STRUCTURE);
		colours.setSelectedItem(chosen.colour());
		for (final ColourColumn column : ColourColumn.all(view)) {
			colours.addItem(column);
			if (column.name().equals(chosen.colour())) colours.setSelectedItem(
				column);
		}
		opacity.setValue((int) Math.round(100 * chosen.opacity()));
		outlines.setSelected(chosen.outlines());
		names.setSelected(chosen.names());
		only.setSelected(!chosen.only().isBlank());
		changing = false;
		legend(view);
	}

	/** Shows what the colours of a view mean. */
	void legend(final SpineView view) {
		legend.setVisible(colours.getSelectedItem() instanceof ColourColumn);
		if (colours.getSelectedItem() instanceof ColourColumn column) legend.set(
			ColourColumn.of(view, column.name()));
		revalidate();
	}

	/** A bar of colours between two numbers. */
	private static final class Legend extends JComponent {

		private static final long serialVersionUID = 1L;
		private static final int BAR = 60;
		private static final int TEXT = 44;
		private static final int HEIGHT = 16;

		private String from = "";
		private String to = "";

		Legend() {
			setPreferredSize(new Dimension(BAR + 2 * TEXT, HEIGHT));
		}

		void set(final ColourColumn column) {
			from = text(column.least());
			to = text(column.most());
			setToolTipText(column.heading() + ", grey where there is none");
			repaint();
		}

		private static String text(final double number) {
			return new BigDecimal(number).round(new MathContext(3)).stripTrailingZeros()
				.toPlainString();
		}

		@Override
		protected void paintComponent(final Graphics graphics) {
			for (int x = 0; x < BAR; x++) {
				graphics.setColor(new Color(ValueColours.of(x, 0, BAR - 1.0)));
				graphics.fillRect(TEXT + x, 2, 1, HEIGHT - 4);
			}
			graphics.setColor(getForeground());
			graphics.drawString(from, 0, HEIGHT - 4);
			graphics.drawString(to, TEXT + BAR + 4, HEIGHT - 4);
		}
	}
}
