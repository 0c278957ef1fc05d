package org.spineps.measure.quality;

import java.util.List;
import java.util.Objects;

import org.spineps.pipeline.Evidence;
import org.spineps.pipeline.SpineInstance;

/**
 * What is known about the quality of one instance.
 *
 * @param instance the instance, with its mean probability
 * @param evidence what else speaks for it
 * @param light the worst of its findings
 * @param findings what the rules noticed about it
 */
public record InstanceQuality(SpineInstance instance, Evidence evidence,
	Light light, List<Finding> findings)
{

	/** Copies the list. */
	public InstanceQuality {
		Objects.requireNonNull(instance);
		Objects.requireNonNull(evidence);
		Objects.requireNonNull(light);
		findings = List.copyOf(findings);
	}
}
