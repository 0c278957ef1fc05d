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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.spineps.SpinepsException;
import org.spineps.ij.task.ImageTask;

/** A dialog without a screen: remembers its fields and leaves them as they are. */
public final class DialogProbe implements Form {

	/**
	 * A field of the dialog.
	 *
	 * @param label the words beside it
	 * @param value what it holds when it opens
	 * @param choices values to choose from; empty for any
	 */
	public record Field(String label, Object value, List<String> choices) {}

	private final List<Field> fields = new ArrayList<>();
	private final Deque<Object> answers = new ArrayDeque<>();
	private final Map<String, Object> changed;
	private final boolean agrees;

	/**
	 * @param changed label → what the user enters; a String, Double or Boolean
	 * @param agrees whether the user presses OK
	 */
	public DialogProbe(final Map<String, Object> changed, final boolean agrees) {
		this.changed = changed;
		this.agrees = agrees;
	}

	/**
	 * @param task a job
	 * @return values by key after OK; null after Cancel
	 */
	public Map<String, String> ask(final ImageTask<?> task) {
		return new SettingsDialog(task, this).ask("").orElse(null);
	}

	/** @return the fields from top to bottom */
	public List<Field> fields() {
		return fields;
	}

	/**
	 * @param task a job
	 * @param settings what was chosen
	 * @param <R> its settings
	 * @return what a macro with the recorded options would choose
	 */
	public static <R extends Record> R recordedAndRead(final ImageTask<R> task,
		final R settings) throws SpinepsException
	{
		return task.job().parse(MacroOptions.parse(SpinepsPlugIn.recorded(task,
			settings).entrySet().stream().map(option -> option.getKey() + "=" +
				(option.getValue().contains(" ") ? "[" + option.getValue() + "]" : option
					.getValue())).collect(Collectors.joining(" "))));
	}

	private void add(final String label, final Object value,
		final List<String> choices)
	{
		fields.add(new Field(label, value, choices));
		answers.add(changed.getOrDefault(label, value));
	}

	@Override
	public void message(final String text) {
		// nothing to answer
	}

	@Override
	public void choice(final String label, final String[] values,
		final String chosen)
	{
		add(label, chosen, List.of(values));
	}

	@Override
	public void text(final String label, final String value) {
		add(label, value, List.of());
	}

	@Override
	public void path(final String label, final String value,
		final boolean folder)
	{
		add(label, value, List.of());
	}

	@Override
	public void number(final String label, final double value,
		final int decimals)
	{
		add(label, value, List.of());
	}

	@Override
	public void tick(final String label, final boolean value) {
		add(label, value, List.of());
	}

	@Override
	public boolean show() {
		return agrees;
	}

	@Override
	public String nextChoice() {
		return (String) answers.remove();
	}

	@Override
	public String nextText() {
		return (String) answers.remove();
	}

	@Override
	public double nextNumber() {
		return (double) answers.remove();
	}

	@Override
	public boolean nextTick() {
		return (boolean) answers.remove();
	}
}
