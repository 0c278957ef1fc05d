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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

import org.spineps.Version;
import org.spineps.result.Provenance;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The program without a sub-command: help and version. */
@Command(name = "spineps", mixinStandardHelpOptions = true,
	versionProvider = SpinepsCommand.Versions.class, //
	description = { "Segments and names the vertebrae, discs, endplates, cord, " +
		"canal and sacrum of spine MRI.", Provenance.DISCLAIMER },
	footer = { "", "Run it as: bin/spineps segment scan.nii.gz -o results" },
	synopsisSubcommandLabel = "COMMAND")
final class SpinepsCommand {

	/** What --version prints. */
	static final class Versions implements IVersionProvider {

		@Override
		public String[] getVersion() {
			return new String[] { "SPINEPS for Fiji " + Version.get(), "Java " +
				System.getProperty("java.version") + " (" + System.getProperty(
					"java.vendor") + "), " + System.getProperty("os.name") + " " +
				System.getProperty("os.arch"), engine(), Provenance.DISCLAIMER };
		}

		/** The engine leaves its versions on the class path; nothing is loaded. */
		private static String engine() {
			final Properties versions = new Properties();
			try (InputStream in = Versions.class.getClassLoader()
				.getResourceAsStream("pytorch-engine.properties"))
			{
				if (in == null) return "No network engine beside this jar";
				versions.load(in);
			}
			catch (final IOException e) {
				throw new UncheckedIOException("The engine's jar is damaged", e);
			}
			return "PyTorch " + versions.getProperty("pytorch_version") +
				" through DJL " + versions.getProperty("djl_version");
		}
	}
}
