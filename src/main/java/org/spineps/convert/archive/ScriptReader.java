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

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.spineps.convert.archive.ScriptToken.Kind;

/** Goes through the words of one source text. */
abstract class ScriptReader {

	private static final int DEEPEST_TYPE = 10;

	/** The entry of the archive, for messages. */
	private final String file;
	private final List<ScriptToken> tokens;
	private int at;

	ScriptReader(final String file, final List<ScriptToken> tokens) {
		this.file = file;
		this.tokens = tokens;
	}

	/** @return the next word, which stays the next */
	final ScriptToken next() {
		return tokens.get(at);
	}

	/** @return the next word; at the end always the end */
	final ScriptToken take() {
		return at == tokens.size() - 1 ? tokens.get(at) : tokens.get(at++);
	}

	/** @return whether the next word was this one, which is taken then */
	final boolean takes(final String word) {
		if (!next().is(word)) return false;
		take();
		return true;
	}

	/** @return the text of the next word */
	final String expect(final Kind kind) throws ScriptRefusal {
		if (next().kind() != kind) throw unexpected();
		return take().text();
	}

	/** @return whether the word after the next one is one of these signs */
	final boolean isFollowedBy(final Set<String> signs) {
		final ScriptToken after = tokens.get(Math.min(at + 1, tokens.size() - 1));
		return after.kind() == Kind.SIGN && signs.contains(after.text());
	}

	final void expect(final String word) throws ScriptRefusal {
		if (!takes(word)) throw unexpected();
	}

	/** @return the name that follows one place or several: "a.b.c" */
	final String path() throws ScriptRefusal {
		final StringBuilder path = new StringBuilder(expect(Kind.NAME));
		while (takes("."))
			path.append('.').append(expect(Kind.NAME));
		return path.toString();
	}

	/** @return a type; classes in it need not exist */
	final ScriptType type() throws ScriptRefusal {
		return type(0);
	}

	private ScriptType type(final int depth) throws ScriptRefusal {
		if (depth > DEEPEST_TYPE) throw refusal("a type is nested too deeply");
		final int line = next().line();
		final String name = path();
		final List<ScriptType> arguments = new ArrayList<>();
		if (takes("[")) {
			do
				arguments.add(type(depth + 1));
			while (takes(","));
			expect("]");
		}
		final boolean known = arguments.isEmpty() ? ScriptType.PLAIN.contains(
			name) || name.startsWith(ScriptType.ROOT + ".") : ScriptType.COMPOSED
				.contains(name) || depth == 0 && arguments.size() == 1 && name.equals(
					ScriptType.CONSTANT);
		if (!known) throw new ScriptRefusal("it uses the type " + ScriptRefusal
			.quoted(name), file, line);
		return new ScriptType(name, arguments);
	}

	final ScriptRefusal unexpected() {
		final ScriptToken token = next();
		return refusal(switch (token.kind()) {
			case NEWLINE, INDENT, DEDENT, END -> "a statement ends where none does in " +
				"the text of a network";
			case STRING -> "a string stands where none does in the text of a network";
			default -> "it holds the statement or word " + ScriptRefusal.quoted(token
				.text());
		});
	}

	final ScriptRefusal refusal(final String what) {
		return new ScriptRefusal(what, file, next().line());
	}
}
