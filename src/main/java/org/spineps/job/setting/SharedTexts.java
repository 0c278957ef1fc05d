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
package org.spineps.job.setting;

import java.util.Arrays;
import java.util.List;

import org.spineps.pipeline.SpineMethods;

/** Labels, help and choices of settings that several jobs have. */
public final class SharedTexts {

	/** Label of the orientation. */
	public static final String ORIENTATION = "Orientation without header";
	/** What the orientation is for. */
	public static final String ORIENTATION_HELP =
		"Used when no header of the file says how the stack lies in " +
			"the patient. Macros may also give axis codes such as PIR.";
	/** Label of the header switch. */
	public static final String USE_HEADER = "Use the header's orientation";
	/** What the header switch is for. */
	public static final String USE_HEADER_HELP =
		"Switch it off if the header of the image is wrong.";
	/** Label of the device. */
	public static final String DEVICE = "Device";
	/** What the device is for. */
	public static final String DEVICE_HELP =
		"Where the networks run. Macros may also give gpu:1 and so on.";
	/** Label of the threads. */
	public static final String THREADS = "Threads (0 = all cores)";
	/** What the threads are for. */
	public static final String THREADS_HELP = "CPU threads for everything.";

	/** What the models are. */
	public static final String MODEL_HELP =
		"Id of a packaged model, or path of a model folder.";

	/** Help on the network that names levels. */
	public static final String LEVELS_HELP =
		"A network that names the vertebrae from the mask: id of a packaged model, or " +
			"path of a model folder; none: they are counted from the sacrum.";

	/** Label of the method. */
	public static final String METHOD = "Method";
	/** What the method is. */
	public static final String METHOD_HELP =
		"How the spine is segmented and its vertebrae are told apart and named.";

	/** As usual, done, left out. */
	public static final List<String> WISHES = List.of("auto", "on", "off");

	private SharedTexts() {
		// constants only
	}

	/** Ids of the methods that are installed. */
	public static final class Methods implements Setting.Choices {

		@Override
		public List<String> values() {
			return SpineMethods.installed().ids();
		}
	}

	/** How an image may be displayed. */
	public static final class Orientations implements Setting.Choices {

		@Override
		public List<String> values() {
			return Arrays.stream(DisplayedOrientation.values()).map(
				DisplayedOrientation::text).toList();
		}
	}

	/** {@link #WISHES}. */
	public static final class Wishes implements Setting.Choices {

		@Override
		public List<String> values() {
			return WISHES;
		}
	}

	/** Words for devices. */
	public static final class Devices implements Setting.Choices {

		@Override
		public List<String> values() {
			return List.of("auto", "cpu", "gpu", "mps");
		}
	}
}
