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
package org.spineps.nnunet;

import java.util.List;

import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/**
 * The result of an nnU-Net model for a case, on the grid of its first image.
 *
 * @param labels the labels
 * @param probabilities for every class of {@link LabelRule#names} its
 *          probability; empty if they were not requested
 * @param device the device that the networks finally ran on, and why
 * @param tiles number of tiles per network
 * @param warnings sentences for the user; empty if there were none
 */
public record Prediction(LabelVolume labels, List<ImageVolume> probabilities,
	String device, int tiles, List<String> warnings)
{

	/** Copies the lists. */
	public Prediction {
		probabilities = List.copyOf(probabilities);
		warnings = List.copyOf(warnings);
	}
}
