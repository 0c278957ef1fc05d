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
package org.spineps.batch.totalspineseg;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.batch.FixedNames;
import org.spineps.batch.cases.InputStatus;
import org.spineps.batch.cases.RunManifest;
import org.spineps.io.VolumeExport;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.pipeline.naming.NameAnchor;
import org.spineps.pipeline.totalspineseg.ChainOptions;
import org.spineps.pipeline.totalspineseg.PreparedSpines;
import org.spineps.pipeline.totalspineseg.TotalSpineSeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The folders of TotalSpineSeg, file by file against those of the original. */
class OriginalRunTest {

	@TempDir
	Path temp;

	private OriginalRequest request(final Path input, final boolean iso,
		final String... keepOnly)
	{
		return new OriginalRequest(List.of(input), temp.resolve("out"), List.of(),
			iso, Optional.empty(), "", Set.of(keepOnly), false, FixedNames.NONE);
	}

	private static List<OriginalOutcome> run(final String name,
		final ChainOptions options, final OriginalRequest request)
		throws SpinepsException
	{
		try (TotalSpineSeg method = PreparedSpines.method(name, options)) {
			return OriginalRun.run(request, method, 1, new Silent());
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void everyFolderIsAsTheOriginals(final boolean iso) throws Exception {
		final String name = "cervical_ax";
		final Path scan = PreparedSpines.copyScan(name, temp);
		final byte[] before = Files.readAllBytes(scan);
		final List<OriginalOutcome> outcomes = run(name, ChainOptions.FAITHFUL,
			request(scan, iso));
		assertThat(outcomes).singleElement().satisfies(one -> assertThat(one
			.status()).isEqualTo(InputStatus.OK));
		assertThat(files()).isEqualTo(Stream.of(iso ? "input/cervical_ax_0000.nii.gz"
			: "", "labelling/cervical_ax.json", preview("input"), preview(
				"step1_levels_tags"), preview("step1_output"), preview(
					"step1_output_tags"), preview("step1_raw"), preview("step2_input"),
			preview("step2_output"), preview("step2_output_tags"), preview(
				"step2_raw"), "step1_canal/cervical_ax.nii.gz",
			"step1_cord/cervical_ax.nii.gz", "step1_levels/cervical_ax.nii.gz",
			"step1_output/cervical_ax.nii.gz", "step1_raw/cervical_ax.nii.gz",
			"step2_input/cervical_ax_0001.nii.gz",
			"step2_output/cervical_ax.nii.gz", "step2_raw/cervical_ax.nii.gz")
			.filter(file -> !file.isEmpty()).toList());
		for (final String folder : List.of("step1_output", "step1_levels",
			"step2_output"))
			assertThat(labels(temp.resolve("out/" + folder + "/" + name +
				".nii.gz"))).isEqualTo(labels(PreparedSpines.file(name, (iso ? "iso/"
					: "grid/") + folder + "/" + name + ".nii.gz")));
		for (final String folder : List.of("step1_cord", "step1_canal")) {
			final float[] found = VolumeFiles.read(temp.resolve("out/" + folder + "/" +
				name + ".nii.gz")).image().array();
			final float[] expected = VolumeFiles.read(PreparedSpines.file(name, (iso
				? "iso/" : "grid/") + folder + "/" + name + ".nii.gz")).image().array();
			for (int v = 0; v < found.length; v++)
				assertThat(found[v]).isCloseTo(expected[v], within(1e-6f));
		}
		assertThat(scan).hasBinaryContent(before);
		final BufferedImage picture = ImageIO.read(temp.resolve("out/" + preview(
			"step2_output")).toFile());
		assertThat(picture.getWidth()).isEqualTo(57);
		assertThat(picture.getHeight()).isEqualTo(125);
		int colored = 0;
		for (int y = 0; y < 125; y++)
			for (int x = 0; x < 57; x++)
				if (Math.abs((picture.getRGB(x, y) & 0xff) - (picture.getRGB(x,
					y) >> 16 & 0xff)) > 40) colored++;
		assertThat(colored).isBetween(1000, 57 * 125 - 1000);
	}

	private static String preview(final String what) {
		return "preview/cervical_ax_sag_0.5_" + what + ".jpg";
	}

	private List<String> files() throws IOException {
		final Path out = temp.resolve("out");
		if (!Files.exists(out)) return List.of();
		try (Stream<Path> all = Files.walk(out)) {
			return all.filter(Files::isRegularFile).map(file -> out.relativize(file)
				.toString()).filter(file -> !file.startsWith(".spineps") && !file.equals(
					RunManifest.FILE_NAME)).sorted().toList();
		}
	}

	private static short[] labels(final Path file) throws SpinepsException {
		final VolumeFile read = VolumeFiles.read(file);
		assertThat(read.warnings()).isEmpty();
		return read.labels().array();
	}

	@Test
	void theExplanationNamesLandmarksAndRule() throws Exception {
		run("lumbar_sag", ChainOptions.MENDED, request(PreparedSpines.copyScan(
			"lumbar_sag", temp), false, "labelling"));
		assertThat(files()).containsExactly("labelling/lumbar_sag.json");
		final JsonObject json = JsonParser.parseString(Files.readString(temp.resolve(
			"out/labelling/lumbar_sag.json"))).getAsJsonObject();
		final JsonObject step1 = json.getAsJsonObject("step1");
		assertThat(step1.get("rule").getAsString()).contains("landmarks", "L5/S");
		final JsonObject sacral = step1.getAsJsonArray("landmarks").get(3)
			.getAsJsonObject();
		assertThat(sacral.get("disc").getAsString()).isEqualTo("L5/S");
		assertThat(sacral.get("volumeMm3").getAsInt()).isEqualTo(2640);
		assertThat(sacral.getAsJsonArray("centreMm")).hasSize(3);
		final List<String> names = new ArrayList<>();
		json.getAsJsonObject("step2").getAsJsonArray("vertebrae").forEach(one -> names
			.add(one.getAsJsonObject().get("name").getAsString()));
		assertThat(names).contains("L4", "L5");
	}

	@Test
	void aFailingScanStopsNoOther() throws Exception {
		final Path input = Files.createDirectories(temp.resolve("in"));
		Files.writeString(input.resolve("a.nii.gz"), "no volume");
		PreparedSpines.copyScan("lumbar_sag", input);
		final Path stranger = Files.writeString(Files.createDirectories(temp.resolve(
			"out/mine")).resolve("keep.txt"), "x");
		final List<OriginalOutcome> outcomes = run("lumbar_sag",
			ChainOptions.MENDED, request(input, false, "step2_output"));
		assertThat(outcomes).extracting(OriginalOutcome::status).containsExactly(
			InputStatus.FAILED, InputStatus.OK);
		assertThat(files()).containsExactly("mine/keep.txt",
			"step2_output/lumbar_sag.nii.gz");
		assertThat(stranger).hasContent("x");
		final String manifest = Files.readString(temp.resolve("out").resolve(
			RunManifest.FILE_NAME));
		assertThat(manifest).contains("\"step2_output/lumbar_sag.nii.gz\"",
			"\"failed\"", "TotalSpineSeg scan").doesNotContain(temp.toString());
	}

	@Test
	void resultsAreLeftAloneUnlessOverwritingIsAskedFor() throws Exception {
		final Path scan = PreparedSpines.copyScan("lumbar_sag", temp);
		run("lumbar_sag", ChainOptions.MENDED, request(scan, false));
		final List<String> all = files();
		assertThat(all).hasSizeGreaterThan(15);
		assertThat(run("lumbar_sag", ChainOptions.MENDED, request(scan, false)))
			.singleElement().satisfies(one -> {
				assertThat(one.status()).isEqualTo(InputStatus.SKIPPED);
				assertThat(one.message()).contains("left alone");
			});
		// Of an older result only what was asked for now is replaced.
		assertThat(run("lumbar_sag", ChainOptions.MENDED.withFirstStepOnly(true),
			overwriting(scan, "step1_output"))).singleElement().satisfies(
				one -> assertThat(one.outputs()).hasSize(1));
		assertThat(files()).isEqualTo(all);
		assertThat(run("lumbar_sag", ChainOptions.MENDED, request(scan, false,
			"step1_output"))).singleElement().satisfies(one -> assertThat(one
				.message()).contains("step 1 only"));
		// All of the older result that the new one does not have goes with it.
		run("lumbar_sag", ChainOptions.MENDED.withFirstStepOnly(true), overwriting(
			scan));
		assertThat(files()).contains("step1_output/lumbar_sag.nii.gz")
			.noneMatch(file -> file.startsWith("step2"));
		Files.writeString(temp.resolve("out/step1_output/lumbar_sag.nii.gz"), "x");
		assertThat(run("lumbar_sag", ChainOptions.MENDED.withFirstStepOnly(true),
			request(scan, false))).singleElement().satisfies(one -> assertThat(one
				.message()).contains("changed after they were made"));
	}

	private OriginalRequest overwriting(final Path scan,
		final String... keepOnly)
	{
		return new OriginalRequest(List.of(scan), temp.resolve("out"), List.of(),
			false, Optional.empty(), "", Set.of(keepOnly), true, FixedNames.NONE);
	}

	@Test
	void namesThatTheUserHasFixedAreTaken() throws Exception {
		final Path scan = PreparedSpines.copyScan("lumbar_sag", temp);
		final FixedNames fixed = new FixedNames(Map.of("lumbar_sag", List.of(
			NameAnchor.parse("L5=L4"))));
		assertThat(run("lumbar_sag", ChainOptions.MENDED, new OriginalRequest(List
			.of(scan), temp.resolve("out"), List.of(), false, Optional.empty(), "", Set
				.of("labelling"), false, fixed))).singleElement().satisfies(
					one -> assertThat(one.status()).isEqualTo(InputStatus.OK));
		assertThat(Files.readString(temp.resolve("out/labelling/lumbar_sag.json")))
			.contains("the user");
		assertThatThrownBy(() -> run("lumbar_sag", ChainOptions.MENDED,
			new OriginalRequest(List.of(scan), temp.resolve("out"), List.of(), false,
				Optional.empty(), "", Set.of(), false, new FixedNames(Map.of("other",
					List.of()))))).hasMessageContaining("not there");
	}

	/** A bug shows while the first scan is worked on, and then the user cancels. */
	@Test
	void aBugStopsNoOtherAndCancellingStopsAll() throws Exception {
		final Path input = Files.createDirectories(temp.resolve("in"));
		PreparedSpines.copyScan("lumbar_sag", input);
		Files.copy(input.resolve("lumbar_sag.nii.gz"), input.resolve("a.nii.gz"));
		final List<String> ended = new ArrayList<>();
		try (TotalSpineSeg method = PreparedSpines.method("lumbar_sag",
			ChainOptions.MENDED))
		{
			final OriginalListener listener = new OriginalListener() {

				@Override
				public void started(final Path scan, final int number,
					final int total)
				{
					assertThat(number).isLessThanOrEqualTo(total);
				}

				@Override
				public void finished(final OriginalOutcome outcome) {
					ended.add(outcome.message());
				}

				@Override
				public void report(final String stage, final long done,
					final long total)
				{
					if (ended.isEmpty() && stage.startsWith("Step"))
						throw new IllegalStateException("a bug");
				}

				@Override
				public void checkCancelled() {
					if (ended.size() >= 2) throw new CancellationException();
				}
			};
			OriginalRun.run(request(input, false, "step2_output"), method, 1,
				listener);
			assertThat(ended.get(0)).contains("a bug", "please report it");
			assertThat(ended.get(1)).isEmpty();
			assertThat(files()).containsExactly("step2_output/lumbar_sag.nii.gz");
			assertThat(OriginalRun.run(request(input, true, "step1_output"), method,
				1, listener)).extracting(OriginalOutcome::status).containsOnly(
					InputStatus.CANCELLED);
			assertThat(files()).containsExactly("step2_output/lumbar_sag.nii.gz");
		}
	}

	/** Wherever it is cancelled, a scan leaves nothing, until its files are there. */
	@Test
	void aScanThatIsCancelledAnywhereLeavesNothing() throws Exception {
		final Path scan = PreparedSpines.copyScan("lumbar_sag", temp);
		InputStatus status = InputStatus.CANCELLED;
		int asked = 0;
		try (TotalSpineSeg method = PreparedSpines.method("lumbar_sag",
			ChainOptions.MENDED))
		{
			while (status == InputStatus.CANCELLED) {
				assertThat(files()).isEmpty();
				status = OriginalRun.run(request(scan, false, "step2_output",
					"labelling"), method, 1, new CancelAt(++asked)).get(0).status();
			}
		}
		// Before and after both networks, and before the files are put in place.
		assertThat(asked).isGreaterThan(8);
		assertThat(status).isEqualTo(InputStatus.OK);
		assertThat(files()).containsExactly("labelling/lumbar_sag.json",
			"step2_output/lumbar_sag.nii.gz");
	}

	/** Cancels when it is asked for the n-th time. */
	private static final class CancelAt implements OriginalListener {

		private int left;

		CancelAt(final int n) {
			left = n;
		}

		@Override
		public void started(final Path scan, final int number, final int total) {
			assertThat(scan).exists();
		}

		@Override
		public void finished(final OriginalOutcome outcome) {
			assertThat(outcome.outputs().isEmpty()).isEqualTo(outcome
				.status() != InputStatus.OK);
		}

		@Override
		public void report(final String stage, final long done,
			final long total)
		{
			assertThat(stage).isNotBlank();
		}

		@Override
		public void checkCancelled() {
			if (--left == 0) throw new CancellationException();
		}
	}

	@Test
	void aScanWithTwoPlacesIsTold() throws Exception {
		final Path scan = temp.resolve("two.nii");
		final VolumeFile file = VolumeFiles.read(PreparedSpines.file("lumbar_sag",
			"lumbar_sag.nii.gz"));
		VolumeExport.writeImage(scan, file.image(), file.geometry());
		final byte[] bytes = Files.readAllBytes(scan);
		final ByteBuffer header = ByteBuffer.wrap(bytes).order(
			ByteOrder.LITTLE_ENDIAN);
		// Both are stated; the qform's offset in x is off by 20 mm.
		header.putShort(252, (short) 1);
		header.putShort(254, (short) 1);
		header.putFloat(268, header.getFloat(268) + 20);
		Files.write(scan, bytes);
		assertThat(run("lumbar_sag", ChainOptions.MENDED, request(scan, false,
			"labelling"))).singleElement().satisfies(one -> assertThat(one.warnings())
				.anyMatch(text -> text.contains("sform and qform")));
	}

	private OriginalRequest with(final Path input, final Path localizer) {
		return new OriginalRequest(List.of(input), temp.resolve("out"), List.of(),
			false, Optional.of(localizer), "", Set.of("step2_output", "localizers"),
			true, FixedNames.NONE);
	}

	@Test
	void aLocalizerScanIsSegmentedOnce() throws Exception {
		final Path input = Files.createDirectories(temp.resolve("in"));
		final Path scan = PreparedSpines.copyScan("lumbar_sag", input);
		Files.copy(scan, input.resolve("other.nii.gz"));
		final Path localizer = PreparedSpines.copyScan("lumbar_sag", Files
			.createDirectories(temp.resolve("loc")));
		final List<String> stages = new ArrayList<>();
		final List<OriginalOutcome> outcomes;
		try (TotalSpineSeg method = PreparedSpines.method("lumbar_sag",
			ChainOptions.MENDED))
		{
			outcomes = OriginalRun.run(with(input, localizer), method, 1,
				new OriginalListener() {

					@Override
					public void started(final Path file, final int number,
						final int total)
					{
						assertThat(total).isEqualTo(2);
					}

					@Override
					public void finished(final OriginalOutcome outcome) {
						assertThat(outcome.message()).isEmpty();
					}

					@Override
					public void report(final String stage, final long done,
						final long total)
					{
						stages.add(stage);
					}

					@Override
					public void checkCancelled() {
						// nobody cancels
					}
				});
		}
		assertThat(outcomes).hasSize(2);
		assertThat(stages.stream().filter(stage -> stage.startsWith(
			"Localizer: Step 1"))).hasSize(1);
		assertThat(stages.stream().filter(stage -> stage.startsWith("Step 1")))
			.hasSize(2);
		assertThat(files()).containsExactly("localizers/lumbar_sag.nii.gz",
			"localizers/other.nii.gz", "step2_output/lumbar_sag.nii.gz",
			"step2_output/other.nii.gz");
		// It stays on the grid that it was found on.
		final VolumeFile mask = VolumeFiles.read(temp.resolve(
			"out/localizers/other.nii.gz"));
		assertThat(mask.geometry().grid().spacing(0)).isCloseTo(1, within(1e-5));
		assertThat(mask.labels().array()).contains((short) 92, (short) 95);
	}

	@Test
	void aLocalizerScanThatCannotBeSegmentedIsSaid() throws Exception {
		final Path scan = PreparedSpines.copyScan("lumbar_sag", temp);
		try (TotalSpineSeg method = PreparedSpines.blind("lumbar_sag",
			ChainOptions.MENDED))
		{
			assertThat(OriginalRun.run(with(scan, PreparedSpines.copyScan(
				"lumbar_sag", Files.createDirectories(temp.resolve("loc")))), method, 1,
				new Silent())).singleElement().satisfies(one -> assertThat(one
					.message()).contains("The localizer lumbar_sag.nii.gz cannot be " +
							"segmented", "No canal was found", "finished mask"));
		}
		assertThat(files()).isEmpty();
	}

	@Test
	void aScanIsNotItsOwnLocalizer() throws Exception {
		final Path input = Files.createDirectories(temp.resolve("in"));
		PreparedSpines.copyScan("lumbar_sag", input);
		assertThat(run("lumbar_sag", ChainOptions.MENDED, with(input, input)))
			.singleElement().satisfies(one -> assertThat(one.message()).contains(
				"its own localizer", "--loc-suffix"));
	}

	@Test
	void scansWithoutALocalizerAreNamedWithoutAndSayIt() throws Exception {
		final Path scan = PreparedSpines.copyScan("lumbar_sag", temp);
		final Path none = Files.createDirectories(temp.resolve("none"));
		assertThat(run("lumbar_sag", ChainOptions.MENDED, with(scan, none)))
			.singleElement().satisfies(one -> {
				assertThat(one.message()).isEmpty();
				assertThat(one.warnings()).anyMatch(note -> note.startsWith(
					"There is no localizer of this scan in"));
			});
	}

	/** The order of the original: the folder itself first, compressed ones first. */
	@Test
	void ofSeveralLocalizersTheFirstIsTaken() throws Exception {
		final Path masks = Files.createDirectories(temp.resolve("loc"));
		final Path anat = Files.createDirectories(masks.resolve("sub-1/anat"));
		final OriginalRequest request = new OriginalRequest(List.of(temp), temp
			.resolve("out"), List.of("_ax", ""), false, Optional.of(masks), "_loc", Set
				.of(), false, FixedNames.NONE);
		final Path scan = temp.resolve("a_ax.nii.gz");
		assertThat(OriginalCases.localizer(request, scan)).isEmpty();
		for (final Path file : List.of(anat.resolve("a_loc.nii"), anat.resolve(
			"a_loc.nii.gz"), masks.resolve("a_loc.nii"), masks.resolve(
				"a_loc.nii.gz")))
		{
			Files.writeString(file, "x");
			assertThat(OriginalCases.localizer(request, scan)).contains(file);
		}
		assertThat(OriginalCases.localizer(request, temp.resolve("a_t2.nii.gz")))
			.isEmpty();
	}

	/** Nobody listens. */
	private static final class Silent implements OriginalListener {

		@Override
		public void started(final Path scan, final int number, final int total) {
			assertThat(scan).exists();
		}

		@Override
		public void finished(final OriginalOutcome outcome) {
			assertThat(outcome.scan()).exists();
		}

		@Override
		public void report(final String stage, final long done,
			final long total)
		{
			assertThat(stage).isNotBlank();
		}

		@Override
		public void checkCancelled() {
			// nobody cancels
		}
	}

	@Test
	void localizersBelongToScansByTheirNames() throws Exception {
		final Path input = Files.createDirectories(temp.resolve("in/sub-1/anat"));
		final Path scan = PreparedSpines.copyScan("lumbar_sag", input);
		Files.move(scan, input.resolve("one_T2w.nii.gz"));
		final Path masks = Files.createDirectories(temp.resolve("loc"));
		Files.copy(PreparedSpines.file("lumbar_sag",
			"grid/step2_output/lumbar_sag.nii.gz"), masks.resolve(
				"one_mask.nii.gz"));
		final OriginalRequest request = new OriginalRequest(List.of(temp.resolve(
			"in")), temp.resolve("out"), List.of("_T2w"), false, Optional.of(masks),
			"_mask", Set.of(), false, FixedNames.NONE);
		assertThat(OriginalCases.scans(request)).containsExactly(input.resolve(
			"one_T2w.nii.gz"));
		assertThat(OriginalCases.localizer(request, input.resolve(
			"one_T2w.nii.gz"))).contains(masks.resolve("one_mask.nii.gz"));
		assertThat(run("lumbar_sag", ChainOptions.MENDED, request)).singleElement()
			.satisfies(one -> assertThat(one.message()).isEmpty());
		assertThat(Files.readString(temp.resolve("out/labelling/one_T2w.json")))
			.contains("localizer");
		assertThat(labels(temp.resolve("out/localizers/one_T2w.nii.gz"))).isEqualTo(
			labels(masks.resolve("one_mask.nii.gz")));
		assertThat(files().stream().filter(file -> file.startsWith("preview/"))
			.toList()).hasSize(11).contains("preview/one_T2w_sag_0.5_loc.jpg",
				"preview/one_T2w_sag_0.5_loc_tags.jpg");
		// The localizer is the result of this very scan: their pictures are alike.
		final BufferedImage mask = ImageIO.read(temp.resolve(
			"out/preview/one_T2w_sag_0.5_loc.jpg").toFile());
		final BufferedImage result = ImageIO.read(temp.resolve(
			"out/preview/one_T2w_sag_0.5_step2_output.jpg").toFile());
		int alike = 0;
		for (int y = 0; y < mask.getHeight(); y++)
			for (int x = 0; x < mask.getWidth(); x++)
				if (Math.abs((mask.getRGB(x, y) & 0xff) - (result.getRGB(x,
					y) & 0xff)) < 40) alike++;
		assertThat(alike).isGreaterThan(mask.getHeight() * mask.getWidth() * 9 / 10);
	}
}
