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
package org.spineps.pipeline.semantic;

import java.util.Objects;

import org.spineps.SpinepsException;
import org.spineps.model.RunnableModel;
import org.spineps.network.window.Mirroring;

/**
 * What a user wants of the semantic phase, whichever network runs. It counts more
 * than what the network was trained with.
 *
 * @param stepSize distance of neighbouring tiles as a share of the tile, up to 1; 0
 *          for that of the network (SPINEPS's --step-size)
 * @param mirroring whether scores are averaged over flips (--tta, --no-tta)
 * @param crop whether N4 and the range of values look at the box of positive voxels
 *          only (--crop, --no-crop)
 * @param biasField whether the bias field is removed (--n4, --no-n4); in CT never
 */
public record SemanticWishes(double stepSize, Wish mirroring, Wish crop,
	Wish biasField)
{

	/** Everything as it is usual for the network. */
	public static final SemanticWishes NONE = new SemanticWishes(0, Wish.AUTO,
		Wish.AUTO, Wish.AUTO);

	/**
	 * @throws IllegalArgumentException if the step is not 0 to 1
	 */
	public SemanticWishes {
		if (!(stepSize >= 0 && stepSize <= 1)) throw new IllegalArgumentException(
			"The step size must be over 0 up to 1, or 0 for the network's own, found " +
				stepSize);
		Objects.requireNonNull(mirroring);
		Objects.requireNonNull(crop);
		Objects.requireNonNull(biasField);
	}

	/** @return the preparation with what is wanted of it */
	ScanPreparation of(final ScanPreparation usual, final boolean ct) {
		final boolean shading = ct && biasField == Wish.ON ? usual.biasField()
			: biasField.or(usual.biasField());
		return usual.withCrop(crop.or(usual.cropToContent())).withBiasField(shading);
	}

	/** @return the model with what is wanted of it; the networks stay the model's */
	RunnableModel of(final RunnableModel model) throws SpinepsException {
		final Mirroring usual = model.manifest().mirroring();
		if (mirroring == Wish.ON && usual.runs() == 1) throw new SpinepsException(
			"The network " + model.manifest().id() + " cannot average over flips",
			"It was not trained for flipped images", "Leave --tta out");
		return model.with(stepSize == 0 ? model.manifest().tiling() : model.manifest()
			.tiling().withStep(stepSize), mirroring.or(true) ? usual : Mirroring.NONE);
	}
}
