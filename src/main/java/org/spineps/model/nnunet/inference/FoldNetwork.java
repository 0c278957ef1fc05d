package org.spineps.model.nnunet.inference;

import org.spineps.network.TorchEngine.NetworkSource;

/**
 * The network of one fold, wherever it comes from.
 *
 * @param name name for messages
 * @param source its TorchScript archive, in 32 bits
 */
record FoldNetwork(String name, NetworkSource source) {}
