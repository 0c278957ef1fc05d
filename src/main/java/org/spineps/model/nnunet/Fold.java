package org.spineps.model.nnunet;

import java.nio.file.Path;

/**
 * One of the networks of a model, which were trained on different parts of the
 * data.
 *
 * @param name "0", "1", … or "all"
 * @param checkpoint file with its weights
 */
public record Fold(String name, Path checkpoint) {

	/** @return the file with its folder, for messages */
	public String fileName() {
		final Path folder = checkpoint.getParent();
		return folder == null || folder.getFileName() == null ? checkpoint.toString()
			: folder.getFileName() + "/" + checkpoint.getFileName();
	}
}
