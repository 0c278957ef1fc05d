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
package org.spineps.job;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.spineps.SpinepsException;
import org.spineps.batch.totalspineseg.Stage;
import org.spineps.batch.totalspineseg.StageFiles;
import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;

/**
 * What the user chose for TotalSpineSeg Stage.
 *
 * @param stage key of a {@link Stage}
 * @param file path of a mask, or of an image to resample
 * @param output path of the result
 * @param grid path of the image whose grid a mask is brought to
 * @param interpolation nearest, linear or label
 * @param map pairs of old and new label, e.g. "50:26 60:1"
 * @param keepUnmapped whether labels that map does not name stay
 * @param byName whether levels have the numbers of their discs
 */
public record TotalSpineSegStageSettings(
	@Setting(label = "Stage", choices = TotalSpineSegStageSettings.Stages.class,
		help = "What is done, as by the command of that name.")
	String stage,
	@Setting(label = "Mask or image (.nii, .nii.gz)", form = Setting.Form.FILE)
	String file,
	@Setting(label = "Output (.nii, .nii.gz)",
		help = "Path of the result; one that exists is replaced.")
	String output,
	@Setting(label = "Image (transform-labels)", form = Setting.Form.FILE,
		help = "The image whose grid is wanted.")
	String grid,
	@Setting(label = "Interpolation (transform-labels)",
		choices = TotalSpineSegStageSettings.Interpolations.class,
		help = "nearest voxel, linear for probabilities, or one voxel for each label.")
	String interpolation,
	@Setting(label = "Labels (map-labels)",
		help = "Old and new numbers, e.g. 50:26 60:1.")
	String map,
	@Setting(label = "Keep other labels (map-labels)",
		help = "Labels that are not named stay.")
	boolean keepUnmapped,
	@Setting(label = "Number by disc (levels)",
		help = "Levels have the numbers of their discs; otherwise they count on from " +
			"the first, as in the original.")
	boolean byName)
{

	/** No file. */
	public static final TotalSpineSegStageSettings DEFAULTS =
		new TotalSpineSegStageSettings(Stage.LEVELS.key(), "", "", "", "nearest", "",
			false, false);

	/** The job. */
	public static final JobDescription<TotalSpineSegStageSettings> JOB =
		new JobDescription<>("stage", "TotalSpineSeg Stage",
			"Runs a single stage of TotalSpineSeg from file to file", DEFAULTS);

	/**
	 * @param input the mask or image
	 * @param result the file to write
	 * @throws SpinepsException if a file cannot be read or written, or what the stage
	 *           needs is not said
	 */
	public void run(final Path input, final Path result)
		throws SpinepsException
	{
		switch (Stage.values()[Stage.keys().indexOf(stage)]) {
			case LEVELS -> StageFiles.levels(input, result, byName);
			case LARGEST_COMPONENT -> StageFiles.largestComponent(input, result);
			case FILL_CANAL -> StageFiles.fillCanal(input, result);
			case RESAMPLE -> StageFiles.resample(input, result);
			case MAP_LABELS -> StageFiles.mapLabels(input, result, Stage.map(pairs()),
				keepUnmapped);
			default -> StageFiles.transform(input, target(), result,
				StageFiles.Interpolation.of(interpolation));
		}
	}

	private List<String> pairs() throws SpinepsException {
		if (map.isBlank()) throw new SpinepsException("There are no labels to map",
			"map is empty", "Write old and new numbers, e.g. map=[50:26 60:1]");
		return Arrays.asList(map.strip().split("[\\s,]+"));
	}

	private Path target() throws SpinepsException {
		if (grid.isBlank()) throw new SpinepsException(
			"There is no image whose grid is wanted", "grid is empty",
			"Give the path of the image, e.g. grid=/data/scan.nii.gz");
		try {
			return Path.of(grid);
		}
		catch (final InvalidPathException e) {
			throw new SpinepsException("Invalid path '" + grid + "'", "",
				"Give the path of a volume file", e);
		}
	}

	/** Keys of the stages. */
	public static final class Stages implements Setting.Choices {

		@Override
		public List<String> values() {
			return Stage.keys();
		}
	}

	/** Words for the interpolations. */
	public static final class Interpolations implements Setting.Choices {

		@Override
		public List<String> values() {
			return Arrays.stream(StageFiles.Interpolation.values()).map(one -> one
				.name().toLowerCase(Locale.ROOT)).toList();
		}
	}
}
