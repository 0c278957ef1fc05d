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
package org.spineps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spineps.SpinepsException;
import org.spineps.anatomy.Level;
import org.spineps.anatomy.Naming;
import org.spineps.batch.FakeSegmenter;
import org.spineps.batch.TestScans;
import org.spineps.cli.console.Cancellation;
import org.spineps.cli.console.Services;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.MethodRequest;
import org.spineps.pipeline.RunWishes;
import org.spineps.pipeline.SpineMethods;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.semantic.SemanticWishes;
import org.spineps.pipeline.semantic.Wish;
import org.spineps.progress.Progress;
import org.spineps.result.LevelProbability;
import org.spineps.result.SpineSegmentation;
import org.spineps.result.VertebraName;
import org.spineps.result.VertebraNumbering;
import org.spineps.testing.FakeMethod;
import org.spineps.volume.Grid;

class ProgramTest {

	@TempDir
	Path temp;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();
	private final Cancellation cancellation = new Cancellation();
	private SpinePipeline.Opener source = FakeSegmenter::new;
	private final FakeMethod method = new FakeMethod(() -> source.open());
	private String results;
	private String scan;

	@BeforeEach
	void files() throws SpinepsException {
		results = temp.resolve("results").toString();
		scan = TestScans.image(temp, "scan.nii.gz").toString();
	}

	@Test
	void segmentsAndTellsWhatItFound() {
		assertThat(run("segment", scan, "--output", results)).isZero();
		assertThat(out.toString().replace(temp.toString(), "DIR").replace('\\', '/')
			.replaceAll("\\(\\d+\\.\\d s", "(N s")).isEqualToNormalizingNewlines(golden(
				"segment.txt"));
		assertThat(err.toString()).contains("[1/1] scan.nii.gz",
			"  Semantic network: 0.", "  Writing: ",
			"WARNING scan.nii.gz: The levels are assumed.");
		assertThat(temp.resolve("results")).isDirectoryContaining(
			"glob:**scan_snp.png");
		assertThat(method.opened()).containsExactly(MethodRequest.DEFAULTS);
	}

	@Test
	void optionsReachThePipeline() throws SpinepsException {
		assertThat(run("segment", "--semantic-model", "s", "--instance-model=i",
			"--device", "GPU:1", "--threads", "3", "--time", "mean", "--precision",
			"Auto", "--output", results, scan)).isZero();
		assertThat(method.opened()).containsExactly(new MethodRequest(Map.of(
			"semantic", "s", "instance", "i"), ComputeOptions.parse("gpu:1", 3, "auto"),
			Behaviour.MENDED, Optional.empty()));
	}

	@Test
	void switchesWithNamesOfTheirOwnReachThePipeline() {
		assertThat(run("segment", scan, "-o", results, "--step-size", "0.7",
			"--no-tta", "--batch-size", "8", "--crop", "--no-n4",
			"--enforce-12-thoracic")).as(err::toString).isZero();
		assertThat(method.opened()).singleElement().satisfies(asked -> {
			assertThat(asked.wishes()).isEqualTo(new RunWishes(new SemanticWishes(0.7,
				Wish.OFF, Wish.ON, Wish.OFF), true));
			assertThat(asked.compute().batch()).isEqualTo(8);
		});
		assertThat(run("segment", scan, "-o", results, "--overwrite", "--tta"))
			.isZero();
		assertThat(method.opened().get(1).wishes()).isEqualTo(new RunWishes(
			new SemanticWishes(0, Wish.ON, Wish.AUTO, Wish.AUTO), false));
		for (final String wrong : List.of("--step-size=1.5", "--step-size=-1",
			"--batch-size=65", "--batch-size=x"))
			assertThat(run("segment", scan, "-o", results, wrong)).as(wrong).isEqualTo(
				2);
	}

	@Test
	void aPartOfTheScansMayBeEmpty() throws Exception {
		assertThat(run("segment", scan, "-o", results, "--shard", "2/3")).isZero();
		assertThat(err.toString()).contains(
			"this part of the scans (--shard) is empty");
		assertThat(out.toString()).startsWith("0 inputs.").doesNotContain(": .");
		assertThat(method.opened()).isEmpty();
		assertThat(run("segment", scan, "-o", results, "--shard", "1/3")).isZero();
		assertThat(out.toString()).contains("1 input: 1 ok");
	}

	@Test
	void aFolderStandsForItsScans() throws Exception {
		final Path folder = Files.createDirectories(temp.resolve("all/sub-1"));
		TestScans.image(folder, "a_T2w.nii.gz");
		TestScans.image(folder, "b_T1w.nii.gz");
		TestScans.mask(folder, "a_T2w_seg-spine_msk.nii.gz");
		final String all = temp.resolve("all").toString();
		assertThat(run("segment", all, scan, "-o", results, "--filter", "*T2w*"))
			.as(err::toString).isZero();
		assertThat(names()).contains("a_T2w_snp.png", "scan_snp.png").doesNotContain(
			"b_T1w_snp.png", "a_T2w_seg-spine_msk_snp.png");
		assertThat(run("segment", all, "-o", results, "--filter", "*.mha")).isEqualTo(
			2);
		assertThat(err.toString()).contains("matches '*.mha'");
		assertThat(run("segment", all, "-o", results, "--anchor", "V1=L5"))
			.isEqualTo(2);
		assertThat(run("segment", all, "-o", results, "--semantic", scan)).isEqualTo(
			2);
		assertThat(err.toString()).contains("for a folder of scans");
		final Path none = Files.createDirectory(temp.resolve("none"));
		assertThat(run("segment", none.toString(), "-o", results)).isEqualTo(2);
		assertThat(err.toString()).contains("There are no scans in");
	}

	@Test
	void severalMasksInsteadOfScans() throws Exception {
		final String a = TestScans.mask(temp, "a_seg-spine_msk.nii.gz").toString();
		final String b = TestScans.mask(temp, "b-seg.nii").toString();
		final String c = TestScans.mask(temp, "c.nii").toString();
		assertThat(run("segment", "--semantic", a, b, "--semantic", c, "--output",
			results)).isZero();
		assertThat(names()).contains("a_seg-vert_msk.nii.gz", "b_snp.png",
			"c_ctd.json");
	}

	@Test
	void quietPrintsNothingButErrors() {
		assertThat(run("segment", scan, "--output", results, "--quiet")).isZero();
		assertThat(out.toString()).isEmpty();
		assertThat(err.toString()).isEmpty();
		assertThat(run("segment", scan, temp.resolve("none.nii").toString(),
			"--output", results, "--quiet")).isEqualTo(1);
		assertThat(out.toString()).isEmpty();
		assertThat(err.toString().lines()).singleElement().asString().startsWith(
			"ERROR none.nii: Cannot read none.nii.");
	}

	@Test
	void oneFailureIsExitCodeOneAndTheOthersAreDone() throws Exception {
		final Path bad = Files.writeString(temp.resolve("bad.nii"), "no");
		assertThat(run("segment", bad.toString(), scan, "--output", results))
			.isEqualTo(1);
		assertThat(names()).contains("scan_snp.png").noneMatch(name -> name
			.startsWith("bad"));
		assertThat(err.toString()).contains("ERROR bad.nii: ").doesNotContain(
			"\tat ");
		assertThat(out.toString()).contains("2 inputs: 1 ok, 1 failed");
	}

	@Test
	void howSureANamingNetworkIsIsPrinted() {
		source = () -> new FakeSegmenter() {

			@Override
			protected SpineSegmentation found(final Grid grid,
				final Progress progress)
			{
				final SpineSegmentation two = twoVertebrae(grid);
				final VertebraName l5 = new VertebraName(24, "L5", Naming.PREDICTED,
					List.of(new LevelProbability(Level.L5, 0.91), new LevelProbability(
						Level.L6, 0.07)));
				return new SpineSegmentation(two.semantic(), two.instances(), two
					.found(), List.of(), two.provenance(), Map.of(),
					new VertebraNumbering(List.of(l5), 0.84, List.of("L6"), 0.07, List
						.of()));
			}
		};
		assertThat(run("segment", scan, "--output", results, "--extra",
			"snapshot,meshes")).isZero();
		assertThat(out.toString()).contains("L5        L5 91 %, L6 7 %",
			"all names: 84 %; next best, 7 %: L6", "scan_seg-spine_snp.png",
			"scan_meshes.ply");
		assertThat(names()).contains("scan_meshes.ply", "scan_meshes.png");
		assertThat(run("segment", scan, "--output", results, "--overwrite"))
			.isZero();
		assertThat(names()).doesNotContain("scan_meshes.ply", "scan_meshes.png");
	}

	@Test
	void noSpineIsNoFailure() {
		source = () -> new FakeSegmenter() {

			@Override
			protected SpineSegmentation found(final Grid grid,
				final Progress progress)
			{
				return nothing(grid);
			}
		};
		assertThat(run("segment", scan, "--output", results)).isZero();
		assertThat(out.toString()).contains("No spine was found", "1 empty");
	}

	@Test
	void existingResultsAreSkippedWithAMessage() {
		run("segment", scan, "--output", results);
		assertThat(run("segment", scan, "--output", results)).isZero();
		assertThat(out.toString()).contains("scan.nii.gz: Its results exist",
			"1 input: 1 skipped");
		assertThat(run("segment", scan, "--output", results, "--overwrite"))
			.isZero();
	}

	@Test
	void modelsThatCannotBeLoaded() {
		source = () -> {
			throw new SpinepsException("The file of model t2w is damaged",
				"its hash is abc, not def", "Install it again");
		};
		assertThat(run("segment", scan, temp.resolve("b.nii").toString(),
			"--output", results)).isEqualTo(1);
		assertThat(err.toString()).contains(
			"ERROR scan.nii.gz: The file of model t2w is damaged. ",
			"1 more not started.");
	}

	@Test
	void problemsOfTheWholeRunAreOneLine() throws IOException {
		final Path file = Files.writeString(temp.resolve("file"), "x");
		assertThat(run("segment", scan, "--output", file.toString())).isEqualTo(2);
		assertThat(err.toString().lines()).singleElement().asString().startsWith(
			"ERROR: Cannot write to ");
		assertThat(out.toString()).isEmpty();
	}

	@Test
	void bugsAreASentenceAndATraceOnlyOnDemand() {
		source = () -> new FakeSegmenter() {

			@Override
			protected SpineSegmentation found(final Grid grid,
				final Progress progress)
			{
				throw new IllegalStateException("oops");
			}
		};
		assertThat(run("segment", scan, "--output", results)).isEqualTo(1);
		assertThat(err.toString()).contains("please report it").doesNotContain(
			"\tat ");
		assertThat(run("segment", scan, "--output", results, "--debug")).isEqualTo(
			1);
		assertThat(err.toString()).contains("\tat org.spineps");
	}

	@Test
	void cancelledIs130AndLeavesNothing() {
		source = () -> new FakeSegmenter() {

			@Override
			protected SpineSegmentation found(final Grid grid,
				final Progress progress) throws SpinepsException
			{
				cancellation.cancel();
				return super.found(grid, progress);
			}
		};
		assertThat(run("segment", scan, temp.resolve("b.nii").toString(),
			"--output", results)).isEqualTo(130);
		assertThat(names()).containsExactly("run-manifest.json");
		assertThat(out.toString()).contains("scan.nii.gz: Cancelled.",
			"2 inputs: 2 cancelled");
	}

	@ParameterizedTest
	@ValueSource(strings = { "segment", "segment --output o",
		"segment a.nii c.nii --semantic b.nii --output o", "segment a.nii",
		"segment a.nii --instances b.nii --output o",
		"segment a.nii b.nii --anchor 24=L5 --output o",
		"segment a.nii --anchor 24=S1 --output o",
		"segment a.nii --anchor 24=L5 --anchors b.csv --output o",
		"segment a.nii --behaviour odd --output o",
		"segment a.nii --extra all --output o",
		"segment a.nii --output o --device tpu",
		"segment a.nii --output o --device gpu:x",
		"segment a.nii --output o --threads 0",
		"segment a.nii --output o --threads many",
		"segment a.nii --output o --precision int8",
		"segment a.nii --output o --time -1",
		"segment a.nii --output o --time median",
		"segment a.nii --output o --outptu", "segmnet a.nii --output o",
		"--no-such" })
	void wrongCommandLinesAreExitCodeTwo(final String line) {
		assertThat(run(line.split(" "))).isEqualTo(2);
		assertThat(err.toString()).startsWith("ERROR: ").contains("--help")
			.doesNotContain("\tat ");
		assertThat(out.toString()).isEmpty();
		assertThat(Path.of("o")).doesNotExist();
	}

	@Test
	void misspeltOptionsAreNamedBesideWhatIsMissing() {
		assertThat(run("segment", scan, "--outptu", results)).isEqualTo(2);
		assertThat(err.toString()).contains("--output", "'--outptu'");
	}

	@Test
	void whatWasMeantIsNamed() {
		assertThat(run("segment", scan, "--outptu", results)).isEqualTo(2);
		assertThat(err.toString()).contains("Did you mean --output?");
		assertThat(run("sgement", scan)).isEqualTo(2);
		assertThat(err.toString()).contains("Did you mean segment?");
		assertThat(run("models", "lst")).isEqualTo(2);
		assertThat(err.toString()).contains("Did you mean list?");
	}

	@Test
	void shortNamesOfInputAndOutput() {
		assertThat(run("segment", "-i", scan, "-o", results)).isZero();
		assertThat(names()).contains("scan_snp.png");
		assertThat(run("segment", "--input", scan, "-o", results)).isZero();
		assertThat(out.toString()).contains("1 skipped");
		// A short name takes no value without a space: this is no folder "verride".
		assertThat(run("segment", "-i", scan, "-override")).isEqualTo(2);
		assertThat(err.toString()).contains("Unknown option: '-override'");
	}

	@Test
	void everySubcommandWithAnOutputTakesItsShortName() {
		for (final String command : List.of("segment", "evaluate", "measure", "n4",
			"predict", "follow-up"))
			assertThat(CommandLineProbe.options(command)).as(command).containsKeys(
				"-o", "--output");
		for (final String command : List.of("segment", "n4", "predict"))
			assertThat(CommandLineProbe.options(command)).as(command).containsKeys(
				"-i", "--input");
	}

	@Test
	void whatThisMachineLacksIsSaidBeforeTheFirstInput() throws Exception {
		final SpineMethods methods = SpineMethods.installed();
		for (final List<String> lacking : List.of(List.of("--device", "mps",
			"The device mps is not available"), List.of("--semantic-model", "t2w",
				"Download it with: models download t2w"), List.of("--naming-model",
					"T2W_Labeling", "models download t2w-labeling"), List.of(
						"--instance-model", "nonesuch", "Choose one of: instance-small"),
			List.of("--instance-model", "semantic-small", "cannot be used for this step")))
		{
			err.getBuffer().setLength(0);
			assertThat(Program.run(new Services(new PrintWriter(out), new PrintWriter(
				err), 0, cancellation, methods), "segment", scan, "-o", results, lacking
					.get(0), lacking.get(1), "--threads", "1")).isEqualTo(2);
			assertThat(err.toString().lines()).singleElement().asString().startsWith(
				"ERROR: ").contains(lacking.get(2));
		}
		assertThat(out.toString()).isEmpty();
		assertThat(temp.resolve("results")).doesNotExist();
	}

	@Test
	void theHelpListsEveryFile() {
		assertThat(run("segment", scan, "-o", results, "--extra", "snapshot",
			"--report")).isZero();
		final List<String> written = names().stream().filter(name -> !name.startsWith(
			".")).toList();
		out.getBuffer().setLength(0);
		assertThat(run("segment", "--help")).isZero();
		assertThat(written).hasSizeGreaterThan(12).allSatisfy(name -> assertThat(out
			.toString()).contains(name.replaceFirst("^scan_", "X_")));
		assertThat(out.toString()).contains("X_seg-spine-raw_msk.nii.gz",
			"X_seg-vert-raw_msk.nii.gz", "X_raw_confidence.nii.gz", "X_raw.json",
			"X_seg-spine_uncertainty.nii.gz", "X_seg-spine_disagreement.nii.gz",
			"X_seg-spine_softmax.npz", "X_debug_");
	}

	@Test
	void pathsThatCannotBeAreASentence() {
		assertThat(run("segment", "a\u0000b", "--output", results)).isEqualTo(2);
		assertThat(err.toString()).contains("is not a valid path on this system")
			.doesNotContain("Exception");
	}

	@Test
	void withoutArgumentsItExplainsItself() {
		assertThat(run()).isEqualTo(2);
		assertThat(err.toString()).contains("segment", "--version",
			"not a medical device");
	}

	@Test
	void helpSaysWhatThereIs() {
		assertThat(run("--help")).isZero();
		assertThat(run("segment", "--help")).isZero();
		assertThat(out.toString()).contains("INPUT", "--semantic", "--output",
			"--semantic-model", "--instance-model", "--device", "--threads",
			"--time", "--overwrite", "--quiet", "Exit codes:", "130", "_ctd.json")
			.doesNotContain("--debug");
		assertThat(err.toString()).isEmpty();
	}

	@Test
	void versionNamesProgramJavaAndEngine() {
		assertThat(run("--version")).isZero();
		assertThat(out.toString()).contains("SPINEPS for Fiji ", "Java " + System
			.getProperty("java.version"), "PyTorch 2.", "DJL 0.",
			"Research software, not a medical device.");
		assertThat(run("segment", "--version")).isZero();
	}

	private int run(final String... arguments) {
		return Program.run(new Services(new PrintWriter(out), new PrintWriter(err), 0,
			cancellation, method.alone()), arguments);
	}

	/** The whole of what is printed stands in one file, times and folder aside. */
	private static String golden(final String name) {
		try (InputStream in = ProgramTest.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private List<String> names() {
		try (Stream<Path> files = Files.list(temp.resolve("results"))) {
			return files.map(file -> file.getFileName().toString()).sorted()
				.toList();
		}
		catch (final IOException exc) {
			throw new AssertionError(exc);
		}
	}
}
