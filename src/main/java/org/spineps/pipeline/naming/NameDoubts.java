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
package org.spineps.pipeline.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.result.VertebraName;
import org.spineps.volume.LabelVolume;

/**
 * What speaks against names that a user gives: the sacrum right below a vertebra
 * that is not a last lumbar one, the dens of one that is not C2, names that were
 * given before, a naming network that was sure of others.
 */
public final class NameDoubts {

	/** From here a naming network is contradicted, not corrected. */
	private static final double SURE = 0.9;

	private final SpineSegmentation before;
	private final SpineSegmentation renamed;
	private final List<String> doubts = new ArrayList<>();

	private NameDoubts(final SpineSegmentation before,
		final SpineSegmentation renamed)
	{
		this.before = before;
		this.renamed = renamed;
	}

	/**
	 * @param before a result
	 * @param renamed the same vertebrae with other names, see {@link Renaming}
	 * @return what speaks against the names, as sentences; empty if nothing does
	 */
	public static List<String> of(final SpineSegmentation before,
		final SpineSegmentation renamed)
	{
		final NameDoubts names = new NameDoubts(before, renamed);
		if (renamed.vertebrae().isEmpty()) return List.of();
		names.sacrum();
		names.dens();
		names.earlier();
		return names.doubts;
	}

	/**
	 * @param before a result
	 * @param renamed the same vertebrae with other names
	 * @throws SpinepsException if something speaks against the names
	 */
	public static void require(final SpineSegmentation before,
		final SpineSegmentation renamed) throws SpinepsException
	{
		final List<String> doubts = of(before, renamed);
		if (doubts.isEmpty()) return;
		final List<SpineInstance> vertebrae = renamed.vertebrae();
		throw new SpinepsException("The name contradicts what is seen", String.join(
			"; ", doubts) + "; the vertebrae would be " + vertebrae.get(0).name() +
			" to " + vertebrae.get(vertebrae.size() - 1).name(),
			"Check the level; if the name is right all the same, give it again with " +
				"force=true");
	}

	private void sacrum() {
		final int last = renamed.vertebrae().size() - 1;
		final SpineInstance lowest = renamed.vertebrae().get(last);
		if (List.of(Level.L4.label(), Level.L5.label(), Level.L6.label()).contains(
			lowest.name())) return;
		final LabelVolume numbered = LabelVolume.zeros(renamed.instances().grid());
		for (int v = 0; v < numbered.array().length; v++)
			if (renamed.instances().array()[v] == lowest.label()) numbered
				.array()[v] = 1;
		if (SacrumAnchor.isBelow(renamed.semantic(), numbered, 1)) doubts.add(
			"the sacrum is right below " + before.vertebrae().get(last).name() +
				", which would be " + lowest.name());
	}

	private void dens() {
		final long[] voxels = new long[1 << 16];
		for (int v = 0; v < renamed.semantic().array().length; v++)
			if (renamed.semantic().array()[v] == Structure.DENS.id()) voxels[renamed
				.instances().array()[v] & 0xffff]++;
		for (int n = 0; n < renamed.vertebrae().size(); n++) {
			final SpineInstance one = renamed.vertebrae().get(n);
			if (one.label() != Level.C2.id() && voxels[one.label()] * renamed
				.semantic().grid().voxelVolume() > NamingOptions.DEFAULTS.densMm3()) doubts.add(
					before.vertebrae().get(n).name() + " has the dens, but would be " + one
						.name());
		}
	}

	private void earlier() {
		for (int n = 0; n < renamed.vertebrae().size(); n++) {
			final SpineInstance was = before.vertebrae().get(n);
			final String now = renamed.vertebrae().get(n).name();
			if (was.name().equals(now) || renamed.vertebrae().get(n)
				.naming() == Naming.CERTAIN) continue;
			if (was.naming() == Naming.CERTAIN) doubts.add(was.name() +
				" was named by hand, and would be " + now);
			final double sure = before.numbering().vertebrae().stream().filter(
				name -> name.label() == was.label() && name
					.naming() == Naming.PREDICTED).mapToDouble(
						VertebraName::probability).findFirst().orElse(0);
			if (sure >= SURE) doubts.add(String.format(Locale.ROOT,
				"the network of names is %.0f %% sure of %s, which would be %s", 100 *
					sure, was.name(), now));
		}
	}
}
