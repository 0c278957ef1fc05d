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
package org.spineps.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.RequestException;
import org.spineps.batch.BatchJob.InputKind;
import org.spineps.io.SeriesChoice;
import org.spineps.io.TimeHandling;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFiles;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.instance.InstanceSupport;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.progress.Progress;
import org.spineps.result.SpineSegmentation;
import org.spineps.volume.Grid;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;

/** Corrections, extras and what is taken from earlier runs. */
class BatchRequestTest extends BatchScene {

	/** Gives extras like a pipeline, and remembers what it was asked. */
	private static final class Recorder extends FakeSegmenter {

		private final List<SpineRun> runs = new ArrayList<>();
		private String model = "m1";
		private String merging = "o1";

		@Override
		public SpineSegmentation run(final SpineRun run, final Progress progress)
			throws SpinepsException
		{
			runs.add(run);
			final Grid grid = run.scan().isPresent() ? run.scan().get().grid() : run
				.semantic().get().grid();
			final SpineSegmentation result = twoVertebrae(grid);
			if (run.extras().wants(Extra.RAW)) {
				if (run.rawSemantic().isEmpty()) {
					run.extras().put(Extra.RAW, "semantic", result.semantic());
					run.extras().put(Extra.RAW, "confidence", ImageVolume.zeros(grid));
				}
				if (run.rawInstances().isEmpty()) run.extras().put(Extra.RAW,
					"instances", result.instances());
				run.extras().support(List.of(new InstanceSupport(0.5, Double.NaN, 1),
					new InstanceSupport(0.6, 0.9, 3)));
			}
			if (run.extras().wants(Extra.UNCERTAINTY)) run.extras().put(
				Extra.UNCERTAINTY, "entropy", ImageVolume.zeros(grid));
			if (run.extras().wants(Extra.SOFTMAX)) for (final String label : List.of(
				"0", "49"))
				run.extras().put(Extra.SOFTMAX, label, ImageVolume.zeros(grid));
			if (run.extras().wants(Extra.DEBUG)) run.extras().put(Extra.DEBUG,
				"sem_raw", result.semantic());
			return result;
		}

		@Override
		public Map<String, String> recipe(final Stage stage) {
			return new TreeMap<>(stage == Stage.SEMANTIC ? Map.of("model", model) : Map
				.of("merging", merging));
		}
	}

	private final Recorder recorder = new Recorder();

	private BatchResult run(final InputKind kind, final BatchRequest request,
		final Path... inputs) throws SpinepsException
	{
		return BatchRunner.run(new BatchJob(List.of(inputs), kind, out,
			TimeHandling.REFUSE, true, false, request), recorder.plan(),
			followed);
	}

	private static BatchRequest extras(final Extra... wanted) {
		return new BatchRequest(List.of(), List.of(), List.of(), Set.of(wanted),
			Reuse.ALL);
	}

	@Test
	void extrasAppearBesideTheResult() throws Exception {
		final Path scan = TestScans.image(in, "a.nii.gz");
		assertThat(statuses(run(InputKind.IMAGE, extras(Extra.values()), scan)))
			.containsExactly("a ok");
		assertThat(names(out)).contains("a_seg-spine-raw_msk.nii.gz",
			"a_seg-vert-raw_msk.nii.gz", "a_raw.json", "a_raw_confidence.nii.gz",
			"a_seg-spine_uncertainty.nii.gz", "a_seg-spine_softmax.npz",
			"a_debug_sem_raw.nii.gz", "a_seg-vert_msk.nii.gz").noneMatch(
				name -> name.startsWith(".spineps"));
		assertThat(entry(0).get("outputs").toString()).contains("a_raw.json",
			"a_seg-spine_softmax.npz");
		try (var zip = new ZipFile(out.resolve(
			"a_seg-spine_softmax.npz").toFile()))
		{
			assertThat(zip.stream().map(e -> e.getName())).containsExactly(
				"label-0.npy", "label-49.npy");
		}
	}

	/** What tells of an earlier run must not stand beside a later result. */
	@Test
	void extrasOfAnEarlierRunGoAndRawMasksStay() throws Exception {
		final Path scan = TestScans.image(in, "a.nii.gz");
		run(InputKind.IMAGE, extras(Extra.values()), scan);
		final Path other = Files.writeString(out.resolve("a_debug_notes.txt"), "");
		run(InputKind.IMAGE, BatchRequest.NONE, scan);
		assertThat(names(out)).contains("a_raw.json", "a_seg-spine-raw_msk.nii.gz",
			other.getFileName().toString()).noneMatch(name -> name.contains(
				"uncertainty") || name.contains("softmax") || name.contains(
					"debug_sem"));
	}

	@Test
	void rawMasksAreTakenOnlyIfNothingHasChanged() throws Exception {
		final Path scan = TestScans.image(in, "a.nii.gz");
		run(InputKind.IMAGE, extras(Extra.RAW), scan);
		assertThat(last().rawSemantic()).isEmpty();

		run(InputKind.IMAGE, extras(Extra.RAW), scan);
		assertThat(last().rawSemantic()).isPresent();
		assertThat(last().rawInstances().orElseThrow().support()).containsExactly(
			new InstanceSupport(0.5, Double.NaN, 1), new InstanceSupport(0.6, 0.9, 3));
		assertThat(names(out)).contains("a_raw.json");

		recorder.merging = "o2";
		run(InputKind.IMAGE, extras(Extra.RAW), scan);
		assertThat(last().rawSemantic()).as("same model").isPresent();
		assertThat(last().rawInstances()).as("other options").isEmpty();
		run(InputKind.IMAGE, BatchRequest.NONE, scan);
		assertThat(last().rawInstances()).as("written anew").isPresent();

		recorder.model = "m2";
		run(InputKind.IMAGE, BatchRequest.NONE, scan);
		assertThat(last().rawSemantic()).as("other model").isEmpty();
		recorder.model = "m1";
		run(InputKind.IMAGE, new BatchRequest(List.of(), List.of(), List.of(), Set
			.of(), Reuse.NOTHING), scan);
		assertThat(last().rawSemantic()).as("not wanted").isEmpty();
		run(InputKind.IMAGE, new BatchRequest(List.of(), List.of(), List.of(), Set
			.of(), Reuse.SEMANTIC_MASK), scan);
		assertThat(last().rawSemantic()).as("wanted").isPresent();
		assertThat(last().rawInstances()).as("not wanted").isEmpty();

		final byte[] bytes = Files.readAllBytes(TestScans.image(Files
			.createDirectory(temp.resolve("other")), "b.nii"));
		Files.write(in.resolve("a.nii.gz"), bytes);
		Files.delete(in.resolve("a.nii.gz"));
		Files.write(in.resolve("a.nii"), bytes);
		run(InputKind.IMAGE, BatchRequest.NONE, in.resolve("a.nii"));
		assertThat(last().rawSemantic()).as("other file").isEmpty();

		Files.writeString(out.resolve("a_raw.json"), "damaged");
		assertThat(statuses(run(InputKind.IMAGE, BatchRequest.NONE, in.resolve(
			"a.nii")))).containsExactly("a ok");
	}

	private SpineRun last() {
		return recorder.runs.get(recorder.runs.size() - 1);
	}

	@Test
	void namesAreFixedInEachCaseByATable() throws Exception {
		final Path first = TestScans.image(in, "a.nii.gz");
		final Path second = TestScans.image(in, "b.nii.gz");
		final Path third = TestScans.image(in, "c.nii.gz");
		final Path table = Files.writeString(in.resolve("names.csv"),
			"case,anchor\na,124=L4/L5\nb,V3=T12\na,21=L1\n");
		run(InputKind.IMAGE, fixed(table), first, second, third);
		assertThat(recorder.runs).extracting(SpineRun::anchors).containsExactly(List
			.of(NameAnchor.parse("24=L4"), NameAnchor.parse("21=L1")), List.of(
				NameAnchor.parse("V3=T12")), List.of());
		assertThat(entry(0).getAsJsonObject("options").get("anchors").getAsString())
			.contains("24=L4");
		assertThat(entry(2).getAsJsonObject("options").has("anchors")).isFalse();

		assertThatThrownBy(() -> run(InputKind.IMAGE, fixed(table), first))
			.isInstanceOf(RequestException.class).hasMessageContaining(
				"cases that are not there").hasMessageContaining("b");
		Files.writeString(table, "case,anchor\na,124=S7\n");
		assertThatThrownBy(() -> fixed(table)).isInstanceOf(RequestException.class)
			.hasMessageContaining("Row 1").hasMessageContaining("124=S7");
		Files.writeString(table, "scan,anchor\na,124=L4/L5\n");
		assertThatThrownBy(() -> fixed(table)).isInstanceOf(RequestException.class)
			.hasMessageContaining("has no case").hasMessageContaining("scan");
	}

	private static BatchRequest fixed(final Path table) throws SpinepsException {
		return new BatchRequest(List.of(), List.of(), List.of(), Set.of(),
			Reuse.NOTHING, Optional.empty(), GeometryHandling.STRICT,
			SeriesChoice.SPINE, FixedNames.read(table));
	}

	@Test
	void editedMasksAndFixedNamesReachThePipeline() throws Exception {
		final Path scan = TestScans.image(in, "a.nii.gz");
		final Grid grid = VolumeFiles.read(scan).geometry().grid();
		final LabelVolume semantic = FakeSegmenter.twoVertebrae(grid).semantic();
		final LabelVolume instances = FakeSegmenter.twoVertebrae(grid).instances();
		final Path mask = in.resolve("s.nii");
		final Path vert = in.resolve("v.nii");
		VolumeExport.writeLabels(mask, semantic, null, Map.of());
		VolumeExport.writeLabels(vert, instances, null, Map.of());
		final List<NameAnchor> anchors = List.of(NameAnchor.parse("24=L6"));
		run(InputKind.IMAGE, new BatchRequest(List.of(mask), List.of(vert), anchors,
			Set.of(), Reuse.ALL), scan);
		assertThat(last().scan()).isPresent();
		assertThat(last().semantic().orElseThrow().array()).isEqualTo(semantic
			.array());
		assertThat(last().instances().orElseThrow().array()).isEqualTo(instances
			.array());
		assertThat(last().anchors()).isEqualTo(anchors);

		run(InputKind.SEMANTIC_MASK, new BatchRequest(List.of(), List.of(vert),
			List.of(), Set.of(), Reuse.ALL), mask);
		assertThat(last().scan()).isEmpty();
		assertThat(last().instances()).isPresent();
		assertThatThrownBy(() -> run(InputKind.SEMANTIC_MASK, new BatchRequest(List
			.of(), List.of(in.resolve("none.nii")), List.of(), Set.of(), Reuse.ALL),
			mask)).isInstanceOf(RequestException.class).hasMessageContaining(
				"none.nii");
		assertThatThrownBy(() -> run(InputKind.IMAGE, new BatchRequest(List.of(
			mask, mask), List.of(), List.of(), Set.of(), Reuse.ALL), scan)).isInstanceOf(
				IllegalArgumentException.class);
	}
}
