/**
 * Writes networks as TorchScript archives that LibTorch loads: a network is
 * described step by step in the words of
 * {@code org.spineps.model.torchscript.Graph}, one class per architecture, and
 * written as source text together with its weights. No Python takes part.
 * <p>
 * Another architecture takes a record in {@code org.spineps.model.architecture}
 * with the numbers that tell its networks apart, a class here that builds its graph
 * from them, and a line in the table of
 * {@code org.spineps.model.torchscript.NetworkGraph}.
 * </p>
 */
package org.spineps.model.torchscript;
