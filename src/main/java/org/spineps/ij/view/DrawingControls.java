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

import java.awt.Color;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Graphics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;

import org.spineps.ij.show.OverlayColours;
import org.spineps.ij.show.OverlayStyle;
import org.spineps.ij.show.ValueColours;

/** What of a result is drawn, in which colours, with their legend. */
final class DrawingControls extends JPanel {

	private static final long serialVersionUID = 1L;
	private static final String LEVEL = "level";
	private static final String STRUCTURE = "structure";

	private final JSlider opacity = new JSlider(0, 100, 25);
	private final JCheckBox outlines = new JCheckBox("Outlines", true);
	private final JCheckBox names = new JCheckBox("Names", true);
	private final JCheckBox only = new JCheckBox("Selected only");
	private final JComboBox<Object> colours = new JComboBox<>();
	private final Legend legend = new Legend();

	/** @param changed called after every change, on the event thread */
	DrawingControls(final Runnable changed) {
		super(new FlowLayout(FlowLayout.LEFT));
		colours.addItem(LEVEL);
		colours.addItem(STRUCTURE);
		for (final LevelFigure figure : LevelFigure.values())
			colours.addItem(figure);
		add(new JLabel("Fill"));
		opacity.setPreferredSize(new Dimension(90, opacity
			.getPreferredSize().height));
		opacity.setToolTipText("Opacity of the filled areas");
		add(opacity);
		add(outlines);
		add(names);
		add(only);
		add(new JLabel("Colour by"));
		add(colours);
		add(legend);
		opacity.addChangeListener(event -> {
			if (!opacity.getValueIsAdjusting()) changed.run();
		});
		for (final JCheckBox box : List.of(outlines, names, only))
			box.addActionListener(event -> changed.run());
		colours.addActionListener(event -> changed.run());
	}

	/** @return whether levels that are not selected are left out */
	boolean onlySelected() {
		return only.isSelected();
	}

	/**
	 * @param view a result
	 * @param wanted labels of the levels to draw; empty for all
	 * @return the chosen style
	 */
	OverlayStyle style(final SpineView view, final Set<Integer> wanted) {
		return new OverlayStyle(opacity.getValue() / 100.0, outlines.isSelected(),
			names.isSelected(), colours(view), wanted);
	}

	private OverlayColours colours(final SpineView view) {
		final Object chosen = colours.getSelectedItem();
		if (!(chosen instanceof LevelFigure figure)) return STRUCTURE.equals(chosen)
			? OverlayColours.STRUCTURES : OverlayColours.LEVELS;
		final double[] range = range(view, figure);
		final Map<Integer, Double> values = new HashMap<>();
		view.measures().levels().forEach(row -> values.put(row.instance().label(),
			figure.of(row)));
		return OverlayColours.byValue(values, range[0], range[1]);
	}

	/** @return the least and the greatest value; NaN if there is none */
	private static double[] range(final SpineView view,
		final LevelFigure figure)
	{
		final List<Double> known = new ArrayList<>();
		view.measures().levels().forEach(row -> known.add(figure.of(row)));
		known.removeIf(value -> Double.isNaN(value));
		return new double[] { known.stream().mapToDouble(Double::doubleValue).min()
			.orElse(Double.NaN), known.stream().mapToDouble(Double::doubleValue).max()
				.orElse(Double.NaN) };
	}

	/** Shows what the colours of a view mean. */
	void legend(final SpineView view) {
		final boolean values = colours.getSelectedItem() instanceof LevelFigure;
		legend.setVisible(values);
		if (values) legend.set((LevelFigure) colours.getSelectedItem(), range(view,
			(LevelFigure) colours.getSelectedItem()));
	}

	/** A bar of colours between two numbers. */
	private static final class Legend extends JComponent {

		private static final long serialVersionUID = 1L;
		private static final int BAR = 60;
		private static final int TEXT = 34;
		private static final int HEIGHT = 16;

		private String from = "";
		private String to = "";

		Legend() {
			setPreferredSize(new Dimension(BAR + 2 * TEXT, HEIGHT));
		}

		void set(final LevelFigure figure, final double[] range) {
			from = figure.text(range[0]);
			to = figure.text(range[1]);
			repaint();
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
