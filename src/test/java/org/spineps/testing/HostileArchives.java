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
package org.spineps.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.spineps.convert.archive.PickleWriter;
import org.spineps.convert.checkpoint.ElementType;

/**
 * TorchScript archives that want to do more than a network, each made from a
 * good one by one change.
 */
public final class HostileArchives {

	/** The place in every hostile text for the file that it would write. */
	public static final String FILE = "TARGET";

	private static final String CODE = "code/__torch__.py";
	private static final String BODY = "    w = self.w\n";
	private static final String HEAD = "class Net(Module):\n" +
		"  __parameters__ = [\"w\", ]\n  __buffers__ = []\n  training : bool\n" +
		"  w : Tensor\n  inner : __torch__.Inner\n";
	private static final String INNER = "class Inner(Module):\n" +
		"  __parameters__ = []\n  __buffers__ = []\n  training : bool\n" +
		"  def forward(self: __torch__.Inner,\n    x: Tensor) -> Tensor:\n" +
		"    return torch.relu(x)\n";
	private static final String GOOD = HEAD +
		"  def forward(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n" + BODY +
		"    inner = self.inner\n" +
		"    return torch.mul((inner).forward(x, ), w)\n" + INNER +
		"def helper(x: Tensor) -> Tensor:\n  return x\n";

	/**
	 * An archive.
	 *
	 * @param name what is wrong with it
	 * @param bytes the archive
	 * @param said a part of the message with which it is refused
	 */
	public record Hostile(String name, byte[] bytes, String said) {

		@Override
		public String toString() {
			return name;
		}
	}

	private final List<Hostile> made = new ArrayList<>();
	private final String target;

	private HostileArchives(final String target) {
		this.target = target;
	}

	/** @return an archive that multiplies its input by two */
	public static byte[] good() {
		return zip(goodEntries(), UnaryOperator.identity());
	}

	/** @return the entries of the good archive, with the folder before them */
	public static Map<String, byte[]> goodEntries() {
		return entries(GOOD);
	}

	/**
	 * @param code source text
	 * @return the entries of an archive with it
	 */
	public static Map<String, byte[]> entries(final String code) {
		final Map<String, byte[]> entries = new LinkedHashMap<>();
		entries.put("version", ascii("3\n"));
		entries.put(CODE, ascii(code));
		entries.put("constants.pkl", PickleWriter.emptyTuple());
		entries.put("data.pkl", objects("__torch__", "Inner", 1, 1));
		entries.put("data/0", new byte[] { 0, 0, 0, 0x40 });
		return entries;
	}

	/** @return the source text of the good archive */
	public static String goodCode() {
		return GOOD;
	}

	private static byte[] objects(final String place, final String inner,
		final long elements, final long length)
	{
		final PickleWriter pickle = new PickleWriter();
		pickle.beginObject("__torch__", "Net");
		pickle.text("training");
		pickle.truth(false);
		pickle.text("w");
		pickle.tensor(0, ElementType.FLOAT32, elements, 0, new long[] { length },
			1);
		pickle.text("inner");
		pickle.beginObject(place, inner);
		pickle.text("training");
		pickle.truth(false);
		pickle.endObject();
		pickle.endObject();
		return pickle.end();
	}

	/**
	 * @param entries by their names below the folder
	 * @param last changes the bytes of the whole archive
	 * @return the archive, not compressed
	 */
	public static byte[] zip(final Map<String, byte[]> entries,
		final UnaryOperator<byte[]> last)
	{
		return zip("model/", entries, 0, last);
	}

	/**
	 * @param root the folder
	 * @param entries by their names below it
	 * @param level how much they are compressed, from 0 to 9
	 * @param last changes the bytes of the whole archive
	 * @return the archive
	 */
	public static byte[] zip(final String root, final Map<String, byte[]> entries,
		final int level, final UnaryOperator<byte[]> last)
	{
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			zip.setLevel(level);
			for (final Map.Entry<String, byte[]> entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(root + entry.getKey()));
				zip.write(entry.getValue());
			}
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		return last.apply(out.toByteArray());
	}

	/**
	 * @param bytes bytes
	 * @param from an ASCII text in them
	 * @param to a text of the same length
	 * @param which of its occurrences to replace: 0 for the first, -1 for all
	 * @return a changed copy
	 */
	public static byte[] replace(final byte[] bytes, final String from,
		final String to, final int which)
	{
		String text = new String(bytes, StandardCharsets.ISO_8859_1);
		if (which < 0) return text.replace(from, to).getBytes(
			StandardCharsets.ISO_8859_1);
		int at = text.indexOf(from);
		for (int i = 0; i < which; i++)
			at = text.indexOf(from, at + 1);
		text = text.substring(0, at) + to + text.substring(at + from.length());
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/**
	 * @param target path of the file that some of them would write
	 * @return all archives
	 */
	public static List<Hostile> all(final String target) {
		final HostileArchives archives = new HostileArchives(target);
		archives.operators();
		archives.statements();
		archives.classes();
		archives.texts();
		archives.objects();
		archives.containers();
		return archives.made;
	}

	private void operators() {
		body("saves a tensor", "_0 = torch.save(x, \"TARGET\")",
			"it uses the operator torch.save");
		body("saves without a result", "torch.save(x, \"TARGET\")",
			"it uses the operator torch.save");
		body("maps a file", "x = torch.from_file(\"TARGET\", True, 9, dtype=6)",
			"it uses the operator torch.from_file");
		body("other name of an operator", "_0 = ops.aten.save(x, \"TARGET\")",
			"it uses operators of ops.\"aten\"");
		body("loads a library", "ops.load_library(\"TARGET\")",
			"it uses operators of ops.\"load_library\"");
		body("library of torch", "torch.ops.load_library(\"TARGET\")",
			"it uses the operator torch.ops");
		body("classes of torch", "_0 = torch.classes.dnnl.X(\"TARGET\")",
			"it uses the operator torch.classes");
		body("prim", "_0 = ops.prim.Print(x)", "it uses the operator ops.prim.Print");
		body("prints", "print(x)", "it uses the name \"print\"");
		body("forks", "_0 = fork(helper, x)", "it uses the name \"fork\"");
		body("method of a value", "_0 = (x).save(\"TARGET\")",
			"it calls the method \"save\" of a value");
		body("method of a result", "_0 = (torch.relu(x)).save(\"TARGET\")",
			"it calls the method \"save\" of a value");
		body("method of a name", "x.save(\"TARGET\")",
			"it calls the method \"save\" of a value");
		body("attribute of a value", "_0 = x.data",
			"it takes the attribute \"data\" of a value");
		body("operator as a value", "_0 = torch.save", "torch.save");
		body("torch as a value", "t = torch", "statement ends");
		body("allowed operator as a value", "f = torch.relu", "statement ends");
		body("getattr of torch", "_0 = getattr(torch, \"save\")", "\",\"");
		body("getattr of a value", "_0 = getattr(x, \"save\")",
			"it takes the attribute \"save\" of a value");
		body("unknown function", "_0 = __torch__.os.system(\"TARGET\")",
			"it uses __torch__.os.system, which is not in the archive");
		body("calls a value", "_0 = (x)(\"TARGET\")", "it calls a value");
		body("unknown method of a module", "_0 = (self.inner).save(\"TARGET\")",
			"which __torch__.Inner does not define");
		body("makes an object", "_0 = __torch__.Inner()",
			"it makes an object of the class __torch__.Inner");
		body("passes a module on", "_0 = __torch__.helper(self)",
			"it passes on a module or function as a value");
		body("puts a module into a list", "_0 = [self.inner]",
			"it passes on a module or function as a value");
		body("missing constant", "_0 = CONSTANTS.c0", "it lacks the constant c0");
	}

	private void statements() {
		body("imports", "import os", "\"import\"");
		body("imports from", "from os import system", "\"from\"");
		body("with", "with torch.no_grad():\n      pass", "\"with\"");
		body("while", "while True:\n      pass", "\"while\"");
		body("try", "try:\n      pass", "\"try\"");
		body("deletes", "del x", "\"del\"");
		body("raises", "raise Exception", "\"raise\"");
		body("asserts", "assert torch.save", "\"assert\"");
		body("lambda", "f = lambda", "\"lambda\"");
		body("comprehension", "_0 = [x for x in x]", "\"for\"");
		body("loop over a list", "for i in [x]:\n      pass", "\"[\"");
		body("global name", "global x", "\"global\"");
		body("another torch", "torch = self.inner",
			"statement or word \"=\"");
		body("parameter called ops", "for ops in range(3):\n      pass",
			"it gives another meaning to ops");
		body("two meanings", "if True:\n      y = self.inner\n    else:\n      y = x",
			"it gives y two meanings");
		body("assigns to a value", "(x) = w", "something that is not a name");
		body("assigns to a module", "self.inner = x", "not a name");
	}

	private void classes() {
		code("interface", INNER.replace("Inner(Module)", "I(ModuleInterface)") +
			GOOD, "its class __torch__.I is no module but a \"ModuleInterface\"");
		code("plain interface", INNER.replace("Inner(Module)", "I(Interface)") +
			GOOD, "is no module but a \"Interface\"");
		code("class of TorchScript", INNER.replace("Inner(Module)", "I") + GOOD,
			"\":\"");
		code("named tuple", "class T(NamedTuple):\n  a : Tensor\n" + GOOD,
			"is no module but a \"NamedTuple\"");
		code("own class of torch", GOOD.replace("  inner : __torch__.Inner\n",
			"  inner : __torch__.torch.classes.xnnpack.LinearOpContext\n"),
			"it lacks the class __torch__.torch.classes.xnnpack.LinearOpContext");
		code("method that loading calls", GOOD.replace("class Inner(Module):\n",
			"class Inner(Module):\n  def __setstate__(self: __torch__.Inner,\n" +
				"    s: Tensor) -> NoneType:\n    torch.save(s, \"TARGET\")\n"),
			"it defines the special method __setstate__");
		code("hooks", GOOD.replace("  __buffers__ = []\n",
			"  __buffers__ = []\n  __forward_hooks__ = [\"save\", ]\n"),
			"it uses __forward_hooks__");
		code("function of another file", GOOD.replace(
			"def helper(x: Tensor) -> Tensor:\n", "import os\n" +
				"def helper(x: Tensor) -> Tensor:\n"), "\"import\"");
		code("statement outside of functions", GOOD +
			"torch.save(1, \"TARGET\")\n", "\"torch\"");
		code("value of a default", GOOD.replace("def helper(x: Tensor)",
			"def helper(x: Tensor=torch.from_file(\"TARGET\"))"),
			"it uses the operator torch.from_file");
		code("value of a constant", GOOD.replace("  training : bool\n",
			"  training : bool\n  c : Final[int] = torch.save(1, \"TARGET\")\n"),
			"it uses the operator torch.save");
		code("module as a parameter", GOOD.replace("def helper(x: Tensor)",
			"def helper(x: __torch__.Inner)"), "it passes modules on");
		code("unknown type", GOOD.replace("  w : Tensor\n",
			"  w : Tensor\n  f : Future[Tensor]\n"), "it uses the type \"Future\"");
		code("no method forward", GOOD.replace("def forward(self: __torch__.Net",
			"def run(self: __torch__.Net"), "its network has no method forward");
		code("method of another class", GOOD.replace("self: __torch__.Inner",
			"self: __torch__.Net"), "belongs to another class");
		code("second definition", GOOD + INNER, "it defines __torch__.Inner twice");
	}

	private void texts() {
		body("f-string", "_0 = f\"{torch.save(x, 1)}\"", "a word ends in \"\"\"");
		body("string of bytes", "_0 = b\"abc\"", "a word ends in");
		body("long string", "_0 = \"\"\"abc\"\"\"", "two strings follow each other");
		body("other quotes", "_0 = 'abc'", "it holds the character \"'\"");
		body("escape of a terminal", "torch.warn(\"\\x1b[2J\")",
			"a string with characters");
		body("real escape of a terminal", "torch.warn(\"\u001b[2J\")",
			"a string with characters");
		body("comment", "pass  # type: ignore", "it holds the character \"#\"");
		body("decorator", "@torch.jit.unused", "it holds the character \"@\"");
		body("continued line", "_0 = \\\n      torch.save", "the character \"\\\"");
		body("two statements", "pass; torch.save(x, \"TARGET\")",
			"the character \";\"");
		body("other digits", "_0 = 0x10", "a word ends in \"x\"");
		body("letters beyond ASCII", "torch.\u017fave(x, \"TARGET\")",
			"it holds the character");
		body("tab", "\tpass", "it holds the character \"?\"");
		body("brackets without end", "_0 = " + "(".repeat(100_000),
			"a bracket is not closed");
		body("many brackets", "_0 = " + "(".repeat(20_000) + ")".repeat(20_000),
			"expressions are nested too deeply");
		final StringBuilder blocks = new StringBuilder();
		for (int i = 2; i < 2000; i++)
			blocks.append("if True:\n").append("  ".repeat(i + 1));
		body("many blocks", blocks + "pass", "blocks are nested too deeply");
		code("types in types", GOOD.replace("  w : Tensor\n", "  w : " + "List["
			.repeat(5000) + "Tensor" + "]".repeat(5000) + "\n"),
			"a type is nested too deeply");
	}

	private void objects() {
		entry("object of another class", "data.pkl", objects("__torch__", "Net", 1,
			1), "inner is an object of \"__torch__.Net\" instead of a __torch__.Inner");
		entry("object of the system", "data.pkl", ascii(
			"\u0080\u0002cos\nsystem\nX\u0004\0\0\0true\u0085R."),
			"its network is not an object of one of its classes");
		entry("object of the system inside", "data.pkl", replace(objects(
			"__torch__", "Inner", 1, 1), "c__torch__\nInner\n",
			"cbuiltins\neval\n", 0), "inner is an object of \"builtins.eval\"");
		entry("class of torch as an object", "data.pkl", objects(
			"__torch__.torch.classes.dnnl", "X", 1, 1), "torch.classes.dnnl.X");
		entry("more elements than numbers", "data.pkl", objects("__torch__",
			"Inner", 1, 1000), "does not fit");
		entry("more numbers than bytes", "data.pkl", objects("__torch__", "Inner",
			1L << 40, 1L << 30), "holds 4 bytes instead of 4398046511104");
		entry("numbers beyond the record", "data.pkl", objects("__torch__", "Inner",
			1000, 1000), "holds 4 bytes instead of 4000");
		entry("attribute of another name", "data.pkl", replace(objects("__torch__",
			"Inner", 1, 1), "training", "draining", 0), "has other attributes");
		entry("attribute of another type", "data.pkl", replace(objects("__torch__",
			"Inner", 1, 1), "training\u0089", "training\u004e", 0),
			"training is nothing instead of a bool");
		entry("constants that are objects", "constants.pkl", ascii(
			"\u0080\u0002cos\nsystem\n\u0085."), "a constant is an object");
		entry("constants that are none", "constants.pkl", ascii("\u0080\u0002N."),
			"its constants are not a list");
		entry("pickle that recalls itself", "data.pkl", ascii(
			"\u0080\u0002c__torch__\nNet\n)\u0081q\0}(X\u0008\0\0\0training\u0089" +
				"X\u0001\0\0\0wN" + "X\u0005\0\0\0innerh\0ub."), "");
		entry("pickle without an end", "data.pkl", ascii("\u0080\u0002" + "(".repeat(
			200_000)), "");
	}

	private void containers() {
		entry("code for phones", "bytecode.pkl", new byte[9],
			"it holds the file \"model/bytecode.pkl\"");
		entry("old attributes", "attributes.pkl", new byte[9], "attributes.pkl");
		entry("code elsewhere", "code/os/system.py", ascii("import os\n"),
			"code/os/system.py");
		entry("code with dots", "code/__torch__/a.b.py", ascii("import os\n"),
			"a.b.py");
		entry("path out of the folder", "../../" + "evil.py", new byte[1],
			"not allowed");
		entry("path of Windows", "..\\..\\evil.py", new byte[1], "not allowed");
		entry("version of the future", "version", ascii("11\n"),
			"its version of operators is \"11?\"");
		entry("two versions", ".data/version", ascii("9\n"), "version of operators");
		entry("other byte order", "byteorder", ascii("big"),
			"its numbers have the byte order \"big\"");
		entry("second file of code", "code/__torch__/more.py", ascii(
			"def f() -> NoneType:\n  torch.save(1, \"TARGET\")\n"),
			"it uses the operator torch.save");
		final Map<String, byte[]> twice = goodEntries();
		twice.put("code/__torch_2.py", ascii("import os\n"));
		made.add(new Hostile("two entries of one name", zip(twice, bytes -> replace(
			bytes, "code/__torch_2.py", CODE, -1)), "two files of the same name"));
		final Map<String, byte[]> bomb = goodEntries();
		bomb.put(CODE, ascii("\n".repeat(20 << 20)));
		made.add(new Hostile("bomb of code", zip("model/", bomb, 9, UnaryOperator
			.identity()), "more than"));
		final Map<String, byte[]> large = goodEntries();
		large.put("data/1", new byte[80 << 20]);
		made.add(new Hostile("bomb of data", zip("model/", large, 9, UnaryOperator
			.identity()), "it claims to hold more than"));
		final Map<String, byte[]> roots = goodEntries();
		roots.put("XX", new byte[1]);
		made.add(new Hostile("second folder", zip(roots, bytes -> replace(bytes,
			"model/XX", "other/XX", -1)), "it holds the file \"other/XX\""));
		made.add(new Hostile("no folder", zip("", goodEntries(), 0, UnaryOperator
			.identity()), "it is not a TorchScript archive"));
		made.add(new Hostile("cut off", Arrays.copyOf(good(), 500), ""));
		made.add(new Hostile("empty", new byte[0], ""));
	}

	private void body(final String name, final String statement,
		final String said)
	{
		code(name, GOOD.replace(BODY, BODY + "    " + statement + "\n"), said);
	}

	private void code(final String name, final String code, final String said) {
		made.add(new Hostile(name, zip(entries(code.replace(FILE, target)),
			UnaryOperator.identity()), said));
	}

	private void entry(final String name, final String path, final byte[] bytes,
		final String said)
	{
		final Map<String, byte[]> entries = goodEntries();
		entries.put(path, replace(bytes, FILE, target, -1));
		made.add(new Hostile(name, zip(entries, UnaryOperator.identity()), said));
	}

	/** Characters up to 255 as single bytes, others as UTF-8. */
	private static byte[] ascii(final String text) {
		return text.getBytes(text.chars().allMatch(c -> c < 256)
			? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
	}
}
