/**
 * Reads the files that PyTorch writes ({@code .pth}, {@code .pt}, {@code .ckpt})
 * without PyTorch and without ever running what they hold: a pickle in such a
 * file can name any class and any function of Python, and here all but a few
 * names become {@linkplain org.spineps.model.checkpoint.OpaqueValue opaque
 * values}.
 */
package org.spineps.model.checkpoint;
