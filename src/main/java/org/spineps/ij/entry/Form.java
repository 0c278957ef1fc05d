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
package org.spineps.ij.entry;

/**
 * A dialog that is filled from top to bottom, shown, and read in the same order.
 */
interface Form {

	/** @param text lines between the fields */
	void message(String text);

	/**
	 * @param label the words beside it
	 * @param values what can be chosen
	 * @param chosen what is chosen already
	 */
	void choice(String label, String[] values, String chosen);

	/**
	 * @param label the words beside it
	 * @param value what it holds already
	 */
	void text(String label, String value);

	/**
	 * @param label the words beside it
	 * @param value path that it holds already
	 * @param folder whether a folder is looked for
	 */
	void path(String label, String value, boolean folder);

	/**
	 * @param label the words beside it
	 * @param value what it holds already
	 * @param decimals digits after the point
	 */
	void number(String label, double value, int decimals);

	/**
	 * @param label the words beside it
	 * @param value whether it is ticked already
	 */
	void tick(String label, boolean value);

	/** @return whether the user agreed, after as long as that takes */
	boolean show();

	/** @return value of the next choice */
	String nextChoice();

	/** @return value of the next text or path */
	String nextText();

	/** @return value of the next number; NaN if it is not a number */
	double nextNumber();

	/** @return whether the next box is ticked */
	boolean nextTick();
}
