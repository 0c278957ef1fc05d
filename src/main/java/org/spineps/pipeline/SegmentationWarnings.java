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
package org.spineps.pipeline;

import java.util.ArrayList;
import java.util.List;

import org.spineps.anatomy.Naming;
import org.spineps.pipeline.instance.InstanceResult;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.VertebraNumbering;

/** Says in sentences what is odd about a result. */
final class SegmentationWarnings {

	/** Fewer vertebrae than this are worth a word. */
	private static final int FEW = 3;

	private SegmentationWarnings() {
		// static methods only
	}

	/**
	 * @param semantic what the semantic phase had to say
	 * @param vertebrae what the instance phase found
	 * @param numbering names of the vertebrae
	 * @param found everything that was found
	 * @param unnamed why there are no levels if there are none; empty if the numbering
	 *          says it
	 * @return sentences, the most important one first; a new list
	 */
	static List<String> of(final List<String> semantic,
		final InstanceResult vertebrae, final VertebraNumbering numbering,
		final List<SpineInstance> found, final String unnamed)
	{
		final List<String> warnings = new ArrayList<>();
		if (found.isEmpty()) warnings.add("No spine was found in this image.");
		else if (vertebrae.count() == 0) warnings.add(
			"No vertebra was found in this image.");
		else if (vertebrae.count() < FEW) warnings.add("Only a few vertebrae (" +
			vertebrae.count() + ") were found.");
		if (vertebrae.count() > 0 && numbering
			.naming() == Naming.LEVEL_UNKNOWN) warnings.add(
				"The levels are unknown" + (unnamed.isEmpty() ? "" : ", because " +
					unnamed) + ": " + (vertebrae.count() == 1
						? "the vertebra is called " + numbering.names().get(0)
						: "the vertebrae are called " + numbering.names().get(0) +
							" to " + numbering.names().get(vertebrae.count() - 1) +
							" from the top") + ".");
		if (vertebrae.count() > 1 && found.stream().noneMatch(i -> i
			.kind() == Kind.DISC)) warnings.add("No disc was found.");
		warnings.addAll(OrientationCheck.of(vertebrae.semantic(),
			vertebrae.instances()));
		warnings.addAll(numbering.warnings());
		warnings.addAll(semantic);
		if (vertebrae.count() > 0 || !found.isEmpty()) warnings.addAll(vertebrae
			.warnings());
		return warnings;
	}
}
