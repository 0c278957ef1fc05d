/*-
 * #%L
 * SPINEPS for Fiji
 * %%
 * Copyright (C) 2026 SPINEPS for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 * 
 *      http://www.apache.org/licenses/LICENSE-2.0
 * 
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package org.spineps.convert.nnunet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The model folders that nnU-Net 2.8 made for the tests. */
public final class ModelFolders {

	/** PlainConvUNet for volumes, two folds. */
	public static final String PLAIN =
		"Dataset901_TinyPlain/nnUNetTrainer__nnUNetPlans__3d_fullres";
	/** ResidualEncoderUNet for volumes, regions, fold "all". */
	public static final String RESIDUAL =
		"Dataset902_TinyResEnc/nnUNetTrainer__nnUNetResEncUNetMPlans__3d_fullres";
	/** PlainConvUNet for slices, plans in the old style. */
	public static final String PLANAR =
		"Dataset903_TinyOld2d/nnUNetTrainer__nnUNetPlans__2d_bs4";

	private ModelFolders() {
		// static methods only
	}

	/**
	 * @param name one of the above
	 * @return the folder, which must not be changed
	 */
	public static Path of(final String name) {
		try {
			return Path.of(ModelFolders.class.getResource("/fixtures/nnunet/" + name)
				.toURI());
		}
		catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * @param name one of the above
	 * @param target folder to make
	 * @return the target with a copy of the model
	 */
	public static Path copy(final String name, final Path target) {
		final Path source = of(name);
		try (Stream<Path> files = Files.walk(source)) {
			Files.createDirectories(target);
			for (final Path file : files.toList()) {
				final Path copy = target.resolve(source.relativize(file).toString());
				if (Files.isDirectory(file)) Files.createDirectories(copy);
				else Files.copy(file, copy);
			}
			return target;
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
