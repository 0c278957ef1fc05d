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
package org.spineps.convert.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.spineps.convert.archive.PickleWriter;

class ModuleCodeTest {

	private static final KernelWindow THREE = KernelWindow.cube(2, 3, 1, 1);

	/** The smallest archive that PyTorch itself was seen to load. */
	@Test
	void textAndPickleAreThoseOfTheSmallestArchive() {
		final Graph graph = new Graph(2, 1);
		final GraphValue out = graph.leakyRelu(graph.convolution(graph.input(), "conv", 1,
			THREE, true), 0.01);
		final String plain = text("code.txt");
		assertThat(ModuleCode.of(graph, out)).isEqualTo(plain.replace("-> Tensor:\n",
			"""
			-> Tensor:
			    dtype = ops.prim.dtype(self.p0)
			    x0 = torch.to(x, dtype)
			""").replace("conv2d(x,", "conv2d(x0,").replace("return v1",
				"return torch.to(v1, 6)"));
		assertThat(ModulePickle.of("Net", graph.parameters()))
			.containsExactly(NetFixtures.bytes("torchscript_minimal/data.pkl"));
		assertThat(PickleWriter.emptyTuple()).containsExactly(0x80, 2, ')', '.');
	}

	private static String text(final String name) {
		return new String(NetFixtures.bytes("torchscript_minimal/" + name),
			StandardCharsets.US_ASCII);
	}

	/** A graph with weights, though nobody needs them. */
	private static Graph graph() {
		final Graph graph = new Graph(3, 2);
		graph.convolution(graph.input(), "first", 1, KernelWindow.cube(3, 1, 1, 0), true);
		return graph;
	}

	/** The statements between taking the input and giving the output. */
	private static String body(final Graph graph, final GraphValue output) {
		final String code = ModuleCode.of(graph, output).replace("    ", "");
		assertThat(code).contains("""
			dtype = ops.prim.dtype(self.p0)
			x0 = torch.to(x, dtype)
			""").endsWith("\nreturn torch.to(v" + output.index() + ", 6)\n");
		final String start = "x0 = torch.to(x, dtype)\n";
		return code.substring(code.indexOf(start) + start.length(), code
			.lastIndexOf("return"));
	}

	@Test
	void theInputIsNeverOverwritten() {
		final Graph graph = graph();
		assertThat(body(graph, graph.relu(graph.input()))).isEqualTo(
			"v1 = torch.relu(x0)\n");
	}

	@Test
	void whatIsNeededLaterIsNotOverwritten() {
		final Graph graph = graph();
		final GraphValue norm = graph.instanceNorm(graph.input(), "", 1e-5, false);
		final GraphValue sum = graph.sum(graph.relu(norm), norm);
		assertThat(body(graph, graph.scaled(sum, 0.5))).endsWith("""
			v2 = torch.relu(v1)
			v3 = torch.add_(v2, v1)
			v4 = torch.mul_(v3, 0.5)
			""");
	}

	@Test
	void twiceTheSameIsNotOverwritten() {
		final Graph graph = graph();
		final GraphValue norm = graph.instanceNorm(graph.input(), "", 1e-5, false);
		assertThat(body(graph, graph.sum(norm, norm))).endsWith(
			"v2 = torch.add(v1, v1)\n");
	}

	@Test
	void viewsProtectWhatTheyLookAt() {
		final Graph graph = graph();
		final GraphValue mean = graph.spatialMean(graph.input());
		final GraphValue first = graph.relu(mean);
		final GraphValue both = graph.concatenation(List.of(first, graph.relu(mean)));
		assertThat(body(graph, both)).contains(
			"v3 = torch.relu(v2)\nv4 = torch.relu(v2)\n");
		final Graph single = graph();
		assertThat(body(single, single.relu(single.spatialMean(single.input()))))
			.endsWith("v3 = torch.relu_(v2)\n");
	}

	@Test
	void whatNobodyNeedsIsLeftOut() {
		final Graph graph = graph();
		final GraphValue wanted = graph.relu(graph.input());
		graph.relu(graph.relu(wanted));
		assertThat(body(graph, wanted)).isEqualTo("v1 = torch.relu(x0)\n");
	}

	@Test
	void poolingIsDoneWithWholeFloats() {
		final Graph graph = graph();
		final GraphValue out = graph.averagePool(graph.input(), KernelWindow.tiles(List.of(1, 2,
			2)));
		assertThat(body(graph, out)).isEqualTo("""
			v1 = torch.to(torch.avg_pool3d(torch.to(x0, 6), [1, 2, 2], [1, 2, 2], \
			[0, 0, 0], False, True, None), dtype)
			""");
	}

	@Test
	void batchStatisticsAreBuffers() {
		final Graph graph = new Graph(2, 3);
		final GraphValue out = graph.batchNorm(graph.input(), "norm", 1e-3, true);
		assertThat(ModuleCode.of(graph, out)).contains(
			"__parameters__ = [\"p0\", \"p1\", ]", "__buffers__ = [\"p2\", \"p3\", ]",
			"torch.batch_norm(x0, self.p0, self.p1, self.p2, self.p3, False, 0.1, 0.001, True)");
		assertThat(graph.spares()).containsOnlyKeys("norm.num_batches_tracked");
	}

	@Test
	void descriptionsThatDoNotFitAreBugs() {
		final Graph graph = new Graph(2, 3);
		final GraphValue two = graph.convolution(graph.input(), "a", 2, THREE, false);
		assertThatThrownBy(() -> graph.sum(graph.input(), two)).isInstanceOf(
			IllegalArgumentException.class);
		assertThatThrownBy(() -> graph.groupNorm(two, "g", 3, 1e-5)).isInstanceOf(
			IllegalArgumentException.class);
		assertThatThrownBy(() -> graph.convolution(graph.input(), "a", 4, THREE,
			false)).hasMessageContaining("a.weight");
		assertThatThrownBy(() -> graph.convolution(graph.input(), "b", 4, KernelWindow
			.cube(3, 1, 1, 0), false)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new Graph(4, 1)).isInstanceOf(
			IllegalArgumentException.class);
	}
}
