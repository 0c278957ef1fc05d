package org.spineps.model.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

class ModuleCodeTest {

	private static final Window THREE = Window.cube(2, 3, 1, 1);

	/** The smallest archive that PyTorch itself was seen to load. */
	@Test
	void textAndPickleAreThoseOfTheSmallestArchive() {
		final Graph graph = new Graph(2, 1);
		final Value out = graph.leakyRelu(graph.convolution(graph.input(), "conv", 1,
			THREE, true), 0.01);
		assertThat(ModuleCode.of(graph, out, Precision.FLOAT32)).isEqualTo(text(
			"code.txt"));
		assertThat(Pickle.module("Net", graph.parameters(), "FloatStorage"))
			.containsExactly(NetFixtures.bytes("torchscript_minimal/data.pkl"));
		assertThat(Pickle.emptyTuple()).containsExactly(0x80, 2, ')', '.');
	}

	private static String text(final String name) {
		return new String(NetFixtures.bytes("torchscript_minimal/" + name),
			StandardCharsets.US_ASCII);
	}

	private static String body(final Graph graph, final Value output,
		final Precision precision)
	{
		final String code = ModuleCode.of(graph, output, precision);
		return code.substring(code.indexOf("Tensor:\n") + 8).replace("    ", "");
	}

	@Test
	void theInputIsNeverOverwritten() {
		final Graph graph = new Graph(3, 2);
		assertThat(body(graph, graph.relu(graph.input()), Precision.FLOAT32))
			.isEqualTo("v0 = torch.relu(x)\nreturn v0\n");
	}

	@Test
	void whatIsNeededLaterIsNotOverwritten() {
		final Graph graph = new Graph(3, 2);
		final Value pooled = graph.averagePool(graph.input(), Window.tiles(List.of(
			2, 2, 2)));
		final Value active = graph.relu(pooled);
		final Value sum = graph.sum(active, pooled);
		assertThat(body(graph, graph.scaled(sum, 0.5), Precision.FLOAT32)).contains(
			"v1 = torch.relu(v0)\nv2 = torch.add_(v1, v0)\nv3 = torch.mul_(v2, 0.5)");
	}

	@Test
	void twiceTheSameIsNotOverwritten() {
		final Graph graph = new Graph(3, 2);
		final Value pooled = graph.maximumPool(graph.input(), Window.cube(3, 2, 2,
			0));
		assertThat(body(graph, graph.sum(pooled, pooled), Precision.FLOAT32))
			.contains("torch.add(v0, v0)");
	}

	@Test
	void viewsProtectWhatTheyLookAt() {
		final Graph graph = new Graph(3, 2);
		final Value mean = graph.spatialMean(graph.input());
		final Value first = graph.relu(mean);
		final Value both = graph.concatenation(List.of(first, graph.relu(mean)));
		assertThat(body(graph, both, Precision.FLOAT32)).contains(
			"v2 = torch.relu(v1)\nv3 = torch.relu(v1)\n");
		final Graph single = new Graph(3, 2);
		assertThat(body(single, single.relu(single.spatialMean(single.input())),
			Precision.FLOAT32)).contains("v2 = torch.relu_(v1)");
	}

	@Test
	void whatNobodyNeedsIsLeftOut() {
		final Graph graph = new Graph(3, 2);
		final Value wanted = graph.relu(graph.input());
		graph.relu(graph.relu(wanted));
		assertThat(body(graph, wanted, Precision.FLOAT32)).isEqualTo(
			"v0 = torch.relu(x)\nreturn v0\n");
	}

	@Test
	void shortFloatsStayInside() {
		final Graph graph = new Graph(3, 2);
		final Value out = graph.averagePool(graph.input(), Window.tiles(List.of(1, 2,
			2)));
		assertThat(body(graph, out, Precision.FLOAT16)).isEqualTo("""
			x0 = torch.to(x, 5)
			v0 = torch.to(torch.avg_pool3d(torch.to(x0, 6), [1, 2, 2], [1, 2, 2], \
			[0, 0, 0], False, True, None), 5)
			return torch.to(v0, 6)
			""");
	}

	@Test
	void batchStatisticsAreBuffers() {
		final Graph graph = new Graph(2, 3);
		final Value out = graph.batchNorm(graph.input(), "norm", 1e-3, true);
		assertThat(ModuleCode.of(graph, out, Precision.FLOAT32)).contains(
			"__parameters__ = [\"p0\", \"p1\", ]", "__buffers__ = [\"p2\", \"p3\", ]",
			"torch.batch_norm(x, self.p0, self.p1, self.p2, self.p3, False, 0.1, 0.001, True)");
		assertThat(graph.spares()).containsOnlyKeys("norm.num_batches_tracked");
	}

	@Test
	void descriptionsThatDoNotFitAreBugs() {
		final Graph graph = new Graph(2, 3);
		final Value two = graph.convolution(graph.input(), "a", 2, THREE, false);
		assertThatThrownBy(() -> graph.sum(graph.input(), two)).isInstanceOf(
			IllegalArgumentException.class);
		assertThatThrownBy(() -> graph.groupNorm(two, "g", 3, 1e-5)).isInstanceOf(
			IllegalArgumentException.class);
		assertThatThrownBy(() -> graph.convolution(graph.input(), "a", 4, THREE,
			false)).hasMessageContaining("a.weight");
		assertThatThrownBy(() -> graph.convolution(graph.input(), "b", 4, Window
			.cube(3, 1, 1, 0), false)).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> new Graph(4, 1)).isInstanceOf(
			IllegalArgumentException.class);
	}
}
