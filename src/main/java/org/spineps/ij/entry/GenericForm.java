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

import ij.gui.GenericDialog;

/** A form as ImageJ's own dialog; needs a screen. */
final class GenericForm implements Form {

	private static final int COLUMNS = 30;

	private final GenericDialog dialog;

	/** @param title title of the window */
	GenericForm(final String title) {
		dialog = new GenericDialog(title);
	}

	@Override
	public void message(final String text) {
		dialog.addMessage(text);
	}

	@Override
	public void choice(final String label, final String[] values,
		final String chosen)
	{
		dialog.addChoice(label, values, chosen);
	}

	@Override
	public void text(final String label, final String value) {
		dialog.addStringField(label, value, COLUMNS);
	}

	@Override
	public void path(final String label, final String value,
		final boolean folder)
	{
		if (folder) dialog.addDirectoryField(label, value, COLUMNS);
		else dialog.addFileField(label, value, COLUMNS);
	}

	@Override
	public void number(final String label, final double value,
		final int decimals)
	{
		dialog.addNumericField(label, value, decimals);
	}

	@Override
	public void tick(final String label, final boolean value) {
		dialog.addCheckbox(label, value);
	}

	@Override
	public boolean show() {
		dialog.showDialog();
		return dialog.wasOKed();
	}

	@Override
	public String nextChoice() {
		return dialog.getNextChoice();
	}

	@Override
	public String nextText() {
		return dialog.getNextString();
	}

	@Override
	public double nextNumber() {
		return dialog.getNextNumber();
	}

	@Override
	public boolean nextTick() {
		return dialog.getNextBoolean();
	}
}
