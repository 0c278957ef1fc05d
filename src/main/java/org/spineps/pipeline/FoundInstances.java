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
package org.spineps.pipeline;

import java.util.ArrayList;
import java.util.List;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.pipeline.SpineInstance.Kind;
import org.spineps.pipeline.instance.Support;
import org.spineps.pipeline.naming.VertebraNumbering;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Lists what two finished masks hold, with names and confidence. The confidence
 * of a vertebra is that of the instance network times that of the semantic
 * network, of everything else that of the semantic network: mean probabilities
 * over the voxels.
 */
final class FoundInstances {

	private static final int LABELS = 256;

	private final LabelStatistics instances;
	private final LabelStatistics semantic;
	private final VertebraNumbering numbering;
	private final double[] instanceMeans;
	private final double[] semanticMeans;
	private final List<SpineInstance> found = new ArrayList<>();

	private FoundInstances(final LabelVolume instances,
		final LabelVolume semantic, final ImageVolume confidenceOrNull,
		final VertebraNumbering numbering)
	{
		this.instances = LabelStatistics.of(instances);
		this.semantic = LabelStatistics.of(semantic);
		this.numbering = numbering;
		instanceMeans = means(confidenceOrNull, instances);
		semanticMeans = means(confidenceOrNull, semantic);
	}

	/**
	 * @param instances vertebrae, discs, endplates and sacrum with their labels
	 * @param semantic structures
	 * @param confidenceOrNull probability of the semantic class of each voxel, null
	 *          if no network made the semantic mask
	 * @param numbering labels and names of the vertebrae from the top
	 * @param support what speaks for them, in the same order
	 * @return the instances in the order of {@link SpineSegmentation#found()}
	 */
	static List<SpineInstance> of(final LabelVolume instances,
		final LabelVolume semantic, final ImageVolume confidenceOrNull,
		final VertebraNumbering numbering, final List<Support> support)
	{
		final FoundInstances list = new FoundInstances(instances, semantic,
			confidenceOrNull, numbering);
		list.addDiscAboveTop();
		for (int n = 0; n < numbering.labels().size(); n++)
			list.addVertebra(n, support.get(n).probability());
		list.addWhole(Kind.SACRUM, Level.SACRUM.id(), "sacrum");
		list.addWhole(Kind.CORD, Structure.CORD.id(), Structure.CORD.label());
		list.addWhole(Kind.CANAL, Structure.CANAL.id(), Structure.CANAL.label());
		return list.found;
	}

	private void addVertebra(final int n, final double support) {
		final int label = numbering.labels().get(n);
		// Left out of the mask.
		if (label == 0) return;
		final String name = numbering.names().get(n);
		final Naming naming = numbering.vertebrae().get(n).naming();
		final double seen = instanceMeans == null ? 1 : instanceMeans[label];
		found.add(new SpineInstance(Kind.VERTEBRA, label, name, naming, support *
			seen));
		add(Kind.ENDPLATES, Level.ENDPLATE_OFFSET + label, "endplates " + name,
			naming);
		add(Kind.DISC, Level.DISC_OFFSET + label, "disc " + name + "/" + below(n),
			naming);
	}

	private String below(final int n) {
		if (n + 1 < numbering.names().size()) return numbering.names().get(n + 1);
		if (numbering.vertebrae().get(n).naming() == Naming.LEVEL_UNKNOWN)
			return "?";
		final Level level = Level.of(numbering.labels().get(n)).orElseThrow();
		if (level == Level.L5 || level == Level.L6) return "S1";
		return level == Level.T12 ? "L1" : Level.values()[level.ordinal() + 1]
			.label();
	}

	/** The one disc that no vertebra of the list lies above. */
	private void addDiscAboveTop() {
		if (numbering.names().isEmpty()) return;
		for (final int label : instances.labels()) {
			final int level = label - Level.DISC_OFFSET;
			if (label <= Level.DISC_OFFSET || label > Level.ENDPLATE_OFFSET ||
				numbering.labels().contains(level)) continue;
			final String above = numbering.naming() == Naming.LEVEL_UNKNOWN ? "?"
				: Level.of(level).map(Level::label).orElse("?");
			add(Kind.DISC, label, "disc " + above + "/" + numbering.names().get(0),
				numbering.vertebrae().get(0).naming());
		}
	}

	private void add(final Kind kind, final int label, final String name,
		final Naming naming)
	{
		if (instances.has(label)) found.add(new SpineInstance(kind, label, name,
			naming, instanceMeans == null ? Double.NaN : instanceMeans[label]));
	}

	private void addWhole(final Kind kind, final int label, final String name) {
		final double[] means = kind.inSemanticMask() ? semanticMeans
			: instanceMeans;
		if ((kind.inSemanticMask() ? semantic : instances).has(label)) found.add(
			new SpineInstance(kind, label, name, Naming.CERTAIN, means == null
				? Double.NaN : means[label]));
	}

	private static double[] means(final ImageVolume valuesOrNull,
		final LabelVolume labels)
	{
		if (valuesOrNull == null) return null;
		final double[] sums = new double[LABELS];
		final long[] counts = new long[LABELS];
		final float[] values = valuesOrNull.array();
		final short[] voxels = labels.array();
		for (int v = 0; v < voxels.length; v++) {
			if (voxels[v] == 0) continue;
			sums[voxels[v]] += values[v];
			counts[voxels[v]]++;
		}
		for (int label = 0; label < LABELS; label++)
			sums[label] /= counts[label];
		return sums;
	}
}
