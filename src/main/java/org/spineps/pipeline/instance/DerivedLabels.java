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
package org.spineps.pipeline.instance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleToIntFunction;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;
import org.spineps.pipeline.instance.vertebra.VertebraTable;
import org.spineps.pipeline.instance.vertebra.VertebraTable.Depth;
import org.spineps.volume.Box;
import org.spineps.volume.Components;
import org.spineps.volume.Connectivity;
import org.spineps.volume.Crop;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Adds what follows from named vertebrae and the semantic mask: the sacrum, metal
 * (80), the dens, discs as 100 + X and endplates as 200 + X, where X is the
 * nearest vertebra above by the height of its body (Möller et al. 2024, section
 * 2.3).
 * <ul>
 * <li>Each connected piece of disc or endplate gets one label. Both plates
 * around the disc under X are therefore 200 + X, unless the network tells upper
 * from lower ones: an upper one belongs to the vertebra under it.</li>
 * <li>A disc above the top vertebra gets 100 + the level above that, e.g. 119
 * over L1 (20) or 130 over V1 (31), and stays unlabelled over C1 or a label 1. An endplate there
 * counts to the top vertebra.</li>
 * <li>Without a vertebra that has a body, discs and endplates stay
 * unlabelled.</li>
 * </ul>
 */
public final class DerivedLabels {

	private static final Structure[] PLATES = { Structure.ENDPLATE,
		Structure.ENDPLATE_INFERIOR, Structure.ENDPLATE_SUPERIOR };

	private final LabelVolume instances;
	private final LabelVolume semantic;
	private final InstanceRules rules;
	private final List<Integer> labels = new ArrayList<>();
	private final List<Double> depths = new ArrayList<>();

	private DerivedLabels(final LabelVolume instances,
		final LabelVolume semantic, final InstanceRules rules)
	{
		this.instances = instances;
		this.semantic = semantic;
		this.rules = rules;
	}

	/**
	 * @param vertebrae instance mask with the final labels of the vertebrae, see
	 *          {@link Level#isVertebra}, anything else being background; not changed
	 * @param semantic structures on the same grid, in any orientation; not changed
	 * @param rules labels of the sacrum, and whose rules
	 * @return a new mask with the added labels
	 * @throws IllegalArgumentException if the grids differ or a label is no
	 *           vertebra's
	 */
	public static LabelVolume add(final LabelVolume vertebrae,
		final LabelVolume semantic, final InstanceRules rules)
	{
		if (!vertebrae.grid().agreesWith(semantic.grid()))
			throw new IllegalArgumentException("The masks are on different grids");
		final LabelVolume result = vertebrae.copy();
		final Box box = LabelStatistics.boundingBox(semantic, label -> label != 0);
		if (box.isEmpty()) return result;
		final DerivedLabels derived = new DerivedLabels(Crop.of(vertebrae, box, 0),
			Crop.of(semantic, box, 0), rules);
		derived.addSacrumMetalAndDens();
		derived.measure();
		if (!derived.labels.isEmpty()) {
			derived.addDiscs();
			derived.addEndplates();
		}
		Crop.paste(derived.instances, result, box.min(0), box.min(1), box.min(2));
		return result;
	}

	/**
	 * @param semantic structures
	 * @return whether upper and lower endplates are told apart in it
	 */
	public static boolean hasDividedPlates(final LabelVolume semantic) {
		for (final short structure : semantic.array())
			if (structure == Structure.ENDPLATE_SUPERIOR.id() ||
				structure == Structure.ENDPLATE_INFERIOR.id()) return true;
		return false;
	}

	private void addSacrumMetalAndDens() {
		final short[] voxels = instances.array();
		final short[] structures = semantic.array();
		boolean c2 = false;
		short checked = 0;
		for (final short label : voxels) {
			if (label == checked) continue;
			checked = label;
			if (label != 0 && !Level.isVertebra(label))
				throw new IllegalArgumentException("Not the label of a vertebra: " + label);
			c2 |= label == Level.C2.id();
		}
		final boolean dens = rules.labelsDens(c2);
		final short[] labelOf = new short[1 << 16];
		rules.options().combining().sacrumLabels().forEach(
			structure -> labelOf[structure] = (short) Level.SACRUM.id());
		rules.options().combining().metalLabels().forEach(
			structure -> labelOf[structure] = (short) Structure.METAL.id());
		if (dens) labelOf[Structure.DENS.id()] = (short) Level.C2.id();
		for (int v = 0; v < voxels.length; v++) {
			final short label = labelOf[structures[v] & 0xffff];
			if (label != 0) voxels[v] = label;
		}
	}

	/** Collects the depths that discs and endplates are compared with. */
	private void measure() {
		final VertebraTable table = VertebraTable.of(instances, semantic);
		for (int label = 1; label < table.size(); label++) {
			if (!table.has(label) || label == Structure.METAL.id()) continue;
			final double depth = rules.depth(table, label);
			if (Double.isNaN(depth)) continue;
			labels.add(label);
			depths.add(depth);
		}
	}

	private void addDiscs() {
		final Components discs = Components.of(semantic, Connectivity.CORNERS,
			Structure.DISC.id());
		final Depth depth = new Depth(semantic.grid());
		final int[] newLabels = new int[discs.count() + 1];
		for (int id = 1; id < newLabels.length; id++) {
			final double height = depth.of(discs.centroid(id));
			final int above = height < depths.get(top()) ? rules.levelAbove(
				labels, labels.get(top())) : labels.get(nearestAbove(height));
			newLabels[id] = above == 0 ? 0 : Level.DISC_OFFSET + above;
		}
		write(discs, newLabels);
	}

	private void addEndplates() {
		if (rules.platesByDiscSpace()) {
			addEndplates(this::nearestAbove, false, Arrays.stream(PLATES).mapToInt(
				Structure::id).toArray());
			return;
		}
		final boolean divided = rules.isPlate(Structure.ENDPLATE_SUPERIOR.id()) &&
			hasDividedPlates(semantic);
		for (final Structure structure : PLATES)
			if (rules.isPlate(structure.id()) && (divided ||
				structure == Structure.ENDPLATE)) addEndplates(
				structure == Structure.ENDPLATE_SUPERIOR ? this::nearestBelow
					: this::nearestAbove, divided, structure.id());
	}

	private void addEndplates(final DoubleToIntFunction vertebra,
		final boolean divided, final int... structures)
	{
		final Components plates = Components.of(semantic, Connectivity.CORNERS,
			structures);
		final Depth depth = new Depth(semantic.grid());
		final int[] newLabels = new int[plates.count() + 1];
		for (int id = 1; id < newLabels.length; id++)
			newLabels[id] = rules.plateLabel(labels.get(vertebra.applyAsInt(depth.of(
				plates.centroid(id)))), divided);
		write(plates, newLabels);
	}

	private void write(final Components components, final int[] newLabels) {
		final int[] ids = components.ids();
		for (int v = 0; v < ids.length; v++)
			if (ids[v] != 0) instances.array()[v] = (short) newLabels[ids[v]];
	}

	/** @return which vertebra is the highest one */
	private int top() {
		int top = 0;
		for (int n = 1; n < depths.size(); n++)
			if (depths.get(n) < depths.get(top)) top = n;
		return top;
	}

	/** @return the highest vertebra below a depth, the lowest if there is none */
	private int nearestBelow(final double depth) {
		int nearest = -1;
		int lowest = 0;
		for (int n = 0; n < depths.size(); n++) {
			if (depths.get(n) > depths.get(lowest)) lowest = n;
			if (depths.get(n) > depth && (nearest < 0 || depths.get(n) < depths.get(
				nearest))) nearest = n;
		}
		return nearest < 0 ? lowest : nearest;
	}

	/** @return the lowest vertebra above a depth, the highest if there is none */
	private int nearestAbove(final double depth) {
		int nearest = -1;
		for (int n = 0; n < depths.size(); n++)
			if (depths.get(n) < depth && (nearest < 0 || depths.get(n) > depths.get(
				nearest))) nearest = n;
		return nearest < 0 ? top() : nearest;
	}
}
