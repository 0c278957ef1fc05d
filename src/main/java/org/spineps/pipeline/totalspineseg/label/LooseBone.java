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
package org.spineps.pipeline.totalspineseg.label;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.spineps.volume.Grid;

/**
 * Bone of step 2 that is neither a vertebra with a body nor the sacrum: spinous
 * processes, and crumbs. Where a sacrum is in view, its place along the canal says
 * little: behind the bend above the sacrum, the point of the canal that is nearest to
 * the process of L5 lies below the disc L5/S. To be used once.
 */
final class LooseBone {

	/**
	 * Less bone than this in front of the canal is no body. The smallest bodies of
	 * adults, those of the neck, have some 2500 mm³.
	 */
	private static final int LEAST_BODY_MM3 = 1000;
	/** A piece of this part of the sacrum may be a vertebra that was taken for it. */
	private static final int LARGE = 4;

	private final RawMap map;
	private final CanalLine canal;
	private final Part sacrum;
	private final int top;
	/** Largest first. */
	private final List<Part> pieces = new ArrayList<>();
	private final BitSet notSacrum;

	private LooseBone(final RawMap map, final CanalLine canal,
		final Part sacrum)
	{
		this.map = map;
		this.canal = canal;
		this.sacrum = sacrum;
		int highest = 0;
		for (final int voxel : sacrum.voxels())
			highest = Math.max(highest, map.z(voxel));
		top = highest;
		notSacrum = new BitSet();
		for (int v = 0; v < map.grid().voxels(); v++)
			if (map.raw(v) == map.classes().sacrum()) notSacrum.set(v);
	}

	/**
	 * @param map the raw label map
	 * @param canal its canal
	 * @param order sorts the pieces
	 * @param all pieces of bone; not changed
	 * @return those that are loose; empty if there is no sacrum, or no body
	 */
	static Optional<LooseBone> of(final RawMap map, final CanalLine canal,
		final PartOrder order, final List<Part> all)
	{
		final int raw = map.classes().sacrum();
		final Optional<Part> sacrum = all.stream().filter(piece -> piece
			.value() == raw && piece.size() >= DiscEvidence.ENOUGH_SACRUM).max(
				Comparator.comparingInt(Part::size));
		final Optional<Part> uppermost = order.sort(all).stream().filter(
			piece -> piece.value() != raw && piece.anteriorSize(
				canal) >= LEAST_BODY_MM3).findFirst();
		if (sacrum.isEmpty() || uppermost.isEmpty()) return Optional.empty();
		final LooseBone bone = new LooseBone(map, canal, sacrum.get());
		for (final Part piece : all)
			// What lies above all bodies may be C1, or have its body out of view.
			if (piece.value() == raw ? bone.isCrumb(piece) : !bone.hasBody(
				piece) && order.slice(piece) <= order.slice(uppermost.get())) bone.pieces
					.add(piece);
			else if (piece.value() == raw) for (final int voxel : piece.voxels())
				bone.notSacrum.clear(voxel);
		bone.pieces.sort(Comparator.comparingInt(Part::size).reversed());
		return Optional.of(bone);
	}

	private boolean hasBody(final Part piece) {
		return piece.anteriorSize(canal) >= LEAST_BODY_MM3;
	}

	private boolean isAboveSacrum(final Part piece) {
		return piece.centre()[2] > top;
	}

	/** Whether a piece of sacrum is none. */
	private boolean isCrumb(final Part piece) {
		return LARGE * piece.size() < sacrum.size() && (isAboveSacrum(piece) ||
			BoneMerging.nearest(map, piece, List.of(sacrum)) == null);
	}

	/** @return the loose pieces; not a copy */
	List<Part> pieces() {
		return pieces;
	}

	/** @return voxels of the raw class of the sacrum that do not belong to it */
	BitSet notSacrum() {
		return notSacrum;
	}

	/**
	 * Gives each piece to the sacrum if it touches it, or to the nearest of its class.
	 * Then the others, and bone of an unsure class, go to what they touch, or to the
	 * nearest vertebra if they lie above the sacrum. What is left belongs to nothing.
	 *
	 * @param vertebrae vertebrae and sacrum; changed
	 */
	void giveTo(final List<Part> vertebrae) {
		final int raw = map.classes().sacrum();
		final List<Part> sacra = vertebrae.stream().filter(part -> part
			.value() == raw).toList();
		final List<Part> above = vertebrae.stream().filter(part -> part
			.value() != raw).toList();
		final List<Part> others = new ArrayList<>();
		int[] owners = owners(vertebrae);
		for (final Part piece : pieces) {
			Part owner = sacra.contains(touched(piece, owners, vertebrae)) ? sacra.get(
				0) : null;
			if (owner == null && piece.value() != raw) owner = BoneMerging.nearest(map,
				piece, above.stream().filter(part -> part.value() == piece.value())
					.toList());
			if (owner == null) others.add(piece);
			else owner.add(piece.voxels());
		}
		owners = owners(vertebrae);
		others.addAll(PartFinder.unsure(map, owners));
		final Map<Part, Part> found = new LinkedHashMap<>();
		for (final Part piece : others) {
			Part owner = touched(piece, owners, vertebrae);
			if (isAboveSacrum(piece)) {
				if (hasBody(piece)) continue;
				if (owner == null) owner = BoneMerging.nearest(map, piece, above);
			}
			// Only then are they given away, lest crumbs reach farther and farther.
			if (owner != null) found.put(piece, owner);
		}
		found.forEach((piece, part) -> part.add(piece.voxels()));
	}

	/** @return for each voxel the place of its part in the list, from 1; or 0 */
	private int[] owners(final List<Part> parts) {
		final int[] owners = new int[map.grid().voxels()];
		for (int n = 0; n < parts.size(); n++)
			for (final int voxel : parts.get(n).voxels())
				owners[voxel] = n + 1;
		return owners;
	}

	/** @return the part that most neighbours of a piece belong to; null if none */
	private Part touched(final Part piece, final int[] owners,
		final List<Part> parts)
	{
		final Grid grid = map.grid();
		final boolean isAbove = isAboveSacrum(piece);
		final int[] counts = new int[parts.size() + 1];
		for (final int voxel : piece.voxels()) {
			final int i = map.x(voxel) - map.box().min(0);
			final int j = map.y(voxel) - map.box().min(1);
			final int k = map.z(voxel) - map.box().min(2);
			for (int z = Math.max(0, k - 1); z < Math.min(grid.size(2), k + 2); z++)
				for (int y = Math.max(0, j - 1); y < Math.min(grid.size(1), j + 2); y++)
					for (int x = Math.max(0, i - 1); x < Math.min(grid.size(0), i +
						2); x++)
						counts[owners[grid.index(x, y, z)]]++;
		}
		Part most = null;
		int least = 0;
		for (int n = 1; n < counts.length; n++) {
			final Part part = parts.get(n - 1);
			if (counts[n] <= least || isAbove && part.value() == map.classes()
				.sacrum()) continue;
			least = counts[n];
			most = part;
		}
		return most;
	}
}
