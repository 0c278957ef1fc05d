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
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

import static org.assertj.core.api.Assertions.assertThat;

/** Says what it was made to say, and keeps what it was asked. */
final class PreparedNetworks implements SpineNetworks {

	private final First first;
	private final LabelVolume second;
	private LabelVolume askedDiscs;
	private Grid askedGrid;

	PreparedNetworks(final First first, final LabelVolume second) {
		this.first = first;
		this.second = second;
	}

	@Override
	public First first(final ImageVolume image, final Progress progress) {
		assertThat(image.grid().size()).isEqualTo(first.labels().grid().size());
		return first;
	}

	@Override
	public Second second(final ImageVolume image, final LabelVolume discs,
		final Progress progress)
	{
		askedDiscs = discs;
		askedGrid = image.grid();
		final ImageVolume sure = ImageVolume.zeros(image.grid());
		for (int v = 0; v < sure.array().length; v++)
			sure.array()[v] = second.array()[v] == 7 ? 0.75f : 1;
		return new Second(second.on(image.grid()), sure, List.of());
	}

	LabelVolume askedDiscs() {
		return askedDiscs;
	}

	Grid askedGrid() {
		return askedGrid;
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
