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

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.InputName;
import org.spineps.io.VolumeExport;
import org.spineps.io.json.RecordJson;
import org.spineps.pipeline.extra.Extra;
import org.spineps.pipeline.extra.ExtraSink;
import org.spineps.volume.ImageVolume;
import org.spineps.volume.LabelVolume;
import org.spineps.volume.Volume;

/**
 * Writes what a run gives beside its result into the hidden folder of staged
 * outputs, from which it appears together with the result. For one run.
 */
public final class ExtraFiles implements ExtraSink, AutoCloseable {

	/** No result of another input ends like this. */
	private static final Pattern ENDS = Pattern.compile(
		"_seg-spine_(uncertainty|disagreement)\\.nii\\.gz|" +
			"_seg-spine_softmax\\.npz|_(seg|sr|rtstruct)\\.dcm|\\.seg\\.nrrd|" +
			"_levels\\.nii\\.gz|_seg-spine_snp\\.png|_meshes\\.(ply|png)|" +
			"_debug_(sem_raw|inst_\\w+|vert_arr_return_final)\\.nii\\.gz");

	private final Set<Extra> wanted;
	private final Path folder;
	private final String name;
	private final List<String> written = new ArrayList<>();
	private final List<Record> support = new ArrayList<>();
	private ZipOutputStream softmax;

	/**
	 * @param wanted what to write
	 * @param folder an existing folder
	 * @param name X of the outputs
	 */
	public ExtraFiles(final Set<Extra> wanted, final Path folder, final String name) {
		this.wanted = wanted;
		this.folder = folder;
		this.name = name;
	}

	/** @return end of the name of a file, after X */
	public static String end(final Extra extra, final String key) {
		return switch (extra) {
			case RAW -> switch (key) {
				case "semantic" -> "_seg-spine-raw_msk.nii.gz";
				case "instances" -> "_seg-vert-raw_msk.nii.gz";
				default -> "_raw_" + key + ".nii.gz";
			};
			case UNCERTAINTY -> key.equals("entropy")
				? "_seg-spine_uncertainty.nii.gz" : "_seg-spine_" + key + ".nii.gz";
			case SOFTMAX -> "_seg-spine_softmax.npz";
			case DEBUG -> "_debug_" + key + ".nii.gz";
			case SNAPSHOT -> "_seg-spine_snp.png";
			case LEVELS -> "_levels.nii.gz";
			case MESHES -> "_meshes." + key;
			case SEG_NRRD -> ".seg.nrrd";
			case SEG -> "_seg.dcm";
			case SR -> "_sr.dcm";
			case RTSTRUCT -> "_rtstruct.dcm";
		};
	}

	/**
	 * @param folder an output folder
	 * @param name X of the outputs
	 * @return names of extra files of an earlier run that nothing tells apart from
	 *         those of a later one: all but the raw masks
	 * @throws IOException if the folder cannot be read
	 */
	public static List<String> earlier(final Path folder, final String name)
		throws IOException
	{
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(InputName::fileName).filter(file -> file.startsWith(
				name) && ENDS.matcher(file.substring(name.length())).matches())
				.toList();
		}
	}

	@Override
	public boolean wants(final Extra extra) {
		return wanted.contains(extra);
	}

	@Override
	public void put(final Extra extra, final String key, final Volume volume)
		throws SpinepsException
	{
		final String file = name + end(extra, key);
		if (!written.contains(file)) written.add(file);
		if (extra == Extra.SOFTMAX) addToArchive(folder.resolve(file), key,
			(ImageVolume) volume);
		else if (volume instanceof ImageVolume image) VolumeExport.writeImage(folder
			.resolve(file), image, null);
		else VolumeExport.writeLabels(folder.resolve(file), (LabelVolume) volume,
			null, Map.of());
	}

	@Override
	public void support(final List<? extends Record> given) {
		support.addAll(given);
	}

	/** @return what was said to speak for the raw instances */
	public JsonArray supportJson() {
		final JsonArray array = new JsonArray();
		for (final Record one : support) {
			final JsonObject json = new JsonObject();
			// NaN is no number of JSON.
			RecordJson.toJson(one).entrySet().stream().filter(entry -> Double
				.isFinite(entry.getValue().getAsDouble())).forEach(entry -> json.add(
					entry.getKey(), entry.getValue()));
			array.add(json);
		}
		return array;
	}

	/** One NumPy array of 32-bit floats for each label, axes as in the mask. */
	private void addToArchive(final Path file, final String label,
		final ImageVolume probability) throws SpinepsException
	{
		try {
			if (softmax == null) softmax = new ZipOutputStream(Files.newOutputStream(
				file));
			softmax.putNextEntry(new ZipEntry("label-" + label + ".npy"));
			writeArray(softmax, probability);
			softmax.closeEntry();
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot write the probabilities", e
				.getMessage(), "Check that there is room on the disk", e);
		}
	}

	private static void writeArray(final OutputStream out,
		final ImageVolume volume) throws IOException
	{
		final String shape = volume.grid().size(0) + ", " + volume.grid().size(
			1) + ", " + volume.grid().size(2);
		final StringBuilder header = new StringBuilder(
			"{'descr': '<f4', 'fortran_order': True, 'shape': (" + shape + "), }");
		while ((10 + header.length() + 1) % 64 != 0)
			header.append(' ');
		header.append('\n');
		out.write(new byte[] { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0,
			(byte) header.length(), (byte) (header.length() >> 8) });
		out.write(header.toString().getBytes(StandardCharsets.US_ASCII));
		final int chunk = 1 << 15;
		final byte[] bytes = new byte[4 * chunk];
		final float[] values = volume.array();
		for (int done = 0; done < values.length; done += chunk) {
			final int n = Math.min(chunk, values.length - done);
			ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(
				values, done, n);
			out.write(bytes, 0, 4 * n);
		}
	}

	/** @return names of the files, complete after {@link #close} */
	public List<String> written() {
		return List.copyOf(written);
	}

	@Override
	public void close() throws SpinepsException {
		try {
			if (softmax != null) softmax.close();
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot write the probabilities", e
				.getMessage(), "Check that there is room on the disk", e);
		}
	}
}
