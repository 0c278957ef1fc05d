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
package org.spineps.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * Lists what two finished masks hold, with names and confidence. The confidence
 * of a name is the naming network's. The confidence of the outline of a vertebra is that of the instance network times that of the semantic
 * network, of everything else that of the semantic network: mean probabilities
 * over the voxels.
 */
public final class InstanceList {

	private static final int LABELS = 256;

	private final LabelStatistics instances;
	private final LabelStatistics semantic;
	private final VertebraNumbering numbering;
	private final double[] instanceMeans;
	private final double[] semanticMeans;
	private final List<SpineInstance> found = new ArrayList<>();

	private InstanceList(final LabelVolume instances,
		final LabelVolume semantic, final ImageVolume confidenceOrNull,
		final VertebraNumbering numbering)
	{
		this.instances = LabelStatistics.of(instances);
		this.semantic = LabelStatistics.of(semantic);
		this.numbering = numbering;
		instanceMeans = meansOrNull(confidenceOrNull, instances);
		semanticMeans = meansOrNull(confidenceOrNull, semantic);
	}

	/**
	 * Lists the instances of a segmentation.
	 *
	 * @param instances vertebrae, discs, endplates and sacrum with their labels
	 * @param semantic structures
	 * @param confidenceOrNull probability of the semantic class of each voxel, null
	 *          if no network made the semantic mask
	 * @param numbering labels and names of the vertebrae from the top
	 * @param probabilities what the instance network says of them, 0..1, in the
	 *          same order
	 * @return the instances in the order of {@link SpineSegmentation#found()}
	 */
	public static List<SpineInstance> of(final LabelVolume instances,
		final LabelVolume semantic, final ImageVolume confidenceOrNull,
		final VertebraNumbering numbering, final List<Double> probabilities)
	{
		final InstanceList list = new InstanceList(instances, semantic,
			confidenceOrNull, numbering);
		list.addWithoutVertebra();
		for (int n = 0; n < numbering.labels().size(); n++)
			list.addVertebra(n, probabilities.get(n));
		list.addWhole(Kind.SACRUM, Level.SACRUM.id(), "sacrum");
		list.addWhole(Kind.CORD, Structure.CORD.id(), Structure.CORD.label());
		list.addWhole(Kind.CANAL, Structure.CANAL.id(), Structure.CANAL.label());
		return list.found;
	}

	/**
	 * Lists the instances of two masks of which nothing else is known: the labels
	 * give the names, see {@link VertebraNumbering#ofLabels}.
	 *
	 * @param instances vertebrae, discs, endplates and sacrum with their labels
	 * @param semantic structures
	 * @param levelsUnknown whether the labels say nothing but the order
	 * @return the instances in the order of {@link SpineSegmentation#found()},
	 *         without confidence
	 */
	public static List<SpineInstance> of(final LabelVolume instances,
		final LabelVolume semantic, final boolean levelsUnknown)
	{
		final VertebraNumbering numbering = VertebraNumbering.ofLabels(
			LabelStatistics.of(instances)::has, levelsUnknown);
		return of(instances, semantic, null, numbering, Collections.nCopies(
			numbering.vertebrae().size(), Double.NaN));
	}

	private void addVertebra(final int n, final double support) {
		final int label = numbering.labels().get(n);
		// Left out of the mask.
		if (label == 0) return;
		final String name = numbering.names().get(n);
		final Naming naming = numbering.vertebrae().get(n).naming();
		final double named = numbering.vertebrae().get(n).probability();
		final double seen = instanceMeans == null ? 1 : instanceMeans[label];
		found.add(new SpineInstance(Kind.VERTEBRA, label, name, naming, support *
			seen, named));
		add(Kind.ENDPLATES, Level.ENDPLATE_OFFSET + label, "endplates " + name,
			naming, named);
		add(Kind.DISC, Level.DISC_OFFSET + label, "disc " + name + "/" + below(n),
			naming, named);
	}

	private String below(final int n) {
		if (n + 1 < numbering.names().size()) return numbering.names().get(n + 1);
		if (numbering.vertebrae().get(n).naming() == Naming.LEVEL_UNKNOWN)
			return "?";
		return Level.of(numbering.labels().get(n)).orElseThrow().below();
	}

	/** The discs and endplates whose own vertebra is not in the list. */
	private void addWithoutVertebra() {
		if (numbering.names().isEmpty()) return;
		final VertebraName top = numbering.vertebrae().get(0);
		final boolean unknown = numbering.naming() == Naming.LEVEL_UNKNOWN;
		for (final int label : instances.labels()) {
			final boolean disc = label < Level.ENDPLATE_OFFSET;
			final int vertebra = label - (disc ? Level.DISC_OFFSET
				: Level.ENDPLATE_OFFSET);
			if (vertebra <= 0 || numbering.labels().contains(vertebra)) continue;
			final Optional<Level> level = unknown ? Optional.empty() : Level.of(
				vertebra);
			final String name = level.map(Level::label).orElse("?");
			if (!disc) add(Kind.ENDPLATES, label, "endplates " + name, top.naming(),
				top.probability());
			else add(Kind.DISC, label, "disc " + name + "/" + (level.isEmpty() ||
				level.get().above(top.label()) ? top.name() : level.get().below()), top
					.naming(), top.probability());
		}
	}

	private void add(final Kind kind, final int label, final String name,
		final Naming naming, final double named)
	{
		if (instances.has(label)) found.add(new SpineInstance(kind, label, name,
			naming, instanceMeans == null ? Double.NaN : instanceMeans[label], named));
	}

	private void addWhole(final Kind kind, final int label, final String name) {
		final double[] means = kind.inSemanticMask() ? semanticMeans
			: instanceMeans;
		if ((kind.inSemanticMask() ? semantic : instances).has(label)) found.add(
			new SpineInstance(kind, label, name, Naming.CERTAIN, means == null
				? Double.NaN : means[label]));
	}

	private static double[] meansOrNull(final ImageVolume valuesOrNull,
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
