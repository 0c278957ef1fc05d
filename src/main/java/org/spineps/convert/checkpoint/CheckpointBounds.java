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
package org.spineps.convert.checkpoint;

/**
 * Limits on what a checkpoint may contain: far above what training programs
 * write, far below what would crash the program.
 */
final class CheckpointBounds {

	/** Bytes of the pickle that describes the content. */
	static final long PICKLE_BYTES = 1L << 30;
	/** Bytes of a text in it; longer ones, such as arrays, are skipped. */
	static final int TEXT_BYTES = 1 << 16;
	/** Bytes of all texts together. */
	static final int ALL_TEXT_BYTES = 32 << 20;
	/** Steps of the pickle's program; each makes at most one small object. */
	static final int STEPS = 3_000_000;
	/** Lists in lists, dictionaries in dictionaries. */
	static final int NESTING = 100;
	/** Bytes of one integer. */
	static final int INTEGER_BYTES = 64;
	/** Bytes of the name of a class or function. */
	static final int NAME_BYTES = 1024;
	/** Entries of the zip container. */
	static final int ENTRIES = 200_000;
	/** Storages of the older stream. */
	static final int STORAGES = 200_000;
	/** Bytes of a compressed record, unpacked. PyTorch compresses none. */
	static final long COMPRESSED_RECORD = 1L << 30;
	/** Wrappers around a network. */
	static final int MOST_WRAPPERS = 8;

	private CheckpointBounds() {
		// constants only
	}
}
