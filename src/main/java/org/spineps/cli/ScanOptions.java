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
package org.spineps.cli;

import java.util.List;

import org.spineps.batch.dataset.ScanFilter;
import org.spineps.batch.dataset.Shard;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which scans of folders are meant. */
final class ScanOptions {

	@Option(names = "--filter", paramLabel = "PATTERN",
		defaultValue = ScanFilter.ALL_NAMES,
		description = "Which scans of folders are taken, by their names, e.g. " +
			"'*_T2w*'; with a / by their paths, e.g. 'sub-1*/anat/*' (default: all).")
	private String filter;

	@Option(names = "--suffix", paramLabel = "SUFFIX", split = ",",
		description = "Which kinds of scans of folders are taken, by the last words " +
			"of their names, e.g. T2w,T1w (default: all; of a BIDS data set those in " +
			"folders anat).")
	private List<String> suffixes = List.of();

	@Option(names = "--shard", paramLabel = "I/N",
		converter = ShardConverter.class,
		description = "Work on the I-th of N equal parts of the scans only. All N " +
			"together do everything, on any machines, at any time.")
	private Shard shard = Shard.ALL;

	/** @return which scans of folders are meant */
	ScanFilter filter() {
		return new ScanFilter(filter, suffixes);
	}

	/** @return which part of them */
	Shard shard() {
		return shard;
	}

	/** @return whether that is not all of them */
	boolean isShard() {
		return !shard.equals(Shard.ALL);
	}

	/** "3/20". */
	static final class ShardConverter implements ITypeConverter<Shard> {

		@Override
		public Shard convert(final String value) {
			return Shard.parse(value).orElseThrow(() -> new TypeConversionException(
				"Invalid part '" + value + "'; expected I/N, e.g. 3/20, with I from 1 " +
					"to N"));
		}
	}
}
