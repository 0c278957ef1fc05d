package org.spineps.model.nnunet;

/**
 * Intensities of the labelled voxels of a training set, one channel.
 *
 * @param percentile005 the 0.5th percentile
 * @param percentile995 the 99.5th percentile
 * @param mean mean
 * @param standardDeviation standard deviation
 */
public record ForegroundIntensities(double percentile005,
	double percentile995, double mean, double standardDeviation)
{}
