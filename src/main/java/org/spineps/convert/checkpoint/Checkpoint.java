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
package org.spineps.convert.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.spineps.SpinepsException;

/**
 * A file written by {@code torch.save}: the zip container of PyTorch 1.6 and
 * later, or the older stream. Only the structure is in memory; tensors are read
 * {@linkplain Tensor when asked}, so an optimizer state as large as the weights
 * costs no memory.
 * <p>
 * Values: dictionaries are {@link Map}s in the file's order, lists, tuples and
 * sets are {@link List}s, integers {@link Long} (or {@link
 * java.math.BigInteger}), the rest {@link Double}, {@link Boolean}, {@link
 * String}, {@code byte[]}, null, {@link Tensor}, {@link ElementType}, and
 * {@link OpaqueValue} for everything else. They must not be changed. Reading
 * never runs code from the file and allocates no more than its bounds allow:
 * {@link CheckpointBounds}.
 * </p>
 */
public final class Checkpoint {

	/** Prefixes that wrappers of a network add to the names of its weights. */
	private static final List<String> WRAPPERS = List.of("module.",
		"_orig_mod.");

	private final Path file;
	private final Object root;

	private Checkpoint(final Path file, final Object root) {
		this.file = file;
		this.root = root;
	}

	/**
	 * @param file a file of {@code torch.save}
	 * @return its content
	 * @throws SpinepsException if it cannot be read, is of another kind, damaged or
	 *           beyond the bounds; names the file and the reason
	 */
	public static Checkpoint read(final Path file) throws SpinepsException {
		Objects.requireNonNull(file);
		try {
			return new Checkpoint(file, CheckpointContainer.read(file));
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot read the checkpoint " + file
				.getFileName(), ReadFailure.of(e),
				"Download the file again, or choose one saved by PyTorch", e);
		}
	}

	/**
	 * One of the pickles of a TorchScript archive, which has several.
	 *
	 * @param file the archive
	 * @param root its outermost folder
	 * @param pickle name of the pickle in it, e.g. "data.pkl"
	 * @param records folder of the pickle's records in it, e.g. "data"
	 * @return its content
	 * @throws IOException if it is missing, damaged or beyond the bounds, with a
	 *           message for the user
	 */
	public static Checkpoint part(final Path file, final String root,
		final String pickle, final String records) throws IOException
	{
		return new Checkpoint(file, ZipContainer.read(file, root, pickle, records));
	}

	/** @return where it was read from */
	public Path file() {
		return file;
	}

	/** @return the whole content, usually a {@link Map}; may be null */
	public Object root() {
		return root;
	}

	/**
	 * Follows names from the root through dictionaries and the attributes of opaque
	 * values.
	 *
	 * @param names names, outermost first
	 * @return the value, or empty if a name is missing or the value is None
	 */
	public Optional<Object> find(final String... names) {
		Object value = root;
		for (final String name : names)
			value = fields(value).get(name);
		return Optional.ofNullable(value);
	}

	/**
	 * @param value any value of a checkpoint
	 * @return its entries if it is a dictionary, its attributes if it is opaque,
	 *         otherwise empty
	 */
	public static Map<?, ?> fields(final Object value) {
		if (value instanceof Map<?, ?> map) return map;
		if (value instanceof OpaqueValue opaque) return opaque.attributes();
		return Map.of();
	}

	/**
	 * The weights of a network by name, in the file's order. The prefixes of DDP
	 * ({@code module.}) and {@code torch.compile} ({@code _orig_mod.}) are
	 * removed.
	 *
	 * @param names where the weights are, outermost name first, e.g.
	 *          "network_weights"; none if the file holds only weights
	 * @return tensors whose values are in the file; unmodifiable
	 * @throws SpinepsException if there are none, one is not a tensor or lies
	 *           outside the file, or two have the same name
	 */
	public Map<String, Tensor> stateDict(final String... names)
		throws SpinepsException
	{
		final String place = names.length == 0 ? "the file" : "\"" + String.join(
			".", names) + "\"";
		if (!(find(names).orElse(null) instanceof Map<?, ?> entries))
			throw unusable(place + " holds no weights");
		final String prefix = commonPrefix(entries);
		final Map<String, Tensor> tensors = new LinkedHashMap<>();
		for (final Map.Entry<?, ?> entry : entries.entrySet()) {
			if (!(entry.getKey() instanceof String name) || !(entry
				.getValue() instanceof Tensor tensor)) throw unusable(place +
					" holds an entry that is not a tensor: " + entry.getKey());
			try {
				tensor.check();
			}
			catch (final IOException e) {
				throw unusable("the values of " + name +
					" are missing from the file (" + e
					.getMessage() + ")");
			}
			tensors.put(name.substring(prefix.length()), tensor);
		}
		return Collections.unmodifiableMap(tensors);
	}

	/** The wrapper prefixes that all names begin with. */
	private static String commonPrefix(final Map<?, ?> entries) {
		String prefix = "";
		for (int depth = 0; depth < CheckpointBounds.MOST_WRAPPERS; depth++) {
			String longer = null;
			for (final String wrapper : WRAPPERS) {
				final String tried = prefix + wrapper;
				if (!entries.isEmpty() && entries.keySet().stream().allMatch(
					key -> key instanceof String name && name.startsWith(tried)))
					longer = tried;
			}
			if (longer == null) return prefix;
			prefix = longer;
		}
		return prefix;
	}

	private SpinepsException unusable(final String found) {
		return new SpinepsException("Cannot use the checkpoint " + file
			.getFileName(), found, "Choose a checkpoint of a trained network");
	}
}
