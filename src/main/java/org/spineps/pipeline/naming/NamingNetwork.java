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
package org.spineps.pipeline.naming;

import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.pipeline.instance.cutout.CutoutFormat;
import org.spineps.volume.ImageVolume;

/** A network that looks at one vertebra and says what it may be. */
public interface NamingNetwork {

	/** @return size and spacing of the patches that it wants, towards P, I and R */
	CutoutFormat format();

	/** @return whether it was trained with patches that were turned upright */
	boolean turned();

	/** @return sentences about what of the network is not used; usually empty */
	List<String> warnings();

	/**
	 * @param patch intensities around one vertebra, with axes P, I and R, of the
	 *          format's size and spacing, not normalised; read only
	 * @return what the network says, as probabilities
	 * @throws SpinepsException if the network cannot run
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	NamingHeads predict(ImageVolume patch) throws SpinepsException;
}
