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
package org.spineps.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.batch.cases.Claim;
import org.spineps.batch.cases.StagedOutputs;
import org.spineps.batch.output.ExtraFiles;
import org.spineps.io.FileChanges;
import org.spineps.io.TimeHandling;
import org.spineps.io.mask.MaskFile;
import org.spineps.pipeline.SpinePipeline;
import org.spineps.pipeline.SpineRun;
import org.spineps.pipeline.extra.Extra;

/**
 * The files of one input beside its scan or mask and its result: edited masks,
 * raw masks of earlier runs, extras. For one run.
 */
final class RunFiles implements AutoCloseable {

	private final BatchJob job;
	private final int index;
	private final String name;
	private final StagedOutputs hidden;
	private final ExtraFiles extras;
	private final RawMasks raw;

	/**
	 * @param job what is to be done
	 * @param input one of its inputs
	 * @param claim the case
	 * @param pipeline knows models and options
	 * @throws SpinepsException if nothing can be written in the output folder, or
	 *           the input not be read
	 */
	RunFiles(final BatchJob job, final BatchInput input, final Claim claim,
		final SpinePipeline pipeline) throws SpinepsException
	{
		this.job = job;
		index = input.index();
		name = input.name();
		final BatchRequest request = job.request();
		final boolean scan = job.kind() == BatchJob.InputKind.IMAGE && request
			.semanticMasks().isEmpty() && input.isThere(job);
		raw = scan ? new RawMasks(job.outputFolder(), claim.name(), input.volume(), job.time(),
			pipeline) : null;
		hidden = request.extras().isEmpty() ? null : hidden(job, claim);
		extras = hidden == null ? null : new ExtraFiles(request.extras(), hidden
			.folder(), claim.name());
	}

	private static StagedOutputs hidden(final BatchJob job, final Claim claim)
		throws SpinepsException
	{
		try {
			return claim.stage();
		}
		catch (final IOException e) {
			throw new SpinepsException("Cannot write to " + job.outputFolder(), e
				.getMessage(), "Check that the folder may be written to", e);
		}
	}

	/**
	 * @param run a run from a scan or a semantic mask
	 * @param notes receives what was odd about the masks that were read
	 * @return the same with edited and raw masks, fixed names and extras
	 * @throws SpinepsException if a mask cannot be read
	 */
	SpineRun complete(final SpineRun run, final List<String> notes)
		throws SpinepsException
	{
		final BatchRequest request = job.request();
		SpineRun result = run.withAnchors(request.anchorsOf(name));
		if (!request.semanticMasks().isEmpty()) {
			final MaskFile mask = MaskFile.read(request.semanticMasks().get(index),
				MaskFile.Kind.SEMANTIC);
			notes.addAll(mask.notes());
			result = result.withSemantic(mask.labels());
		}
		if (!request.instanceMasks().isEmpty()) {
			final MaskFile mask = MaskFile.read(request.instanceMasks().get(index),
				MaskFile.Kind.INSTANCES, request.scheme(), TimeHandling.REFUSE);
			notes.addAll(mask.notes());
			result = result.withInstances(mask.labels());
		}
		// Extras of the network are only made where it runs.
		final boolean network = request.extras().stream().anyMatch(
			Extra::needsNetwork);
		if (raw != null && request.reuse() != Reuse.NOTHING && !network)
			result = raw.reuse(result, request.reuse());
		return extras == null ? result : result.withExtras(extras);
	}

	/**
	 * @param target the folder from which the results will appear
	 * @return where the files will be then
	 * @throws SpinepsException if they cannot be written
	 * @throws IOException if they cannot be moved
	 */
	List<Path> moveTo(final Path target) throws SpinepsException, IOException {
		final List<Path> files = new ArrayList<>();
		if (extras == null) return files;
		extras.close();
		final List<String> names = new ArrayList<>(extras.written());
		if (extras.wants(Extra.RAW) && raw != null && !names.isEmpty()) {
			raw.writeRecipe(hidden.folder(), extras);
			names.add(raw.recipeName());
		}
		for (final String name : names) {
			FileChanges.move(hidden.folder().resolve(name), target.resolve(name));
			files.add(job.outputFolder().resolve(name));
		}
		return files;
	}

	@Override
	public void close() throws SpinepsException, IOException {
		if (extras != null) extras.close();
		if (hidden != null) hidden.close();
	}
}
