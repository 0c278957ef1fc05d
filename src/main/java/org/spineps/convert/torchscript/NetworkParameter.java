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
package org.spineps.convert.torchscript;

import java.util.Arrays;

/**
 * A tensor that a network needs.
 *
 * @param attribute its name in the archive
 * @param key its name in the checkpoint
 * @param shape its sizes, slowest axis first; not copied
 * @param trained false for the running statistics of a batch normalisation
 */
record NetworkParameter(String attribute, String key, int[] shape, boolean trained) {

	/** @return number of values */
	long size() {
		return Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
	}
}
