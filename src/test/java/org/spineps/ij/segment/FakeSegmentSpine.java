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
package org.spineps.ij.segment;

import java.util.List;

import org.spineps.ij.entry.SpinepsPlugIn;
import org.spineps.testing.FakeMethod;
import org.spineps.testing.FakePipeline;

/** Segment Spine with a stand-in for the networks. */
public class FakeSegmentSpine extends SpinepsPlugIn {

	/** What the stand-ins did; replaced by every test. */
	static FakePipeline.Record record = new FakePipeline.Record();

	/** Runs instead of the record's method unless it is null. */
	static FakeMethod method;

	/** For ImageJ. */
	public FakeSegmentSpine() {
		super(List.of(new SegmentSpineTask((method == null ? record.method : method)
			.alone())));
	}
}
