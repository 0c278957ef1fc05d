package org.spineps.model.torchscript;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.spineps.network.HalfFloat;

/**
 * The numbers that a network in an archive computes with. Its input and output
 * are 32-bit floats in any case.
 */
public enum Precision {

		/** 32-bit floats, exactly the weights of the checkpoint. */
		FLOAT32("FloatStorage", 4),
		/** 16-bit floats of IEEE 754: for CUDA. */
		FLOAT16("HalfStorage", 2),
		/** The upper half of 32-bit floats: for CPUs that compute with them. */
		BFLOAT16("BFloat16Storage", 2);

	private final String storageType;
	private final int bytes;

	Precision(final String storageType, final int bytes) {
		this.storageType = storageType;
		this.bytes = bytes;
	}

	/** @return PyTorch's name for arrays of such numbers */
	String storageType() {
		return storageType;
	}

	/**
	 * @param values numbers
	 * @return their bytes, little-endian, each rounded to the nearest that can be
	 *         written
	 */
	byte[] bytes(final float[] values) {
		final ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(
			values.length, bytes)).order(ByteOrder.LITTLE_ENDIAN);
		if (this == FLOAT32) buffer.asFloatBuffer().put(values);
		else for (final float value : values)
			buffer.putShort(this == FLOAT16 ? HalfFloat.bits(value)
				: brain(value));
		return buffer.array();
	}

	/** Ties go to the even neighbour, as in PyTorch. */
	private static short brain(final float value) {
		final int bits = Float.floatToIntBits(value);
		if (Float.isNaN(value)) return (short) (bits >>> 16 | 0x40);
		return (short) (bits + 0x7fff + (bits >>> 16 & 1) >>> 16);
	}
}
