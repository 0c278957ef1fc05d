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
package org.spineps.job.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.List;

/**
 * Describes one component of a settings record, once for the dialog, macros, the
 * SciJava command and the command line. The default is that of the record's
 * default instance; {@link JobDescription} reads all of it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

	/** How a text is chosen. */
	enum Form {
			/** Typed, or chosen from a list. */
			PLAIN,
			/** Path of a file. */
			FILE,
			/** Path of a folder. */
			FOLDER,
			/** Title of an open image, or path of a file or folder. */
			IMAGE
	}

	/**
	 * Gives the values to choose from; a public class with a public constructor
	 * without arguments.
	 */
	@FunctionalInterface
	interface Choices {

		/** @return all values, in the order of the dialog */
		List<String> values();
	}

	/** No choices: any text. */
	final class AnyText implements Choices {

		@Override
		public List<String> values() {
			return List.of();
		}
	}

	/** @return the words beside the field */
	String label();

	/** @return what it is for: sentences; blank if the label says it */
	String help() default "";

	/** @return makes the values to choose from */
	Class<? extends Choices> choices() default AnyText.class;

	/** @return whether other values are possible, which the settings check */
	boolean open() default false;

	/** @return least number, itself possible */
	double min() default Double.NEGATIVE_INFINITY;

	/** @return greatest number, itself possible */
	double max() default Double.POSITIVE_INFINITY;

	/** @return how a text is chosen */
	Form form() default Form.PLAIN;

	/** @return whether the dialog of plain ImageJ leaves it out */
	boolean macroOnly() default false;
}
