package org.spineps.measure.morphometry;

/**
 * Three landmarks on the endplate of a body, in its mid-sagittal plane.
 *
 * @param anterior where the lines of endplate and anterior wall meet
 * @param middle on the endplate, halfway between the other two
 * @param posterior where the lines of endplate and posterior wall meet
 */
public record Endplate(Position anterior, Position middle,
	Position posterior)
{

	/** @return from anterior to posterior, length 1 */
	public Position direction() {
		return posterior.minus(anterior).unit();
	}

	/** @return millimetres from anterior to posterior */
	public double depthMm() {
		return anterior.distance(posterior);
	}
}
