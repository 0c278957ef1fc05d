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
package org.spineps.benchmark;

import static org.spineps.benchmark.BenchmarkPart.BLOCK;
import static org.spineps.benchmark.BenchmarkPart.BODIES;
import static org.spineps.benchmark.BenchmarkPart.CERVICAL;
import static org.spineps.benchmark.BenchmarkPart.DISCS;
import static org.spineps.benchmark.BenchmarkPart.PHASE_CT;
import static org.spineps.benchmark.BenchmarkPart.PHASE_LUMBAR;
import static org.spineps.benchmark.BenchmarkPart.PHASE_MR;
import static org.spineps.benchmark.BenchmarkPart.PHASE_SYNTHETIC;
import static org.spineps.benchmark.BenchmarkPart.SPIDER;
import static org.spineps.benchmark.BenchmarkPart.TIME;

import java.util.List;

/**
 * A line of the benchmark before it is measured.
 *
 * @param part what it is measured on
 * @param key one of the keys of {@link Scores}
 * @param good what is good
 * @param aim what is aimed at
 */
record BenchmarkTarget(BenchmarkPart part, String key, double good, double aim) {

	/** Every line, in the order of the report. */
	static final List<BenchmarkTarget> ALL = List.of( //
		new BenchmarkTarget(BLOCK, Scores.BODY, .91, .95), //
		new BenchmarkTarget(BLOCK, Scores.DISC, .87, .90), //
		new BenchmarkTarget(BLOCK, Scores.CANAL, .83, .92), //
		new BenchmarkTarget(BLOCK, Scores.CORD, .68, .82), //
		new BenchmarkTarget(BLOCK, Scores.ARCH, .68, .82), //
		new BenchmarkTarget(BLOCK, Scores.SPINOUS, .65, .82), //
		new BenchmarkTarget(BLOCK, Scores.ARTICULAR, .58, .75), //
		new BenchmarkTarget(BLOCK, Scores.COSTAL, .62, .72), //
		new BenchmarkTarget(BLOCK, Scores.ENDPLATE, .62, .72), //
		new BenchmarkTarget(BODIES, Scores.INSTANCE_DICE, .88, .92), //
		new BenchmarkTarget(BODIES, Scores.RECOGNITION, .98, 1), //
		new BenchmarkTarget(DISCS, Scores.INSTANCE_DICE, .82, .88), //
		new BenchmarkTarget(DISCS, Scores.RECOGNITION, 1, 1), //
		new BenchmarkTarget(SPIDER, Scores.VERTEBRA, .82, .90), //
		new BenchmarkTarget(SPIDER, Scores.DISC, .80, .88), //
		new BenchmarkTarget(SPIDER, Scores.WHOLE_CANAL, .85, .92), //
		new BenchmarkTarget(CERVICAL, Scores.CORD, .88, .92), //
		new BenchmarkTarget(PHASE_MR, Scores.WHOLE_VERTEBRA, .988, .993), //
		new BenchmarkTarget(PHASE_MR, Scores.POSTERIOR, .97, .98), //
		new BenchmarkTarget(PHASE_CT, Scores.WHOLE_VERTEBRA, .988, .993), //
		new BenchmarkTarget(PHASE_CT, Scores.POSTERIOR, .97, .98), //
		new BenchmarkTarget(PHASE_LUMBAR, Scores.WHOLE_VERTEBRA, .988, .993), //
		new BenchmarkTarget(PHASE_LUMBAR, Scores.POSTERIOR, .97, .98), //
		new BenchmarkTarget(PHASE_SYNTHETIC, Scores.WHOLE_VERTEBRA, .97, .99), //
		new BenchmarkTarget(PHASE_SYNTHETIC, Scores.inRegion("neck"), .97, .99), //
		new BenchmarkTarget(PHASE_SYNTHETIC, Scores.inRegion("thorax"), .97, .99), //
		new BenchmarkTarget(PHASE_SYNTHETIC, Scores.inRegion("junction"), .97, .99), //
		new BenchmarkTarget(PHASE_SYNTHETIC, Scores.inRegion("lumbar"), .97, .99), //
		new BenchmarkTarget(PHASE_SYNTHETIC, Scores.WORST_VERTEBRA, .85, .93), //
		new BenchmarkTarget(TIME, Scores.SECONDS, 30, 12));
}
