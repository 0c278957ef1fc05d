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
package org.spineps.batch.cases;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.FileChanges;
import org.spineps.io.Folders;
import org.spineps.io.json.JsonFields;
import org.spineps.io.json.JsonFiles;
import org.spineps.io.json.JsonText;

/**
 * The change from an old result to a new one, written down before it begins: from
 * the moment in which it gets its name among the commits it is carried out, by this
 * run or by a later one. Every step can be repeated. Whoever carries it out holds
 * the lock of its case.
 *
 * @param kind kind of the case
 * @param name X of the files
 * @param work name of the folder with the new files
 * @param files names of the new files, or their paths below the folder of results,
 *          with slashes
 * @param obsolete the same of files that go with the old result
 * @param recorded whether the case gets a record
 */
record Commit(String kind, String name, String work, List<String> files,
	List<String> obsolete, boolean recorded)
{

	/** Names within the folder of work. */
	static final String NEW = "new";
	static final String PREVIOUS = "previous";
	static final String RECORD = "record.json";
	static final String JOURNAL = "commit.json";

	private static final String FORMAT = "spineps-commit";
	private static final int FORMAT_VERSION = 1;

	/**
	 * @param file a commit that is not finished
	 * @return what is to be done
	 * @throws SpinepsException if it cannot be understood
	 */
	static Commit read(final Path file) throws SpinepsException {
		final JsonFields fields = JsonFields.of(HiddenFolder.NAME + "/commits/" +
			InputName.fileName(file), "Delete it", JsonFiles.read(file));
		fields.requireFormat(FORMAT, FORMAT_VERSION);
		final Commit commit = new Commit(fields.text("kind"), fields.text("name"),
			fields.text("work"), fields.texts("files"), fields.texts("obsolete"),
			fields.flag("recorded", true));
		// It names files to be deleted: none but those beside it.
		final List<String> all = new ArrayList<>(List.of(commit.kind, commit.name,
			commit.work));
		for (final String one : commit.touched())
			all.addAll(List.of(one.split("/", -1)));
		for (final String one : all)
			if (!isPlain(one)) throw fields.unusable("files", "holds '" + one +
				"', which is not the name of a file");
		return commit;
	}

	private static boolean isPlain(final String name) {
		return !name.isEmpty() && !name.equals(".") && !name.equals("..") && name
			.indexOf('/') < 0 && name.indexOf('\\') < 0;
	}

	/** @return the folder of a commit's work; empty if it cannot be understood */
	static Optional<String> workOf(final Path file) {
		try {
			return Optional.of(read(file).work);
		}
		catch (final SpinepsException e) {
			// Told when its case is worked on.
			return Optional.empty();
		}
	}

	/** @return the content of the journal */
	byte[] bytes() {
		final JsonObject json = new JsonObject();
		json.addProperty("format", FORMAT);
		json.addProperty("formatVersion", FORMAT_VERSION);
		json.addProperty("kind", kind);
		json.addProperty("name", name);
		json.addProperty("work", work);
		json.add("files", array(files));
		json.add("obsolete", array(obsolete));
		json.addProperty("recorded", recorded);
		return JsonText.format(json).getBytes(StandardCharsets.UTF_8);
	}

	private static JsonElement array(final List<String> texts) {
		final JsonArray array = new JsonArray();
		texts.forEach(array::add);
		return array;
	}

	/**
	 * Keeps the old files under second names, so that they can be put back.
	 *
	 * @param folder the folder of results
	 * @throws IOException if that cannot be done, or a folder is in the way
	 */
	void keepPrevious(final Path folder) throws IOException {
		final Path previous = workFolder(folder).resolve(PREVIOUS);
		FileChanges.createFolders(previous);
		for (final String file : touched()) {
			final Path old = folder.resolve(file);
			if (Files.isDirectory(old, LinkOption.NOFOLLOW_LINKS))
				throw new IOException(file + " is a folder");
			if (!Files.exists(old)) continue;
			makeParent(previous.resolve(file));
			FileChanges.link(previous.resolve(file), old);
		}
	}

	/** Results may lie in folders below that of the results. */
	private static void makeParent(final Path file) throws IOException {
		FileChanges.createFolders(file.getParent());
	}

	private List<String> touched() {
		final List<String> touched = new ArrayList<>(files);
		touched.addAll(obsolete);
		return touched;
	}

	private Path workFolder(final Path folder) {
		return new HiddenFolder(folder).work(work);
	}

	/**
	 * Carries it out, from wherever it was left.
	 *
	 * @param folder the folder of results
	 * @throws IOException if a file cannot be placed; the old result is then back,
	 *           unless that failed, too, and a later run has to go on
	 */
	void carryOut(final Path folder) throws IOException {
		final HiddenFolder hidden = new HiddenFolder(folder);
		final Path made = workFolder(folder).resolve(NEW);
		try {
			for (final String file : files)
				if (Files.exists(made.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
					makeParent(folder.resolve(file));
					FileChanges.move(made.resolve(file), folder.resolve(file));
				}
			for (final String file : obsolete)
				if (Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS))
					FileChanges.delete(folder.resolve(file));
			final Path record = workFolder(folder).resolve(RECORD);
			if (recorded && Files.exists(record)) HiddenFolder.inFolder(hidden.record(
				kind, name).getParent(), () -> FileChanges.move(record, hidden.record(
					kind, name)));
		}
		catch (final IOException e) {
			takeBack(folder, e);
			throw e;
		}
		FileChanges.delete(hidden.commit(kind, name));
		Folders.delete(workFolder(folder));
	}

	/** New files go back to where they came from first: so it can be repeated. */
	private void takeBack(final Path folder, final IOException reason) {
		try {
			final Path made = workFolder(folder).resolve(NEW);
			final Path previous = workFolder(folder).resolve(PREVIOUS);
			final List<String> backwards = new ArrayList<>(touched());
			Collections.reverse(backwards);
			for (final String file : backwards) {
				if (files.contains(file) && !Files.exists(made.resolve(file))) FileChanges
					.move(folder.resolve(file), made.resolve(file));
				if (Files.exists(previous.resolve(file)) && !Files.exists(folder.resolve(
					file))) FileChanges.link(folder.resolve(file), previous.resolve(
						file));
			}
			FileChanges.delete(new HiddenFolder(folder).commit(kind, name));
			Folders.delete(workFolder(folder));
		}
		catch (final IOException e) {
			reason.addSuppressed(e);
		}
	}
}
