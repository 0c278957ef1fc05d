package org.spineps.model.checkpoint;

/**
 * What a checkpoint may ask for. Far above what training programs write, far
 * below what would bring the program down.
 */
final class Bounds {

	/** Bytes of the pickle that describes the content. */
	static final long PICKLE_BYTES = 1L << 30;
	/** Bytes of a text in it; longer ones, such as arrays, are passed over. */
	static final int TEXT_BYTES = 1 << 16;
	/** Bytes of all texts together. */
	static final int ALL_TEXT_BYTES = 32 << 20;
	/** Steps of the pickle's program; each makes at most one small object. */
	static final int STEPS = 3_000_000;
	/** Lists in lists, dictionaries in dictionaries. */
	static final int NESTING = 100;
	/** Bytes of one integer. */
	static final int INTEGER_BYTES = 64;
	/** Bytes of the name of a class or function. */
	static final int NAME_BYTES = 1024;
	/** Entries of the zip container. */
	static final int ENTRIES = 200_000;
	/** Storages of the older stream. */
	static final int STORAGES = 200_000;
	/** Bytes of a compressed record, unpacked. PyTorch compresses none. */
	static final long COMPRESSED_RECORD = 1L << 30;
	/** Wrappers around a network. */
	static final int MOST_WRAPPERS = 8;

	private Bounds() {
		// constants only
	}
}
