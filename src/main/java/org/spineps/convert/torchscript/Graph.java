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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.spineps.convert.torchscript.GraphNode.Form;

/**
 * The steps from which networks are composed: every method adds one step and
 * returns its result. Tensors are batch × channels × space; weights are named
 * by their keys in the checkpoint, and their shapes follow from the
 * description, so that a checkpoint can be checked against it.
 * <p>
 * All steps are those of inference. None of them is written so that it
 * overwrites a tensor that is still needed: {@link ModuleCode} chooses the
 * forms that save memory.
 * </p>
 */
final class Graph {

	private static final String NONE = "None";

	private final int dimensions;
	private final GraphValue input;
	private final List<GraphNode> nodes = new ArrayList<>();
	private final Map<String, NetworkParameter> parameters = new LinkedHashMap<>();
	private final Map<String, int[]> spares = new LinkedHashMap<>();

	/**
	 * @param dimensions spatial axes, 2 or 3
	 * @param inputChannels channels of the network's input
	 */
	Graph(final int dimensions, final int inputChannels) {
		if (dimensions != 2 && dimensions != 3) throw new IllegalArgumentException(
			dimensions + " dimensions");
		this.dimensions = dimensions;
		input = new GraphValue(GraphValue.INPUT, inputChannels);
	}

	/** @return number of spatial axes */
	int dimensions() {
		return dimensions;
	}

	/** @return the network's input */
	GraphValue input() {
		return input;
	}

	/** @return the steps in order; a view */
	List<GraphNode> nodes() {
		return Collections.unmodifiableList(nodes);
	}

	/** @return the weights in the order of their first use; a view */
	Collection<NetworkParameter> parameters() {
		return Collections.unmodifiableCollection(parameters.values());
	}

	/** @return shapes of additional weights that a checkpoint may hold, by key */
	Map<String, int[]> spares() {
		return Collections.unmodifiableMap(spares);
	}

	/**
	 * Declares that the checkpoint of such a network holds a tensor that
	 * inference does not need.
	 */
	void spare(final String key, final int... shape) {
		spares.put(key, shape);
	}

	/** Weights: key.weight and, if wanted, key.bias. */
	GraphValue convolution(final GraphValue x, final String key, final int channels,
		final KernelWindow window, final boolean bias)
	{
		final String weight = weight(key + ".weight", join(channels, x.channels(),
			window.size()));
		return step(Form.PLAIN, channels, spatial("conv"), x, weight, bias(key,
			channels, bias), list(window.stride()), list(window.padding()), ones(),
			"1");
	}

	/** Weights: key.weight and, if wanted, key.bias. */
	GraphValue transposedConvolution(final GraphValue x, final String key,
		final int channels, final KernelWindow window, final boolean bias)
	{
		final String weight = weight(key + ".weight", join(x.channels(), channels,
			window.size()));
		return step(Form.PLAIN, channels, spatial("conv_transpose"), x, weight, bias(
			key, channels, bias), list(window.stride()), list(window.padding()), list(
				KernelWindow.all(dimensions, 0)), "1", ones());
	}

	/** By the statistics of the instance; affine: key.weight and key.bias. */
	GraphValue instanceNorm(final GraphValue x, final String key, final double epsilon,
		final boolean affine)
	{
		return step(Form.PLAIN, x.channels(), "instance_norm", x, affine(key, x,
			affine), NONE, NONE, "True", "0.1", Double.toString(epsilon), "True");
	}

	/** By key.running_mean and key.running_var; affine: key.weight, key.bias. */
	GraphValue batchNorm(final GraphValue x, final String key, final double epsilon,
		final boolean affine)
	{
		spare(key + ".num_batches_tracked");
		return step(Form.PLAIN, x.channels(), "batch_norm", x, affine(key, x,
			affine), statistic(key + ".running_mean", x.channels()), statistic(key +
				".running_var", x.channels()), "False", "0.1", Double.toString(epsilon),
			"True");
	}

	/** By the statistics of groups of channels; key.weight and key.bias. */
	GraphValue groupNorm(final GraphValue x, final String key, final int groups,
		final double epsilon)
	{
		if (x.channels() % groups != 0) throw new IllegalArgumentException(x
			.channels() + " channels in " + groups + " groups");
		return step(Form.PLAIN, x.channels(), "group_norm", x, Integer.toString(
			groups), affine(key, x, true), Double.toString(epsilon), "True");
	}

	/** x, or slope·x below 0. */
	GraphValue leakyRelu(final GraphValue x, final double slope) {
		return step(Form.IN_PLACE, x.channels(), "leaky_relu", x, Double.toString(
			slope));
	}

	/** x, or 0 below 0. */
	GraphValue relu(final GraphValue x) {
		return step(Form.IN_PLACE, x.channels(), "relu", x);
	}

	/** Sum of two tensors of one shape. */
	GraphValue sum(final GraphValue a, final GraphValue b) {
		if (a.channels() != b.channels()) throw new IllegalArgumentException(
			"Cannot add " + a.channels() + " and " + b.channels() + " channels");
		return add(a.channels(), new GraphNode(Form.IN_PLACE, "add", List.of(a, b), List
			.of()));
	}

	/** Every number times a factor. */
	GraphValue scaled(final GraphValue x, final double factor) {
		return step(Form.IN_PLACE, x.channels(), "mul", x, Double.toString(factor));
	}

	/** All channels of the first, then those of the next. */
	GraphValue concatenation(final List<GraphValue> values) {
		return add(values.stream().mapToInt(GraphValue::channels).sum(), new GraphNode(
			Form.LIST, "cat", List.copyOf(values), List.of("1")));
	}

	/** Mean of each window; an incomplete last window is dropped. */
	GraphValue averagePool(final GraphValue x, final KernelWindow window) {
		return step(Form.WIDE, x.channels(), spatial("avg_pool"), x, list(window
			.size()), list(window.stride()), list(window.padding()), "False", "True",
			NONE);
	}

	/** Maximum of each window; padding counts as minus infinity. */
	GraphValue maximumPool(final GraphValue x, final KernelWindow window) {
		return step(Form.WIDE, x.channels(), spatial("max_pool"), x, list(window
			.size()), list(window.stride()), list(window.padding()), ones(), "False");
	}

	/** Mean of every channel over all of space: batch × channels. */
	GraphValue spatialMean(final GraphValue x) {
		final GraphValue mean = step(Form.WIDE, x.channels(), spatial(
			"adaptive_avg_pool"), x, ones());
		return step(Form.VIEW, x.channels(), "flatten", mean, "1", "-1");
	}

	/** Of batch × channels; weights: key.weight and key.bias. */
	GraphValue linear(final GraphValue x, final String key, final int channels) {
		final String weight = weight(key + ".weight", channels, x.channels());
		return step(Form.PLAIN, channels, "linear", x, weight, bias(key, channels,
			true));
	}

	private GraphValue step(final Form form, final int channels,
		final String operator, final GraphValue x, final String... arguments)
	{
		return add(channels, new GraphNode(form, operator, List.of(x), List.of(
			arguments)));
	}

	private GraphValue add(final int channels, final GraphNode node) {
		nodes.add(node);
		return new GraphValue(nodes.size() - 1, channels);
	}

	private String spatial(final String operator) {
		return operator + dimensions + "d";
	}

	private String ones() {
		return list(KernelWindow.all(dimensions, 1));
	}

	private String affine(final String key, final GraphValue x, final boolean affine) {
		return affine ? weight(key + ".weight", x.channels()) + ", " + bias(key, x
			.channels(), true) : NONE + ", " + NONE;
	}

	private String bias(final String key, final int channels,
		final boolean wanted)
	{
		return wanted ? weight(key + ".bias", channels) : NONE;
	}

	private String weight(final String key, final int... shape) {
		return parameter(key, true, shape);
	}

	private String statistic(final String key, final int channels) {
		return parameter(key, false, channels);
	}

	private String parameter(final String key, final boolean trained,
		final int... shape)
	{
		final NetworkParameter parameter = parameters.computeIfAbsent(key,
			k -> new NetworkParameter("p" + parameters.size(), k, shape, trained));
		if (!Arrays.equals(parameter.shape(), shape))
			throw new IllegalArgumentException(key + " is used as " + Arrays.toString(
				parameter.shape()) + " and as " + Arrays.toString(shape));
		return "self." + parameter.attribute();
	}

	private static String list(final List<Integer> numbers) {
		return numbers.toString();
	}

	private int[] join(final int first, final int second,
		final List<Integer> rest)
	{
		if (rest.size() != dimensions) throw new IllegalArgumentException(
			"A kernel of " + rest + " in " + dimensions + " dimensions");
		final int[] all = new int[2 + rest.size()];
		all[0] = first;
		all[1] = second;
		for (int i = 0; i < rest.size(); i++)
			all[2 + i] = rest.get(i);
		return all;
	}
}
