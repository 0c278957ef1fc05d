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
package org.spineps.batch.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several equal parts of a list of scans, for schedulers that start the
 * program several times. The parts have no scan in common, together they have all,
 * and their sizes differ by one at most.
 *
 * @param part number of the part, from 1
 * @param parts how many there are
 */
public record Shard(int part, int parts) {

	/** Everything. */
	public static final Shard ALL = new Shard(1, 1);

	private static final Pattern TEXT = Pattern.compile(
		"(\\d{1,6})\\s*/\\s*(\\d{1,6})");

	/** @throws IllegalArgumentException if there is no such part */
	public Shard {
		if (part < 1 || part > parts) throw new IllegalArgumentException(part + "/" +
			parts);
	}

	/**
	 * @param text e.g. "3/20"
	 * @return the part; empty if there is none of that name
	 */
	public static Optional<Shard> parse(final String text) {
		final Matcher matcher = TEXT.matcher(text.strip());
		if (!matcher.matches()) return Optional.empty();
		final int part = Integer.parseInt(matcher.group(1));
		final int parts = Integer.parseInt(matcher.group(2));
		return part < 1 || part > parts ? Optional.empty() : Optional.of(new Shard(
			part, parts));
	}

	/**
	 * @param <T> what is divided
	 * @param all all of them, in the same order for every part
	 * @return those of this part: every n-th, so that neighbours, which are often
	 *         alike, are in different parts
	 */
	public <T> List<T> of(final List<T> all) {
		final List<T> mine = new ArrayList<>();
		for (int n = part - 1; n < all.size(); n += parts)
			mine.add(all.get(n));
		return mine;
	}
}
