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
package org.spineps.convert.archive;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operators that networks need: arithmetic on tensors and on numbers. None
 * of them reads or writes a file, loads a library, prints, or gives access to
 * memory outside of a tensor.
 */
final class ScriptOperators {

	/** Operators of the name torch. */
	static final Set<String> TORCH = words(
		// convolutions and matrices
		"_convolution convolution conv1d conv2d conv3d conv_transpose1d " +
			"conv_transpose2d conv_transpose3d linear addmm matmul mm bmm baddbmm " +
			"einsum scaled_dot_product_attention _native_multi_head_attention " +
			"_transformer_encoder_layer_fwd",
		// norms and drop-out
		"instance_norm batch_norm group_norm layer_norm rms_norm normalize norm " +
			"dropout dropout_ feature_dropout feature_dropout_ alpha_dropout",
		// nonlinearities
		"relu relu_ relu6 leaky_relu leaky_relu_ prelu elu elu_ selu selu_ celu " +
			"celu_ gelu silu silu_ mish mish_ hardswish hardswish_ hardsigmoid " +
			"hardtanh hardtanh_ sigmoid sigmoid_ tanh tanh_ softplus softsign " +
			"softmax log_softmax logsigmoid exp exp_ log log_ log1p sqrt sqrt_ rsqrt " +
			"erf",
		// pooling, change of size and padding
		"avg_pool1d avg_pool2d avg_pool3d max_pool1d max_pool2d max_pool3d " +
			"adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d " +
			"adaptive_max_pool2d adaptive_max_pool3d upsample_nearest1d " +
			"upsample_nearest2d upsample_nearest3d upsample_linear1d " +
			"upsample_bilinear2d upsample_trilinear3d upsample_bicubic2d " +
			"_upsample_nearest_exact1d _upsample_nearest_exact2d " +
			"_upsample_nearest_exact3d _upsample_bilinear2d_aa " +
			"_upsample_bicubic2d_aa pixel_shuffle pixel_unshuffle pad " +
			"constant_pad_nd reflection_pad1d reflection_pad2d reflection_pad3d " +
			"replication_pad1d replication_pad2d replication_pad3d",
		// arithmetic on tensors and numbers
		"add add_ sub sub_ rsub mul mul_ div div_ floordiv floor_divide remainder " +
			"fmod pow neg abs square floor ceil round clamp clamp_ clamp_min " +
			"clamp_max minimum maximum max min amax amin argmax argmin sum mean var " +
			"std prod cumsum any all eq ne lt le gt ge logical_and logical_or " +
			"logical_not isnan isfinite where masked_fill masked_fill_ lerp addcmul",
		// shape, type and place of tensors
		"size dim numel len reshape view view_as reshape_as flatten unflatten " +
			"squeeze squeeze_ unsqueeze unsqueeze_ transpose permute movedim t " +
			"expand expand_as repeat contiguous clone detach alias to type_as float " +
			"half bfloat16 double int long bool cpu device is_floating_point is_cuda " +
			"cat concat stack split split_with_sizes chunk unbind slice select " +
			"narrow index_select gather flip roll meshgrid one_hot",
		// new tensors
		"zeros ones full arange linspace eye tensor zeros_like ones_like full_like " +
			"new_zeros new_ones new_full scalar_tensor ScalarImplicit FloatImplicit " +
			"IntImplicit Float Int Bool item",
		// lists, texts and states
		"append list format warn __is__ __isnot__ __not__ __and__ __or__ " +
			"__contains__ __getitem__ __range_length __derive_index " +
			"is_grad_enabled is_autocast_enabled");

	/** Operators of the name ops.prim. */
	static final Set<String> PRIM = words("NumToTensor RaiseException device " +
		"dtype is_cuda is_nested max min requires_grad type");

	/** Functions without a place. */
	static final Set<String> PLAIN = words("int float bool str");

	private ScriptOperators() {
		// constants only
	}

	private static Set<String> words(final String... lists) {
		return Stream.of(lists).flatMap(list -> Stream.of(list.split(" "))).collect(
			Collectors.toUnmodifiableSet());
	}
}
