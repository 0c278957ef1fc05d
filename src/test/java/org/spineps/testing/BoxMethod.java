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

import com.google.gson.JsonObject;

import java.util.List;
import java.util.Map;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.MethodRequest;
import org.spineps.pipeline.PipelinePlan;
import org.spineps.pipeline.SpineMethod;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * A second method, registered as any other would be: it calls the middle third of
 * every scan L3.
 */
public final class BoxMethod implements SpineMethod {

	@Override
	public String id() {
		return "box";
	}

	@Override
	public String title() {
		return "Box";
	}

	@Override
	public List<String> roles() {
		return List.of();
	}

	@Override
	public PipelinePlan plan(final MethodRequest request) {
		return new PipelinePlan(Map.of("behaviour", request.behaviour().key()),
			BoxPipeline::new);
	}

	@Override
	public JsonObject options(final Behaviour behaviour) {
		final JsonObject options = new JsonObject();
		options.addProperty("third", "middle");
		return options;
	}

	private static final class BoxPipeline implements SpinePipeline {

		@Override
		public SpineSegmentation run(final SpineRun run, final Progress progress) {
			final Grid grid = run.scan().orElseThrow().grid();
			final LabelVolume semantic = LabelVolume.zeros(grid);
			final LabelVolume instances = LabelVolume.zeros(grid);
			for (int k = grid.size(2) / 3; k < 2 * grid.size(2) / 3; k++)
				for (int j = grid.size(1) / 3; j < 2 * grid.size(1) / 3; j++)
					for (int i = grid.size(0) / 3; i < 2 * grid.size(0) / 3; i++) {
						semantic.array()[grid.index(i, j, k)] = (short) Structure.CORPUS
							.id();
						instances.array()[grid.index(i, j, k)] = (short) Level.L3.id();
					}
			return new SpineSegmentation(semantic, instances, List.of(
				new SpineInstance(SpineInstance.Kind.VERTEBRA, Level.L3.id(), "L3",
					Naming.ASSUMED, 1)), List.of(), new Provenance("0", List.of(),
						device(), Map.of(), Map.of()));
		}

		@Override
		public String device() {
			return "no network";
		}

		@Override
		public void close() {
			// holds nothing
		}
	}
}
