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

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.model.ModelInput;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;
import org.spineps.model.OutputHead;
import org.spineps.model.Preparation;
import org.spineps.model.RunnableModel;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.Reorient;

/**
 * The naming network of a model. Its output is one row of scores (before any
 * softmax): the manifest's heads one after the other. Known heads are VERT (24),
 * VERTEX and VERTEXACT (26), VERTGRP (12), REGION (3), VERTREL (6) and FULLYVISIBLE
 * (2), and VT13, which SPINEPS does not use either; others are named in a warning.
 * Not for several threads at a time.
 */
public final class ModelNamingNetwork implements NamingNetwork {

	private static final Set<String> KNOWN = Set.of("VERT", "VERTEX",
		"VERTEXACT", "VERTGRP", "REGION", "VERTREL", "FULLYVISIBLE", "VT13");

	private final RunnableModel model;
	private final CutoutFormat format;
	private final Progress progress;
	private final Map<String, int[]> heads;

	/**
	 * @param model a naming model; stays the caller's
	 * @param progress asked before every run whether to stop
	 * @throws SpinepsException if the model has none of the heads for levels, a head
	 *           of another size, or an odd patch size
	 * @throws IllegalArgumentException if the model is of another kind
	 */
	public ModelNamingNetwork(final RunnableModel model, final Progress progress)
		throws SpinepsException
	{
		if (model.manifest().kind() != ModelKind.NAMING)
			throw new IllegalArgumentException("Not a naming model: " + model
				.manifest().id());
		this.model = model;
		this.progress = progress;
		heads = heads(model.manifest().heads());
		format = format(model.manifest());
		// A head of the wrong size must be reported before the first patch.
		heads(new float[model.manifest().classes().size()]);
	}

	/** @return name of a head → its first score and one past its last */
	private static Map<String, int[]> heads(final List<OutputHead> list) {
		final Map<String, int[]> heads = new LinkedHashMap<>();
		int first = 0;
		for (final OutputHead head : list) {
			heads.put(head.name(), new int[] { first, first + head.classes() });
			first += head.classes();
		}
		return heads;
	}

	private static CutoutFormat format(final ModelManifest manifest)
		throws SpinepsException
	{
		final ModelInput input = manifest.input();
		final List<Integer> patch = manifest.tiling().patchSize();
		final double[] spacing = new double[3];
		final int[] size = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			final int tensorAxis = input.axes().axisOf(AxisCodes.PIR.letter(axis));
			spacing[axis] = input.spacingMm().get(tensorAxis);
			size[axis] = patch.get(tensorAxis);
			if (size[axis] % 2 != 0) throw new SpinepsException("The naming model " +
				manifest.id() + " cannot be used", "its patch size is " + patch,
				"Choose a model with even patch sizes");
		}
		return new CutoutFormat(spacing, size);
	}

	@Override
	public CutoutFormat format() {
		return format;
	}

	@Override
	public boolean turned() {
		return model.manifest().input()
			.preparation() == Preparation.SPINEPS_UPRIGHT;
	}

	@Override
	public List<String> warnings() {
		final List<String> unknown = heads.keySet().stream().filter(
			name -> !KNOWN.contains(name)).toList();
		return unknown.isEmpty() ? List.of() : List.of("The naming network " + model
			.manifest().id() + " has heads that are not used: " + String.join(", ",
				unknown) + ".");
	}

	@Override
	public NamingHeads predict(final ImageVolume patch) throws SpinepsException {
		final float[] scores = model.scores(Reorient.to(patch, model.manifest()
			.input().volumeAxes()), progress);
		if (scores.length != model.manifest().classes().size())
			throw new SpinepsException("The network " + model.manifest().id() +
				" returns a different number of scores than its manifest says", scores.length +
					" instead of " + model.manifest().classes().size(),
				"Check that the model's manifest fits its network file");
		return heads(scores);
	}

	private NamingHeads heads(final float[] scores) throws SpinepsException {
		try {
			return new NamingHeads(head("VERT", scores), head("VERTEX", scores), head(
				"VERTEXACT", scores), head("VERTGRP", scores), head("REGION", scores),
				head("VERTREL", scores), head("FULLYVISIBLE", scores));
		}
		catch (final IllegalArgumentException e) {
			throw new SpinepsException("The naming model " + model.manifest().id() +
				" cannot be used", e.getMessage(), "Choose a model with the heads " +
					"VERT (24), VERTEX or VERTEXACT (26), VERTGRP (12), REGION (3), " +
					"VERTREL (6) and FULLYVISIBLE (2), of which one of the first four " +
					"must be there", e);
		}
	}

	/** @return probabilities of a head, null if the model does not have it */
	private double[] head(final String name, final float[] scores) {
		final int[] range = heads.get(name);
		return range == null ? null : softmax(Arrays.copyOfRange(scores, range[0],
			range[1]));
	}

	private static double[] softmax(final float[] scores) {
		double largest = Double.NEGATIVE_INFINITY;
		for (final float score : scores)
			largest = Math.max(largest, score);
		final double[] result = new double[scores.length];
		double sum = 0;
		for (int i = 0; i < result.length; i++) {
			result[i] = Math.exp(scores[i] - largest);
			sum += result[i];
		}
		for (int i = 0; i < result.length; i++)
			result[i] /= sum;
		return result;
	}
}
