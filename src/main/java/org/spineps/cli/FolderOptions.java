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
package org.spineps.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.spineps.SpinepsException;
import org.spineps.batch.BatchSchedule;
import org.spineps.batch.dataset.BidsResults;
import org.spineps.batch.dataset.FoundScan;
import org.spineps.batch.dataset.OutputLayout;
import org.spineps.batch.dataset.ScanFinder;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which scans are segmented, where their results go, and how a run gets through. */
final class FolderOptions {

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	@Mixin
	private ScanOptions scans;

	@Option(names = { "-o", "--output" }, paramLabel = "DIR",
		description = "Folder for the results; made if it is missing.")
	private Path output;

	@Option(names = "--output-layout", paramLabel = "flat|bids|beside",
		defaultValue = "flat", converter = LayoutConverter.class,
		description = "Where results go: side by side in the output folder, those " +
			"of equal names in folders below it; as a BIDS derivative (default " +
			"folder: " + BidsResults.DERIVATIVES + " in the data set); or beside each scan " +
			"(default: ${DEFAULT-VALUE}).")
	private OutputLayout layout;

	@Option(names = "--jobs", paramLabel = "N", defaultValue = "1",
		converter = JobsConverter.class,
		description = "How many scans are worked on at the same time, with one copy " +
			"of the networks, as far as memory allows (default: ${DEFAULT-VALUE}). 2 " +
			"keeps two cores busy.")
	private int jobs;

	@Option(names = "--order", paramLabel = "name|size", defaultValue = "name",
		converter = OrderConverter.class,
		description = "Which scans come first: as they are given, those of folders " +
			"by their paths; or the largest (default: ${DEFAULT-VALUE}).")
	private BatchSchedule.Order order;

	/**
	 * Checks what picocli cannot.
	 *
	 * @param inputs scans and folders
	 * @param onlyFolder whether nothing but the layout flat makes sense
	 */
	void check(final List<Path> inputs, final boolean onlyFolder) {
		if (onlyFolder && scans.isShard()) throw usage(
			"--shard is for scans without masks");
		if (onlyFolder && layout != OutputLayout.FLAT) throw usage(
			"--output-layout is for scans without masks");
		if (layout == OutputLayout.BESIDE && output != null) throw usage(
			"Results beside the scans need no output folder (-o)");
		if (output == null && layout != OutputLayout.BESIDE &&
			!(layout == OutputLayout.BIDS && inputs.size() == 1 && Files.isDirectory(
				inputs.get(0)))) throw usage("Missing required option: '--output=DIR'");
	}

	private ParameterException usage(final String message) {
		return new ParameterException(command.commandLine(), message);
	}

	/**
	 * @param inputs scans and folders
	 * @return folder of the results, as far as there is one for all
	 */
	Path output(final List<Path> inputs) {
		return output != null ? output : layout == OutputLayout.BIDS ? inputs.get(0)
			.resolve(BidsResults.DERIVATIVES) : Path.of("");
	}

	/**
	 * Finds the scans, and makes the data set that their results belong in.
	 *
	 * @param inputs scans and folders
	 * @return the scans
	 * @throws SpinepsException if a folder cannot be read or holds none, or the data
	 *           set cannot be made
	 */
	List<FoundScan> find(final List<Path> inputs) throws SpinepsException {
		final List<FoundScan> found = ScanFinder.find(inputs, scans.filter(),
			layout, output(inputs));
		if (layout == OutputLayout.BIDS) BidsResults.prepare(found);
		return scans.shard().of(found);
	}

	/** @return how the run gets through its scans */
	BatchSchedule schedule() {
		return new BatchSchedule(jobs, order);
	}

	/** A small number. */
	static final class JobsConverter implements ITypeConverter<Integer> {

		@Override
		public Integer convert(final String value) {
			if (value.matches("[1-9]\\d{0,2}")) return Integer.valueOf(value);
			throw new TypeConversionException("Invalid number of jobs '" + value +
				"'; expected 1 or more");
		}
	}

	/** Knows orders. */
	static final class OrderConverter implements
		ITypeConverter<BatchSchedule.Order>
	{

		@Override
		public BatchSchedule.Order convert(final String value) {
			return BatchSchedule.Order.of(value).orElseThrow(
				() -> new TypeConversionException("Unknown order '" + value +
					"'; expected name or size"));
		}
	}

	/** Knows layouts. */
	static final class LayoutConverter implements ITypeConverter<OutputLayout> {

		@Override
		public OutputLayout convert(final String value) {
			return OutputLayout.of(value).orElseThrow(
				() -> new TypeConversionException("Unknown layout '" + value +
					"'; expected flat, bids or beside"));
		}
	}
}
