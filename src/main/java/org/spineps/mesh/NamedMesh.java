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
package org.spineps.mesh;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.spineps.anatomy.LevelColors;
import org.spineps.progress.Progress;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.LabelStatistics;

/**
 * The surface of one instance.
 *
 * @param instance what it is
 * @param colour 0xRRGGBB, that of its level
 * @param mesh RAS millimetres
 */
public record NamedMesh(SpineInstance instance, int colour, Mesh mesh) {

	/** Passes of smoothing that take the steps of voxels away. */
	public static final int USUAL_SMOOTHING = 15;

	/** Checks that nothing is missing. */
	public NamedMesh {
		Objects.requireNonNull(instance);
		Objects.requireNonNull(mesh);
	}

	/** @return name for people, e.g. "L4" */
	public String name() {
		return instance.name();
	}

	/**
	 * @param result masks and what was found in them
	 * @param smoothing passes of smoothing, 0 for none
	 * @param progress receives every surface, and may stop it
	 * @return the surface of each instance, in the order of the result
	 * @throws java.util.concurrent.CancellationException if progress stopped it
	 */
	public static List<NamedMesh> of(final SpineSegmentation result,
		final int smoothing, final Progress progress)
	{
		final LabelStatistics instances = LabelStatistics.of(result.instances());
		final LabelStatistics semantic = LabelStatistics.of(result.semantic());
		final List<NamedMesh> meshes = new ArrayList<>();
		int done = 0;
		for (final SpineInstance one : result.found()) {
			progress.checkCancelled();
			progress.report("Surfaces", done++, result.found().size());
			final boolean inSemantic = one.kind().inSemanticMask();
			final LabelStatistics statistics = inSemantic ? semantic : instances;
			if (!statistics.has(one.label())) continue;
			meshes.add(new NamedMesh(one, LevelColors.ofInstance(one.label()),
				LabelSurface.of(inSemantic ? result.semantic() : result.instances(), one
					.label(), statistics.box(one.label()), smoothing)));
		}
		return meshes;
	}
}
