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
package org.spineps.ij.correct;

import ij.ImagePlus;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.ij.view.SpineView;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/**
 * The results of a scan before its last corrections, and those that were taken back.
 * An image keeps its history as long as it is open. Thread-safe.
 */
final class CorrectionHistory {

	/** So many steps can be taken back. */
	static final int STEPS = 30;

	private static final String PROPERTY = "spineps.corrections";

	private final Deque<Step> undo = new ArrayDeque<>();
	private final Deque<Step> redo = new ArrayDeque<>();

	private CorrectionHistory() {
		// one for each image
	}

	/** A result with packed masks; its view holds empty ones. */
	private record Step(String what, SpineView view, PackedLabels semantic,
		PackedLabels instances)
	{

		static Step of(final String what, final SpineView view) {
			final SpineSegmentation full = view.segmentation();
			final LabelVolume none = LabelVolume.zeros(Grid.of(new int[] { 1, 1, 1 },
				new double[] { 1, 1, 1 }, full.instances().grid().axisCodes()));
			return new Step(what, view.holding(masked(full, none, none)),
				new PackedLabels(full.semantic()), new PackedLabels(full.instances()));
		}

		SpineView unpack() {
			return view.holding(masked(view.segmentation(), semantic.unpack(),
				instances.unpack()));
		}

		private static SpineSegmentation masked(final SpineSegmentation result,
			final LabelVolume semantic, final LabelVolume instances)
		{
			return new SpineSegmentation(semantic, instances, result.found(), result
				.warnings(), result.provenance(), result.evidence(), result
					.numbering());
		}
	}

	/**
	 * @param image an image
	 * @return its history; empty for an image that was never corrected
	 */
	static CorrectionHistory of(final ImagePlus image) {
		synchronized (CorrectionHistory.class) {
			if (image.getProperty(PROPERTY) instanceof CorrectionHistory known)
				return known;
			final CorrectionHistory fresh = new CorrectionHistory();
			image.setProperty(PROPERTY, fresh);
			return fresh;
		}
	}

	/**
	 * Notes a correction; what was taken back cannot be made again then.
	 *
	 * @param what what was done
	 * @param before the result before
	 */
	synchronized void add(final String what, final SpineView before) {
		redo.clear();
		push(undo, Step.of(what, before));
	}

	private static void push(final Deque<Step> steps, final Step step) {
		steps.push(step);
		if (steps.size() > STEPS) steps.removeLast();
	}

	/** @return what would be taken back; empty if there is nothing */
	synchronized Optional<String> undoable() {
		return Optional.ofNullable(undo.peek()).map(Step::what);
	}

	/** @return what would be made again; empty if there is nothing */
	synchronized Optional<String> redoable() {
		return Optional.ofNullable(redo.peek()).map(Step::what);
	}

	/**
	 * @param back whether the last correction is taken back; else it is made again
	 * @return the result that follows, the history unchanged
	 * @throws SpinepsException if there is no such correction
	 */
	synchronized SpineView peek(final boolean back) throws SpinepsException {
		final Step step = (back ? undo : redo).peek();
		if (step == null) throw new SpinepsException("There is nothing to " +
			(back ? "undo" : "redo"), "", "");
		return step.unpack();
	}

	/**
	 * Moves one step.
	 *
	 * @param back whether the last correction is taken back; else it is made again
	 * @param present the result that is left
	 */
	synchronized void move(final boolean back, final SpineView present) {
		final Step step = (back ? undo : redo).pop();
		push(back ? redo : undo, Step.of(step.what(), present));
	}
}
