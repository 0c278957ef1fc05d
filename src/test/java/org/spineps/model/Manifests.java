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
package org.spineps.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.network.window.ImportanceMap;
import org.spineps.network.window.Mirroring;
import org.spineps.network.window.Padding;
import org.spineps.network.window.Tiling;
import org.spineps.volume.AxisCodes;

/** Manifests for tests. */
final class Manifests {

	static final String HASH = "0123456789abcdef".repeat(4);

	private Manifests() {
		// static methods only
	}

	static ModelManifest semantic(final String id) {
		return new ModelManifest(id, ModelKind.SEMANTIC, "1.2", card(), List.of(
			new NetworkFile("a.pt", HASH), new NetworkFile("b.pt", HASH)),
			new ModelInput(AxisCodes.RAS, List.of(3.0, 1.5, 0.75),
				InputEncoding.INTENSITY, new IntensityNormalisation.PercentileZScore(1,
					99, -0.1, 1.5), Map.of()), new Tiling(List.of(8, 16, 16), List.of(4,
						8, 8), 5000, 0.5, Padding.EDGE, ImportanceMap.HALF_10), List.of(
							new OutputClass(0, "background"), new OutputClass(43, "left"),
							new OutputClass(44, "right")), new Mirroring(List.of(0), 0, List
								.of(List.of(1, 2)), List.of()));
	}

	static ModelManifest instance(final String id,
		final InputEncoding encoding)
	{
		return new ModelManifest(id, ModelKind.INSTANCE, "1", card(), List.of(
			new NetworkFile("net.pt", HASH)), new ModelInput(new AxisCodes("PIR"),
				List.of(1.0, 2.0, 3.0), encoding, new IntensityNormalisation.None(), Map
					.of(41, 1, 49, 2, 50, 2)), Tiling.fixed(4, 4, 4), List.of(
						new OutputClass(0, "background"), new OutputClass(1, "above"),
						new OutputClass(2, "centre"), new OutputClass(3, "below")),
			Mirroring.NONE);
	}

	static ModelManifest levels(final String id) {
		return new ModelManifest(id, ModelKind.LEVELS, "1", card(), List.of(
			new NetworkFile("net.pt", HASH)), new ModelInput(AxisCodes.RAS, List.of(3.0,
				3.0, 3.0), InputEncoding.LABEL_SETS, new IntensityNormalisation.None(),
				Map.of(), Preparation.NONE, List.of(List.of(41, 49), List.of(49), List
					.of(100))), new Tiling(List.of(32, 64, 64), List.of(4, 8, 8), 0, 0.5,
						Padding.ZERO, ImportanceMap.FLOAT32), LevelClasses.labels().stream()
							.map(label -> new OutputClass(label, "level")).toList(),
			Mirroring.NONE, List.of(), Map.of(), Optional.empty(), Optional.of(
				new LevelCalibration(1.5, 0.4, 0.9, 0.95)), Map.of());
	}

	private static ModelCard card() {
		return new ModelCard("A model", "Apache-2.0", "none", List.of("useless"));
	}
}
