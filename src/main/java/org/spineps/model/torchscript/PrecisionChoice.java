package org.spineps.model.torchscript;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.spineps.SpinepsException;

/** What the user said about the numbers that a network computes with. */
public enum PrecisionChoice {

		/** The shorter ones where a trial shows that they are worth it. */
		AUTO(null),
		/** 32-bit floats. */
		FLOAT32(Precision.FLOAT32),
		/** 16-bit brain floats. */
		BFLOAT16(Precision.BFLOAT16),
		/** 16-bit floats of IEEE 754. */
		FLOAT16(Precision.FLOAT16);

	private final Precision precision;

	PrecisionChoice(final Precision precision) {
		this.precision = precision;
	}

	/** @return what was asked for, or empty if the program may choose */
	public Optional<Precision> precision() {
		return Optional.ofNullable(precision);
	}

	/**
	 * @param text auto or empty, float32, bfloat16 or float16, in any case
	 * @return the choice
	 * @throws SpinepsException for anything else
	 */
	public static PrecisionChoice parse(final String text)
		throws SpinepsException
	{
		final String name = text.strip().toUpperCase(Locale.ROOT);
		if (name.isEmpty()) return AUTO;
		return Arrays.stream(values()).filter(choice -> choice.name().equals(name))
			.findFirst().orElseThrow(() -> new SpinepsException("Unknown precision",
				"\"" + text + "\"", "Use auto, float32, bfloat16 or float16"));
	}
}
