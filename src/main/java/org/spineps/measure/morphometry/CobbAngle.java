package org.spineps.measure.morphometry;

/**
 * Angles between the upper endplate of one level and an endplate of a lower one.
 *
 * @param upper name of the upper level
 * @param lower name of the lower level
 * @param lowerInferior whether it is the lower level's lower endplate (else its
 *          upper one, which the sacrum has alone)
 * @param sagittalDegrees positive if lordotic; NaN if unknown
 * @param coronalDegrees positive if the lines meet on the patient's right; NaN if
 *          unknown
 */
public record CobbAngle(String upper, String lower, boolean lowerInferior,
	double sagittalDegrees, double coronalDegrees)
{}
