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

import org.spineps.convert.archive.PickleWriter;
import org.spineps.convert.checkpoint.ElementType;

/** The objects of an archive: one module with its tensors. */
final class ModulePickle {

	private ModulePickle() {
		// static methods only
	}

	/**
	 * @param className the class of the module, in {@code __torch__}
	 * @param parameters its tensors, contiguous; the record of each is named by
	 *          its place in the list
	 * @return the pickle of a module that is not in training mode
	 */
	static byte[] of(final String className,
		final Iterable<NetworkParameter> parameters)
	{
		final PickleWriter pickle = new PickleWriter();
		pickle.beginObject("__torch__", className);
		pickle.text("training");
		pickle.truth(false);
		int record = 0;
		for (final NetworkParameter parameter : parameters) {
			final long[] shape = Arrays.stream(parameter.shape()).asLongStream()
				.toArray();
			final long[] strides = new long[shape.length];
			long size = 1;
			for (int axis = shape.length - 1; axis >= 0; axis--) {
				strides[axis] = size;
				size *= shape[axis];
			}
			pickle.text(parameter.attribute());
			pickle.tensor(record++, ElementType.FLOAT32, size, 0, shape, strides);
		}
		pickle.endObject();
		return pickle.end();
	}
}
