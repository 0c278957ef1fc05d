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

import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.spineps.cli.console.Cancellation;
import org.spineps.cli.console.Services;
import org.spineps.library.ModelManager;
import org.spineps.library.UserModels;
import org.spineps.library.download.Downloader;
import org.spineps.model.KnownReleases;
import org.spineps.model.ModelKind;
import org.spineps.model.ModelStore;
import org.spineps.testing.FakeMethod;
import org.spineps.testing.ForeignModels;

import picocli.CommandLine;

@Timeout(120)
class ModelsCommandTest {

	@TempDir
	Path temp;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();
	private String answer;

	private int run(final String... arguments) {
		final Services services = new Services(new PrintWriter(out), new PrintWriter(
			err), 0, new Cancellation(), new FakeMethod(() -> {
				throw new AssertionError("No pipeline is needed");
			}).alone());
		return new CommandLine(new ModelsCommand(services, () -> new ModelManager(
			new UserModels(temp.resolve("store")), new Downloader(temp.resolve(
				"downloads")), KnownReleases.packaged()), text -> answer)).execute(
					arguments);
	}

	@Test
	void importsListsDescribesVerifiesAndRemoves() throws Exception {
		final Path zip = ForeignModels.zip(ForeignModels.instance(temp.resolve(
			"instance"), 10), temp.resolve("instance.zip"));
		final String packaged = ModelStore.packaged().defaultId(ModelKind.SEMANTIC)
			.orElseThrow();
		assertThat(run("import", zip.toString(), "--id", "mine")).as(err::toString)
			.isZero();
		assertThat(out.toString()).contains("Added mine (instance): ");
		assertThat(run("list")).isZero();
		assertThat(out.toString()).containsPattern("mine +instance +imported +" +
			"installed +Instance_Tiny_1.0").containsPattern(
				"t2w +semantic +1.0.9 +can be downloaded").containsPattern(
					packaged + " +semantic +\\S+ +packaged").contains(
						"Your models lie in " + temp.resolve("store"));
		assertThat(run("info", "mine")).isZero();
		assertThat(out.toString()).contains("class          2 centre vertebra",
			"made from      instance.zip  sha256 ", "patch          [32, 40, 16]");
		assertThat(run("info", "T2W_labeling")).isZero();
		assertThat(out.toString()).contains(
			"https://github.com/Hendrik-code/spineps/releases/download/v1.4.0/labeling.zip");
		assertThat(run("verify")).isZero();
		assertThat(out.toString()).contains("mine: ok", packaged + ": ok");
		Files.write(temp.resolve("store/mine/network.pt"), new byte[7]);
		assertThat(run("verify", "mine")).isEqualTo(1);
		assertThat(err.toString()).contains("damaged or has been replaced");
		// One that is damaged does not keep the others from being looked at.
		assertThat(run("import", zip.toString(), "--id", "other")).isZero();
		out.getBuffer().setLength(0);
		assertThat(run("verify")).isEqualTo(1);
		assertThat(out.toString()).contains("mine: NOT ok", "other: ok", packaged +
			": ok");
		assertThat(err.toString()).containsPattern("1 of \\d+ models cannot be used");
		assertThat(run("import", zip.toString(), "--id", "mine")).isZero();
		assertThat(out.toString()).contains("already exists", "left alone");
		assertThat(run("verify", "mine")).isEqualTo(1);
		assertThat(run("import", zip.toString(), "--id", "mine", "--overwrite"))
			.isZero();
		assertThat(run("verify", "mine")).isZero();
		assertThat(run("remove", "mine")).isZero();
		assertThat(run("remove", "mine")).isEqualTo(2);
		assertThat(run("remove", packaged)).isEqualTo(2);
		assertThat(err.toString()).contains(
			"models packaged with the program cannot be removed");
		assertThat(run("import", temp.resolve("none.zip").toString())).isEqualTo(2);
		assertThat(err.toString()).doesNotContain("\tat ");
	}

	@Test
	void downloadsAfterAsking() throws Exception {
		final Path zip = ForeignModels.zip(ForeignModels.naming(temp.resolve(
			"labeling")), temp.resolve("labeling.zip"));
		final HttpServer server = serve(zip);
		try {
			final String address = "http://127.0.0.1:" + server.getAddress()
				.getPort() + "/labeling.zip";
			assertThat(run("download", "t2w_labeling", "--from", address)).isEqualTo(
				2);
			assertThat(out.toString()).contains("labeling.zip, ", " kB, from " +
				address, "Licence: none stated for the weights; the program is under " +
					"Apache-2.0; see https://github.com/Hendrik-code/spineps",
				"Please cite Möller et al., VERIDAH");
			assertThat(err.toString()).contains("Add --yes");
			answer = "n";
			assertThat(run("download", "t2w_labeling", "--from", address)).isEqualTo(
				130);
			assertThat(temp.resolve("store")).doesNotExist();
			answer = "y";
			assertThat(run("download", "t2w_labeling", "--from", address)).as(
				err::toString).isZero();
			assertThat(out.toString()).contains("Added t2w-labeling (naming): VERIDAH");
			assertThat(run("info", "t2w-labeling")).isZero();
			assertThat(out.toString()).contains("version        1.4.0",
				"fetched from   " + address, "VERT, 24 classes",
				"Hendrik-code/spineps");
			assertThat(files("downloads")).isEmpty();
			assertThat(run("download", "t2w-labeling", "--from", address, "--yes"))
				.isZero();
			assertThat(out.toString()).contains("already exists", "left alone");
			// The publisher gave no hash: what came first counts.
			ForeignModels.zip(ForeignModels.naming(temp.resolve("changed")), zip);
			assertThat(run("download", "t2w-labeling", "--from", address, "--yes",
				"--replace")).isEqualTo(1);
			assertThat(err.toString()).contains("not the expected one");
			assertThat(run("verify", "t2w-labeling")).isZero();
			assertThat(run("download", address, "--yes", "--id", "other", "--sha256",
				"0".repeat(64))).isEqualTo(1);
			assertThat(run("download", address, "--yes", "--id", "other", "--sha256",
				"0".repeat(63))).isEqualTo(2);
			assertThat(err.toString()).contains(
				"does not have 64 hexadecimal digits");
			assertThat(files("store")).containsExactly(".imported.json",
				"downloads.json",
				"t2w-labeling");
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void unknownNamesAreAnsweredWithTheKnownOnes() {
		assertThat(run("download", "t3w")).isEqualTo(2);
		assertThat(err.toString()).contains("t2w, t1w, vibe, ct, instance");
		assertThat(run("info", "t3w")).isEqualTo(2);
	}

	private Stream<String> files(final String folder) throws IOException {
		try (Stream<Path> list = Files.list(temp.resolve(folder))) {
			return list.map(file -> file.getFileName().toString()).sorted().toList()
				.stream();
		}
	}

	private static HttpServer serve(final Path file) throws IOException {
		final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress
			.getLoopbackAddress(), 0), 0);
		server.createContext("/", exchange -> {
			try (exchange) {
				exchange.sendResponseHeaders(200, Files.size(file));
				Files.copy(file, exchange.getResponseBody());
			}
		});
		server.start();
		return server;
	}
}
