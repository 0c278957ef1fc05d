package org.spineps.model.release;

import java.util.Optional;

/**
 * How a model is imported.
 *
 * @param id id that it gets; empty to make one of the names in its files
 * @param replace whether a model of the same id gives way
 * @param release the published model that it is, if that is known
 * @param address where it was fetched; empty if it came from a file
 */
public record ImportOptions(String id, boolean replace,
	Optional<KnownRelease> release, String address)
{

	/** An id is made, and nothing is replaced. */
	public static final ImportOptions DEFAULT = new ImportOptions("", false,
		Optional.empty(), "");

	/**
	 * @param newId id that the model gets; empty to make one
	 * @return the same options with that id
	 */
	public ImportOptions withId(final String newId) {
		return new ImportOptions(newId, replace, release, address);
	}

	/**
	 * @param newReplace whether a model of the same id gives way
	 * @return the same options with that
	 */
	public ImportOptions withReplace(final boolean newReplace) {
		return new ImportOptions(id, newReplace, release, address);
	}
}
