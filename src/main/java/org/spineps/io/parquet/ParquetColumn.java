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
package org.spineps.io.parquet;

import java.util.Objects;

/**
 * A column of a Parquet table. Every cell of it may be missing.
 *
 * @param name name of the column
 * @param type what its cells are
 */
public record ParquetColumn(String name, Type type) {

	/** What the cells of a column are. */
	public enum Type {

			/** A {@link Double}. */
			NUMBER(5),
			/** An {@link Integer}. */
			WHOLE(1),
			/** A {@link String}, in UTF-8. */
			TEXT(6);

		private final int physicalType;

		Type(final int physicalType) {
			this.physicalType = physicalType;
		}

		/** @return the number that the format gives to the type */
		int physicalType() {
			return physicalType;
		}
	}

	/** Checks that nothing is missing. */
	public ParquetColumn {
		Objects.requireNonNull(name);
		Objects.requireNonNull(type);
	}
}
