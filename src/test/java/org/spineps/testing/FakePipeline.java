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
package org.spineps.testing;

import java.util.ArrayList;
import java.util.List;

import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.ImageVolume;

/** Finds the phantom's own labels, and remembers what it was asked. */
public final class FakePipeline implements SpinePipeline {

	/** Tiles of its only stage. */
	public static final int TILES = 5;

	/** What happened to the segmenters of a factory. */
	public static final class Record {

		/** Volumes that they were given. */
		public final List<ImageVolume> images = new ArrayList<>();
		/** Class loaders of the threads they ran in. */
		public final List<ClassLoader> loaders = new ArrayList<>();
		/** Names that the user had fixed. */
		public final List<NameAnchor> anchors = new ArrayList<>();
		/** How many were closed. */
		public int closed;
		/** Tiles that were begun. */
		public int tiles;

		/** The method that opens stand-ins which write here. */
		public final FakeMethod method = new FakeMethod(() -> new FakePipeline(
			this));
	}

	private final Record record;

	FakePipeline(final Record record) {
		this.record = record;
	}

	@Override
	public SpineSegmentation run(final SpineRun run, final Progress progress) {
		final ImageVolume image = run.scan().orElseThrow();
		record.images.add(image);
		record.anchors.addAll(run.anchors());
		record.loaders.add(Thread.currentThread().getContextClassLoader());
		for (int tile = 0; tile < TILES; tile++) {
			progress.report("Semantic network", tile, TILES);
			progress.checkCancelled();
			record.tiles++;
		}
		return OpenImages.segmentation(image.grid());
	}

	@Override
	public String device() {
		return "cpu (a fake)";
	}

	@Override
	public void close() {
		record.closed++;
	}
}
