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
package org.spineps.convert.spineps;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.spineps.volume.AxisCodes;

/**
 * SPINEPS's {@code inference_config.json}.
 *
 * @param name name for people, e.g. "T2w_Labeling_v1.0"
 * @param modalities modalities of the model's images: T2w, T1w, Vibe, CT, SEG,
 *          …
 * @param acquisition sag, cor, ax or iso
 * @param type which kind of model
 * @param orientation axes in which the network sees an image, in the order of a
 *          NIfTI file's axes
 * @param folds names of the folds to average; empty for all folds
 * @param mirroring whether to average over mirrored inputs
 * @param spacing millimetres along the axes of {@code orientation}
 * @param stepSize step of the sliding window in patches
 * @param labelOfClass label id of every class of the network; a class that is
 *          missing here is its own label id
 * @param inputs images in the order of the channels, e.g. "img", "seg", "water"
 * @param hasC1 whether the first vertebra is segmented
 * @param needsCrop whether the original finds the spine with another network
 *          first
 * @param sacrumIds semantic labels that become the sacrum in the instance mask
 * @param metalIds semantic labels that become metal in the instance mask; the
 *          configurations of SPINEPS 2.0 do not name any
 * @param instance settings of the instance phase
 */
public record InferenceConfig(String name, List<String> modalities,
	String acquisition, ModelType type, AxisCodes orientation,
	List<String> folds, boolean mirroring, TargetSpacing spacing,
	double stepSize, Map<Integer, Integer> labelOfClass, List<String> inputs,
	boolean hasC1, boolean needsCrop, List<Integer> sacrumIds,
	List<Integer> metalIds, InstanceSettings instance)
{

	/** The end of the file's name. */
	public static final String FILE_NAME = "inference_config.json";

	/** Metal in both masks. */
	public static final int METAL = 80;

	/** Copies lists and maps. */
	public InferenceConfig {
		Objects.requireNonNull(type);
		Objects.requireNonNull(orientation);
		Objects.requireNonNull(spacing);
		modalities = List.copyOf(modalities);
		folds = List.copyOf(folds);
		labelOfClass = Collections.unmodifiableMap(new TreeMap<>(labelOfClass));
		inputs = List.copyOf(inputs);
		sacrumIds = List.copyOf(sacrumIds);
		metalIds = List.copyOf(metalIds);
	}

	/** @return whether the model is for CT, where intensities are not changed */
	public boolean isCt() {
		return modalities.contains("CT");
	}
}
