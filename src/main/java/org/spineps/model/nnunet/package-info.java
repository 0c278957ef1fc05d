/**
 * Trained models of nnU-Net v2 as they lie on the disk: the plans, the
 * description of the data set, the folds, and the network that they describe.
 * Facts: nnU-Net 2.0 to 2.8.
 */
package org.spineps.model.nnunet;
