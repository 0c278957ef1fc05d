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
package org.spineps.network;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import org.spineps.SpinepsException;

/**
 * A TorchScript network in LibTorch. Every run has its own memory manager,
 * closed at its end, so that native memory does not grow; the buffers that
 * transfer patches are reused. On the CPU several threads may run it at the same
 * time; on another device, whose memory is scarce, they follow each other.
 * <p>
 * N patches of shape C×X×Y×Z become a tensor N×C×X×Y×Z of 32-bit floats, or
 * N×C×Y×Z for a {@linkplain #planar() planar} network and X = 1.
 * </p>
 */
public final class TorchNetwork implements PatchNetwork {

	private final TorchEngine engine;
	private final String name;
	private final TorchEngine.NetworkSource source;
	private final Model model;
	private Device device;
	private final Deque<Lane> idle = new ConcurrentLinkedDeque<>();
	private final ReadWriteLock use = new ReentrantReadWriteLock();
	private final Semaphore turns;
	private boolean planar;
	private boolean closed;

	/** What one run at a time needs. */
	private static final class Lane {

		private final Predictor<NDList, NDList> predictor;
		private ByteBuffer buffer = ByteBuffer.allocateDirect(0);

		Lane(final Predictor<NDList, NDList> predictor) {
			this.predictor = predictor;
		}
	}

	TorchNetwork(final TorchEngine engine, final String name,
		final TorchEngine.NetworkSource source, final Model model,
		final Device device)
	{
		this.engine = engine;
		this.name = name;
		this.source = source;
		this.model = model;
		this.device = device;
		turns = new Semaphore(device.kind() == Device.Kind.CPU ? Integer.MAX_VALUE
			: 1, true);
		idle.add(newLane());
	}

	private Lane newLane() {
		return new Lane(model.newPredictor(new NoopTranslator(null)));
	}

	/**
	 * Makes this a network for single slices: patches must have X = 1, and that
	 * axis is left out of the tensor.
	 *
	 * @return this network
	 */
	public TorchNetwork planar() {
		planar = true;
		return this;
	}

	@Override
	public boolean isOnCpu() {
		return device.kind() == Device.Kind.CPU;
	}

	/** @return where it runs */
	Device where() {
		return device;
	}

	/**
	 * @param note a remark to add to the device description; may be empty
	 * @return this network
	 */
	TorchNetwork noted(final String note) {
		if (!note.isEmpty()) device = new Device(device.kind(), device.index(),
			device.reason() + "; " + note);
		return this;
	}

	@Override
	public float[] run(final float[] patch, final int... shape)
		throws SpinepsException
	{
		return pass(List.of(patch), shape).get(0);
	}

	@Override
	public List<float[]> runAll(final List<float[]> patches,
		final int... shape) throws SpinepsException
	{
		return pass(patches, shape);
	}

	private List<float[]> pass(final List<float[]> patches, final int... shape)
		throws SpinepsException
	{
		use.readLock().lock();
		try {
			if (closed) throw new IllegalStateException("The network " + name +
				" is closed");
			turns.acquireUninterruptibly();
			try {
				final Lane free = idle.poll();
				final Lane lane = free == null ? newLane() : free;
				try {
					return pass(lane, patches, shape);
				}
				finally {
					idle.push(lane);
				}
			}
			finally {
				turns.release();
			}
		}
		finally {
			use.readLock().unlock();
		}
	}

	private List<float[]> pass(final Lane lane, final List<float[]> patches,
		final int... shape) throws SpinepsException
	{
		final Shape tensor = tensorShape(patches.size(), shape);
		fill(lane, patches, Math.toIntExact(tensor.size() / patches.size()));
		try (NDManager manager = model.getNDManager().newSubManager()) {
			final NDArray input = manager.create(lane.buffer, tensor,
				DataType.FLOAT32);
			final NDList output = lane.predictor.predict(new NDList(input));
			output.attach(manager);
			return read(output, patches.size());
		}
		catch (EngineException | TranslateException e) {
			if (EngineFailure.isOutOfMemory(e)) throw new DeviceMemoryException(
				EngineFailure.firstLine(e), e);
			throw new SpinepsException("The network " + name +
				" failed on a patch of " + Arrays.toString(shape) + " on " + device
					.name(), EngineFailure.firstLine(e),
				device.kind() == Device.Kind.CPU
					? "Check that the model's manifest fits its network file"
					: "Choose the device cpu", e);
		}
	}

	private Shape tensorShape(final int count, final int... shape) {
		if (shape.length != 4) throw new IllegalArgumentException(
			"A patch needs four sizes: " + Arrays.toString(shape));
		if (!planar) return new Shape(count, shape[0], shape[1], shape[2],
			shape[3]);
		if (shape[1] != 1) throw new IllegalArgumentException(
			"A planar network takes single slices, not " + Arrays.toString(shape));
		return new Shape(count, shape[0], shape[2], shape[3]);
	}

	private static void fill(final Lane lane, final List<float[]> patches,
		final int values)
	{
		final int bytes = Math.multiplyExact(Math.multiplyExact(values, patches
			.size()), Float.BYTES);
		if (lane.buffer.capacity() < bytes) lane.buffer = ByteBuffer.allocateDirect(
			bytes).order(ByteOrder.nativeOrder());
		lane.buffer.clear().limit(bytes);
		final FloatBuffer floats = lane.buffer.asFloatBuffer();
		patches.forEach(patch -> floats.put(patch, 0, values));
	}

	/** Every output begins with the axis of the patches. */
	private static List<float[]> read(final NDList output, final int count) {
		int total = 0;
		for (final NDArray array : output)
			total = Math.addExact(total, Math.toIntExact(array.size() / count));
		final List<float[]> results = new ArrayList<>();
		for (int n = 0; n < count; n++)
			results.add(new float[total]);
		int at = 0;
		for (final NDArray array : output) {
			final int size = Math.toIntExact(array.size() / count);
			final FloatBuffer values = array.toType(DataType.FLOAT32, false).toDevice(
				ai.djl.Device.cpu(), false).toByteBuffer(true).order(ByteOrder
					.nativeOrder()).asFloatBuffer();
			for (final float[] result : results)
				values.get(result, at, size);
			at += size;
		}
		return results;
	}

	/** @return the network's memory manager, for the test that counts arrays */
	NDManager manager() {
		return model.getNDManager();
	}

	@Override
	public String device() {
		return device.toString();
	}

	@Override
	public Optional<PatchNetwork> onCpu() throws SpinepsException {
		if (device.kind() == Device.Kind.CPU) return Optional.empty();
		try {
			final TorchNetwork moved = engine.load(name, source, Device.cpu(
				device.name() + " ran out of memory"));
			moved.planar = planar;
			return Optional.of(moved);
		}
		catch (final EngineException e) {
			throw new SpinepsException("The network " + name +
				" could not be moved to the CPU", EngineFailure.firstLine(e),
				"Choose the device cpu", e);
		}
	}

	@Override
	public void close() {
		use.writeLock().lock();
		try {
			if (closed) return;
			closed = true;
			idle.forEach(lane -> lane.predictor.close());
			model.close();
		}
		finally {
			use.writeLock().unlock();
		}
	}
}
