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

import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.pipeline.levels.LevelNetwork;
import org.spineps.pipeline.totalspineseg.label.Votes;
import org.spineps.progress.Progress;
import org.spineps.result.Provenance.ModelUse;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** What the two networks of TotalSpineSeg say. For one thread at a time. */
public interface SpineNetworks extends AutoCloseable {

	/**
	 * What the first network says.
	 *
	 * @param labels raw classes 0 to 9 of step 1
	 * @param canal probability of canal and cord together
	 * @param cord probability of the cord
	 * @param warnings sentences for the user
	 */
	record First(LabelVolume labels, ImageVolume canal, ImageVolume cord,
		List<String> warnings)
	{

		/** Copies the list. */
		public First {
			warnings = List.copyOf(warnings);
		}
	}

	/**
	 * What the second network says.
	 *
	 * @param labels raw classes 0 to 11 of step 2
	 * @param sure probability of the class of each voxel
	 * @param warnings sentences for the user
	 */
	record Second(LabelVolume labels, ImageVolume sure,
		List<String> warnings)
	{


		/** Copies the list. */
		public Second {
			warnings = List.copyOf(warnings);
		}
	}

	/**
	 * @param image a scan of cubes of one millimetre with axes to right, anterior and
	 *          superior; not changed
	 * @param progress receives tiles, asked before each whether to stop
	 * @return labels and probabilities on its grid
	 * @throws SpinepsException if the network cannot be loaded or run
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	First first(ImageVolume image, Progress progress) throws SpinepsException;

	/**
	 * @param image the part of the same scan that holds the spine; not changed
	 * @param discs every second disc, 1, on the same grid; not changed
	 * @param progress receives tiles, asked before each whether to stop
	 * @return labels on that grid
	 * @throws SpinepsException if the network cannot be loaded or run
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	Second second(ImageVolume image, LabelVolume discs, Progress progress)
		throws SpinepsException;

	/**
	 * @param step 1 or 2
	 * @return how far the landmarks that the network of this step sees are to be
	 *         believed
	 */
	default Votes votes(final int step) {
		return Votes.PUBLISHED;
	}

	/**
	 * @return the network that may name the vertebrae, loaded; it counts as one that
	 *         ran. Empty if there is none
	 * @throws SpinepsException if it cannot be loaded
	 */
	default Optional<LevelNetwork> levels() throws SpinepsException {
		return Optional.empty();
	}

	/**
	 * @param both whether step 2 ran, too
	 * @return the networks that ran, with the hashes of their files
	 * @throws SpinepsException if a file cannot be read
	 */
	List<ModelUse> uses(boolean both) throws SpinepsException;

	/** @return what they run on and why; empty before one has been loaded */
	String device();

	/** Frees the networks. */
	@Override
	void close();
}
