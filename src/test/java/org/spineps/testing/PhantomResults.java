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
package org.spineps.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.result.Evidence;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** What a good pipeline would find in a {@link SpinePhantom}. */
public final class PhantomResults {

	private PhantomResults() {
		// static methods only
	}

	/** @return a sagittal grid of a lumbar series, 1.2 × 1.2 × 3.3 mm */
	public static Grid lumbarGrid() {
		return SpinePhantom.grid(new int[] { 120, 210, 26 }, new double[] { 1.2,
			1.2, 3.3 }, AxisCodes.PIR, 0);
	}

	/** @return five lumbar vertebrae and a sacrum, everything in order */
	public static SpineSegmentation lumbar() {
		return of(SpinePhantom.create(lumbarGrid(), 5, true), Level.L1);
	}

	/**
	 * @param phantom a spine with a sacrum
	 * @param top level of its first vertebra
	 * @return the result with these names
	 */
	public static SpineSegmentation of(final SpinePhantom phantom,
		final Level top)
	{
		final int count = phantom.bodyCentresMm().size();
		final List<Level> levels = new ArrayList<>();
		for (final Level level : Level.values())
			if (level.compareTo(top) >= 0 && level != Level.T13 && levels
				.size() < count) levels.add(level);
		final LabelVolume instances = phantom.complete().copy();
		final short[] labels = instances.array();
		for (int n = 0; n < labels.length; n++)
			if (labels[n] != 0 && labels[n] != Level.SACRUM.id()) labels[n] =
				(short) (labels[n] / 100 * 100 + levels.get(labels[n] % 100 - 1).id());
		final List<SpineInstance> found = new ArrayList<>();
		for (int n = 0; n < count; n++) {
			final Level level = levels.get(n);
			final String below = n + 1 < count ? levels.get(n + 1).label() : "S1";
			add(found, Kind.VERTEBRA, level.id(), level.label());
			add(found, Kind.ENDPLATES, 200 + level.id(), "endplates " + level
				.label());
			add(found, Kind.DISC, 100 + level.id(), "disc " + level.label() + "/" +
				below);
		}
		add(found, Kind.SACRUM, 26, "sacrum");
		add(found, Kind.CORD, 60, "spinal cord");
		add(found, Kind.CANAL, 61, "spinal canal");
		final Map<Integer, Evidence> evidence = new HashMap<>();
		found.forEach(instance -> evidence.put(instance.label(), new Evidence(0.3,
			instance.kind() == Kind.VERTEBRA ? 0.9 : Double.NaN, instance
				.kind() == Kind.VERTEBRA ? 3 : -1)));
		return new SpineSegmentation(phantom.semantic(), instances, found, List
			.of(), new Provenance("0.1", List.of(new Provenance.ModelUse("semantic",
				"phantom", "0".repeat(64))), "cpu", Map.of("device", "cpu"), Map.of(
					"Semantic network", 1.5)), evidence);
	}

	private static void add(final List<SpineInstance> found, final Kind kind,
		final int label, final String name)
	{
		found.add(new SpineInstance(kind, label, name, kind == Kind.VERTEBRA
			? Naming.ASSUMED : Naming.CERTAIN, 0.93));
	}
}
