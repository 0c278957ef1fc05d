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
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Structure;
import org.spineps.model.ModelInput;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;
import org.spineps.model.ModelStore;
import org.spineps.model.RunnableModel;
import org.spineps.network.PatchNetwork;
import org.spineps.network.window.Mirroring;
import org.spineps.network.window.Tiling;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Reorient;
import org.spineps.volume.resample.Resample;

/**
 * Models that look like the packaged ones from outside, but know a phantom: what
 * they answer has been computed beforehand, so that everything else can be tested
 * and timed.
 *
 * @param semantic knows the structures, at the spacing of the packaged model, in
 *          one tile
 * @param instance knows the vertebrae around each body; must be asked from the
 *          bottom up, as the pipeline does
 */
public record PhantomModels(RunnableModel semantic, RunnableModel instance) {

	private static final float CERTAIN = 8;

	/**
	 * @param phantom what to know
	 * @param scan grid on which it will be asked about the phantom
	 * @return the models
	 * @throws SpinepsException if the packaged manifests cannot be read
	 */
	public static PhantomModels of(final SpinePhantom phantom, final Grid scan)
		throws SpinepsException
	{
		final ModelStore store = ModelStore.packaged();
		return new PhantomModels(semantic(store.load("", ModelKind.SEMANTIC)
			.manifest(), phantom, scan), instance(store.load("", ModelKind.INSTANCE)
				.manifest(), phantom));
	}

	private static RunnableModel semantic(final ModelManifest packaged,
		final SpinePhantom phantom, final Grid scan)
	{
		final Grid working = packaged.input().gridFor(scan);
		final LabelVolume labels = Resample.nearest(phantom.semantic(), working,
			false);
		final int[] classOf = new int[256];
		for (int k = 0; k < packaged.classes().size(); k++)
			classOf[packaged.classes().get(k).label()] = k;
		final Tiling tiling = new Tiling(packaged.tiling().patchSize(), packaged
			.tiling().sizeMultiple(), Integer.MAX_VALUE, packaged.tiling().step(),
			packaged.tiling().padding(), packaged.tiling().importance());
		return model(packaged, tiling, (patch, shape) -> {
			final int[] before = new int[3];
			for (int axis = 0; axis < 3; axis++)
				before[axis] = (shape[axis + 1] - working.size(2 - axis)) / 2;
			final int voxels = shape[1] * shape[2] * shape[3];
			final float[] scores = new float[packaged.classes().size() * voxels];
			int from = 0;
			for (int a = 0; a < working.size(2); a++)
				for (int b = 0; b < working.size(1); b++) {
					int to = ((a + before[0]) * shape[2] + b + before[1]) * shape[3] +
						before[2];
					for (int c = 0; c < working.size(0); c++)
						scores[classOf[labels.array()[from++]] * voxels + to++] = CERTAIN;
				}
			return scores;
		});
	}

	private static RunnableModel instance(final ModelManifest packaged,
		final SpinePhantom phantom)
	{
		final List<byte[]> answers = new ArrayList<>();
		for (int n = phantom.bodyCentresMm().size(); n >= 1; n--) {
			final LabelVolume seen = around(phantom, phantom.bodyCentresMm().get(n -
				1), packaged);
			final byte[] classes = new byte[seen.array().length];
			for (int v = 0; v < classes.length; v++) {
				final int relative = seen.array()[v] - n + 2;
				if (seen.array()[v] > 0 && relative >= 1 && relative <= 3) classes[v] =
					(byte) relative;
			}
			answers.add(classes);
		}
		final int[] calls = new int[1];
		return model(packaged, packaged.tiling(), (patch, shape) -> {
			final byte[] answer = answers.get(calls[0]++ % answers.size());
			final float[] scores = new float[4 * answer.length];
			for (int v = 0; v < answer.length; v++)
				scores[answer[v] * answer.length + v] = CERTAIN;
			return scores;
		});
	}

	/** @return the vertebrae in the cut-out around a point, in tensor order */
	private static LabelVolume around(final SpinePhantom phantom,
		final double[] centreMm, final ModelManifest packaged)
	{
		final ModelInput input = packaged.input();
		final int[] size = new int[3];
		final double[] spacing = new double[3];
		for (int axis = 0; axis < 3; axis++) {
			final int tensorAxis = input.axes().axisOf(AxisCodes.PIR.letter(axis));
			size[axis] = packaged.tiling().patchSize().get(tensorAxis);
			spacing[axis] = input.spacingMm().get(tensorAxis);
		}
		final Grid pir = phantom.instances().grid().reorient(AxisCodes.PIR);
		final double[] centre = pir.toVoxel(centreMm);
		final double[][] affine = new double[3][4];
		for (int row = 0; row < 3; row++) {
			for (int axis = 0; axis < 3; axis++)
				affine[row][axis] = pir.affine(row, axis) / pir.spacing(axis) *
					spacing[axis];
			affine[row][3] = pir.toWorld(centre)[row];
			for (int axis = 0; axis < 3; axis++)
				affine[row][3] -= affine[row][axis] * (size[axis] / 2);
		}
		return Reorient.to(Resample.nearest(phantom.instances(), new Grid(size,
			affine), false), input.volumeAxes());
	}

	/** What a network does. */
	private interface Answer {

		float[] to(float[] patch, int... shape);
	}

	private static RunnableModel model(final ModelManifest packaged,
		final Tiling tiling, final Answer answer)
	{
		final ModelManifest manifest = new ModelManifest("phantom", packaged.kind(),
			"1", packaged.card(), packaged.networks(), packaged.input(), tiling,
			packaged.classes(), Mirroring.NONE);
		return new RunnableModel(manifest, List.of(new PatchNetwork() {

			@Override
			public float[] run(final float[] patch, final int... shape) {
				return answer.to(patch, shape);
			}

			@Override
			public String device() {
				return "phantom";
			}

			@Override
			public void close() {
				// nothing to free
			}
		}));
	}

	/** @return grey values that show something of every structure */
	public static float grey(final int label) {
		return label == 0 ? 30 : 100 + Structure.of(label).orElseThrow()
			.ordinal() * 40f;
	}
}
