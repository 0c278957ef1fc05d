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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.spineps.SpinepsException;
import org.spineps.network.ComputeOptions;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** The three spines of the end-to-end fixtures, for tests of other packages. */
public final class PreparedSpines {

	private PreparedSpines() {
		// static methods only
	}

	/**
	 * @param name e.g. "lumbar_sag"
	 * @param options what is done
	 * @return the method, with networks that say what was prepared
	 */
	public static TotalSpineSeg method(final String name,
		final ChainOptions options) throws SpinepsException
	{
		return new TotalSpineSeg(EndToEndFixturesTest.networks(name), options,
			ComputeOptions.cpu(1));
	}

	/**
	 * @param name e.g. "lumbar_sag"
	 * @param options what is done
	 * @return the method, with networks that see nothing in scans of its size
	 */
	public static TotalSpineSeg blind(final String name,
		final ChainOptions options) throws SpinepsException
	{
		final LabelVolume none = LabelVolume.zeros(EndToEndFixturesTest.labels(name,
			"step1_raw/").grid());
		final ImageVolume soft = ImageVolume.zeros(none.grid());
		return new TotalSpineSeg(new PreparedNetworks(new SpineNetworks.First(none,
			soft, soft, List.of()), none), options, ComputeOptions.cpu(1));
	}

	/**
	 * @param name e.g. "lumbar_sag"
	 * @param file a file of it, e.g. "grid/step1_levels/lumbar_sag.nii.gz"
	 * @return where it is; not to be changed
	 */
	public static Path file(final String name, final String file) {
		return Path.of(Objects.requireNonNull(PreparedSpines.class.getResource(
			"/fixtures/totalspineseg/e2e/" + name + "/" + file)).getPath());
	}

	/**
	 * @param name e.g. "lumbar_sag"
	 * @param folder an existing folder
	 * @return a copy of the scan in it
	 */
	public static Path copyScan(final String name, final Path folder)
		throws IOException
	{
		return Files.copy(file(name, name + ".nii.gz"), folder.resolve(name +
			".nii.gz"));
	}
}
