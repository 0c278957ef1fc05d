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
package org.spineps.batch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.io.Sha256;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeInput;
import org.spineps.volume.AxisCodes;

/**
 * A scan of which the user says how its voxels lie, in case its file does not.
 *
 * @param volume the scan
 * @param orientation how they lie then
 */
record PlacedInput(VolumeInput volume, AxisCodes orientation) implements
	VolumeInput
{

	@Override
	public Path place() {
		return volume.place();
	}

	@Override
	public String name() {
		return volume.name();
	}

	@Override
	public List<String> notes() {
		return volume.notes();
	}

	@Override
	public VolumeFile read() throws SpinepsException {
		return volume.read().placed(orientation);
	}

	/** Raw masks of another orientation are not taken up again. */
	@Override
	public String sha256() throws SpinepsException {
		return Sha256.of((volume.sha256() + orientation).getBytes(
			StandardCharsets.US_ASCII));
	}
}
