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

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code bin/spineps} itself, in a folder laid out like the real ones. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a shell script")
class LauncherTest {

	private static final Path SCRIPT = Path.of("bin", "spineps");

	@TempDir
	Path temp;
	private Path home;
	private Path script;

	@BeforeEach
	void copyScript() throws IOException {
		// A space, as in many home folders.
		home = Files.createDirectories(temp.resolve("my programs"));
		script = Files.createDirectories(home.resolve("bin")).resolve("spineps");
		Files.copy(SCRIPT, script);
		executable(script);
	}

	/** Links to places outside are not JUnit's to follow. */
	@AfterEach
	void removeLinks() throws IOException {
		try (Stream<Path> files = Files.walk(temp)) {
			for (final Path link : files.filter(Files::isSymbolicLink).toList())
				Files.delete(link);
		}
	}

	@Test
	void runsTheProgramOfABuildWithTheRealJava() throws Exception {
		Files.createSymbolicLink(Files.createDirectories(home.resolve("target"))
			.resolve("classes"), code());
		final Path libraries = Files.createDirectories(home.resolve("target").resolve(
			"dependency"));
		for (final String part : System.getProperty("java.class.path").split(
			File.pathSeparator))
			if (part.endsWith(".jar")) Files.createSymbolicLink(libraries.resolve(Path
				.of(part).getFileName()), Path.of(part));
		final Ended ended = run(System.getProperty("java.home"), "/usr/bin:/bin",
			"--version");
		assertThat(ended.code).as(ended.text).isZero();
		assertThat(ended.text).contains("SPINEPS for Fiji ", "PyTorch 2.");
		assertThat(run(System.getProperty("java.home"), "/usr/bin:/bin",
			"sgement").code).isEqualTo(2);
	}

	@Test
	void passesEveryArgumentAsItIs() throws Exception {
		final Path jar = program(home.resolve("target"));
		final Ended ended = run(java(temp.resolve("jdk"), "17.0.1").toString(),
			"/usr/bin:/bin", "segment", "two words.nii", "", "*", "-o", "a\"b");
		assertThat(ended.code).isEqualTo(7);
		assertThat(ended.text.lines()).containsExactly("[-cp]", "[" + jar + ":" + jar
			.resolveSibling("dependency") + "/*]", "[org.spineps.cli.Main]",
			"[segment]", "[two words.nii]", "[]", "[*]", "[-o]", "[a\"b]");
	}

	@Test
	void takesTheNewestJarAndNoSources() throws Exception {
		final Path folder = home.resolve("target");
		final Path old = program(folder);
		final Path recent = Files.writeString(folder.resolve("SPINEPS_-0.2.0.jar"),
			"");
		Files.writeString(folder.resolve("SPINEPS_-0.2.0-sources.jar"), "");
		assertThat(old.toFile().setLastModified(1_000_000_000_000L)).isTrue();
		assertThat(run(java(temp.resolve("jdk"), "21").toString(), "/usr/bin:/bin")
			.text).contains("[" + recent + ":").doesNotContain("sources");
	}

	@Test
	void worksThroughALinkAndInAFiji() throws Exception {
		Files.createDirectories(home.resolve("plugins"));
		final Path jar = Files.writeString(home.resolve("plugins").resolve(
			"SPINEPS_-0.1.0.jar"), "");
		final Path linux = Files.createDirectories(home.resolve("jars").resolve(
			"linux64"));
		java(home.resolve("java").resolve("linux64").resolve("jdk-21"), "21.0.2");
		script = Files.createSymbolicLink(temp.resolve("spineps"), Path.of(
			"my programs", "bin", "spineps"));
		assertThat(run("", "/usr/bin:/bin", "check").text).contains("[" + jar + ":" +
			home.resolve("jars") + "/*:" + linux + "/*]", "[check]");
	}

	@Test
	void passesOverOldJavas() throws Exception {
		program(home);
		final Path old = java(temp.resolve("old"), "1.8.0_402");
		final Path recent = java(temp.resolve("new"), "17");
		assertThat(run(old.toString(), recent.resolve("bin") + ":/usr/bin:/bin",
			"check").code).isEqualTo(7);
	}

	@Test
	void saysWhichJavasAreTooOld() throws Exception {
		program(home);
		final Path old = java(temp.resolve("old"), "1.8.0_402");
		final Path older = java(temp.resolve("older"), "11.0.22");
		final Ended ended = run(old.toString(), older.resolve("bin") + ":" + tools(),
			"check");
		assertThat(ended.code).isEqualTo(1);
		assertThat(ended.text).startsWith("ERROR: No Java 17 or newer. Found: ")
			.contains(old + "/bin/java is 8;", older + "/bin/java is 11.",
				"set JAVA_HOME");
	}

	@Test
	void saysWhereNoJavaIs() throws Exception {
		program(home);
		final Ended ended = run("", tools().toString(), "check");
		assertThat(ended.code).isEqualTo(1);
		assertThat(ended.text.strip()).isEqualTo(
			"ERROR: No Java 17 or newer. Install one, e.g. from " +
				"https://adoptium.net, and set JAVA_HOME to its folder.");
	}

	@Test
	void saysWhereItLookedForTheProgram() throws Exception {
		final Ended ended = run(System.getProperty("java.home"), "/usr/bin:/bin");
		assertThat(ended.code).isEqualTo(1);
		assertThat(ended.text).startsWith("ERROR: No program in " + home)
			.contains("mvn package");
	}

	private static Path program(final Path folder) throws IOException {
		Files.createDirectories(folder.resolve("dependency"));
		return Files.writeString(folder.resolve("SPINEPS_-0.1.0.jar"), "");
	}

	/** A Java that tells its arguments and ends with 7. */
	private static Path java(final Path folder, final String version)
		throws IOException
	{
		final Path java = Files.createDirectories(folder.resolve("bin")).resolve(
			"java");
		Files.writeString(java, "#!/bin/sh\nif [ \"$1\" = -version ]; then\n" +
			"echo 'Picked up JAVA_TOOL_OPTIONS: -Dx' >&2\n" +
			"echo 'openjdk version \"" + version + "\" 2024-01-16' >&2; exit 0; fi\n" +
			"for a in \"$@\"; do echo \"[$a]\"; done; exit 7\n");
		executable(java);
		return folder;
	}

	/** What a shell script needs, but no Java. */
	private Path tools() throws IOException {
		final Path folder = Files.createDirectories(temp.resolve("tools"));
		for (final String name : List.of("sh", "dirname", "readlink", "sed", "head"))
			for (final String where : List.of("/bin", "/usr/bin")) {
				final Path link = folder.resolve(name);
				if (Files.exists(Path.of(where, name)) && !Files.exists(link)) Files
					.createSymbolicLink(link, Path.of(where, name));
			}
		return folder;
	}

	private static void executable(final Path file) throws IOException {
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(
			"rwxr-xr-x"));
	}

	private static Path code() throws URISyntaxException {
		return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation()
			.toURI());
	}

	private record Ended(int code, String text) {}

	private Ended run(final String javaHome, final String path,
		final String... arguments) throws Exception
	{
		final List<String> line = new ArrayList<>(List.of("/bin/sh", script
			.toString()));
		line.addAll(Arrays.asList(arguments));
		final Path log = temp.resolve("log");
		final ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(
			true).redirectOutput(log.toFile());
		builder.environment().put("PATH", path);
		builder.environment().remove("JAVA_HOME");
		builder.environment().remove("JDK_JAVA_OPTIONS");
		if (!javaHome.isEmpty()) builder.environment().put("JAVA_HOME", javaHome);
		final Process process = builder.start();
		assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		return new Ended(process.exitValue(), Files.readString(log,
			StandardCharsets.UTF_8));
	}
}
