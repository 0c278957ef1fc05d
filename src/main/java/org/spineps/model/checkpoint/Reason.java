package org.spineps.model.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Words for the user about what went wrong with a file. */
final class Reason {

	private Reason() {
		// static methods only
	}

	static String of(final IOException problem) {
		if (problem instanceof NoSuchFileException) return "there is no such file";
		if (problem instanceof AccessDeniedException) return "access is denied";
		if (problem instanceof EOFException && problem.getMessage() == null)
			return "it ends early";
		return problem.getMessage() == null ? problem.getClass().getSimpleName()
			: problem.getMessage();
	}
}
