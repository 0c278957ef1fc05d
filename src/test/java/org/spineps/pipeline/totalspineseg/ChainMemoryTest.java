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

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.extra.ExtraSink;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Volume;

import static org.assertj.core.api.Assertions.assertThat;

/** Volumes as large as the scan are let go as soon as they have been used. */
class ChainMemoryTest {

	/** Collections until what can be reached weakly only must be gone. */
	private static final int COLLECTIONS = 10;

	@Test
	void probabilitiesEndBeforeStepTwoAndTheChainBeforeTheMasks()
		throws SpinepsException
	{
		final Watched watched = new Watched();
		final Grid grid = watched.spine.first().grid();
		final List<String> extras = new ArrayList<>();
		final ExtraSink sink = new ExtraSink() {

			@Override
			public boolean wants(final Extra extra) {
				return extra == Extra.LEVELS || extra == Extra.SOFTMAX;
			}

			@Override
			public void put(final Extra extra, final String key,
				final Volume volume)
			{
				if (extras.isEmpty()) assertThat(alive(watched.chain)).as(
					"what only the chain needs").isZero();
				extras.add(key);
			}

			@Override
			public void support(final List<? extends Record> support) {
				throw new IllegalStateException("nothing to support");
			}
		};
		try (TotalSpineSeg method = new TotalSpineSeg(watched, ChainOptions.MENDED,
			ComputeOptions.cpu(1)))
		{
			final ImageVolume scan = ImageVolume.zeros(grid);
			for (int v = 0; v < scan.array().length; v++)
				scan.array()[v] = v % 100;
			assertThat(method.run(SpineRun.ofScan(scan).withExtras(sink),
				Progress.NONE).vertebrae()).hasSize(6);
		}
		assertThat(extras).containsExactly("levels", "canal", "cord");
		assertThat(watched.aliveInStepTwo).as("probabilities in step 2").isZero();
	}

	private static long alive(final List<WeakReference<Object>> references) {
		long alive = references.size();
		for (int n = 0; n < COLLECTIONS && alive > 0; n++) {
			System.gc();
			alive = references.stream().filter(one -> one.get() != null).count();
		}
		return alive;
	}

	/** Remembers weakly what it says and is given. */
	private static final class Watched implements SpineNetworks {

		private final BoxSpine spine = new BoxSpine(BoxSpine.gridFor(6), 6, Map.of(5,
			5), true);
		private final WholeNetworks last = new WholeNetworks(spine.first(), soft(spine
			.first()), spine.second());
		private final List<WeakReference<Object>> probabilities = new ArrayList<>();
		private final List<WeakReference<Object>> chain = new ArrayList<>();
		private long aliveInStepTwo = -1;

		private static ImageVolume soft(final LabelVolume raw) {
			final ImageVolume soft = ImageVolume.zeros(raw.grid());
			for (int v = 0; v < soft.array().length; v++)
				soft.array()[v] = raw.array()[v] >= 8 ? 0.9f : 0.1f;
			return soft;
		}

		@Override
		public First first(final ImageVolume image, final Progress progress) {
			final LabelVolume raw = spine.first();
			final First said = new First(raw, soft(raw), soft(raw), List.of());
			probabilities.add(new WeakReference<>(said.canal().array()));
			probabilities.add(new WeakReference<>(said.cord().array()));
			chain.add(new WeakReference<>(image.array()));
			chain.add(new WeakReference<>(raw.array()));
			return said;
		}

		@Override
		public Second second(final ImageVolume image, final LabelVolume discs,
			final Progress progress)
		{
			aliveInStepTwo = alive(probabilities);
			chain.add(new WeakReference<>(discs.array()));
			return last.second(image, discs, progress);
		}

		@Override
		public List<ModelUse> uses(final boolean both) {
			return List.of();
		}

		@Override
		public String device() {
			return "watched";
		}

		@Override
		public void close() {
			// holds nothing
		}
	}
}
