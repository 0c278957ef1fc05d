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
package org.spineps.testing;

import java.nio.file.Path;

import org.spineps.batch.BatchListener;
import org.spineps.batch.InputResult;

/** Follows a batch without a word. */
public final class QuietListener implements BatchListener {

	@Override
	public void started(final Path input, final int number, final int total) {
		// nobody is told
	}

	@Override
	public void finished(final InputResult result) {
		// nobody is told
	}

	@Override
	public void report(final String stage, final long done, final long total) {
		// nobody is told
	}

	@Override
	public void checkCancelled() {
		// nobody cancels
	}
}
