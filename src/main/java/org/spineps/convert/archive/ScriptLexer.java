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

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.spineps.convert.archive.ScriptToken.Kind;

/**
 * Divides the source text of an archive into words. It knows only what PyTorch
 * writes: ASCII without tabs, comments, decorators, operators between values,
 * continued lines and long strings. Everything else is refused, so that no
 * text can mean one thing here and another in LibTorch.
 */
final class ScriptLexer {

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
	private static final Pattern NUMBER = Pattern.compile(
		"(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
	private static final Pattern STRING = Pattern.compile(
		"\"((?:[ -!#-\\[\\]-~]|\\\\[\\\\\"'nt])*+)\"");
	private static final String SIGNS = "()[]{},:.=-";
	private static final int DEEPEST = 100;

	private final String file;
	private final String text;
	private final List<ScriptToken> tokens = new ArrayList<>();
	private final Deque<Integer> indents = new ArrayDeque<>(List.of(0));
	private int at;
	private int line = 1;
	private int brackets;

	private ScriptLexer(final String file, final String text) {
		this.file = file;
		this.text = text;
	}

	/**
	 * @param file the entry of the archive, for messages
	 * @param text its text
	 * @return its words; the last one is the end
	 * @throws ScriptRefusal if it holds something that PyTorch does not write
	 */
	static List<ScriptToken> words(final String file, final String text)
		throws ScriptRefusal
	{
		return new ScriptLexer(file, text).read();
	}

	private List<ScriptToken> read() throws ScriptRefusal {
		while (at < text.length()) {
			if (brackets == 0 && isLineStart()) indentation();
			if (at >= text.length()) break;
			final char c = text.charAt(at);
			if (c == '\n') newline();
			else if (c == ' ') at++;
			else word(c);
		}
		if (brackets > 0) throw refusal("a bracket is not closed");
		if (!isLineStart()) throw refusal("the last line has no end");
		while (indents.pop() > 0)
			add(Kind.DEDENT, "");
		add(Kind.END, "");
		return tokens;
	}

	private boolean isLineStart() {
		return at == 0 || text.charAt(at - 1) == '\n';
	}

	private void indentation() throws ScriptRefusal {
		int spaces = 0;
		while (at + spaces < text.length() && text.charAt(at + spaces) == ' ')
			spaces++;
		at += spaces;
		if (at < text.length() && text.charAt(at) == '\n') return;
		if (at >= text.length() && spaces > 0) throw refusal(
			"the last line has no end");
		if (spaces > indents.peek()) {
			if (indents.size() > DEEPEST) throw refusal("blocks are nested too deeply");
			indents.push(spaces);
			add(Kind.INDENT, "");
		}
		while (spaces < indents.peek()) {
			indents.pop();
			add(Kind.DEDENT, "");
		}
		if (spaces != indents.peek()) throw refusal(
			"a line begins at a column of no block");
	}

	private void newline() {
		final boolean empty = tokens.isEmpty() || switch (tokens.get(tokens.size() -
			1).kind()) {
			case NEWLINE, INDENT, DEDENT -> true;
			default -> false;
		};
		if (brackets == 0 && !empty) add(Kind.NEWLINE, "");
		at++;
		line++;
	}

	private void word(final char c) throws ScriptRefusal {
		if (take(NAME, Kind.NAME) || take(NUMBER, Kind.NUMBER)) {
			// "f" before a string, "j" or "x" after a number.
			if (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) ||
				text.charAt(at) == '_' || text.charAt(at) == '"')) throw refusal(
					"a word ends in " + ScriptRefusal.quoted(text.substring(at, at +
						1)));
		}
		else if (c == '"') string();
		else if (text.startsWith("->", at)) {
			add(Kind.SIGN, "->");
			at += 2;
		}
		else if (SIGNS.indexOf(c) >= 0) {
			if ("([{".indexOf(c) >= 0) brackets++;
			if (")]}".indexOf(c) >= 0 && --brackets < 0) throw refusal(
				"a bracket is not opened");
			add(Kind.SIGN, String.valueOf(c));
			at++;
		}
		else throw refusal("it holds the character " + ScriptRefusal.quoted(String
			.valueOf(c)));
	}

	private boolean take(final Pattern pattern, final Kind kind) {
		final Matcher matcher = pattern.matcher(text).region(at, text.length());
		if (!matcher.lookingAt()) return false;
		add(kind, matcher.group());
		at = matcher.end();
		return true;
	}

	private void string() throws ScriptRefusal {
		final Matcher matcher = STRING.matcher(text).region(at, text.length());
		if (!matcher.lookingAt()) throw refusal("it holds a string with characters " +
			"that messages and names of networks do not need");
		at = matcher.end();
		if (at < text.length() && "\"'".indexOf(text.charAt(at)) >= 0)
			throw refusal("two strings follow each other");
		add(Kind.STRING, matcher.group(1));
	}

	private void add(final Kind kind, final String word) {
		tokens.add(new ScriptToken(kind, word, line));
	}

	private ScriptRefusal refusal(final String what) {
		return new ScriptRefusal(what, file, line);
	}
}
