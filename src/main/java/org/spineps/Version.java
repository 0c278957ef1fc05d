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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this program, written by the build. */
public final class Version {

	private Version() {
		// static methods only
	}

	/** @return e.g. "0.1.0" */
	public static String get() {
		final Properties properties = new Properties();
		try (InputStream in = Version.class.getResourceAsStream(
			"version.properties"))
		{
			properties.load(in);
		}
		catch (final IOException e) {
			throw new UncheckedIOException("The jar is damaged", e);
		}
		return properties.getProperty("version");
	}
}
