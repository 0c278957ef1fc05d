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
package org.spineps.pipeline.correct;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.pipeline.instance.DerivedLabels;
import org.spineps.result.Evidence;
import org.spineps.result.InstanceList;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.result.VertebraNumbering;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** Phantoms to correct, as results with probabilities. */
final class CorrectedSpine {

	private CorrectedSpine() {
		// static methods only
	}

	/** @return upright, anisotropic and oblique grids, stored in several ways */
	static Stream<Grid> grids() {
		return Stream.of(SpinePhantom.grid(new int[] { 70, 110, 40 }, new double[] {
			1.8, 1.8, 2 }, AxisCodes.PIR, 0), SpinePhantom.grid(new int[] { 130, 190,
				17 }, new double[] { 1, 1, 5 }, AxisCodes.PIR, 7), SpinePhantom.grid(
					new int[] { 60, 100, 44 }, new double[] { 2, 2, 2 }, new AxisCodes(
						"LAS"), 15), SpinePhantom.grid(new int[] { 100, 80, 60 },
							new double[] { 1.3, 2.6, 1.6 }, new AxisCodes("SRP"), 20));
	}

	/**
	 * @param grid where
	 * @param sacrum whether there is one, from which is counted
	 * @return five vertebrae
	 */
	static SpinePhantom phantom(final Grid grid, final boolean sacrum) {
		return SpinePhantom.create(grid, 5, sacrum);
	}

	/**
	 * @param semantic structures
	 * @param vertebrae 1..n from the top
	 * @param count n
	 * @param sacrum whether names are counted from it
	 * @return a result with a confidence of 0.9 and evidence for everything
	 */
	static SpineSegmentation result(final LabelVolume semantic,
		final LabelVolume vertebrae, final int count, final boolean sacrum)
	{
		final VertebraNumbering numbering = VertebraNumbering.of(count, sacrum);
		final LabelVolume renumbered = vertebrae.copy();
		for (int v = 0; v < renumbered.array().length; v++)
			if (renumbered.array()[v] != 0) renumbered.array()[v] = numbering.labels()
				.get(renumbered.array()[v] - 1).shortValue();
		final LabelVolume named = DerivedLabels.add(renumbered, semantic,
			SpineMasks.RULES);
		final LabelVolume structures = SpineMasks.RULES.finishEndplates(semantic,
			named);
		final List<SpineInstance> found = new ArrayList<>();
		final Map<Integer, Evidence> evidence = new HashMap<>();
		for (final SpineInstance one : InstanceList.of(named, structures, null,
			numbering, numbering.labels().stream().map(label -> 0.9).toList()))
		{
			found.add(new SpineInstance(one.kind(), one.label(), one.name(), one
				.naming(), 0.9, one.nameConfidence()));
			evidence.put(one.label(), new Evidence(0.2, 0.95, 3));
		}
		return new SpineSegmentation(structures, named, found, List.of(
			"A warning of the scan."), new Provenance("0", List.of(
				new Provenance.ModelUse("semantic", "phantom", "abc")), "cpu", Map.of(
					"method", "spineps"), Map.of()), evidence, numbering);
	}

	/** @return the result of a phantom */
	static SpineSegmentation result(final SpinePhantom phantom,
		final boolean sacrum)
	{
		return result(phantom.semantic(), phantom.instances(), phantom
			.bodyCentresMm().size(), sacrum);
	}

	/**
	 * @param phantom a spine
	 * @param upper number of a vertebra from the top, from 1
	 * @return the spine with that vertebra and the next as one, numbered 1..n−1; what
	 *         lies between their bodies is body
	 */
	static SpineSegmentation fused(final SpinePhantom phantom, final int upper,
		final boolean sacrum)
	{
		final LabelVolume semantic = phantom.semantic().copy();
		final LabelVolume vertebrae = phantom.instances().copy();
		for (int v = 0; v < vertebrae.array().length; v++) {
			final int all = phantom.complete().array()[v];
			if (all == 100 + upper || all == 200 + upper) {
				semantic.array()[v] = 49;
				vertebrae.array()[v] = (short) upper;
			}
			if (vertebrae.array()[v] > upper) vertebrae.array()[v]--;
		}
		return result(semantic, vertebrae, phantom.bodyCentresMm().size() - 1,
			sacrum);
	}

	/** @return Dice coefficient of a label of one mask and a label of another */
	static double dice(final LabelVolume one, final int first,
		final LabelVolume other, final int second)
	{
		long both = 0;
		long sum = 0;
		for (int v = 0; v < one.array().length; v++) {
			final boolean a = one.array()[v] == first;
			final boolean b = other.array()[v] == second;
			if (a) sum++;
			if (b) sum++;
			if (a && b) both++;
		}
		return 2.0 * both / sum;
	}

	/** @return names of the vertebrae */
	static List<String> names(final SpineSegmentation result) {
		return result.vertebrae().stream().map(SpineInstance::name).toList();
	}

	/** @return label of a vertebra by its name */
	static int label(final SpineSegmentation result, final String name) {
		return result.vertebrae().stream().filter(one -> one.name().equals(name))
			.findFirst().orElseThrow().label();
	}

	/** @return the result with a correction */
	static SpineSegmentation corrected(final SpineSegmentation before,
		final Correction correction) throws SpinepsException
	{
		return CorrectedResult.of(before, correction);
	}
}
