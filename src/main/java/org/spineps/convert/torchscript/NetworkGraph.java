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

import java.util.function.UnaryOperator;

import org.spineps.convert.architecture.Architecture;
import org.spineps.convert.architecture.DenseNetClassifier;
import org.spineps.convert.architecture.PlainConvUNet;
import org.spineps.convert.architecture.ResidualEncoderUNet;
import org.spineps.convert.architecture.Unet3D;

/**
 * A network step by step.
 *
 * @param graph its steps
 * @param output its result
 * @param canonicalName maps a name in a checkpoint to the one that the graph
 *          uses for the same tensor
 */
record NetworkGraph(Graph graph, GraphValue output,
	UnaryOperator<String> canonicalName)
{

	/** The table of all networks that can be written. */
	static NetworkGraph of(final Architecture architecture) {
		if (architecture instanceof PlainConvUNet net) return PlainConvUNetGraph.of(
			net);
		if (architecture instanceof ResidualEncoderUNet net)
			return ResidualEncoderUNetGraph.of(net);
		if (architecture instanceof Unet3D net) return Unet3DGraph.of(net);
		if (architecture instanceof DenseNetClassifier net)
			return DenseNetClassifierGraph.of(net);
		throw new IllegalArgumentException("No graph for " + architecture.name());
	}
}
