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
package org.spineps.batch;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Structure;
import org.spineps.io.VoxelChecks;
import org.spineps.io.mask.MaskChecks;
import org.spineps.volume.ImageVolume;

/**
 * Checks that a file which was read without complaint is a scan at all. A network
 * would make something of anything.
 */
public final class ContentChecks {

	/** More grey values than this no mask has. */
	private static final int MAX_LABELS = 100;
	private static final int MAX_LABEL = 255;
	private static final int SHOWN = 12;

	private ContentChecks() {
		// static methods only
	}

	/**
	 * @param image what was read as a scan
	 * @throws SpinepsException if it is a single slice, holds voxels that are no
	 *           numbers, is the same everywhere, or looks like a mask
	 */
	public static void requireScan(final ImageVolume image)
		throws SpinepsException
	{
		MaskChecks.requireVolume(image.grid());
		VoxelChecks.requireFinite(image);
		final float[] voxels = image.array();
		boolean varies = false;
		for (int n = 1; n < voxels.length && !varies; n++)
			varies = voxels[n] != voxels[0];
		if (!varies) throw new SpinepsException("The image is empty",
			"every voxel is " + voxels[0], "Choose the scan itself");
		final Set<Integer> labels = labels(voxels);
		if (labels.isEmpty()) return;
		if (labels.size() <= 2 || all(labels, ContentChecks::isSemantic) || all(
			labels, MaskChecks::isInstance)) throw new SpinepsException(
				"This is a mask, not a scan", "its voxels hold nothing but " + text(
					labels),
				"Choose the scan. On the command line a mask of structures goes in with --semantic");
	}

	/** @return the values if they may be labels, ascending; else none */
	private static Set<Integer> labels(final float[] voxels) {
		final boolean[] seen = new boolean[MAX_LABEL + 1];
		for (final float voxel : voxels) {
			final int label = (int) voxel;
			if (label != voxel || label < 0 || label > MAX_LABEL) return Set.of();
			seen[label] = true;
		}
		final Set<Integer> labels = new TreeSet<>();
		for (int label = 0; label < seen.length; label++)
			if (seen[label]) labels.add(label);
		return labels.size() > MAX_LABELS ? Set.of() : labels;
	}

	private static boolean all(final Set<Integer> labels,
		final IntPredicate predicate)
	{
		return labels.stream().allMatch(label -> label == 0 || predicate.test(
			label));
	}

	private static boolean isSemantic(final int label) {
		return Structure.of(label).isPresent();
	}

	private static String text(final Set<Integer> labels) {
		return labels.stream().limit(SHOWN).map(String::valueOf).collect(Collectors
			.joining(", ")) + (labels.size() > SHOWN ? ", ..." : "");
	}
}
