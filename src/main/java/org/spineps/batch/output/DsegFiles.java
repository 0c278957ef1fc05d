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
package org.spineps.batch.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;

import org.spineps.SpinepsException;
import org.spineps.io.AtomicFiles;
import org.spineps.io.VolumeNames;
import org.spineps.io.bids.BidsDataset;
import org.spineps.io.json.JsonFiles;
import org.spineps.result.Provenance;
import org.spineps.result.Provenance.ModelUse;

/**
 * What BIDS asks for beside a discrete segmentation (dseg): a table of its labels,
 * and a sidecar that says what it was made from, by what.
 *
 * @param mask the file of the segmentation
 * @param description what it shows
 */
record DsegFiles(Path mask, String description) {

	/** @return the table of labels of a mask */
	static Path table(final Path mask) {
		return mask.resolveSibling(VolumeNames.stem(mask) + ".tsv");
	}

	/** @return the sidecar of a mask */
	static Path sidecar(final Path mask) {
		return mask.resolveSibling(VolumeNames.stem(mask) + ".json");
	}

	/**
	 * @param scan what it was made from
	 * @param provenance by what
	 * @param names label → name
	 * @param color label → 0xRRGGBB
	 * @throws SpinepsException if a file cannot be written
	 */
	void write(final Path scan, final Provenance provenance,
		final Map<Integer, String> names, final IntUnaryOperator color)
		throws SpinepsException
	{
		final StringBuilder text = new StringBuilder("index\tname\tcolor\n");
		names.forEach((label, name) -> text.append(String.format(Locale.ROOT,
			"%d\t%s\t#%06x\n", label, name.replace('\t', ' '), color.applyAsInt(
				label))));
		AtomicFiles.write(table(mask), stream -> stream.write(text.toString()
			.getBytes(StandardCharsets.UTF_8)));
		JsonFiles.write(sidecar(mask), json(address(scan), provenance));
	}

	private String address(final Path scan) {
		return BidsDataset.around(mask).map(set -> set.address(scan)).orElse(String
			.valueOf(scan.getFileName()));
	}

	private JsonObject json(final String address, final Provenance provenance) {
		final JsonObject json = new JsonObject();
		json.addProperty("Description", description);
		final JsonArray sources = new JsonArray();
		sources.add(address);
		json.add("Sources", sources);
		json.addProperty("SpatialReference", address);
		json.addProperty("Manual", false);
		final JsonObject program = new JsonObject();
		program.addProperty("Name", OutputFiles.PROGRAM);
		program.addProperty("Version", provenance.version());
		program.addProperty("Disclaimer", Provenance.DISCLAIMER);
		final JsonArray models = new JsonArray();
		for (final ModelUse model : provenance.models()) {
			final JsonObject one = new JsonObject();
			one.addProperty("Role", model.role());
			one.addProperty("Name", model.id());
			one.addProperty("SHA256", model.sha256());
			models.add(one);
		}
		program.add("Models", models);
		final JsonArray programs = new JsonArray();
		programs.add(program);
		json.add("GeneratedBy", programs);
		return json;
	}
}
