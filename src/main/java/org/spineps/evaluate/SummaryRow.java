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
package org.spineps.evaluate;

import org.spineps.evaluate.metric.Region;
import org.spineps.evaluate.statistics.Statistic;

/**
 * One quantity of one group over all cases.
 *
 * @param group name of the group
 * @param region which part of it
 * @param quantity what
 * @param cases over the cases, each counting once
 * @param instances over all matched instances of all cases, each counting once;
 *          null for what single instances do not have
 */
public record SummaryRow(String group, Region region, Quantity quantity,
	Statistic cases, Statistic instances)
{}
