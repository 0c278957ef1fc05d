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

import org.spineps.evaluate.statistics.Statistic;
import org.spineps.io.HtmlText;

/** Statistics for a web page. */
final class Html {

	private Html() {
		// static methods only
	}

	/** Mean ± deviation, and how many values they stand for. */
	static String meanAndDeviation(final Statistic s) {
		if (s == null) return "";
		if (s.count() == 0) return s.infinite() > 0 ? "∞ <small>(" + s.infinite() +
			")</small>" : "–";
		final StringBuilder text = new StringBuilder(HtmlText.number(s.mean())).append(" ± ")
			.append(HtmlText.number(s.sd())).append(" <small>(").append(s.count());
		if (s.infinite() > 0) text.append("; ").append(s.infinite()).append(" ∞");
		return text.append(")</small>").toString();
	}
}
