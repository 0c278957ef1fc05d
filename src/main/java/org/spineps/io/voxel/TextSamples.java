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
package org.spineps.io.voxel;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers that are written as text, as the bytes that they would be stored as,
 * little endian. A word that is no number of the kind ends in an
 * {@link IOException}.
 */
public final class TextSamples extends InputStream {

	/** No number needs more characters. */
	private static final int LONGEST = 400;

	private final InputStream text;
	private final SampleType type;
	private final ByteBuffer sample = ByteBuffer.allocate(8).order(
		ByteOrder.LITTLE_ENDIAN);

	/**
	 * @param text numbers with blanks or commas between them; buffered; not closed
	 * @param type what kind of numbers
	 */
	public TextSamples(final InputStream text, final SampleType type) {
		this.text = text;
		this.type = type;
		sample.limit(0);
	}

	@Override
	public int read() throws IOException {
		if (!sample.hasRemaining() && !next()) return -1;
		return sample.get() & 0xff;
	}

	/** The one above would keep an error to itself. */
	@Override
	public int read(final byte[] target, final int from, final int count)
		throws IOException
	{
		if (count == 0) return 0;
		if (!sample.hasRemaining() && !next()) return -1;
		final int found = Math.min(count, sample.remaining());
		sample.get(target, from, found);
		return found;
	}

	private boolean next() throws IOException {
		final StringBuilder word = new StringBuilder();
		for (int c; (c = text.read()) >= 0;) {
			if (c > ' ' && c != ',') word.append((char) c);
			else if (word.length() > 0) break;
			if (word.length() > LONGEST) throw noNumber(word);
		}
		if (word.length() == 0) return false;
		sample.clear();
		try {
			put(word.toString());
		}
		catch (final ArithmeticException | NumberFormatException e) {
			throw noNumber(word);
		}
		sample.flip().limit(type.bytes());
		return true;
	}

	private void put(final String word) {
		switch (type) {
			case FLOAT32 -> sample.putFloat((float) Double.parseDouble(word));
			case FLOAT64 -> sample.putDouble(Double.parseDouble(word));
			default -> {
				final BigInteger number = new BigInteger(word);
				final boolean signed = type.name().startsWith("I");
				final int bits = 8 * type.bytes();
				if (signed ? number.bitLength() >= bits : number.signum() < 0 || number
					.bitLength() > bits) throw new ArithmeticException();
				sample.putLong(number.longValue());
			}
		}
	}

	private IOException noNumber(final CharSequence word) {
		return new IOException("among the voxels stands '" + word.subSequence(0, Math
			.min(20, word.length())) + "', which is no " + type);
	}
}
