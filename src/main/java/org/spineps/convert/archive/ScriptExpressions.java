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

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.spineps.convert.archive.ScriptToken.Kind;

/**
 * Reads expressions of a source text and knows what each of them means: a
 * value (a tensor, a number, a list), one of the archive's modules, or one of
 * its functions. Called are only functions and methods of the archive itself,
 * and {@link ScriptOperators}; a method is called only of a module, because
 * LibTorch has methods for values that work on files.
 */
final class ScriptExpressions extends ScriptReader {

	private static final int DEEPEST = 100;
	private static final Set<String> KEYWORDS = Set.of("and", "as", "assert",
		"async", "await", "break", "class", "continue", "def", "del", "elif",
		"else", "except", "finally", "for", "from", "global", "if", "import", "in",
		"is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
		"while", "with", "yield");
	private static final Set<String> LITERALS = Set.of("True", "False", "None",
		"inf", "nan");
	private static final String CONSTANTS = "CONSTANTS";
	/** Names that LibTorch itself gives a meaning to. */
	private static final Set<String> GIVEN = Set.of("torch", "ops", CONSTANTS,
		ScriptType.ROOT, "annotate", "unchecked_cast", "uninitialized", "getattr",
		"range", "print", "infj", "nanj", "fork", "rangelist", "super");

	private final ScriptDeclarations declared;
	private final int constants;
	private final Map<String, Meaning> names;
	private int depth;

	/** What an expression stands for. */
	sealed interface Meaning {

		/** A tensor, number, text, list or tuple. */
		Meaning VALUE = new Value();

		/** @return what a name means to which this is assigned */
		default Meaning kept() {
			return this;
		}

		/** Anything but a module or a function. */
		record Value() implements Meaning {}

		/**
		 * A value that is an attribute of a module and may be assigned to.
		 *
		 * @param name the attribute
		 */
		record Attribute(String name) implements Meaning {

			@Override
			public Meaning kept() {
				return VALUE;
			}
		}

		/**
		 * A module.
		 *
		 * @param type its class
		 */
		record Module(String type) implements Meaning {}

		/**
		 * A function of the archive.
		 *
		 * @param name its name, with its place
		 */
		record Function(String name) implements Meaning {}
	}

	/**
	 * @param file the entry of the archive, for messages
	 * @param tokens the words of its text
	 * @param declared the classes and functions of the whole archive
	 * @param constants how many constants the archive holds
	 * @param names the meaning of names; changed by the caller
	 */
	ScriptExpressions(final String file, final List<ScriptToken> tokens,
		final ScriptDeclarations declared, final int constants,
		final Map<String, Meaning> names)
	{
		super(file, tokens);
		this.declared = declared;
		this.constants = constants;
		this.names = names;
	}

	/** @return whether LibTorch gives the name a meaning that must not change */
	static boolean isReserved(final String name) {
		return KEYWORDS.contains(name) || LITERALS.contains(name) || GIVEN.contains(
			name) || ScriptOperators.PLAIN.contains(name);
	}

	/** @return whether the next word can be the name of a variable */
	boolean isTarget() {
		return next().kind() == Kind.NAME && !isReserved(next().text()) &&
			isFollowedBy(Set.of("=", ",", ":"));
	}

	/** @return whether a type may follow */
	boolean isType() {
		return next().kind() == Kind.NAME;
	}

	/** The type of a parameter, a result or a variable: never a module. */
	void valueType() throws ScriptRefusal {
		requireValues(type());
	}

	/** The type of an attribute: a module, or values. */
	void attributeType() throws ScriptRefusal {
		final ScriptType type = type();
		if (!type.isClass()) requireValues(type);
		else if (!declared.classes().containsKey(type.name())) throw refusal(
			"it lacks the class " + type.name());
	}

	private void requireValues(final ScriptType type) throws ScriptRefusal {
		if (type.isClass()) throw refusal("it passes modules on as values of the " +
			"type " + type.name());
		for (final ScriptType argument : type.arguments())
			requireValues(argument);
	}

	/** An expression that stands for a value. */
	void value() throws ScriptRefusal {
		final Meaning meaning = expression();
		if (!(meaning.kept() instanceof Meaning.Value)) throw refusal(
			"it passes on a module or function as a value");
	}

	/** Values with commas between them, maybe one more at the end. */
	void values() throws ScriptRefusal {
		value();
		while (takes(","))
			if (isEnd()) return;
			else value();
	}

	private boolean isEnd() {
		return next().kind() == Kind.NEWLINE || next().is(")") || next().is("]");
	}

	/** @return the meaning of the expression that follows */
	Meaning expression() throws ScriptRefusal {
		if (++depth > DEEPEST) throw refusal("expressions are nested too deeply");
		Meaning meaning;
		if (takes("-")) {
			value();
			meaning = Meaning.VALUE;
		}
		else meaning = primary();
		while (true) {
			if (takes(".")) meaning = member(meaning);
			else if (next().is("[")) {
				requireValue(meaning, "takes a part of");
				take();
				value();
				expect("]");
				meaning = Meaning.VALUE;
			}
			else if (next().is("(")) {
				if (!(meaning instanceof Meaning.Function)) throw refusal(
					"it calls a value");
				arguments();
				meaning = Meaning.VALUE;
			}
			else break;
		}
		depth--;
		return meaning;
	}

	private void requireValue(final Meaning meaning, final String doing)
		throws ScriptRefusal
	{
		if (!(meaning.kept() instanceof Meaning.Value)) throw refusal("it " + doing +
			" a module or function");
	}

	private Meaning primary() throws ScriptRefusal {
		switch (next().kind()) {
			case NUMBER, STRING -> {
				take();
				return Meaning.VALUE;
			}
			case NAME -> {
				return named();
			}
			default -> {
				return bracket();
			}
		}
	}

	private Meaning bracket() throws ScriptRefusal {
		if (takes("[")) {
			if (!next().is("]")) values();
			expect("]");
			return Meaning.VALUE;
		}
		if (takes("{")) {
			expect("}");
			return Meaning.VALUE;
		}
		expect("(");
		if (takes(")")) return Meaning.VALUE;
		final Meaning only = expression();
		if (takes(")")) return only.kept();
		requireValue(only, "makes a tuple of");
		while (takes(","))
			if (!next().is(")")) value();
		expect(")");
		return Meaning.VALUE;
	}

	private Meaning named() throws ScriptRefusal {
		final String name = next().text();
		final Meaning local = names.get(name);
		if (local != null || LITERALS.contains(name)) {
			take();
			return local == null ? Meaning.VALUE : local;
		}
		if (KEYWORDS.contains(name)) throw unexpected();
		if (ScriptOperators.PLAIN.contains(name)) {
			take();
			return call();
		}
		switch (name) {
			case "torch" -> {
				return operator("torch.", ScriptOperators.TORCH);
			}
			case "ops" -> {
				return prim();
			}
			case ScriptType.ROOT -> {
				return function();
			}
			case CONSTANTS -> {
				return constant();
			}
			case "annotate", "unchecked_cast", "uninitialized" -> {
				return typed();
			}
			case "getattr" -> {
				return attributeByText();
			}
			default -> throw refusal("it uses the name " + ScriptRefusal.quoted(
				name));
		}
	}

	private Meaning prim() throws ScriptRefusal {
		take();
		expect(".");
		if (!next().is("prim")) throw refusal("it uses operators of ops." +
			ScriptRefusal.quoted(next().text()));
		return operator("ops.prim.", ScriptOperators.PRIM);
	}

	private Meaning operator(final String prefix, final Set<String> allowed)
		throws ScriptRefusal
	{
		take();
		expect(".");
		final String name = next().text();
		if (next().kind() != Kind.NAME || !allowed.contains(name)) throw refusal(
			"it uses the operator " + prefix + name);
		take();
		return call();
	}

	private Meaning call() throws ScriptRefusal {
		if (!next().is("(")) throw unexpected();
		arguments();
		return Meaning.VALUE;
	}

	private void arguments() throws ScriptRefusal {
		expect("(");
		while (!next().is(")")) {
			if (next().kind() == Kind.NAME && isFollowedBy(Set.of("="))) {
				take();
				take();
			}
			value();
			if (!next().is(")")) expect(",");
		}
		take();
	}

	private Meaning function() throws ScriptRefusal {
		final String path = path();
		if (declared.classes().containsKey(path)) throw refusal(
			"it makes an object of the class " + path);
		if (!declared.functions().contains(path)) throw refusal("it uses " + path +
			", which is not in the archive");
		return new Meaning.Function(path);
	}

	private Meaning constant() throws ScriptRefusal {
		take();
		expect(".");
		final String name = expect(Kind.NAME);
		if (!name.matches("c\\d{1,8}") || Integer.parseInt(name.substring(
			1)) >= constants) throw refusal("it lacks the constant " + name);
		return Meaning.VALUE;
	}

	private Meaning typed() throws ScriptRefusal {
		final boolean hasValue = !take().is("uninitialized");
		expect("(");
		valueType();
		if (hasValue) {
			expect(",");
			value();
		}
		expect(")");
		return Meaning.VALUE;
	}

	private Meaning attributeByText() throws ScriptRefusal {
		take();
		expect("(");
		final Meaning owner = expression();
		expect(",");
		final String name = expect(Kind.STRING);
		expect(")");
		return attribute(owner, name);
	}

	private Meaning member(final Meaning owner) throws ScriptRefusal {
		final String name = expect(Kind.NAME);
		if (!next().is("(")) return attribute(owner, name);
		if (!(owner instanceof Meaning.Module module)) throw refusal(
			"it calls the method " + ScriptRefusal.quoted(name) + " of a value");
		if (!declared.classes().get(module.type()).methods().contains(name))
			throw refusal("it calls the method " + ScriptRefusal.quoted(name) +
				", which " + module.type() + " does not define");
		arguments();
		return Meaning.VALUE;
	}

	private Meaning attribute(final Meaning owner, final String name)
		throws ScriptRefusal
	{
		if (!(owner instanceof Meaning.Module module)) throw refusal(
			"it takes the attribute " + ScriptRefusal.quoted(name) + " of a value");
		final ScriptClass type = declared.classes().get(module.type());
		if (type.constants().contains(name)) return Meaning.VALUE;
		final ScriptType found = type.attributes().get(name);
		if (found == null) throw refusal("it takes the attribute " + ScriptRefusal
			.quoted(name) + ", which " + module.type() + " does not have");
		return found.isClass() ? new Meaning.Module(found.name())
			: new Meaning.Attribute(name);
	}
}
