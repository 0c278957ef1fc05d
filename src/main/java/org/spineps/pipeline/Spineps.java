package org.spineps.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.spineps.SpinepsException;
import org.spineps.Version;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelStore;
import org.spineps.model.RunnableModel;
import org.spineps.network.DeviceChoice;
import org.spineps.network.Precision;
import org.spineps.pipeline.Provenance.ModelUse;
import org.spineps.pipeline.instance.DerivedLabels;
import org.spineps.pipeline.instance.InstanceOptions;
import org.spineps.pipeline.instance.InstancePhase;
import org.spineps.pipeline.instance.InstanceResult;
import org.spineps.pipeline.instance.ModelCutoutNetwork;
import org.spineps.pipeline.instance.Support;
import org.spineps.pipeline.naming.SacrumAnchor;
import org.spineps.pipeline.naming.VertebraNumbering;
import org.spineps.pipeline.semantic.SemanticCleanup;
import org.spineps.pipeline.semantic.SemanticCleanupOptions;
import org.spineps.pipeline.semantic.SemanticPhase;
import org.spineps.pipeline.semantic.SemanticResult;
import org.spineps.progress.Progress;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Threads;

/**
 * The SPINEPS pipeline (Möller et al. 2024): a scan in, named vertebrae out.
 * Models are found and compared with their hashes when the object is made, and
 * loaded when they are first needed; they serve any number of scans. For one
 * thread at a time.
 */
public final class Spineps implements AutoCloseable {

	private static final String TIDYING = "Tidying the semantic mask";
	private static final String INSTANCES = "Vertebrae";
	private static final String NAMING = "Names, discs and endplates";
	private static final InstanceOptions OPTIONS = InstanceOptions.DEFAULTS;

	private final SpinepsOptions options;
	private final LazyModel semanticModel;
	private final LazyModel instanceModel;

	/**
	 * @param options networks, device and threads
	 * @throws SpinepsException if a model is unknown or damaged, or the device or
	 *           the precision is none
	 */
	public Spineps(final SpinepsOptions options) throws SpinepsException {
		this.options = options;
		final DeviceChoice device = DeviceChoice.parse(options.device());
		final Precision precision = Precision.parse(options.precision());
		final ModelStore store = ModelStore.standard();
		semanticModel = new LazyModel(store.load(options.semanticModel(),
			ModelKind.SEMANTIC), device, options.effectiveThreads(), precision);
		instanceModel = new LazyModel(store.load(options.instanceModel(),
			ModelKind.INSTANCE), device, options.effectiveThreads(), precision);
	}

	/** The pipeline with other networks, closed with this object. */
	Spineps(final SpinepsOptions options, final RunnableModel semantic,
		final RunnableModel instance)
	{
		this.options = options;
		semanticModel = new LazyModel(semantic);
		instanceModel = new LazyModel(instance);
	}

	/**
	 * Runs both phases.
	 *
	 * @param image a scan on any grid; not changed
	 * @param progress told of stages, tiles and cut-outs, asked before each whether
	 *          to stop
	 * @return masks on the scan's own grid; empty ones and a warning if there is no
	 *         spine
	 * @throws SpinepsException if a network cannot be loaded or run
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public SpineSegmentation segment(final ImageVolume image,
		final Progress progress) throws SpinepsException
	{
		return Threads.run(options.effectiveThreads(), () -> {
			final StageClock clock = new StageClock(progress);
			clock.begin("Loading the semantic network");
			final SemanticPhase phase = new SemanticPhase(semanticModel.get());
			clock.begin(SemanticPhase.STAGE);
			final SemanticResult seen = phase.run(image, progress);
			clock.begin(TIDYING);
			final LabelVolume semantic = new SemanticCleanup(
				SemanticCleanupOptions.DEFAULTS).clean(seen.labels());
			return instances(semantic, seen, clock, progress);
		});
	}

	/**
	 * Runs the instance phase alone. The mask is taken as it is, without tidying;
	 * labels that no structure has are left out with a warning.
	 *
	 * @param semantic an existing semantic mask on any grid; not changed
	 * @param progress told of stages and cut-outs, asked before each whether to stop
	 * @return masks on the mask's own grid
	 * @throws SpinepsException if a network cannot be loaded or run
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public SpineSegmentation fromSemantic(final LabelVolume semantic,
		final Progress progress) throws SpinepsException
	{
		return Threads.run(options.effectiveThreads(), () -> {
			final KnownStructures known = KnownStructures.of(semantic);
			return instances(known.mask(), new SemanticResult(known.mask(), null, "",
				known.warnings()), new StageClock(progress), progress);
		});
	}

	private SpineSegmentation instances(final LabelVolume semantic,
		final SemanticResult seen, final StageClock clock, final Progress progress)
		throws SpinepsException
	{
		clock.begin("Loading the instance network");
		final ModelCutoutNetwork network = new ModelCutoutNetwork(instanceModel
			.get(), progress);
		clock.begin(INSTANCES);
		final InstanceResult vertebrae = new InstancePhase(network, network
			.format(), OPTIONS).run(semantic, progress);
		clock.begin(NAMING);
		clock.move(INSTANCES, InstancePhase.STAGE, network.seconds());
		final int count = vertebrae.count();
		if (count > VertebraNumbering.MOST_VERTEBRAE) throw new SpinepsException(
			"More vertebrae than a spine has", count + " were found",
			"Choose a scan of one spine, or look at the semantic mask");
		final VertebraNumbering numbering = VertebraNumbering.of(count, count > 0 &&
			SacrumAnchor.isBelow(vertebrae.semantic(), vertebrae.instances(),
				count));
		final LabelVolume named = DerivedLabels.add(renumber(vertebrae.instances(),
			numbering), vertebrae.semantic(), OPTIONS);
		final List<SpineInstance> found = FoundInstances.of(named, vertebrae
			.semantic(), seen.confidence(), numbering, vertebrae.support());
		final Map<Integer, Evidence> evidence = Evidence.gather(named, vertebrae.semantic(), seen
			.confidence(), byLabel(numbering, vertebrae));
		clock.end();
		return new SpineSegmentation(vertebrae.semantic(), named, found,
			SegmentationWarnings.of(seen.warnings(), vertebrae, numbering, found),
			provenance(seen, clock), evidence);
	}

	private static Map<Integer, Support> byLabel(
		final VertebraNumbering numbering, final InstanceResult vertebrae)
	{
		final Map<Integer, Support> support = new HashMap<>();
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

	private Provenance provenance(final SemanticResult seen,
		final StageClock clock)
	{
		final List<ModelUse> models = new ArrayList<>();
		if (seen.confidence() != null) models.add(use("semantic", semanticModel));
		models.add(use("instance", instanceModel));
		return new Provenance(Version.get(), models, seen.device().isEmpty()
			? instanceModel.device() : seen.device(), options.asMap(), clock
				.seconds());
	}

	private static ModelUse use(final String role, final LazyModel model) {
		return new ModelUse(role, model.manifest().id(), model.manifest()
			.sha256());
	}

	/**
	 * @return what the networks run on and why, empty before one has been loaded
	 */
	public String deviceDescription() {
		return semanticModel.isLoaded() ? semanticModel.device() : instanceModel
			.device();
	}

	/** Frees the networks. */
	@Override
	public void close() {
		semanticModel.close();
		instanceModel.close();
	}
}
