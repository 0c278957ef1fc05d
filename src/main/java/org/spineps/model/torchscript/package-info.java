/**
 * Writes networks as TorchScript archives that LibTorch loads: a network is
 * described step by step in the words of
 * {@code org.spineps.model.torchscript.Graph}, one class per architecture, and
 * written as source text together with its weights. No Python takes part.
 */
package org.spineps.model.torchscript;
