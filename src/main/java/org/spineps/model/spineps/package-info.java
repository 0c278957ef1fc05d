/**
 * Published models of SPINEPS as they lie on the disk: a folder with
 * {@code inference_config.json} and the networks of one of three kinds. Facts:
 * SPINEPS 1.0 to 2.0.
 */
package org.spineps.model.spineps;
