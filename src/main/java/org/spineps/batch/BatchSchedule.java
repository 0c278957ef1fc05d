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

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a run gets through its cases.
 *
 * @param jobs how many are worked on at the same time, at least 1
 * @param order which come first
 */
public record BatchSchedule(int jobs, Order order) {

	/** One after the other, as they are given. */
	public static final BatchSchedule ONE_BY_ONE = new BatchSchedule(1,
		Order.NAME);

	/** Which cases come first. */
	public enum Order {
			/** As they are given, those of folders by their paths. */
			NAME,
			/** The largest, so that no long one is left for the end. */
			SIZE;

		/** @return the word for it in command lines */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}

		/**
		 * @param key the word
		 * @return the order; empty if there is none of that name
		 */
		public static Optional<Order> of(final String key) {
			return Arrays.stream(values()).filter(order -> order.key().equals(key
				.toLowerCase(Locale.ROOT))).findFirst();
		}
	}

	/** @throws IllegalArgumentException if there is no job */
	public BatchSchedule {
		if (jobs < 1) throw new IllegalArgumentException(jobs + " jobs");
	}
}
