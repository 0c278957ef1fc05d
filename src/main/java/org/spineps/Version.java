package org.spineps;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this program, as the build wrote it. */
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
		catch (final IOException exc) {
			throw new UncheckedIOException("The jar is damaged", exc);
		}
		return properties.getProperty("version");
	}
}
