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
package org.spineps.pipeline.totalspineseg;

import java.util.List;

import org.spineps.progress.Progress;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.resample.ItkResample;

/** Says what was prepared for the whole scan, cut as it is asked. */
record WholeNetworks(LabelVolume raw, ImageVolume soft, LabelVolume last)
	implements SpineNetworks
{

	@Override
	public First first(final ImageVolume image, final Progress progress) {
		return new First(raw.on(image.grid()), soft.on(image.grid()), soft.on(image
			.grid()), List.of());
	}

	@Override
	public Second second(final ImageVolume image, final LabelVolume discs,
		final Progress progress)
	{
		return new Second(ItkResample.nearest(last, image.grid()), ImageVolume.zeros(
			image.grid()), List.of());
	}

	@Override
	public List<ModelUse> uses(final boolean both) {
		return List.of();
	}

	@Override
	public String device() {
		return "prepared";
	}

	@Override
	public void close() {
		// holds nothing
	}
}
