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

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Selects the proxy for an address: the JVM's own settings ({@code
 * https.proxyHost} and the like, {@code java.net.useSystemProxies}) if there
 * are any; else the environment variables that curl and pip honour ({@code
 * https_proxy}, {@code http_proxy}, {@code all_proxy}, {@code no_proxy}, in
 * either case).
 */
final class Proxies extends ProxySelector {

	private static final List<String> JVM_SETTINGS = List.of("http.proxyHost",
		"https.proxyHost", "socksProxyHost");
	private static final int HTTP_PORT = 80;
	private static final int HTTPS_PORT = 443;

	private final Map<String, String> environment;

	private Proxies(final Map<String, String> environment) {
		this.environment = environment;
	}

	/**
	 * @param environment environment variables
	 * @param system system properties
	 * @return the selector
	 */
	static ProxySelector selector(final Map<String, String> environment,
		final Properties system)
	{
		final boolean jvm = JVM_SETTINGS.stream().anyMatch(name -> system
			.getProperty(name) != null) || Boolean.parseBoolean(system.getProperty(
				"java.net.useSystemProxies"));
		final ProxySelector standard = ProxySelector.getDefault();
		return jvm && standard != null ? standard : new Proxies(environment);
	}

	/**
	 * @param environment environment variables
	 * @return answers a proxy with the user name and password in its variable,
	 *         and no other server
	 */
	static Authenticator authenticator(final Map<String, String> environment) {
		final Proxies proxies = new Proxies(environment);
		return new Authenticator() {

			@Override
			protected PasswordAuthentication getPasswordAuthentication() {
				if (getRequestorType() != RequestorType.PROXY) return null;
				for (final String scheme : List.of("https", "http")) {
					final URI proxy = proxies.proxyFor(scheme).orElse(null);
					if (proxy == null || proxy.getRawUserInfo() == null || !proxy
						.getHost().equalsIgnoreCase(getRequestingHost()) || port(
							proxy) != getRequestingPort()) continue;
					final String[] parts = proxy.getRawUserInfo().split(":", 2);
					return new PasswordAuthentication(decode(parts[0]), decode(
						parts.length > 1 ? parts[1] : "").toCharArray());
				}
				return null;
			}
		};
	}

	@Override
	public List<Proxy> select(final URI address) {
		if (isExcepted(address)) return List.of(Proxy.NO_PROXY);
		return proxyFor(String.valueOf(address.getScheme()).toLowerCase(
			Locale.ROOT)).map(proxy -> List.of(new Proxy(Proxy.Type.HTTP,
				InetSocketAddress.createUnresolved(proxy.getHost(), port(proxy)))))
				.orElse(List.of(Proxy.NO_PROXY));
	}

	@Override
	public void connectFailed(final URI address, final SocketAddress proxy,
		final IOException cause)
	{
		// The request fails, and says so itself.
	}

	private Optional<URI> proxyFor(final String scheme) {
		return variable(scheme + "_proxy").or(() -> variable("all_proxy")).map(
			text -> text.contains("://") ? text : "http://" + text).flatMap(
				Proxies::parse);
	}

	/** A proxy that is not an HTTP proxy cannot be used and is ignored. */
	private static Optional<URI> parse(final String text) {
		try {
			final URI proxy = URI.create(text);
			return proxy.getHost() != null && proxy.getScheme().toLowerCase(
				Locale.ROOT).startsWith("http") ? Optional.of(proxy) : Optional.empty();
		}
		catch (final IllegalArgumentException e) {
			return Optional.empty();
		}
	}

	private static int port(final URI proxy) {
		if (proxy.getPort() >= 0) return proxy.getPort();
		return proxy.getScheme().equalsIgnoreCase("https") ? HTTPS_PORT : HTTP_PORT;
	}

	/** Hosts in no_proxy, domains with or without a dot before them, or "*". */
	private boolean isExcepted(final URI address) {
		final String host = String.valueOf(address.getHost()).toLowerCase(
			Locale.ROOT);
		if (host.equals("localhost") || host.startsWith("127.") || host.equals(
			"[::1]")) return true;
		return Arrays.stream(variable("no_proxy").orElse("").toLowerCase(
			Locale.ROOT).split("[,\\s]+")).filter(entry -> !entry.isEmpty()).anyMatch(
				entry -> {
					if (entry.equals("*")) return true;
					final String name = entry.replaceFirst("^[*]?[.]", "").replaceFirst(
						":\\d+$", "");
					return host.equals(name) || host.endsWith("." + name);
				});
	}

	private Optional<String> variable(final String name) {
		final String lower = environment.get(name);
		final String value = lower != null ? lower : environment.get(name
			.toUpperCase(Locale.ROOT));
		return value == null || value.isBlank() ? Optional.empty() : Optional.of(
			value.strip());
	}

	private static String decode(final String text) {
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
	}
}
