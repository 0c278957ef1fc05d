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

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.Version;
import org.spineps.io.json.RecordJson;
import org.spineps.model.ModelKind;
import org.spineps.model.Preparation;
import org.spineps.model.RunnableModel;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.extra.ExtraSink;
import org.spineps.pipeline.instance.Amendment;
import org.spineps.pipeline.instance.DerivedLabels;
import org.spineps.pipeline.instance.EditedInstances;
import org.spineps.pipeline.instance.InstanceOptions;
import org.spineps.pipeline.instance.InstancePhase;
import org.spineps.pipeline.instance.InstanceResult;
import org.spineps.pipeline.instance.InstanceRules;
import org.spineps.pipeline.instance.InstanceSupport;
import org.spineps.pipeline.instance.RawInstances;
import org.spineps.pipeline.instance.VertebraAtPoint;
import org.spineps.pipeline.instance.cutout.ModelCutoutNetwork;
import org.spineps.pipeline.levels.ModelLevelNetwork;
import org.spineps.pipeline.naming.ModelNamingNetwork;
import org.spineps.pipeline.naming.NamingOptions;
import org.spineps.pipeline.naming.NamingPhase;
import org.spineps.pipeline.original.ChosenRules;
import org.spineps.pipeline.semantic.OutOfRange;
import org.spineps.pipeline.semantic.SemanticCleanup;
import org.spineps.pipeline.semantic.SemanticPhase;
import org.spineps.pipeline.semantic.SemanticResult;
import org.spineps.progress.Progress;
import org.spineps.result.InstanceList;
import org.spineps.result.SpineInstance;
import org.spineps.result.SpineSegmentation;
import org.spineps.result.VertebraNumbering;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.ScanGeometry;
import org.spineps.volume.Threads;
import org.spineps.volume.WorkingAxes;

/**
 * The SPINEPS pipeline (Möller et al. 2024): a scan in, named vertebrae out.
 * Models are found and compared with their hashes when the object is made, and
 * loaded when they are first needed; they serve any number of scans, also at the
 * same time.
 */
public final class Spineps implements SpinePipeline {

	private static final String TIDYING = "Tidying the semantic mask";
	private static final String INSTANCES = "Vertebrae";
	private static final String NAMES = "Names, discs and endplates";

	private final SpinepsOptions options;
	private final PipelineOptions switches;
	private final InstanceRules rules;
	private final Networks networks;

	/**
	 * @param options networks, device and threads
	 * @throws SpinepsException if a model is unknown or damaged
	 */
	public Spineps(final SpinepsOptions options) throws SpinepsException {
		this.options = options;
		switches = options.pipeline();
		networks = new Networks(options);
		rules = rules();
	}

	/** The pipeline with other networks, closed with this object. */
	Spineps(final SpinepsOptions options, final RunnableModel... models) {
		this.options = options;
		switches = options.pipeline();
		networks = new Networks(options, models);
		rules = rules();
	}

	/** With the labels that the semantic network has for sacrum and metal. */
	private InstanceRules rules() {
		final InstanceOptions instances = switches.instances();
		return ChosenRules.of(switches.semantic().networkDecides() ? instances.with(
			instances.combining().withLabels(networks.instanceLabels())) : instances);
	}

	/**
	 * Runs all phases.
	 *
	 * @param image a scan on any grid; not changed
	 * @param progress receives stages, tiles and cut-outs, asked before each whether
	 *          to stop
	 * @return masks on the scan's own grid; empty ones and a warning if there is no
	 *         spine
	 * @throws SpinepsException if a network cannot be loaded or run
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public SpineSegmentation segment(final ImageVolume image,
		final Progress progress) throws SpinepsException
	{
		return run(SpineRun.ofScan(image), progress);
	}

	/**
	 * Runs instance phase and naming. The mask is taken as it is, without tidying;
	 * labels that no structure has are left out with a warning.
	 *
	 * @param semantic an existing semantic mask on any grid; not changed
	 * @param progress receives stages and cut-outs, asked before each whether to stop
	 * @return masks on the mask's own grid
	 * @throws SpinepsException if a network cannot be loaded or run
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public SpineSegmentation fromSemantic(final LabelVolume semantic,
		final Progress progress) throws SpinepsException
	{
		return run(SpineRun.ofSemantic(semantic), progress);
	}

	@Override
	public SpineSegmentation run(final SpineRun given, final Progress progress)
		throws SpinepsException
	{
		final SpineRun aligned = given.aligned();
		aligned.check();
		return Threads.run(options.compute().effectiveThreads(), () -> {
			final StageClock clock = new StageClock(progress);
			final Networks.Use using = networks.begin();
			final SemanticResult seen = semantic(aligned, using, clock, progress);
			final SpineRun run = aligned.inAxes(seen.labels().grid());
			if (run.instances().isPresent()) {
				final EditedInstances edited = EditedInstances.of(seen.labels(), run
					.instances().get(), rules);
				return name(run, seen, edited.result(), edited.labels(), using, clock,
					progress);
			}
			return name(run, seen, instances(run, seen, using, clock, progress), List
				.of(), using, clock, progress);
		});
	}

	@Override
	public LabelVolume vertebraAt(final LabelVolume semantic,
		final double[] voxel, final Progress progress) throws SpinepsException
	{
		return Threads.run(options.compute().effectiveThreads(), () -> {
			progress.report("Loading the instance network", 0, 0);
			final RunnableModel model = networks.begin().get(ModelKind.INSTANCE);
			progress.checkCancelled();
			progress.report(InstancePhase.STAGE, 0, 1);
			final ModelCutoutNetwork network = new ModelCutoutNetwork(model, 1,
				progress);
			return VertebraAtPoint.find(semantic, voxel, network, network.format(),
				rules);
		});
	}

	/** @return the tidied mask, on the grid where the instance phase works on it */
	private SemanticResult semantic(final SpineRun run,
		final Networks.Use using, final StageClock clock, final Progress progress)
		throws SpinepsException
	{
		if (run.semantic().isPresent()) {
			final KnownStructures known = KnownStructures.of(run.semantic().get(),
				rules.options().combining().sacrumLabels());
			return inSpineAxes(new SemanticResult(known.mask(), null, "", known
				.warnings()));
		}
		if (run.rawSemantic().isPresent()) return inSpineAxes(run.rawSemantic()
			.get());
		clock.begin("Loading the semantic network");
		final RunnableModel network = using.get(ModelKind.SEMANTIC);
		clock.begin(SemanticPhase.STAGE);
		final SemanticPhase phase = new SemanticPhase(network, ChosenRules.of(switches
			.semantic().forNetwork(network.manifest().input().preparation())));
		final SemanticResult seen = phase.run(inClearestAxes(phase, run.scan().get(),
			progress), run.extras(), progress);
		if (run.extras().wants(Extra.DEBUG)) run.extras().put(Extra.DEBUG,
			"sem_raw", seen.labels());
		clock.begin(TIDYING);
		final LabelVolume tidied = new SemanticCleanup(switches.cleanup()).clean(
			seen.labels());
		if (run.extras().wants(Extra.RAW)) {
			run.extras().put(Extra.RAW, "semantic", tidied);
			run.extras().put(Extra.RAW, "confidence", seen.confidence());
		}
		// Specks that tidying removes are no reason to doubt a scan.
		final SemanticResult result = new SemanticResult(tidied, seen.confidence(),
			seen.device(), seen.warnings());
		if (run.axesGuessed()) new AxisSearch(phase, run.scan().get(), progress)
			.check(result);
		return OutOfRange.check(run.scan().get(), result);
	}

	/** SPINEPS takes the nearest axes, whatever the tilt. */
	private boolean choosesAxes() {
		return rules.options().has(Amendment.STORAGE_INDEPENDENT);
	}

	/** Where the header leaves the working axes open, the spine in a mask tells. */
	private SemanticResult inSpineAxes(final SemanticResult result) {
		if (!choosesAxes()) return result;
		final Grid grid = SpineAxes.of(result.labels());
		return new SemanticResult(result.labels().on(grid), result
			.confidence() == null ? null : result.confidence().on(result.confidence()
				.grid().withAxisCodes(grid.axisCodes())), result.device(), result
					.warnings());
	}

	/** Where it leaves them open for a scan, the least doubt of the network tells. */
	private ImageVolume inClearestAxes(final SemanticPhase phase,
		final ImageVolume scan, final Progress progress) throws SpinepsException
	{
		final List<AxisCodes> ways = choosesAxes() ? WorkingAxes.candidates(scan
			.grid()) : List.of(scan.grid().axisCodes());
		ImageVolume best = null;
		double least = Double.POSITIVE_INFINITY;
		for (final AxisCodes codes : ways) {
			final ImageVolume turned = scan.on(scan.grid().withAxisCodes(codes));
			if (ways.size() == 1) return turned;
			final double doubt = OutOfRange.doubt(phase.run(turned, progress));
			if (best != null && doubt >= least) continue;
			best = turned;
			least = doubt;
		}
		return best;
	}

	private InstanceResult instances(final SpineRun run,
		final SemanticResult seen, final Networks.Use using,
		final StageClock clock, final Progress progress) throws SpinepsException
	{
		clock.begin("Loading the instance network");
		final RunnableModel model = using.get(ModelKind.INSTANCE);
		final ModelCutoutNetwork network = new ModelCutoutNetwork(model, options
			.compute().effectiveBatch(model.isOnCpu()), progress);
		ScanGeometry.requireRoom(seen.labels().grid().reorient(AxisCodes.PIR),
			network.format().spacingMm());
		clock.begin(INSTANCES);
		final InstancePhase phase = new InstancePhase(network, network.format(),
			rules);
		final RawInstances raw = run.rawInstances().isPresent() ? run.rawInstances()
			.get() : predict(phase, run.extras(), seen.labels(), progress);
		if (run.extras().wants(Extra.RAW)) run.extras().support(raw.support());
		final InstanceResult vertebrae = phase.combine(raw, seen.labels(), run
			.grid());
		clock.end();
		clock.move(INSTANCES, InstancePhase.STAGE, network.seconds());
		return vertebrae;
	}

	/** The only place where the trace of the instance phase is written. */
	private static RawInstances predict(final InstancePhase phase,
		final ExtraSink extras, final LabelVolume semantic,
		final Progress progress) throws SpinepsException
	{
		final InstancePhase.Predicted predicted = phase.predict(semantic, extras
			.wants(Extra.DEBUG), progress);
		if (extras.wants(Extra.RAW) && predicted.raw().labels() != null) extras.put(
			Extra.RAW, "instances", phase.uncropped(predicted.raw(), semantic));
		predicted.trace().writeTo(extras);
		return predicted.raw();
	}

	private SpineSegmentation name(final SpineRun run, final SemanticResult seen,
		final InstanceResult vertebrae, final List<Integer> labels,
		final Networks.Use using, final StageClock clock, final Progress progress) throws SpinepsException
	{
		clock.begin(NAMES);
		final RunnableModel model = run.scan().isPresent() && vertebrae.count() > 0
			? using.get(ModelKind.NAMING) : null;
		final RunnableModel levels = model == null && vertebrae.count() > 0 ? using
			.get(ModelKind.LEVELS) : null;
		final VertebraNumbering numbering = new NamingPhase(ChosenRules.of(naming()),
			model == null ? null : new ModelNamingNetwork(model, progress),
			levels == null ? null : new ModelLevelNetwork(levels)).run(
				vertebrae.instances(), vertebrae.semantic(), vertebrae.count(), run
					.scan().orElse(null), run.anchors(), labels, progress);
		final LabelVolume named = DerivedLabels.add(renumber(vertebrae.instances(),
			numbering), vertebrae.semantic(), rules);
		if (run.extras().wants(Extra.DEBUG)) run.extras().put(Extra.DEBUG,
			"vert_arr_return_final", named);
		final LabelVolume structures = rules.finishEndplates(vertebrae.semantic(),
			named);
		final List<SpineInstance> found = InstanceList.of(named, structures, seen
			.confidence(), numbering, vertebrae.support().stream().map(
				InstanceSupport::probability).toList());
		final List<String> warnings = SegmentationWarnings.of(seen.warnings(),
			vertebrae, numbering, found, levels == null ? switches.naming()
				.sacrumAnchor() ? "no sacrum was seen right below the lowest vertebra"
				: "no network names them and the sacrum is not asked for" : "");
		if (run.extras().wants(Extra.LEVELS)) warnings.addAll(putLevels(run
			.extras(), named, structures, numbering));
		clock.end();
		return new SpineSegmentation(structures, named, found, warnings, using
			.provenance(seen.device(), clock
					.seconds()), InstanceEvidence.of(named, structures, seen.confidence(),
						byLabel(numbering, vertebrae)), numbering);
	}

	/** @return what there is to say about the levels */
	private static List<String> putLevels(final ExtraSink extras,
		final LabelVolume named, final LabelVolume structures,
		final VertebraNumbering numbering) throws SpinepsException
	{
		final ToolboxLevels levels = ToolboxLevels.of(named, structures, numbering
			.naming());
		if (levels.levels().isPresent()) extras.put(Extra.LEVELS, "levels", levels
			.levels().get());
		return levels.warnings();
	}

	/** SPINEPS allows C1 where its network for CT shows it. */
	private NamingOptions naming() {
		return switches.semantic().networkDecides() && networks
			.preparation() == Preparation.SPINEPS_CT_WITH_C1 ? switches.naming()
				.withC1() : switches.naming();
	}

	private static Map<Integer, InstanceSupport> byLabel(
		final VertebraNumbering numbering, final InstanceResult vertebrae)
	{
		final Map<Integer, InstanceSupport> support = new HashMap<>();
		for (int n = 0; n < vertebrae.count(); n++)
			support.put(numbering.labels().get(n), vertebrae.support().get(n));
		return support;
	}

	/** Replaces 1..n by the labels of the numbering, in place. */
	private static LabelVolume renumber(final LabelVolume instances,
		final VertebraNumbering numbering)
	{
		final short[] voxels = instances.array();
		for (int v = 0; v < voxels.length; v++)
			if (voxels[v] != 0) voxels[v] = numbering.labels().get(voxels[v] - 1)
				.shortValue();
		return instances;
	}

	@Override
	public Map<String, String> recipe(final Stage stage) {
		final Map<String, String> recipe = new LinkedHashMap<>();
		if (stage == Stage.SEMANTIC) {
			recipe.put("version", Version.get());
			recipe.put("semantic-model", networks.hash(ModelKind.SEMANTIC));
			recipe.put("semantic", RecordJson.toJson(switches.semantic()).toString());
			recipe.put("cleanup", RecordJson.toJson(switches.cleanup()).toString());
		}
		else {
			recipe.put("instance-model", networks.hash(ModelKind.INSTANCE));
			recipe.put("instances", RecordJson.toJson(switches.instances())
				.toString());
		}
		return recipe;
	}

	@Override
	public boolean servesSeveralThreads() {
		return true;
	}

	/** Empty before a network has been loaded. */
	@Override
	public String device() {
		return networks.device();
	}

	@Override
	public void close() {
		networks.close();
	}
}
