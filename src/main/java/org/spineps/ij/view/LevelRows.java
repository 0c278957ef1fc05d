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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.swing.table.AbstractTableModel;

import org.spineps.anatomy.Naming;
import org.spineps.measure.morphometry.LevelMeasures;
import org.spineps.measure.quality.InstanceQuality;
import org.spineps.measure.quality.Light;
import org.spineps.measure.quality.QualityFinding;
import org.spineps.result.SpineInstance;

/** The levels of a view as rows: light, name, how sure it is, and figures. */
final class LevelRows extends AbstractTableModel {

	/** Column of the traffic light. */
	static final int LIGHT = 0;
	/** Column of the name. */
	static final int NAME = 1;
	/** Column of how sure the name is. */
	static final int SURE = 2;
	private static final int FIGURES = 3;
	private static final long serialVersionUID = 1L;

	private transient SpineView view;
	private transient Map<Integer, InstanceQuality> quality;

	LevelRows(final SpineView view) {
		set(view);
	}

	/** Shows another view; all rows change. */
	void set(final SpineView newer) {
		view = newer;
		quality = newer.quality().instances().stream().filter(one -> one.instance()
			.kind() == SpineInstance.Kind.VERTEBRA || one.instance()
				.kind() == SpineInstance.Kind.SACRUM).collect(Collectors.toMap(one -> one
					.instance().label(), one -> one, (first, second) -> first));
		fireTableDataChanged();
	}

	/** @return the level of a row */
	LevelMeasures level(final int row) {
		return view.measures().levels().get(row);
	}

	@Override
	public int getRowCount() {
		return view.measures().levels().size();
	}

	@Override
	public int getColumnCount() {
		return FIGURES + LevelFigure.values().length;
	}

	@Override
	public String getColumnName(final int column) {
		return switch (column) {
			case LIGHT -> "";
			case NAME -> "Level";
			case SURE -> "Name is";
			default -> LevelFigure.values()[column - FIGURES].label();
		};
	}

	@Override
	public Class<?> getColumnClass(final int column) {
		return column == LIGHT ? Light.class : String.class;
	}

	@Override
	public Object getValueAt(final int row, final int column) {
		final LevelMeasures level = level(row);
		return switch (column) {
			case LIGHT -> light(row);
			case NAME -> level.name();
			case SURE -> sure(level.instance());
			default -> {
				final LevelFigure figure = LevelFigure.values()[column - FIGURES];
				yield figure.text(figure.of(level));
			}
		};
	}

	private Light light(final int row) {
		final InstanceQuality known = quality.get(level(row).instance().label());
		return known == null ? Light.GREEN : known.light();
	}

	/** @return why the light of a row is not green, as sentences; may be empty */
	List<String> reasons(final int row) {
		final InstanceQuality known = quality.get(level(row).instance().label());
		final List<String> reasons = new ArrayList<>();
		if (known != null) for (final QualityFinding finding : known.findings())
			reasons.add(finding.text());
		return reasons;
	}

	private static String sure(final SpineInstance instance) {
		if (instance.naming() == Naming.LEVEL_UNKNOWN) return "unknown";
		return Double.isNaN(instance.nameConfidence()) ? instance.naming().text()
			: Math.round(100 * instance.nameConfidence()) + " %";
	}
}
