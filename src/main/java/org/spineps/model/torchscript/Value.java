package org.spineps.model.torchscript;

/**
 * A tensor on its way through a {@link Graph}.
 *
 * @param index number of the node that makes it, or −1 for the network's input
 * @param channels size of its axis 1
 */
record Value(int index, int channels) {

	/** Number of the network's input. */
	static final int INPUT = -1;
}
