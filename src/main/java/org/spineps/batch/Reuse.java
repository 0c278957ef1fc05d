package org.spineps.batch;

/**
 * What may be taken from the raw masks of an earlier run, if they were made from
 * the same file by the same models with the same options.
 */
public enum Reuse {

		/** Everything. */
		ALL,
		/** The semantic mask; the vertebrae are told apart anew. */
		SEMANTIC_MASK,
		/** Nothing. */
		NOTHING
}
