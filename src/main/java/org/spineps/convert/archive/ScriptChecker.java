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
package org.spineps.convert.archive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.spineps.convert.archive.ScriptExpressions.Meaning;
import org.spineps.convert.archive.ScriptToken.Kind;

/**
 * Checks the statements of a source text: assignments, "if", "for" over a
 * number, "return", and calls of what {@link ScriptExpressions} allow. A name
 * means the same thing in all of a function, so that the meaning of every call
 * is known without running anything.
 */
final class ScriptChecker {

	private static final int DEEPEST = 50;

	private final String place;
	private final ScriptExpressions reader;
	private final Map<String, Meaning> names = new HashMap<>();

	private ScriptChecker(final String place, final String file,
		final List<ScriptToken> tokens, final ScriptDeclarations declared,
		final int constants)
	{
		this.place = place;
		reader = new ScriptExpressions(file, tokens, declared, constants, names);
	}

	/**
	 * @param place the place of the text's classes, e.g. "__torch__.net"
	 * @param file the entry of the archive, for messages
	 * @param tokens the words of the text, of which an outline was made
	 * @param declared the classes and functions of the whole archive
	 * @param constants how many constants the archive holds
	 * @throws ScriptRefusal naming the first thing that networks do not need
	 */
	static void check(final String place, final String file,
		final List<ScriptToken> tokens, final ScriptDeclarations declared,
		final int constants) throws ScriptRefusal
	{
		new ScriptChecker(place, file, tokens, declared, constants).check();
	}

	private void check() throws ScriptRefusal {
		while (reader.next().kind() != Kind.END)
			if (reader.takes("class")) members();
			else {
				reader.expect("def");
				function(null);
			}
	}

	private void members() throws ScriptRefusal {
		final String name = place + "." + reader.expect(Kind.NAME);
		while (reader.take().kind() != Kind.INDENT) {
			// "(Module):", which the outline has read
		}
		while (reader.next().kind() != Kind.DEDENT)
			if (reader.takes("def")) function(name);
			else attribute();
		reader.take();
	}

	/** The outline has read all but the types and values. */
	private void attribute() throws ScriptRefusal {
		names.clear();
		reader.expect(Kind.NAME);
		if (reader.takes("[")) {
			reader.expect(Kind.STRING);
			reader.expect("]");
			reader.expect("=");
			if (reader.isType()) reader.attributeType();
			else throw reader.unexpected();
		}
		else if (reader.takes(":")) {
			reader.attributeType();
			if (reader.takes("=")) reader.value();
		}
		else {
			reader.expect("=");
			reader.value();
		}
		reader.expect(Kind.NEWLINE);
	}

	/** @param owner the class of a method; null for a function */
	private void function(final String owner) throws ScriptRefusal {
		names.clear();
		reader.expect(Kind.NAME);
		reader.expect("(");
		if (owner != null) {
			declare(reader.expect(Kind.NAME), new Meaning.Module(owner));
			if (reader.takes(":") && !reader.type().name().equals(owner))
				throw reader.refusal("a method of " + owner +
					" belongs to another class");
			if (!reader.next().is(")")) reader.expect(",");
		}
		while (!reader.next().is(")")) {
			final String name = reader.expect(Kind.NAME);
			if (reader.takes(":")) reader.valueType();
			if (reader.takes("=")) reader.value();
			declare(name, Meaning.VALUE);
			if (!reader.next().is(")")) reader.expect(",");
		}
		reader.take();
		reader.expect("->");
		reader.valueType();
		block(0);
	}

	private void declare(final String name, final Meaning meaning)
		throws ScriptRefusal
	{
		if (ScriptExpressions.isReserved(name)) throw reader.refusal(
			"it gives another meaning to " + name);
		final Meaning before = names.putIfAbsent(name, meaning);
		if (before != null && !before.equals(meaning)) throw reader.refusal(
			"it gives " + name + " two meanings");
	}

	private void block(final int depth) throws ScriptRefusal {
		if (depth > DEEPEST) throw reader.refusal("blocks are nested too deeply");
		reader.expect(":");
		reader.expect(Kind.NEWLINE);
		reader.expect(Kind.INDENT);
		do
			statement(depth);
		while (reader.next().kind() != Kind.DEDENT);
		reader.take();
	}

	private void statement(final int depth) throws ScriptRefusal {
		if (reader.takes("if")) {
			reader.value();
			block(depth + 1);
			if (reader.takes("else")) block(depth + 1);
			return;
		}
		if (reader.takes("for")) {
			declare(reader.expect(Kind.NAME), Meaning.VALUE);
			reader.expect("in");
			reader.expect("range");
			reader.expect("(");
			reader.value();
			reader.expect(")");
			block(depth + 1);
			return;
		}
		if (reader.takes("return")) {
			if (reader.next().kind() != Kind.NEWLINE) reader.values();
		}
		else if (!reader.takes("pass")) assignment();
		reader.expect(Kind.NEWLINE);
	}

	/** An assignment to one name, several, or an attribute; or a call. */
	private void assignment() throws ScriptRefusal {
		if (!reader.isTarget()) {
			final Meaning meaning = reader.expression();
			if (!reader.takes("=")) return;
			if (!(meaning instanceof Meaning.Attribute)) throw reader.refusal(
				"it assigns to something that is not a name");
			reader.value();
			return;
		}
		final String name = reader.expect(Kind.NAME);
		if (reader.takes(":")) {
			reader.valueType();
			reader.expect("=");
			reader.value();
			declare(name, Meaning.VALUE);
		}
		else if (reader.takes("=")) declare(name, reader.expression().kept());
		else {
			declare(name, Meaning.VALUE);
			while (reader.takes(","))
				if (!reader.next().is("=")) declare(reader.expect(Kind.NAME),
					Meaning.VALUE);
			reader.expect("=");
			reader.values();
		}
	}
}
