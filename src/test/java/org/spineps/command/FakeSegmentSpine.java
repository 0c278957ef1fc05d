package org.spineps.command;

import java.util.function.Function;

import org.spineps.batch.Segmenter;
import org.spineps.ij.FakeSegmenter;
import org.spineps.pipeline.SpinepsOptions;

/** Segment Spine with a stand-in for the networks. */
public class FakeSegmentSpine extends SegmentSpine {

	/** What the stand-ins did; replaced by every test. */
	static FakeSegmenter.Record record = new FakeSegmenter.Record();

	@Override
	protected Function<SpinepsOptions, Segmenter.Source> segmenters() {
		return record.factory();
	}
}
