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
package org.spineps.command;

import java.util.Collection;

import org.scijava.convert.AbstractConverter;
import org.scijava.convert.Converter;
import org.scijava.plugin.Plugin;
import org.spineps.pipeline.SpineMethods;

/**
 * A method as a parameter of a command. Commands with a fixed list of choices
 * cannot offer what is installed, and commands that change their own parameters
 * give scripts no result; a type with a converter can do both.
 *
 * @param id id of a method, installed or not
 */
public record MethodChoice(String id) {

	/** The default method. */
	static final MethodChoice DEFAULT = new MethodChoice(SpineMethods.DEFAULT);

	/** @return the id, which is what macros record */
	@Override
	public String toString() {
		return id;
	}

	/** Makes a choice from an id; the dialog offers the installed ones. */
	@Plugin(type = Converter.class)
	public static final class FromId extends
		AbstractConverter<String, MethodChoice>
	{

		@Override
		public <T> T convert(final Object id, final Class<T> type) {
			return type.cast(new MethodChoice((String) id));
		}

		@Override
		public void populateInputCandidates(final Collection<Object> candidates) {
			candidates.addAll(SpineMethods.installed().ids());
		}

		@Override
		public Class<MethodChoice> getOutputType() {
			return MethodChoice.class;
		}

		@Override
		public Class<String> getInputType() {
			return String.class;
		}
	}
}
