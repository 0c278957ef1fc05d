package org.spineps.model.release;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

import org.spineps.model.ModelKind;
import org.spineps.model.ModelManifest;

/**
 * A published model that can be fetched. Its weights belong to their authors and
 * are not part of this program.
 *
 * @param id the id that it gets in the store
 * @param kind what it is for
 * @param version the publisher's version of the weights
 * @param title name for people
 * @param address where the zip archive lies
 * @param page where the publisher tells about it, its licence included
 * @param cite what to cite
 * @param sha256 hash of the archive if the publisher gives one
 */
public record KnownRelease(String id, ModelKind kind, String version,
	String title, URI address, URI page, String cite, Optional<String> sha256)
{

	/** @throws IllegalArgumentException for something that is no model id */
	public KnownRelease {
		Objects.requireNonNull(kind);
		Objects.requireNonNull(address);
		if (!ModelManifest.isId(id)) throw new IllegalArgumentException(id);
	}

	/** @return name of the file behind the address */
	public String fileName() {
		return Addresses.fileName(address);
	}
}
