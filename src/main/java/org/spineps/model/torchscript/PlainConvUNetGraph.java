package org.spineps.model.torchscript;

import java.util.ArrayList;
import java.util.List;

import org.spineps.model.architecture.PlainConvUNet;
import org.spineps.model.architecture.UNetShape;

/** nnU-Net's U-Net of plain convolutions; strided ones instead of pooling. */
final class PlainConvUNetGraph {

	private PlainConvUNetGraph() {
		// static methods only
	}

	static NetworkGraph of(final PlainConvUNet net) {
		final UNetShape shape = net.shape();
		final Graph graph = new Graph(shape.dimensions(), shape.inputChannels());
		final NnUNetBlocks blocks = new NnUNetBlocks(graph, shape);
		final List<Integer> one = Window.all(shape.dimensions(), 1);
		final List<Value> skips = new ArrayList<>();
		Value x = graph.input();
		for (int stage = 0; stage < shape.stages(); stage++) {
			for (int i = 0; i < net.convolutions().get(stage); i++)
				x = blocks.unit(x, "encoder.stages." + stage + ".0.convs." + i, shape
					.features().get(stage), shape.kernels().get(stage), i == 0 ? shape
						.strides().get(stage) : one);
			skips.add(x);
		}
		return new NetworkGraph(graph, blocks.decoder(skips),
			NnUNetBlocks::canonicalName);
	}
}
