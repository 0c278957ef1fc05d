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
package org.spineps.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import net.imglib2.parallel.Parallelization;

import org.spineps.SpinepsException;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VoxelChecks;
import org.spineps.progress.Progress;
import org.spineps.volume.BiasFieldCorrection;
import org.spineps.volume.BiasFieldMask;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Corrects the bias field of one scan. */
@Command(name = "n4", mixinStandardHelpOptions = true,
	versionProvider = SpinepsCommand.Versions.class, sortOptions = false,
	description = { "Removes the slow shading of a coil from a scan (N4, " +
		"Tustison et al. 2010)." },
	optionListHeading = "%n", parameterListHeading = "%n",
	exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:done",
		"1:the scan could not be corrected; nothing was written",
		"2:the command line is wrong; nothing was done", "130:cancelled (Ctrl-C)" })
final class BiasFieldCommand implements Callable<Integer> {

	private final Services services;

	@Parameters(paramLabel = "INPUT", description = "A scan: .nii or .nii.gz.")
	private Path input;

	@Option(names = "--output", required = true, paramLabel = "FILE",
		description = "The corrected scan: .nii or .nii.gz, 32-bit floats.")
	private Path output;

	@Option(names = "--field", paramLabel = "FILE",
		description = "The field that was divided out, too.")
	private Path field;

	@Option(names = "--mask", paramLabel = "otsu|positive|spineps|FILE",
		defaultValue = "otsu",
		description = "Where to look: tissue by Otsu's threshold, all positive " +
			"voxels, the bounding box of all voxels of 60 and more as SPINEPS does, " +
			"or what a mask file marks (default: ${DEFAULT-VALUE}).")
	private String mask;

	@Option(names = "--spline-distance", paramLabel = "MM", defaultValue = "100",
		description = "Knot spacing of the coarsest spline (default: " +
			"${DEFAULT-VALUE}).")
	private double splineDistance;

	@Option(names = "--levels", paramLabel = "N", defaultValue = "4",
		description = "Resolutions, each twice as fine (default: " +
			"${DEFAULT-VALUE}).")
	private int levels;

	@Option(names = "--iterations", paramLabel = "N", defaultValue = "50",
		description = "At most, on each level (default: ${DEFAULT-VALUE}).")
	private int iterations;

	@Option(names = "--shrink", paramLabel = "N", defaultValue = "4",
		description = "Look at every N-th voxel of each axis (default: " +
			"${DEFAULT-VALUE}).")
	private int shrink;

	@Option(names = "--time", paramLabel = "mean|N",
		converter = SegmentOptions.TimeConverter.class,
		description = "For images of several time points.")
	private TimeHandling time;

	@Option(names = "--threads", paramLabel = "N",
		converter = SegmentOptions.ThreadsConverter.class,
		description = "CPU threads (default: one per core).")
	private Integer threads;

	@Option(names = "--quiet", description = "Print nothing but errors.")
	private boolean quiet;

	@Option(names = "--debug", hidden = true,
		description = "Print where errors come from.")
	private boolean debug;

	/** @param services what it is given */
	BiasFieldCommand(final Services services) {
		this.services = services;
	}

	@Override
	public Integer call() {
		final Subcommand work = new Subcommand(services, quiet, debug);
		return work.run("Cancelled; nothing was written.", () -> {
			work.display().begin(input.getFileName().toString());
			run(work);
			work.display().end();
			if (!quiet) services.out().println("written: " + output);
			return ExitCode.OK;
		});
	}

	private void run(final Progress progress) throws SpinepsException {
		for (final Path file : new Path[] { output, field })
			if (file != null && file.toAbsolutePath().normalize().equals(input
				.toAbsolutePath().normalize())) throw new SpinepsException(
					"The result would replace the input", file.getFileName().toString(),
					"Choose another --output");
		final BiasFieldCorrection correction = correction();
		final VolumeFile file = VolumeFiles.read(input);
		final ImageVolume image = file.image(time == null ? TimeHandling.REFUSE
			: time);
		VoxelChecks.requireFinite(image);
		final LabelVolume where = mask(image);
		final ImageVolume found = estimate(correction, image, where, progress);
		final float[] voxels = image.array();
		for (int v = 0; v < voxels.length; v++)
			voxels[v] /= found.array()[v];
		VolumeFiles.writeImage(output, image, file.geometry());
		if (field != null) VolumeFiles.writeImage(field, found, file.geometry());
	}

	private BiasFieldCorrection correction() throws SpinepsException {
		if (!(splineDistance > 0 && splineDistance < 1e6) || levels < 1 ||
			levels > 8 || iterations < 1 || shrink < 1 || shrink > 16)
			throw new SpinepsException("An option of n4 is out of bounds",
				"spline distance " + splineDistance + " mm, " + levels + " levels, " +
					iterations + " iterations, shrink factor " + shrink,
				"Use positive numbers, at most 8 levels and a shrink factor of 16");
		final BiasFieldCorrection usual = BiasFieldCorrection.SPINEPS;
		return new BiasFieldCorrection(shrink, levels, iterations, usual
			.convergence(), splineDistance, usual.histogramBins(), usual
				.fullWidthAtHalfMaximum(), usual.wienerNoise());
	}

	private LabelVolume mask(final ImageVolume image) throws SpinepsException {
		final BiasFieldMask kind = BiasFieldMask.of(mask).orElse(null);
		if (kind != null) return kind.of(image);
		final LabelVolume drawn = VolumeFiles.read(Path.of(mask)).labels();
		image.grid().requireAgreement(drawn.grid(), "scan and mask");
		for (int v = 0; v < image.array().length; v++)
			if (drawn.array()[v] != 0 && image.array()[v] > 0) return drawn;
		throw new SpinepsException("The mask marks nothing", Path.of(mask)
			.getFileName().toString(), "Mark tissue with a value other than 0");
	}

	private ImageVolume estimate(final BiasFieldCorrection correction,
		final ImageVolume image, final LabelVolume where, final Progress progress)
	{
		// ImgLib2 would hide a cancellation inside of another exception.
		final AtomicReference<RuntimeException> problem = new AtomicReference<>();
		final ImageVolume found = Parallelization.runWithNumThreads(
			threads == null ? Runtime.getRuntime().availableProcessors() : threads,
			() -> {
				try {
					return correction.field(image, where, progress);
				}
				catch (final RuntimeException exc) {
					problem.set(exc);
					return null;
				}
			});
		if (problem.get() != null) throw problem.get();
		return found;
	}
}
