package org.spineps.model.release;

import java.util.Optional;

import org.spineps.model.ModelManifest;

/**
 * A line of the list of models.
 *
 * @param id id of the model, or name of a folder that cannot be used
 * @param state whether it is there
 * @param kind word for what it is for; empty if that is not known
 * @param version version of the weights; empty if that is not known
 * @param title name for people, or why it cannot be used
 * @param where folder, address or "the program"
 * @param manifest what is known about it; empty unless it is there
 */
public record ModelEntry(String id, State state, String kind, String version,
	String title, String where, Optional<ModelManifest> manifest)
{

	/** Whether a model is there. */
	public enum State {
			/** In the program. */
			PACKAGED("packaged"),
			/** In the user's folder. */
			INSTALLED("installed"),
			/** Can be fetched from its publisher. */
			AVAILABLE("can be downloaded"),
			/** In the user's folder, but damaged or of another program. */
			UNUSABLE("cannot be used");

		private final String text;

		State(final String text) {
			this.text = text;
		}

		/** @return words for people */
		public String text() {
			return text;
		}
	}
}
