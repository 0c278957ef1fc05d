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
package org.spineps.pipeline.instance;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.spineps.anatomy.Level;
import org.spineps.pipeline.instance.vertebra.Original;
import org.spineps.pipeline.semantic.SacrumParts;

/**
 * Switches and thresholds of the instance phase and of the post-processing of
 * both masks. Start from {@link #DEFAULTS}, {@link #ORIGINAL} or
 * {@link #ORIGINAL_2_0}. Immutable.
 *
 * @param steps what is done
 * @param original which SPINEPS is followed where no amendment is on
 * @param amendments where it is done in another way than by SPINEPS
 * @param corpora how body centres are found
 * @param merging how predictions are merged
 * @param combining how the two masks are combined
 * @param cropMarginMm margin around the labels within which the phase works
 */
public record InstanceOptions(Set<Step> steps, Original original,
	Set<Amendment> amendments, Corpora corpora, Merging merging,
	Combining combining, double cropMarginMm)
{

	/** Steps that can be left out. SPINEPS's names are in brackets. */
	public enum Step {
			/** Small pieces of body give no centre (proc_inst_corpus_clean). */
			CLEAN_CORPORA,
			/** Fused bodies are split (proc_inst_detect_and_solve_merged_corpi). */
			SPLIT_CORPORA,
			/**
			 * Small pieces of instances are deleted
			 * (proc_inst_clean_small_cc_artifacts).
			 */
			CLEAN_INSTANCES,
			/** Holes in instances are filled (proc_fill_3d_holes). */
			FILL_HOLES,
			/**
			 * Instances are cleared outside the semantic mask
			 * (proc_clean_inst_by_sem).
			 */
			CLEAR_OUTSIDE_SEMANTIC,
			/**
			 * An articular process belongs to one vertebra
			 * (proc_vertebra_inconsistency).
			 */
			ARTICULAR_CONSISTENCY,
			/**
			 * Bone without an instance goes to a neighbouring one
			 * (proc_assign_missing_cc).
			 */
			ASSIGN_MISSING,
			/** A small piece on top is merged into the vertebra under it. */
			MERGE_TOP,
			/** Stray posterior pieces go to the vertebra that they touch. */
			POSTERIOR_FRAGMENTS
	}

	/**
	 * How centres of bodies are found.
	 *
	 * @param erosions voxels that bodies are eroded by before they are counted
	 * @param minVolumeMm3 smallest volume of an eroded body
	 * @param sameHeightMm neighbours nearer than this along the body count as one
	 * @param neighbours how many neighbours in the list are compared, on each side
	 * @param minOthers more than this many other bodies must be among them
	 * @param oversize how many times larger than its neighbours a fused body is
	 * @param maxErosions most erosions that may be tried to part a fused body
	 * @param partVanishing whether a body that erosion deletes before it falls apart
	 *          is parted into kernel and shell. SPINEPS 2.1.3 has a rule for that, but
	 *          its pipeline leaves such bodies whole
	 */
	public record Corpora(int erosions, double minVolumeMm3, double sameHeightMm,
		int neighbours, int minOthers, double oversize, int maxErosions,
		boolean partVanishing)
	{}

	/**
	 * How predictions are merged.
	 *
	 * @param largestComponents pieces of a prediction that are kept, 0 for all
	 * @param reach how far apart in the list two cut-outs may be that saw the same
	 *          vertebra
	 * @param minDice predictions of one vertebra overlap by more than this
	 * @param minPartnerDice of two that overlap a third, the worse one is left out
	 *          if they overlap each other by less than this; SPINEPS 2.0 keeps it
	 * @param voteDice agreement from which three predictions vote; below it, and of
	 *          two, every voxel of any counts
	 * @param maxOverlap a candidate of which more than this fraction is taken
	 *          already is passed over
	 * @param maxBodilessOverlap the same for a candidate without a body of its own
	 * @param minVolumeMm3 smallest piece of an instance
	 * @param minFragmentBody a vertebra between others has at least this fraction
	 *          of their median body volume
	 * @param minClaimed a body of which less than this fraction is claimed is
	 *          unclaimed
	 */
	public record Merging(int largestComponents, int reach, double minDice,
		double minPartnerDice, double voteDice, double maxOverlap, double maxBodilessOverlap,
		double minVolumeMm3, double minFragmentBody, double minClaimed)
	{}

	/**
	 * How the two masks are combined.
	 *
	 * @param marginMm margin around the labels within which they are combined
	 * @param articularDominance an articular process goes to its main instance if
	 *          that one is larger than the second by 1 / this
	 * @param missingWarning warn if the bone without an instance is larger than
	 *          this fraction of a mean vertebra
	 * @param topVolumeRatio the topmost piece is merged if it is smaller than this
	 *          fraction of the vertebra under it
	 * @param topContactMm2 and if they touch on more than this area
	 * @param growFirst whether instances first grow into all the bone that they are
	 *          connected with (proc_assign_missing_cc_fast)
	 * @param divideEndplates whether endplates get the labels 52 and 53 of upper
	 *          and lower instead of 62; without
	 *          {@link Amendment#ENDPLATES_KEEP_THEIR_LABEL} they always do
	 * @param sacrumLabels semantic labels of the sacrum
	 * @param metalLabels semantic labels of metal, which becomes 80 in the instance
	 *          mask; SPINEPS 2.0 knows none
	 */
	public record Combining(double marginMm, double articularDominance,
		double missingWarning, double topVolumeRatio, double topContactMm2,
		boolean growFirst, boolean divideEndplates, Set<Integer> sacrumLabels,
		Set<Integer> metalLabels)
	{

		/** Copies the sets. */
		public Combining {
			sacrumLabels = Set.copyOf(sacrumLabels);
			metalLabels = Set.copyOf(metalLabels);
		}

		/**
		 * @param wholes labels that a semantic network has for parts of the sacrum and
		 *          for metal → 26 or 80
		 * @return these options with them; without metal where these know none
		 */
		public Combining withLabels(final Map<Integer, Integer> wholes) {
			final Set<Integer> sacrum = new HashSet<>(sacrumLabels);
			final Set<Integer> metal = new HashSet<>(metalLabels);
			wholes.forEach((label, whole) -> {
				if (whole == Level.SACRUM.id()) sacrum.add(label);
				else if (!metalLabels.isEmpty()) metal.add(label);
			});
			return new Combining(marginMm, articularDominance, missingWarning,
				topVolumeRatio, topContactMm2, growFirst, divideEndplates, sacrum,
				metal);
		}

		/** With the parts that networks for CT divide the sacrum into. */
		private Combining withSacrumParts() {
			return withLabels(Arrays.stream(SacrumParts.labels()).boxed().collect(
				Collectors.toMap(label -> label, label -> Level.SACRUM.id())));
		}
	}

	/** Smallest volume that a cleaning threshold may stand for, in mm³. */
	static final double SMALLEST_MM3 = 37.125;

	/** What SPINEPS 2.1.3 does by default, to the voxel. */
	public static final InstanceOptions ORIGINAL = new InstanceOptions(EnumSet
		.allOf(Step.class), Original.SPINEPS_2_1, Set.of(), new Corpora(2, 92.8125,
			7.5, 5, 2, 1.5, 10, false), new Merging(0, 2, 0.3, 0.3, 0.45, 0.6, 0.3,
				232.03125, 0.2, 0.1), new Combining(1.5, 0.5, 0.5, 0.5, 19.03, false,
					true, Set.of(26), Set.of(80)), 3.75);

	/** What SPINEPS 2.0 does by default, to the voxel. */
	public static final InstanceOptions ORIGINAL_2_0 = new InstanceOptions(
		ORIGINAL.steps, Original.SPINEPS_2_0, Set.of(), ORIGINAL.corpora,
		new Merging(0, 2, 0.3, 0, 0.45, 0.6, 0.3, 232.03125, 0.2, 0.1),
		new Combining(1.5, 0.5, 0.5, 0.5, 19.03, false, true, Set.of(26), Set
			.of()), 3.75);

	/**
	 * The same with all {@linkplain Amendment amendments}, and with parts of a
	 * sacrum.
	 */
	public static final InstanceOptions DEFAULTS = ORIGINAL.with(Amendment
		.all()).with(ORIGINAL.combining.withSacrumParts());

	/** Copies the sets. */
	public InstanceOptions {
		steps = steps.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet
			.copyOf(steps));
		amendments = amendments.isEmpty() ? Set.of() : Collections.unmodifiableSet(
			EnumSet.copyOf(amendments));
	}

	/**
	 * @param step a step
	 * @return whether it is done
	 */
	public boolean does(final Step step) {
		return steps.contains(step);
	}

	/**
	 * @param amendment an amendment
	 * @return whether it is on
	 */
	public boolean has(final Amendment amendment) {
		return amendments.contains(amendment);
	}

	/**
	 * @param newAmendments the amendments to switch on, and no others
	 * @return these options with them
	 */
	public InstanceOptions with(final Set<Amendment> newAmendments) {
		return new InstanceOptions(steps, original, newAmendments, corpora,
			merging, combining, cropMarginMm);
	}

	/**
	 * @param step a step to leave out
	 * @return these options without it
	 */
	public InstanceOptions without(final Step step) {
		final Set<Step> fewer = EnumSet.noneOf(Step.class);
		fewer.addAll(steps);
		fewer.remove(step);
		return new InstanceOptions(fewer, original, amendments, corpora, merging,
			combining, cropMarginMm);
	}

	/**
	 * @param newCorpora how to find body centres
	 * @return these options with that
	 */
	public InstanceOptions with(final Corpora newCorpora) {
		return new InstanceOptions(steps, original, amendments, newCorpora, merging,
			combining, cropMarginMm);
	}

	/**
	 * @param newMerging how to merge predictions
	 * @return these options with that
	 */
	public InstanceOptions with(final Merging newMerging) {
		return new InstanceOptions(steps, original, amendments, corpora, newMerging,
			combining, cropMarginMm);
	}

	/**
	 * @param newCombining how to combine the masks
	 * @return these options with that
	 */
	public InstanceOptions with(final Combining newCombining) {
		return new InstanceOptions(steps, original, amendments, corpora, merging,
			newCombining, cropMarginMm);
	}
}
