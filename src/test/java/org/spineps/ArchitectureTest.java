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
package org.spineps;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the floors of the house: a package uses only what lies below it, and
 * what ImageJ, Swing or LibTorch bring stays in the rooms made for it.
 */
class ArchitectureTest {

	private static final String ROOT = "org.spineps";

	/** From the top; packages of one floor may not use each other either. */
	static final List<List<String>> FLOORS = List.of( //
		List.of("command", "cli"), //
		List.of("ij"), //
		List.of("job"), //
		List.of("batch"), //
		List.of("report"), //
		List.of("pipeline", "library", "picture", "measure", "evaluate"), //
		List.of("mesh"), //
		List.of("nnunet"), //
		List.of("model"), //
		List.of("network", "result"), //
		List.of("convert"), //
		List.of("io"), //
		List.of("anatomy"), //
		List.of("volume"), //
		List.of("progress"), //
		List.of(""));

	private static JavaClasses production;

	@BeforeAll
	static void readClasses() {
		production = new ClassFileImporter().withImportOption(
			new ImportOption.DoNotIncludeTests()).importPackages(ROOT);
		assertThat(production).isNotEmpty();
	}

	/** They take a quarter of the memory of all tests. */
	@AfterAll
	static void forgetClasses() {
		production = null;
	}

	@Test
	void everyClassHasAFloor() {
		check(classes().should().resideInAnyPackage(FLOORS.stream().flatMap(
			List::stream).map(ArchitectureTest::inside).toArray(String[]::new)));
	}

	@ParameterizedTest(name = "\"{0}\"")
	@MethodSource("rooms")
	void roomsUseOnlyWhatLiesBelow(final String room) {
		final List<String> forbidden = new ArrayList<>();
		for (final List<String> floor : FLOORS) {
			floor.stream().filter(other -> !other.equals(room)).map(
				ArchitectureTest::inside).forEach(forbidden::add);
			if (floor.contains(room)) break;
		}
		if (forbidden.isEmpty()) return;
		check(noClasses().that().resideInAPackage(inside(room)).should()
			.dependOnClassesThat().resideInAnyPackage(forbidden.toArray(
				String[]::new)));
	}

	static Stream<String> rooms() {
		return FLOORS.stream().flatMap(List::stream);
	}

	@Test
	void noCyclesBetweenRooms() {
		check(slices().matching(ROOT + ".(*)..").should().beFreeOfCycles());
	}

	@Test
	void noCyclesBetweenPackages() {
		check(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
	}

	@Test
	void commandLineKnowsNothingOfImageJ() {
		check(noClasses().that().resideInAPackage(inside("cli")).should()
			.dependOnClassesThat().resideInAnyPackage(inside("ij"), inside(
				"command")));
	}

	@Test
	void imageJStaysInItsRooms() {
		check(noClasses().that().resideOutsideOfPackages(inside("command"), inside(
			"ij")).should().dependOnClassesThat().resideInAnyPackage("ij..",
				"net.imagej..", "org.scijava..", "javax.swing.."));
	}

	@Test
	void windowsStayInTheirRooms() {
		check(noClasses().that().resideOutsideOfPackages(inside("command"), inside(
			"ij"), inside("picture")).should().dependOnClassesThat()
			.resideInAnyPackage("java.awt..", "javax.imageio.."));
	}

	@Test
	void picturesNeedNoScreen() {
		check(noClasses().that().resideInAPackage(inside("picture")).should()
			.dependOnClassesThat().areAssignableTo("java.awt.Component").orShould()
			.dependOnClassesThat().areAssignableTo("java.awt.Toolkit"));
	}

	@Test
	void finishedResultsAreReadWithoutTheirMaker() {
		check(noClasses().that().resideInAnyPackage(inside("result"), inside(
			"measure"), inside("evaluate"), inside("report")).should()
			.dependOnClassesThat().resideInAnyPackage(inside("pipeline"), inside(
				"model"), inside("convert"), inside("library"), inside("nnunet"),
				inside("network")));
	}

	@Test
	void libTorchStaysInNetwork() {
		check(noClasses().that().resideOutsideOfPackage(inside("network")).should()
			.dependOnClassesThat().resideInAPackage("ai.djl.."));
	}

	@Test
	void formatsOfVolumeFilesStayBehindTheInterface() {
		for (final String format : List.of("io.nifti", "io.dicom",
			"io.metaimage", "io.nrrd", "io.tiff"))
			check(noClasses().that().resideOutsideOfPackage(inside(format)).should()
				.dependOnClassesThat().resideInAPackage(inside(format)));
	}

	@Test
	void onlyTheCommandLinePrints() {
		check(noClasses().that().resideOutsideOfPackage(inside("cli")).should(
			ACCESS_STANDARD_STREAMS));
	}

	@Test
	void onlyTheCommandLineParsesArguments() {
		check(noClasses().that().resideOutsideOfPackage(inside("cli")).should()
			.dependOnClassesThat().resideInAPackage("picocli.."));
	}

	@Test
	void onlyTheCommandLineEndsTheProgram() {
		check(noClasses().that().resideOutsideOfPackage(inside("cli")).should()
			.callMethod(System.class, "exit", int.class));
	}

	private static void check(final ArchRule rule) {
		rule.allowEmptyShould(true).check(production);
	}

	/** The root package alone for "", else a room with the rooms inside it. */
	private static String inside(final String room) {
		return room.isEmpty() ? ROOT : ROOT + "." + room + "..";
	}
}
