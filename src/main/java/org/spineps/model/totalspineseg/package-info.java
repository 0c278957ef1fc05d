/**
 * Published models of TotalSpineSeg as they lie on the disk: two models of
 * nnU-Net. Facts: TotalSpineSeg releases r20241005 to r20260730.
 */
package org.spineps.model.totalspineseg;
