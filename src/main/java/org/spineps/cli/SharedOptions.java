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

import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import org.spineps.SpinepsException;
import org.spineps.io.SeriesChoice;
import org.spineps.io.TimeHandling;
import org.spineps.network.ComputeOptions;
import org.spineps.network.DeviceChoice;
import org.spineps.network.Precision;
import org.spineps.pipeline.SpineMethods;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that several subcommands share, with their converters. */
final class SharedOptions {

	private SharedOptions() {
		// holds the mixins
	}

	/** How many threads to use. */
	static final class Threads {

		@Option(names = "--threads", paramLabel = "N",
			converter = ThreadsConverter.class, order = 900,
			description = "CPU threads (default: one per core).")
		private Integer threads;

		/** @return threads, 0 for all cores */
		int orZero() {
			return threads == null ? 0 : threads;
		}

		/** @return threads, at least 1 */
		int count() {
			return threads == null ? Runtime.getRuntime().availableProcessors()
				: threads;
		}
	}

	/** How spines are segmented. */
	static final class Method {

		@Option(names = "--method", paramLabel = "METHOD",
			converter = MethodConverter.class,
			defaultValue = SpineMethods.DEFAULT,
			completionCandidates = Methods.class,
			description = "How the spine is segmented: ${COMPLETION-CANDIDATES} " +
				"(default: ${DEFAULT-VALUE}).")
		private String method;

		/** @return id of an installed method */
		String id() {
			return method;
		}
	}

	/** Where networks run. */
	static final class Device {

		@Option(names = "--device", paramLabel = "auto|cpu|gpu|gpu:N|mps",
			defaultValue = "auto", converter = DeviceConverter.class, order = 899,
			description = "What the networks run on (default: ${DEFAULT-VALUE}).")
		private DeviceChoice device;

		/** @return the choice */
		DeviceChoice choice() {
			return device;
		}
	}

	/** What networks compute with, and where. */
	static final class Compute {

		@Mixin
		private Device device;

		@Mixin
		private Threads threads;

		@Option(names = "--precision",
			paramLabel = "auto|float32|bfloat16|float16", defaultValue = "float32",
			converter = PrecisionConverter.class, order = 901,
			description = "What the networks compute with (default: " +
				"${DEFAULT-VALUE}). auto takes 16 bits where processor or GPU have " +
				"them and a trial with the network shows that it is faster and " +
				"changes few labels.")
		private Precision precision;

		/** @return all three */
		ComputeOptions options() {
			return new ComputeOptions(device.choice(), threads.orZero(), precision);
		}
	}

	/** What to do with several time points. */
	static final class Time {

		@Option(names = "--time", paramLabel = "mean|N",
			converter = TimeConverter.class, order = 902,
			description = "For images of several time points: their mean, or the " +
				"one of that number, counted from 0. Without it they are refused.")
		private TimeHandling time;

		/** @return what to do */
		TimeHandling handling() {
			return time == null ? TimeHandling.REFUSE : time;
		}
	}

	/** Which volume of a folder or an archive is meant. */
	static final class Series {

		@Option(names = "--series", paramLabel = "N|UID|TEXT|all",
			description = "Of a DICOM study take the series of that number, UID or " +
				"description, or all. Without it: the one that looks like a sagittal " +
				"T2w scan of the spine.")
		private String series;

		@Option(names = "--keep-identity",
			description = "Name results of DICOM studies after patient id and date " +
				"of the study. Without it they tell nothing of the patient.")
		private boolean keepIdentity;

		/** @return the choice */
		SeriesChoice choice() {
			return new SeriesChoice(series == null ? "" : series, keepIdentity);
		}
	}

	/** What to do with results that exist. */
	static final class Overwrite {

		@Option(names = "--overwrite", order = 903,
			description = "Replace results that exist. Without it such inputs are " +
				"skipped.")
		private boolean overwrite;

		/** @return whether to replace them */
		boolean wanted() {
			return overwrite;
		}
	}

	/** Knows the ids of the methods. */
	private static final class MethodConverter implements ITypeConverter<String> {

		@Override
		public String convert(final String value) {
			final List<String> ids = SpineMethods.installed().ids();
			final String id = value.toLowerCase(Locale.ROOT);
			if (ids.contains(id)) return id;
			throw new TypeConversionException("Unknown method '" + value +
				"'; expected " + String.join(", ", ids));
		}
	}

	/** The methods that are installed, for the help. */
	private static final class Methods implements Iterable<String> {

		@Override
		public Iterator<String> iterator() {
			return SpineMethods.installed().ids().iterator();
		}
	}

	/** Knows the names of devices. */
	private static final class DeviceConverter implements
		ITypeConverter<DeviceChoice>
	{

		@Override
		public DeviceChoice convert(final String value) {
			try {
				return DeviceChoice.parse(value);
			}
			catch (final SpinepsException e) {
				throw new TypeConversionException(e.getMessage());
			}
		}
	}

	/** Knows the words for precisions. */
	private static final class PrecisionConverter implements
		ITypeConverter<Precision>
	{

		@Override
		public Precision convert(final String value) {
			try {
				return Precision.parse(value.toLowerCase(Locale.ROOT));
			}
			catch (final SpinepsException e) {
				throw new TypeConversionException(e.getMessage());
			}
		}
	}

	/** At least one thread. */
	private static final class ThreadsConverter implements
		ITypeConverter<Integer>
	{

		@Override
		public Integer convert(final String value) {
			if (value.matches("[1-9]\\d{0,3}")) return Integer.valueOf(value);
			throw new TypeConversionException("Invalid number of threads '" + value +
				"'; expected 1 or more");
		}
	}

	/** "mean" or a number. */
	private static final class TimeConverter implements
		ITypeConverter<TimeHandling>
	{

		@Override
		public TimeHandling convert(final String value) {
			if (value.equalsIgnoreCase("mean")) return TimeHandling.MEAN;
			if (value.matches("\\d{1,6}")) return TimeHandling.index(Integer.parseInt(
				value));
			throw new TypeConversionException("Invalid time point '" + value +
				"'; expected mean, or a number counted from 0");
		}
	}
}
