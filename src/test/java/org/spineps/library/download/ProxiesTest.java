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

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;

class ProxiesTest {

	private static final URI SECURE = URI.create("https://github.com/a.zip");
	private static final URI PLAIN = URI.create("http://models.example/a.zip");

	private static Proxy select(final Map<String, String> environment,
		final URI address)
	{
		return Proxies.selector(environment, new Properties()).select(address).get(
			0);
	}

	@Test
	void variablesInEitherCaseWithOrWithoutAScheme() {
		assertThat(select(Map.of("https_proxy", "http://proxy.example:8080"), SECURE)
			.address()).isEqualTo(InetSocketAddress.createUnresolved("proxy.example",
				8080));
		assertThat(select(Map.of("HTTPS_PROXY", "proxy.example:3128"), SECURE)
			.address()).isEqualTo(InetSocketAddress.createUnresolved("proxy.example",
				3128));
		assertThat(select(Map.of("ALL_PROXY", "proxy.example"), PLAIN).address())
			.isEqualTo(InetSocketAddress.createUnresolved("proxy.example", 80));
		assertThat(select(Map.of("http_proxy", "http://p:1", "https_proxy", " "),
			SECURE)).isEqualTo(Proxy.NO_PROXY);
		assertThat(select(Map.of(), SECURE)).isEqualTo(Proxy.NO_PROXY);
	}

	@Test
	void exceptionsAndLocalHostsGoDirectly() {
		for (final String exceptions : new String[] { "github.com", ".github.com",
			"*.github.com", "a.example, github.com:443", "*", "com" })
			assertThat(select(Map.of("https_proxy", "http://p:1", "NO_PROXY",
				exceptions), SECURE)).as(exceptions).isEqualTo(Proxy.NO_PROXY);
		assertThat(select(Map.of("https_proxy", "http://p:1", "no_proxy",
			"hub.com,xgithub.com"), SECURE)).isNotEqualTo(Proxy.NO_PROXY);
		assertThat(select(Map.of("http_proxy", "http://p:1"), URI.create(
			"http://127.0.0.1:80/"))).isEqualTo(Proxy.NO_PROXY);
	}

	@Test
	void whatIsNoHttpProxyIsPassedOver() {
		for (final String proxy : new String[] { "socks5://p:1080", "http://",
			"not a proxy" })
			assertThat(select(Map.of("https_proxy", proxy), SECURE)).as(proxy)
				.isEqualTo(Proxy.NO_PROXY);
	}

	@Test
	void settingsOfTheJvmComeFirst() {
		final Properties system = new Properties();
		system.setProperty("https.proxyHost", "jvm.example");
		assertThat(Proxies.selector(Map.of("https_proxy", "http://p:1"), system))
			.isSameAs(ProxySelector.getDefault());
	}

	@Test
	void onlyTheProxyIsToldThePassword() throws Exception {
		final Authenticator authenticator = Proxies.authenticator(Map.of(
			"https_proxy", "http://me:p%40ss@proxy.example:8080"));
		final PasswordAuthentication answer = ask(authenticator, "proxy.example",
			8080, Authenticator.RequestorType.PROXY);
		assertThat(answer.getUserName()).isEqualTo("me");
		assertThat(answer.getPassword()).containsExactly("p@ss".toCharArray());
		assertThat(ask(authenticator, "other.example", 8080,
			Authenticator.RequestorType.PROXY)).isNull();
		assertThat(ask(authenticator, "proxy.example", 8080,
			Authenticator.RequestorType.SERVER)).isNull();
	}

	private static PasswordAuthentication ask(final Authenticator authenticator,
		final String host, final int port, final Authenticator.RequestorType type)
		throws Exception
	{
		return authenticator.requestPasswordAuthenticationInstance(host,
			InetAddress.getLoopbackAddress(), port, "http", "realm", "basic", new URL(
				"http://" + host), type);
	}
}
