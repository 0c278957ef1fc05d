package org.spineps.evaluate;

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
