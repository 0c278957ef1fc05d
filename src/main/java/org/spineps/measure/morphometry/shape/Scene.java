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
package org.spineps.measure.morphometry.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.anatomy.Structure;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineInstance.Kind;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Box;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelStatistics;
import org.spineps.volume.LabelVolume;

/**
 * A segmentation as the measurements see it: one volume of bodies (label of the
 * vertebra), sacrum, discs, cord and canal, and where their centres are. Written
 * once, then only read.
 */
public final class Scene {

	/** The first of the labels that stand for posterior elements here. */
	private static final int POSTERIOR_OFFSET = 300;
	private static final int FEWEST_VOXELS = 8;
	/**
	 * A mask that ends so near to the border is taken as cut there. Not smaller for
	 * small bodies: networks of about 1 mm spare their outermost layer.
	 */
	private static final double NEAR_MM = 1;
	private static final double SLACK = 1e-3;

	private final SpineSegmentation segmentation;
	private final LabelVolume tissue;
	private final LabelStatistics statistics;
	private final CanalVoxels canal;

	private Scene(final SpineSegmentation segmentation,
		final LabelVolume tissue)
	{
		this.segmentation = segmentation;
		this.tissue = tissue;
		statistics = LabelStatistics.of(tissue);
		canal = CanalVoxels.of(tissue, box(Structure.CORD.id(), Structure.CANAL
			.id()));
	}

	/**
	 * @param segmentation two masks on one grid, and what is in them
	 * @return the scene
	 */
	public static Scene of(final SpineSegmentation segmentation) {
		final short[] semantic = segmentation.semantic().array();
		final short[] instances = segmentation.instances().array();
		final LabelVolume tissue = LabelVolume.zeros(segmentation.instances()
			.grid());
		final short[] labels = tissue.array();
		for (int n = 0; n < labels.length; n++)
			labels[n] = (short) tissue(semantic[n] & 0xffff, instances[n] & 0xffff);
		return new Scene(segmentation, tissue);
	}

	private static int tissue(final int structure, final int instance) {
		if (structure == Structure.CORD.id() || structure == Structure.CANAL.id())
			return structure;
		if (instance == Level.SACRUM.id()) return instance;
		if (Level.isVertebra(instance)) return structure == Structure.CORPUS
			.id() || structure == Structure.CORPUS_CORE.id() ? instance : Structure
				.isVertebra(structure) ? POSTERIOR_OFFSET + instance : 0;
		final boolean disc = instance > Level.DISC_OFFSET && Level.isVertebra(
			instance - Level.DISC_OFFSET);
		return disc ? instance : 0;
	}

	/** @return the vertebrae from the top; the sacrum, if there is one, last */
	public List<SpineInstance> levels() {
		final List<SpineInstance> levels = new ArrayList<>(segmentation
			.vertebrae());
		segmentation.find(Kind.SACRUM, Level.SACRUM.id()).ifPresent(levels::add);
		return levels;
	}

	/**
	 * @param instance a vertebra or the sacrum
	 * @return its level; empty if nothing supports its number
	 */
	public static Optional<Level> level(final SpineInstance instance) {
		return instance.naming() == Naming.LEVEL_UNKNOWN ? Optional.empty() : Level
			.of(instance.label());
	}

	/** @return the grid of both masks */
	public Grid grid() {
		return tissue.grid();
	}

	/** @return the semantic mask; not a copy */
	public LabelVolume tissue() {
		return tissue;
	}

	/**
	 * @param label of a body, disc or the sacrum
	 * @return whether there is enough of it to be measured
	 */
	public boolean has(final int label) {
		return statistics.has(label) && statistics.count(
			label) >= FEWEST_VOXELS;
	}

	/**
	 * @param label of a body, disc or the sacrum
	 * @return its voxels
	 */
	public long voxels(final int label) {
		return statistics.has(label) ? statistics.count(label) : 0;
	}

	/**
	 * @param label of a body, disc or the sacrum that is there
	 * @return the box around it
	 */
	public Box box(final int label) {
		return statistics.box(label);
	}

	/**
	 * @param labels of the canal or the cord
	 * @return the box around all of them; empty if there is none
	 */
	public Box box(final int... labels) {
		Box box = Box.ofSize(0, 0, 0);
		for (final int label : labels)
			if (statistics.has(label)) box = box.isEmpty() ? box(label) : box.union(
				box(label));
		return box;
	}

	/**
	 * @param label of a body, disc or the sacrum that is there
	 * @return side of the cube of its volume, in millimetres
	 */
	public double sizeMm(final int label) {
		return Math.cbrt(voxels(label) * grid().voxelVolume());
	}

	/**
	 * @param label of a body, disc or the sacrum that is there
	 * @return mean of its voxels
	 */
	public Position centroid(final int label) {
		return Position.of(grid().toWorld(statistics.centroid(label)));
	}

	/**
	 * @param label of a vertebra
	 * @return mean of its arch and processes; empty if it has none
	 */
	public Optional<Position> posteriorCentroid(final int label) {
		return has(POSTERIOR_OFFSET + label) ? Optional.of(centroid(
			POSTERIOR_OFFSET + label)) : Optional.empty();
	}

	/** @return the voxels of canal and cord */
	public CanalVoxels canal() {
		return canal;
	}

	/**
	 * @param direction of length 1
	 * @return how far a voxel reaches along it, in millimetres
	 */
	public double voxelMm(final Position direction) {
		final Grid grid = grid();
		double squares = 0;
		for (int axis = 0; axis < 3; axis++) {
			final double along = grid.affine(0, axis) * direction.right() + grid
				.affine(1, axis) * direction.anterior() + grid.affine(2, axis) *
					direction.superior();
			squares += along * along;
		}
		return Math.sqrt(squares);
	}

	/** @return the smallest distance of neighbouring voxels, in millimetres */
	public double finestSpacingMm() {
		final double[] spacing = grid().spacing();
		return Math.min(spacing[0], Math.min(spacing[1], spacing[2]));
	}

	/**
	 * @param label of a body
	 * @return its voxels so near to the first or last layer of an axis of several
	 *         layers that they look cut; masks often spare the outermost layer
	 */
	public List<Position> atBorder(final int label) {
		final Box box = box(label);
		final Grid grid = grid();
		final List<Position> result = new ArrayList<>();
		for (int axis = 0; axis < 3; axis++) {
			if (grid.size(axis) == 1) continue;
			final int layers = 1 + (int) Math.floor(NEAR_MM / grid.spacing(axis) +
				SLACK);
			for (int n = 0; n < layers; n++)
				for (final int layer : new int[] { n, grid.size(axis) - 1 - n }) {
					if (layer < box.min(axis) || layer >= box.max(axis)) continue;
					final int[] min = { box.min(0), box.min(1), box.min(2) };
					final int[] max = { box.max(0), box.max(1), box.max(2) };
					min[axis] = layer;
					max[axis] = layer + 1;
					collect(label, new Box(min, max), result);
				}
		}
		return result;
	}

	/**
	 * @param label of a body or disc
	 * @return whether it may go on outside of the volume
	 */
	public boolean cut(final int label) {
		final Box box = box(label);
		for (int axis = 0; axis < 3; axis++)
			if (box.min(axis) == 0 || box.max(axis) == grid().size(axis)) return true;
		return false;
	}

	private void collect(final int label, final Box box,
		final List<Position> result)
	{
		final short[] labels = tissue.array();
		for (int k = box.min(2); k < box.max(2); k++)
			for (int j = box.min(1); j < box.max(1); j++)
				for (int i = box.min(0); i < box.max(0); i++)
					if ((labels[grid().index(i, j, k)] & 0xffff) == label) result.add(
						Position.of(grid().toWorld(i, j, k)));
	}
}
