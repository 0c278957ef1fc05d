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
package org.spineps.io.dicom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.spineps.SpinepsException;
import org.spineps.io.SeriesChoice;
import org.spineps.io.VolumeFile;
import org.spineps.io.VolumeFiles;
import org.spineps.io.VolumeFormat;
import org.spineps.io.VolumeInput;
import org.spineps.io.VolumeNames;
import org.spineps.io.VolumeWriter;
import org.spineps.io.dicom.parse.DicomStart;
import org.spineps.progress.Progress;

/**
 * DICOM images: a folder of any depth, a zip archive, a DICOMDIR, one file of a
 * series or an enhanced image. Names of files say nothing.
 */
public final class DicomFormat implements VolumeFormat {

	/** Made by {@link java.util.ServiceLoader}. */
	public DicomFormat() {
		// nothing to keep
	}

	@Override
	public String name() {
		return "DICOM";
	}

	/** None: slices are no volumes, whatever they are called. */
	@Override
	public List<String> endings() {
		return List.of();
	}

	@Override
	public boolean recognises(final byte[] start) {
		return DicomStart.isDicom(start) || DicomPlace.isZip(start);
	}

	@Override
	public boolean readsFolders() {
		return true;
	}

	@Override
	public boolean isIn(final Path place) {
		return DicomIndex.isIn(place);
	}

	/** The one volume that is meant. */
	@Override
	public VolumeFile read(final Path path, final List<String> warnings)
		throws SpinepsException
	{
		return VolumeFiles.input(path, SeriesChoice.SPINE).read();
	}

	@Override
	public List<VolumeInput> inputs(final Path path,
		final SeriesChoice choice, final Progress progress) throws SpinepsException
	{
		final DicomIndex index;
		try {
			index = DicomIndex.of(path, progress);
		}
		catch (final IOException e) {
			throw VolumeFiles.unreadable(String.valueOf(path.getFileName()), e);
		}
		if (index.studies().isEmpty()) throw new SpinepsException("Cannot read " +
			path.getFileName(), "it holds no DICOM images" + (index.notes().isEmpty()
				? "" : ". " + String.join(" ", index.notes())), "Choose a " + VolumeNames
					.endings() + " file, or a folder or zip archive of DICOM files");
		final List<PatientWords> patients = index.studies().stream().map(
			study -> new PatientWords(study.get(0).data())).toList();
		final List<VolumeInput> inputs = new ArrayList<>();
		for (final List<DicomSeries> study : index.studies())
			inputs.addAll(new StudyChoice(path, study, patients, index.notes()).inputs(
				choice));
		return inputs;
	}

	@Override
	public Optional<VolumeWriter> writer() {
		return Optional.empty();
	}
}
