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

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.spineps.SpinepsException;
import org.spineps.pipeline.levels.LevelNetwork;
import org.spineps.pipeline.levels.ModelLevelNetwork;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.pipeline.totalspineseg.label.Amendment;
import org.spineps.pipeline.totalspineseg.label.Labelling;
import org.spineps.pipeline.totalspineseg.label.LabellingHints;
import org.spineps.pipeline.totalspineseg.label.NamedPart;
import org.spineps.pipeline.totalspineseg.label.RawClasses;
import org.spineps.pipeline.totalspineseg.level.DiscLevels;
import org.spineps.pipeline.totalspineseg.level.LevelNumbering;
import org.spineps.pipeline.totalspineseg.stage.AlternateDiscs;
import org.spineps.pipeline.totalspineseg.stage.CanalFilling;
import org.spineps.pipeline.totalspineseg.stage.FinalLabels;
import org.spineps.pipeline.totalspineseg.stage.LargestComponent;
import org.spineps.pipeline.totalspineseg.stage.LevelSet;
import org.spineps.pipeline.totalspineseg.stage.OneMillimetre;
import org.spineps.pipeline.totalspineseg.stage.SoftMap;
import org.spineps.pipeline.totalspineseg.stage.SpineBox;
import org.spineps.progress.Progress;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * The stages of TotalSpineSeg in their order, from a scan to named vertebrae on the
 * grid of one millimetre. For one thread at a time.
 */
public final class SpineChain {

	private final SpineNetworks networks;
	private final ChainOptions options;
	private final StageListener stages;

	/** Is told of every stage as it begins. */
	@FunctionalInterface
	public interface StageListener {

		/** @param stage what begins, e.g. "Numbering the discs" */
		void begin(String stage);
	}

	/**
	 * @param networks the networks; not closed here
	 * @param options what is done, and how
	 * @param stages is told of the stages
	 */
	public SpineChain(final SpineNetworks networks, final ChainOptions options,
		final StageListener stages)
	{
		this.networks = networks;
		this.options = options;
		this.stages = stages;
	}

	/**
	 * @param scan a scan on any grid; not changed
	 * @param hints what is known of the spine beside the scan
	 * @param anchors names that the user has fixed; vertebrae are called as they are
	 *          without anchors
	 * @param progress receives tiles, asked before each and between stages whether to
	 *          stop
	 * @return what was found
	 * @throws SpinepsException if there is no spine that can be labelled, or a
	 *           network cannot be run
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public ChainResult run(final ImageVolume scan,
		final LabellingHints hints, final List<NameAnchor> anchors,
		final Progress progress)
		throws SpinepsException
	{
		stages.begin("Resampling to one millimetre");
		final ImageVolume image = OneMillimetre.of(scan, !options.does(
			Amendment.FRACTIONS_KEPT) && OneMillimetre.isWhole(scan));
		final List<String> warnings = new ArrayList<>();
		final LabellingHints known = hints.with(networks.votes(1));
		final FirstStep step = first(image, known, anchors, warnings, progress);
		final Labelling alone = step.labelling();
		final Start start = new Start(step.largest(), known, alone);
		final Optional<ChainResult.Second> second = options.firstStepOnly()
			? Optional.empty() : second(image, start, hints,
				!anchors.isEmpty(), warnings, progress);
		final Labelling first = second.isPresent() && anchors.isEmpty()
			? namedBy(second.get().labelling(), start) : alone;
		final LabelVolume output = first.labels();
		// That no disc has a name is said already.
		final Optional<LevelSet> levels = first.isLevelUnknown() ? Optional.empty()
			: levels(output, warnings);
		// Step 2 may agree with names that the landmarks of step 1 do not.
		warnings.addAll(first.contradictions());
		warnings.addAll(second.map(ChainResult.Second::labelling).orElse(first)
			.warnings());
		second.ifPresent(last -> last.labelling().contradictions().stream().filter(
			sentence -> !first.contradictions().contains(sentence)).forEach(
				warnings::add));
		return new ChainResult(image, step.raw(), first, step.canal(), step.cord(),
			levels, second, warnings);
	}

	/**
	 * Step 1, without its probabilities: they are as large as two scans, and only the
	 * part at the canal is needed, which is the same whatever the discs are called.
	 *
	 * @param raw raw classes
	 * @param largest the same without what lies apart
	 * @param labelling the finished mask and the names of the discs
	 * @param canal probability of canal and cord
	 * @param cord probability of the cord
	 */
	private record FirstStep(LabelVolume raw, LabelVolume largest,
		Labelling labelling, SoftMap canal, SoftMap cord)
	{}

	private FirstStep first(final ImageVolume image, final LabellingHints known,
		final List<NameAnchor> anchors, final List<String> warnings,
		final Progress progress) throws SpinepsException
	{
		stages.begin("Step 1: canal and discs");
		final SpineNetworks.First seen = networks.first(image, progress);
		warnings.addAll(seen.warnings());
		stages.begin("Numbering the discs");
		final LabelVolume raw = LargestComponent.of(seen.labels());
		Labelling numbered = Labelling.of(raw, RawClasses.STEP_1, known, anchors
			.isEmpty() ? options.amendments() : withUnknown());
		if (!anchors.isEmpty()) numbered = Labelling.of(raw, RawClasses.STEP_1, known
			.with(Anchors.places(anchors, numbered)), options.amendments());
		final LabelVolume labels = numbered.labels();
		CanalFilling.in(labels);
		return new FirstStep(seen.labels(), raw, numbered, SoftMap.of(seen.canal(),
			labels, FinalLabels.CORD, FinalLabels.CANAL), SoftMap.of(seen.cord(),
				labels, FinalLabels.CORD));
	}

	/** Step 1's largest component, what is known of it, and its names from that. */
	private record Start(LabelVolume raw, LabellingHints known, Labelling alone) {}

	/**
	 * Step 2 sees the sacrum, and may be sure of names that step 1 was not, or the other
	 * way round.
	 */
	private Labelling namedBy(final Labelling second, final Start start)
		throws SpinepsException
	{
		if (second.isLevelUnknown() == start.alone().isLevelUnknown() || !options.does(
			Amendment.STEPS_AGREE) || !options.does(Amendment.NAMES_BY_EVIDENCE))
			return start.alone();
		final Labelling named = Labelling.of(start.raw(), RawClasses.STEP_1, start
			.known().with(
			new LabellingHints.Earlier("step 2", second, true)), options.amendments());
		CanalFilling.in(named.labels());
		return named.asSureAs(second);
	}

	private Optional<LevelSet> levels(final LabelVolume output,
		final List<String> warnings)
	{
		try {
			return Optional.of(DiscLevels.of(output, options.does(
				Amendment.LEVELS_BY_NAME) ? LevelNumbering.BY_NAME
					: LevelNumbering.CONSECUTIVE));
		}
		catch (final SpinepsException e) {
			warnings.add("There are no levels. " + e.getMessage());
			return Optional.empty();
		}
	}

	private Optional<ChainResult.Second> second(final ImageVolume image,
		final Start start, final LabellingHints hints,
		final boolean anchored, final List<String> warnings, final Progress progress)
		throws SpinepsException
	{
		final Labelling first = start.alone();
		final LabelVolume output = first.labels();
		final Box box = SpineBox.of(output, SpineBox.MARGIN);
		final ImageVolume cut = Crop.of(image, box, 0);
		final LabelVolume part = Crop.of(output, box, 0);
		// TotalSpineSeg takes the order of the numbers for that of the discs.
		final LabelVolume discs = (options.does(Amendment.NAMES_BY_EVIDENCE)
			? AlternateDiscs.every(part, first.discs().stream().map(
				NamedPart::number).filter(number -> number > 0).toList())
			: AlternateDiscs.of(part, List.of())).on(cut.grid());
		stages.begin("Step 2: vertebrae");
		final SpineNetworks.Second seen = networks.second(cut, discs, progress);
		warnings.addAll(seen.warnings());
		stages.begin("Numbering the vertebrae");
		final LabelVolume raw = LargestComponent.of(seen.labels());
		final LabellingHints known = stepTwoHints(hints, first, anchored).with(
			networks.votes(2));
		Labelling labelling;
		try {
			labelling = Labelling.of(raw, RawClasses.STEP_2, known, options
				.amendments());
		}
		catch (final SpinepsException e) {
			warnings.add("There are no vertebrae, only what step 1 found. " + e
				.getMessage());
			return Optional.empty();
		}
		if (!anchored && labelling.isLevelUnknown()) labelling = byNetwork(labelling,
			raw, known, part, start, progress);
		final LabelVolume whole = LabelVolume.zeros(image.grid());
		CanalFilling.in(labelling.labels());
		Crop.paste(labelling.labels(), whole, box.min(0), box.min(1), box.min(2));
		return Optional.of(new ChainResult.Second(box, discs, seen.labels(), seen
			.sure(), labelling.with(whole)));
	}

	/**
	 * Names what step 2 is not sure of, if a levels network is. What is no vertebra
	 * misleads that network: no landmark of either step may contradict it.
	 */
	private Labelling byNetwork(final Labelling counted, final LabelVolume raw,
		final LabellingHints known, final LabelVolume before, final Start start,
		final Progress progress) throws SpinepsException
	{
		if (!options.does(Amendment.NAMED_BY_LEVELS_NETWORK) || !options.does(
			Amendment.NAMES_BY_EVIDENCE)) return counted;
		final Optional<LevelNetwork> network = networks.levels();
		if (network.isEmpty()) return counted;
		stages.begin(ModelLevelNetwork.STAGE);
		final LevelNames names = LevelNames.of(CanalFilling.of(counted.labels()),
			network.get(), progress);
		if (names.found().isEmpty()) return counted.withWarnings(names.warnings());
		final Labelling named = Labelling.of(raw, RawClasses.STEP_2, known.with(names
			.found().get()), options.amendments());
		if (!named.contradictions().isEmpty() || !namedBy(named, start).contradictions()
			.isEmpty() || !start.alone().isLevelUnknown() && !LevelNames.areEqual(before,
				named.labels())) return counted.withWarnings(List.of(names
				.contradiction()));
		return named.withWarnings(names.warnings());
	}

	/** What step 2 knows of step 1: what the user said, it must know. */
	private LabellingHints stepTwoHints(final LabellingHints hints,
		final Labelling first, final boolean anchored)
	{
		final boolean agree = options.does(Amendment.STEPS_AGREE);
		if (agree && options.does(Amendment.NAMES_BY_EVIDENCE)) return hints.with(
			new LabellingHints.Earlier("step 1", first, anchored));
		// Where names are no matter of evidence, those of step 1 decide.
		return agree || anchored ? hints.with(Optional.of(first.labels())) : hints;
	}

	/** Names are wanted to say which is meant, even where there are no levels. */
	private Set<Amendment> withUnknown() {
		final Set<Amendment> more = EnumSet.of(Amendment.LEVEL_UNKNOWN);
		more.addAll(options.amendments());
		return more;
	}
}
