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
import java.util.Set;

import org.spineps.convert.archive.ScriptToken.Kind;

/**
 * Collects the classes and functions of a source text. The only classes are
 * modules; every statement of a class that PyTorch does not write for modules
 * is refused.
 */
final class ScriptOutline extends ScriptReader {

	/** Lists of names that say more about attributes. */
	private static final Set<String> LISTS = Set.of("__parameters__",
		"__buffers__");
	/** Lists that are empty in networks. */
	private static final Set<String> EMPTY_LISTS = Set.of("__annotations__",
		"__forward_hooks__", "__forward_pre_hooks__");
	private static final String ANNOTATIONS = "__annotations__";
	/** The only special method; others are called by LibTorch itself. */
	private static final String LENGTH = "__len__";

	private final String place;
	private final ScriptDeclarations found;

	private ScriptOutline(final String place, final String file,
		final List<ScriptToken> tokens, final ScriptDeclarations found)
	{
		super(file, tokens);
		this.place = place;
		this.found = found;
	}

	/**
	 * @param place the place of the text's classes, e.g. "__torch__.net"
	 * @param file the entry of the archive, for messages
	 * @param tokens the words of the text
	 * @param found gets the classes and functions
	 */
	static void read(final String place, final String file,
		final List<ScriptToken> tokens, final ScriptDeclarations found)
		throws ScriptRefusal
	{
		new ScriptOutline(place, file, tokens, found).read();
	}

	private void read() throws ScriptRefusal {
		while (next().kind() != Kind.END)
			if (takes("class")) readClass();
			else if (takes("def")) {
				final String name = place + "." + expect(Kind.NAME);
				if (found.classes().containsKey(name) || !found.functions().add(name))
					throw refusal("it defines " + name + " twice");
				skipFunction();
			}
			else throw unexpected();
	}

	private void readClass() throws ScriptRefusal {
		final String name = place + "." + expect(Kind.NAME);
		expect("(");
		if (!next().is("Module")) throw refusal("its class " + name +
			" is no module but a " + ScriptRefusal.quoted(next().text()));
		take();
		expect(")");
		expect(":");
		expect(Kind.NEWLINE);
		expect(Kind.INDENT);
		final ScriptClass module = new ScriptClass();
		if (found.functions().contains(name) || found.classes().put(name,
			module) != null) throw refusal("it defines " + name + " twice");
		while (next().kind() != Kind.DEDENT)
			member(module);
		take();
	}

	private void member(final ScriptClass module) throws ScriptRefusal {
		if (takes("def")) {
			final String name = expect(Kind.NAME);
			if (name.startsWith("__") && !name.equals(LENGTH)) throw refusal(
				"it defines the special method " + name);
			if (!module.isNew(name)) throw refusal("it defines " + name + " twice");
			module.methods().add(name);
			skipFunction();
			return;
		}
		final String name = expect(Kind.NAME);
		if (name.equals(ANNOTATIONS) && takes("[")) {
			final String attribute = expect(Kind.STRING);
			if (!attribute.matches("[A-Za-z0-9_]+")) throw refusal(
				"an attribute is called " + ScriptRefusal.quoted(attribute));
			expect("]");
			expect("=");
			attribute(module, attribute);
		}
		else if (takes(":")) attribute(module, name);
		else {
			expect("=");
			expect("[");
			if (EMPTY_LISTS.contains(name) && !next().is("]") || !EMPTY_LISTS.contains(
				name) && !LISTS.contains(name)) throw refusal("it uses " + name);
			while (!next().is("]")) {
				expect(Kind.STRING);
				expect(",");
			}
			take();
			expect(Kind.NEWLINE);
		}
	}

	/** The value of a constant is left to the second reading. */
	private void attribute(final ScriptClass module, final String name)
		throws ScriptRefusal
	{
		if (!module.isNew(name)) throw refusal("it defines " + name + " twice");
		final ScriptType type = type();
		if (type.name().equals(ScriptType.CONSTANT)) {
			module.constants().add(name);
			expect("=");
			while (next().kind() != Kind.NEWLINE)
				take();
		}
		else module.attributes().put(name, type);
		expect(Kind.NEWLINE);
	}

	private void skipFunction() throws ScriptRefusal {
		while (next().kind() != Kind.INDENT) {
			if (next().kind() == Kind.END || next().kind() == Kind.DEDENT)
				throw unexpected();
			take();
		}
		int depth = 0;
		do {
			final Kind kind = take().kind();
			if (kind == Kind.INDENT) depth++;
			if (kind == Kind.DEDENT) depth--;
		}
		while (depth > 0);
	}
}
