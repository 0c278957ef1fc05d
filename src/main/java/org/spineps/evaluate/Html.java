package org.spineps.evaluate;

import java.util.Locale;

/** Text and numbers for a web page. */
final class Html {

	private Html() {
		// static methods only
	}

	/** Any text as the content of an element or a quoted attribute. */
	static String escape(final String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
			.replace("\"", "&quot;").replace("'", "&#39;");
	}

	/** Three decimals; a dash for undefined, ∞ for infinite. */
	static String number(final double value) {
		if (Double.isNaN(value)) return "–";
		if (Double.isInfinite(value)) return value > 0 ? "∞" : "−∞";
		final String text = String.format(Locale.ROOT, "%.3f", value);
		return text.equals("-0.000") ? "0.000" : text.replace('-', '−');
	}

	/** A probability: three decimals, or "< 0.001". */
	static String probability(final double p) {
		return p < 0.001 ? "&lt; 0.001" : number(p);
	}

	/** Mean ± deviation, and how many values they stand for. */
	static String meanAndDeviation(final Statistic s) {
		if (s == null) return "";
		if (s.count() == 0) return s.infinite() > 0 ? "∞ <small>(" + s.infinite() +
			")</small>" : "–";
		final StringBuilder text = new StringBuilder(number(s.mean())).append(" ± ")
			.append(number(s.sd())).append(" <small>(").append(s.count());
		if (s.infinite() > 0) text.append("; ").append(s.infinite()).append(" ∞");
		return text.append(")</small>").toString();
	}
}
