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
package org.spineps.io.dicom.codec.jpeg2000;

import java.util.ArrayList;
import java.util.List;

/** Some coefficients of a band that were coded together. */
final class CodeBlock {

	/** Coded bits that end by themselves, and how many passes they hold. */
	static final class Segment {

		private final int most;
		private int passes;
		private final List<byte[]> parts = new ArrayList<>();

		Segment(final int most) {
			this.most = most;
		}

		int passes() {
			return passes;
		}

		byte[] bytes() {
			if (parts.size() == 1) return parts.get(0);
			int length = 0;
			for (final byte[] part : parts)
				length += part.length;
			final byte[] all = new byte[length];
			int at = 0;
			for (final byte[] part : parts) {
				System.arraycopy(part, 0, all, at, part.length);
				at += part.length;
			}
			return all;
		}
	}

	private static final int ALL = 1 << 10;
	private static final int BEFORE_BYPASS = 10;

	/** First column and line in the band, and those behind the last. */
	final int x0;
	final int y0;
	final int x1;
	final int y1;
	/** Bit planes above the first one that holds something; −1 before it is known. */
	int emptyPlanes = -1;
	int lengthBits = 3;
	final List<Segment> segments = new ArrayList<>();

	CodeBlock(final int x0, final int y0, final int x1, final int y1) {
		this.x0 = x0;
		this.y0 = y0;
		this.x1 = x1;
		this.y1 = y1;
	}

	/**
	 * @param style how passes are ended
	 * @return the segment that the next pass belongs to
	 */
	Segment open(final int style) {
		final Segment last = segments.isEmpty() ? null : segments.get(segments
			.size() - 1);
		if (last != null && last.passes < last.most) return last;
		final int most;
		if ((style & Coding.END_EACH) != 0) most = 1;
		else if ((style & Coding.BYPASS) == 0) most = ALL;
		else if (last == null) most = BEFORE_BYPASS;
		else most = last.most == 1 || last.most == BEFORE_BYPASS ? 2 : 1;
		final Segment next = new Segment(most);
		segments.add(next);
		return next;
	}

	/** @return how many of so many passes the segment takes */
	static int take(final Segment segment, final int passes) {
		final int taken = Math.min(passes, segment.most - segment.passes);
		segment.passes += taken;
		return taken;
	}

	static void add(final Segment segment, final byte[] part) {
		segment.parts.add(part);
	}
}
