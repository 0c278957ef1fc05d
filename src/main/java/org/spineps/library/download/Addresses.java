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
package org.spineps.library.download;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

import org.spineps.SpinepsException;

/** Addresses that files may be downloaded from. */
public final class Addresses {

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1",
		"[::1]");

	private Addresses() {
		// static methods only
	}

	/**
	 * @param text an address
	 * @return it, parsed
	 * @throws SpinepsException unless it begins with http or https and names a host
	 */
	public static URI parse(final String text) throws SpinepsException {
		try {
			final URI address = new URI(text.strip());
			if (isWeb(address)) return address;
		}
		catch (final URISyntaxException e) {
			throw unusable(text, e);
		}
		throw unusable(text, null);
	}

	/** @return whether files from there cannot be changed in transit */
	public static boolean isSafe(final URI address) {
		return "https".equals(scheme(address)) || LOOPBACK.contains(address
			.getHost());
	}

	/** @return the last part of the path, safe as a file name */
	public static String fileName(final URI address) {
		final String path = address.getPath() == null ? "" : address.getPath();
		final String name = path.substring(path.lastIndexOf('/') + 1).replaceAll(
			"[^A-Za-z0-9._-]", "_").replaceAll("^[.]+", "");
		return name.isEmpty() ? "model.zip" : name;
	}

	/** @return the address without a user's name, password or signature */
	public static String withoutSecrets(final URI address) {
		return scheme(address) + "://" + address.getHost() + (address.getPort() < 0
			? "" : ":" + address.getPort()) + (address.getRawPath() == null ? ""
				: address.getRawPath());
	}

	private static boolean isWeb(final URI address) {
		return address.getHost() != null && (scheme(address).equals("https") ||
			scheme(address).equals("http"));
	}

	private static String scheme(final URI address) {
		return address.getScheme() == null ? "" : address.getScheme().toLowerCase(
			Locale.ROOT);
	}

	private static SpinepsException unusable(final String text,
		final Exception cause)
	{
		return new SpinepsException("Invalid address", "\"" + text + "\"",
			"Give an address that begins with https:// and ends with the name of a " +
				"zip archive", cause);
	}
}
