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
package org.spineps.convert.nnunet;

import java.nio.file.Path;

/**
 * One of the networks of a model, which were trained on different parts of the
 * data.
 *
 * @param name "0", "1", … or "all"
 * @param checkpoint file with its weights
 */
public record Fold(String name, Path checkpoint) {

	/** @return the file with its folder, for messages */
	public String fileName() {
		final Path folder = checkpoint.getParent();
		return folder == null || folder.getFileName() == null ? checkpoint.toString()
			: folder.getFileName() + "/" + checkpoint.getFileName();
	}
}
