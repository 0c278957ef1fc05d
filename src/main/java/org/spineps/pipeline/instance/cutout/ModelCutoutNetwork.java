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
package org.spineps.pipeline.instance.cutout;

import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Structure;
import org.spineps.model.ModelInput;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;
import org.spineps.model.RunnableModel;
import org.spineps.network.window.ArgmaxConsumer;
import org.spineps.progress.Progress;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;

/**
 * The instance network of a model. Turns cut-outs to the network's axes and back,
 * and keeps its answer to the bone of the cut-out: only that can be part of a
 * vertebra. Not for several threads at a time.
 */
public final class ModelCutoutNetwork implements CutoutNetwork {

	private final RunnableModel model;
	private final CutoutFormat format;
	private final int batch;
	private final Progress progress;
	private long nanos;

	/**
	 * @param model an instance model; stays the caller's
	 * @param batch how many cut-outs the network sees in one pass, at least 1
	 * @param progress asked before every run whether to stop
	 * @throws SpinepsException if the model gives anything but above, centre and
	 *           below, or has an odd patch size
	 * @throws IllegalArgumentException if the model is of another kind
	 */
	public ModelCutoutNetwork(final RunnableModel model, final int batch,
		final Progress progress) throws SpinepsException
	{
		this.model = model;
		this.batch = batch;
		this.progress = progress;
		format = format(model.manifest());
	}

	/**
	 * @param manifest of an instance model
	 * @return its cut-outs
	 * @throws SpinepsException if the model gives anything but above, centre and
	 *           below, or has an odd patch size
	 * @throws IllegalArgumentException if the model is of another kind
	 */
	static CutoutFormat format(final ModelManifest manifest)
		throws SpinepsException
	{
		if (manifest.kind() != ModelKind.INSTANCE)
			throw new IllegalArgumentException("Not an instance model: " + manifest
				.id());
		final int[] labels = manifest.labels();
		boolean usual = labels.length == CutoutResult.CLASSES + 1;
		for (int k = 0; usual && k < labels.length; k++)
			usual = labels[k] == k;
		final ModelInput input = manifest.input();
		final List<Integer> patch = manifest.tiling().patchSize();
		final double[] spacing = new double[3];
		final int[] size = new int[3];
		for (int axis = 0; axis < 3; axis++) {
			final int tensorAxis = input.axes().axisOf(AxisCodes.PIR.letter(axis));
			spacing[axis] = input.spacingMm().get(tensorAxis);
			size[axis] = patch.get(tensorAxis);
			usual &= size[axis] % 2 == 0;
		}
		if (!usual) throw new SpinepsException("The instance model " + manifest
			.id() + " cannot be used", "it has the classes " + manifest.classes() +
				" and patches of " + patch,
			"Choose a model with the classes 0 to 3 (none, above, centre, below) " +
				"and even patch sizes");
		return new CutoutFormat(spacing, size);
	}

	/** @return what the model looks at */
	public CutoutFormat format() {
		return format;
	}

	/** @return seconds that the network took in all runs so far */
	public double seconds() {
		return nanos / 1e9;
	}

	@Override
	public int batch() {
		return batch;
	}

	@Override
	public CutoutResult predict(final LabelVolume cutout)
		throws SpinepsException
	{
		return predictAll(List.of(cutout)).get(0);
	}

	@Override
	public List<CutoutResult> predictAll(final List<LabelVolume> cutouts)
		throws SpinepsException
	{
		final List<LabelVolume> turned = new ArrayList<>();
		for (final LabelVolume cutout : cutouts)
			turned.add(Reorient.to(cutout, model.manifest().input().volumeAxes()));
		final long start = System.nanoTime();
		final List<float[]> scores = model.scores(turned, progress);
		nanos += System.nanoTime() - start;
		final List<CutoutResult> results = new ArrayList<>();
		for (int n = 0; n < cutouts.size(); n++)
			results.add(result(cutouts.get(n), turned.get(n), scores.get(n)));
		return results;
	}

	private CutoutResult result(final LabelVolume cutout, final LabelVolume turned,
		final float[] scores)
	{
		final ArgmaxConsumer best = new ArgmaxConsumer(turned.grid(), model
			.manifest().labels());
		final int slices = turned.grid().size(2);
		best.begin(model.manifest().classes().size(), slices, turned.grid().size(1),
			turned.grid().size(0));
		best.accept(0, slices, scores);
		final LabelVolume classes = best.labels();
		for (int v = 0; v < turned.array().length; v++)
			if (!Structure.isVertebra(turned.array()[v] & 0xffff)) classes
				.array()[v] = 0;
		final ImageVolume probability = Reorient.to(best.confidence(), cutout
			.grid().axisCodes());
		return new CutoutResult(Reorient.to(classes, cutout.grid().axisCodes()).on(
			cutout.grid()), probability.on(cutout.grid()));
	}
}
