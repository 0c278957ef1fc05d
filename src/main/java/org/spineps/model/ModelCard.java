package org.spineps.model;

import java.util.List;

/**
 * What people must know about a model before they use it.
 *
 * @param title name for people
 * @param licence licence of the weights, an SPDX id or words
 * @param trainingData what the network learned from, with its licence
 * @param limits known limits, a sentence each
 */
public record ModelCard(String title, String licence, String trainingData,
	List<String> limits)
{

	/**
	 * Copies the list.
	 *
	 * @throws IllegalArgumentException if a text is blank
	 */
	public ModelCard {
		limits = List.copyOf(limits);
		for (final String text : List.of(title, licence, trainingData))
			if (text.isBlank()) throw new IllegalArgumentException(
				"A model needs a title, a licence and its training data");
	}
}
