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

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes a {@link Graph} as the source text of a TorchScript module. A step
 * overwrites its operand where LibTorch can do so and no other step needs the
 * operand, which saves memory without changing a number.
 * <p>
 * The module computes in the type of its first weight; its input and its output
 * are 32-bit floats.
 * </p>
 */
final class ModuleCode {

	/** Name of the module's class. */
	static final String CLASS = "Net";

	/** PyTorch's number for 32-bit floats. */
	private static final String FLOAT32 = "6";
	private static final String INPUT = "x0";
	private static final String TYPE = "dtype";

	private final Graph graph;
	private final int[] uses;
	private final boolean[] kept;
	private final StringBuilder text = new StringBuilder();

	private ModuleCode(final Graph graph) {
		this.graph = graph;
		uses = new int[graph.nodes().size()];
		kept = new boolean[uses.length];
	}

	/**
	 * @param graph the steps
	 * @param output which of its values the network gives
	 * @return the text
	 */
	static String of(final Graph graph, final GraphValue output) {
		return new ModuleCode(graph).write(output);
	}

	private String write(final GraphValue output) {
		countUses(output);
		text.append("class ").append(CLASS).append("(Module):\n");
		names("__parameters__", NetworkParameter::trained);
		names("__buffers__", p -> !p.trained());
		text.append("  training : bool\n");
		for (final NetworkParameter parameter : graph.parameters())
			text.append("  ").append(parameter.attribute()).append(" : Tensor\n");
		text.append("  def forward(self: __torch__.").append(CLASS).append(
			",\n    x: Tensor) -> Tensor:\n");
		statement(TYPE, "ops.prim.dtype(self." + graph.parameters().iterator().next()
			.attribute() + ")");
		statement(INPUT, cast("x", TYPE));
		for (int i = 0; i < uses.length; i++)
			if (uses[i] > 0) statement("v" + i, call(graph.nodes().get(i)));
		text.append("    return ").append(cast(name(output), FLOAT32)).append('\n');
		return text.toString();
	}

	/** From the end, so that steps without effect on the output do not count. */
	private void countUses(final GraphValue output) {
		use(output);
		for (int i = uses.length - 1; i >= 0; i--)
			if (uses[i] > 0) graph.nodes().get(i).operands().forEach(this::use);
		for (int i = 0; i < uses.length; i++) {
			final GraphNode node = graph.nodes().get(i);
			final GraphValue source = node.operands().get(0);
			// A value that shares memory with another one must not be overwritten.
			kept[i] = uses[i] > 1 || node.form() == GraphNode.Form.VIEW && (source
				.index() == GraphValue.INPUT || kept[source.index()]);
		}
	}

	private void use(final GraphValue value) {
		if (value.index() != GraphValue.INPUT) uses[value.index()]++;
	}

	private boolean mayOverwrite(final GraphValue value) {
		return value.index() != GraphValue.INPUT && !kept[value.index()];
	}

	private void names(final String list, final Predicate<NetworkParameter> selected) {
		final Collection<NetworkParameter> all = graph.parameters();
		text.append("  ").append(list).append(all.stream().filter(selected).map(
			p -> "\"" + p.attribute() + "\", ").collect(Collectors.joining("", " = [",
				"]\n")));
	}

	private void statement(final String name, final String expression) {
		text.append("    ").append(name).append(" = ").append(expression).append(
			'\n');
	}

	private String call(final GraphNode node) {
		final List<GraphValue> operands = node.operands();
		final boolean wide = node.form() == GraphNode.Form.WIDE;
		final boolean overwrite = node.form() == GraphNode.Form.IN_PLACE &&
			mayOverwrite(operands.get(0));
		String names = operands.stream().map(ModuleCode::name).collect(Collectors
			.joining(", "));
		if (node.form() == GraphNode.Form.LIST) names = "[" + names + "]";
		if (wide) names = cast(names, FLOAT32);
		final StringBuilder call = new StringBuilder("torch.").append(node
			.operator()).append(overwrite ? "_(" : "(").append(names);
		for (final String argument : node.arguments())
			call.append(", ").append(argument);
		call.append(')');
		return wide ? cast(call.toString(), TYPE) : call.toString();
	}

	/** Returns its operand itself if it already has the type. */
	private static String cast(final String expression, final String type) {
		return "torch.to(" + expression + ", " + type + ")";
	}

	private static String name(final GraphValue value) {
		return value.index() == GraphValue.INPUT ? INPUT : "v" + value.index();
	}
}
