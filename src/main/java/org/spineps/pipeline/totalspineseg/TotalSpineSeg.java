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

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.Version;
import org.spineps.io.json.RecordJson;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.StageClock;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.pipeline.totalspineseg.label.Amendment;
import org.spineps.pipeline.totalspineseg.label.LabellingHints;
import org.spineps.pipeline.totalspineseg.label.LandmarkFinding;
import org.spineps.pipeline.totalspineseg.stage.LevelPoints;
import org.spineps.pipeline.totalspineseg.stage.LevelSet;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Threads;

/**
 * TotalSpineSeg (Warszawer et al.) as one of the methods: a scan of any contrast
 * in, named vertebrae, discs, cord and canal out. For one thread at a time.
 */
public final class TotalSpineSeg implements SpinePipeline {

	private final SpineNetworks networks;
	private final ChainOptions options;
	private final ComputeOptions compute;
	private final Localizers localizers;

	/**
	 * @param networks the networks; closed with this object
	 * @param options what is done, and how
	 * @param compute threads
	 */
	public TotalSpineSeg(final SpineNetworks networks,
		final ChainOptions options, final ComputeOptions compute)
	{
		this.networks = networks;
		this.options = options;
		this.compute = compute;
		localizers = new Localizers(networks, options);
	}

	@Override
	public SpineSegmentation run(final SpineRun run, final Progress progress)
		throws SpinepsException
	{
		if (run.scan().isEmpty() || run.semantic().isPresent())
			throw new SpinepsException("TotalSpineSeg needs a scan", run.scan()
				.isEmpty() ? "only masks were given"
					: "it cannot go on from an existing mask",
				"Give the scan alone, or use the method SPINEPS for masks");
		return Threads.run(compute.effectiveThreads(), () -> {
			final StageClock clock = new StageClock(progress);
			final List<String> notes = new ArrayList<>();
			final Optional<LabelVolume> mask = options.localizer().isBlank() ? Optional
				.empty() : localizer(Path.of(options.localizer()), run.scan().get()
					.grid(), notes, clock, progress);
			// No variable: what only the chain needs must not outlive it.
			return deliver(FinishedSpine.of(find(run.scan().get(), mask, run.anchors(),
				clock, progress).with(notes)), run, clock);
		});
	}

	/**
	 * Runs the chain alone.
	 *
	 * @param scan a scan on any grid; not changed
	 * @param localizer a finished mask of another scan of the same patient, as
	 *          {@link #localizer} gives it
	 * @param anchors names that the user has fixed
	 * @param clock is told of the stages
	 * @param progress receives tiles, asked before each whether to stop
	 * @return what was found, on the grid of one millimetre
	 * @throws SpinepsException if there is no spine that can be labelled, or a
	 *           network cannot be run
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public ChainResult find(final ImageVolume scan,
		final Optional<LabelVolume> localizer, final List<NameAnchor> anchors,
		final StageClock clock, final Progress progress) throws SpinepsException
	{
		return new SpineChain(networks, options, clock::begin).run(scan,
			LabellingHints.NONE.with(localizer), anchors, progress);
	}

	/**
	 * Reads a localizer, or segments it first. The last one that was segmented is
	 * kept in mind.
	 *
	 * @param file a finished mask, or a scan, of the same patient in the same space
	 * @param scan grid of the scan that it is for
	 * @param notes receives what the user should know
	 * @param clock is told of the stages
	 * @param progress receives tiles, asked before each whether to stop
	 * @return its mask; empty if nothing tells the levels of that scan
	 * @throws SpinepsException if it cannot be read or segmented, is a mask without
	 *           discs, or does not overlap the scan
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public Optional<LabelVolume> localizer(final Path file, final Grid scan,
		final List<String> notes, final StageClock clock, final Progress progress)
		throws SpinepsException
	{
		return localizers.mask(file, scan, notes, clock::begin, progress);
	}

	private SpineSegmentation deliver(final FinishedSpine found,
		final SpineRun run, final StageClock clock) throws SpinepsException
	{
		clock.begin("Masks on the grid of the scan");
		final Grid grid = run.scan().orElseThrow().grid();
		if (run.extras().wants(Extra.LEVELS) && found.levels().isPresent()) run
			.extras().put(Extra.LEVELS, "levels", levelsOn(found.levels().get(), grid));
		if (run.extras().wants(Extra.SOFTMAX)) {
			run.extras().put(Extra.SOFTMAX, "canal", found.canal().on(grid));
			run.extras().put(Extra.SOFTMAX, "cord", found.cord().on(grid));
		}
		// Last, so that there is one volume of floats or both masks, never all.
		final ScanMasks masks = ScanMasks.of(found, grid);
		final List<String> warnings = new ArrayList<>(found.warnings());
		warnings.addAll(masks.numbering().warnings());
		final Map<String, String> said = new LinkedHashMap<>(asMap());
		said.put("naming-rule", noPath(found.labelling().rule()));
		for (final LandmarkFinding landmark : found.landmarks())
			said.put("landmark " + landmark.disc(), noPath(text(landmark, found
				.labelling().labels().grid())));
		clock.end();
		return new SpineSegmentation(masks.semantic(), masks.instances(), masks
			.found(), warnings, new Provenance(Version.get(), networks.uses(found
				.both()), networks.device(), said, clock.seconds()), Map
					.of(), masks.numbering());
	}

	/** The manifest keeps the last part only of what could be a path. */
	private static String noPath(final String sentence) {
		return sentence.replace('/', '-');
	}

	private static String text(final LandmarkFinding landmark, final Grid grid) {
		if (landmark.voxels() == 0) return landmark.outcome();
		final double[] mm = grid.toWorld(landmark.voxel().get(0), landmark.voxel()
			.get(1), landmark.voxel().get(2));
		return String.format(Locale.ROOT,
			"%s; %d mm³ at (%.0f, %.0f, %.0f) mm right, anterior, superior", landmark
				.outcome(), landmark.voxels(), mm[0], mm[1], mm[2]);
	}

	/** @return what is done, and how */
	public ChainOptions options() {
		return options;
	}

	/**
	 * @param levels levels on the grid of one millimetre
	 * @param grid grid of the scan
	 * @return the levels on that grid
	 */
	public LabelVolume levelsOn(final LevelSet levels, final Grid grid) {
		return options.does(Amendment.LEVELS_KEEP_THEIR_PLACE) ? LevelPoints.nearest(
			levels, grid) : LevelPoints.byCubes(levels.volume(),
				grid);
	}

	/** @return what is done, and on what, name → value, for the manifest */
	public Map<String, String> asMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		map.put("behaviour", options.behaviour().key());
		map.putAll(RecordJson.differences(options, ChainOptions.of(options
			.behaviour())));
		map.putAll(compute.asMap());
		return map;
	}

	/**
	 * @param both whether step 2 ran, too
	 * @return the networks that ran, with the hashes of their files
	 * @throws SpinepsException if a file cannot be read
	 */
	public List<ModelUse> uses(final boolean both) throws SpinepsException {
		return networks.uses(both);
	}

	@Override
	public String device() {
		return networks.device();
	}

	@Override
	public void close() {
		networks.close();
	}
}
