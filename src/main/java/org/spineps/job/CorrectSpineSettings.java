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
package org.spineps.job;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.spineps.SpinepsException;
import org.spineps.anatomy.Structure;
import org.spineps.job.setting.CheckedSettings;
import org.spineps.job.setting.JobDescription;
import org.spineps.job.setting.Setting;
import org.spineps.pipeline.correct.LabelPainting.Over;

/**
 * What the user chose for Correct Spine.
 *
 * @param action key of an {@link Action}
 * @param vertebra name or label of what is corrected; blank for the vertebra at the
 *          point
 * @param with the other vertebra of a merge; blank for the neighbour that is nearer to
 *          the point
 * @param x column of the point in pixels; −1 for the point selection of the image
 * @param y its row
 * @param slice its slice, or the first one that is painted, from 1; 0 for the current
 *          one
 * @param until the last slice that is painted; 0 for the first one only
 * @param structure what is painted: the label of a {@link Structure}; blank for the
 *          bone that it is, or body
 * @param over key of what may be painted over
 */
public record CorrectSpineSettings(
	@Setting(label = "Action", choices = CorrectSpineSettings.Actions.class,
		help = "window opens the tools; the others do one thing.")
	String action,
	@Setting(label = "Vertebra (name or label)",
		help = "As table and overlay call it; new for a new one. Blank: the one at the " +
			"point. erase and delete also take discs and other structures.")
	String vertebra,
	@Setting(label = "Merge with", help = "Blank: the neighbour that is nearer to " +
		"the point.")
	String with,
	@Setting(label = "Point x (pixels)", min = -1,
		help = "-1: the point selection of the image.")
	double x,
	@Setting(label = "Point y (pixels)", min = -1)
	double y,
	@Setting(label = "Slice (from 1)", min = 0, help = "0: the current one.")
	int slice,
	@Setting(label = "Last slice to paint", min = 0, help = "0: the first one only.")
	int until,
	@Setting(label = "Structure to paint",
		choices = CorrectSpineSettings.Structures.class,
		help = "as it is: bone stays the part that it is, all else becomes body.")
	String structure,
	@Setting(label = "Paint over", choices = CorrectSpineSettings.Overs.class,
		help = "What may get another label.")
	String over) implements CheckedSettings
{

	/** What can be done. */
	public enum Action {
			/** Opens the tools. */
			WINDOW,
			/** Parts two vertebrae that have one label. */
			SPLIT,
			/** Makes one vertebra of two. */
			MERGE,
			/** Takes an instance away. */
			DELETE,
			/** Lets the instance network look for a vertebra at the point. */
			ADD,
			/** Gives the selection a label. */
			PAINT,
			/** Takes the labels in the selection away. */
			ERASE,
			/** Fills a label between the slices that have it. */
			INTERPOLATE,
			/** Opens the label images to paint on. */
			EDIT,
			/** Takes the label images as they were painted. */
			TAKE,
			/** Takes the last correction back. */
			UNDO,
			/** Makes it again. */
			REDO;

		/** @return the word for macros */
		public String key() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** A vertebra that is not there yet. */
	public static final String NEW = "new";
	/** Bone stays the part that it is. */
	public static final String AS_IT_IS = "as it is";

	/** Opens the tools. */
	public static final CorrectSpineSettings DEFAULTS = new CorrectSpineSettings(
		Action.WINDOW.key(), "", "", -1, -1, 0, 0, AS_IT_IS, Over.EVERYTHING.key());

	/** The job. */
	public static final JobDescription<CorrectSpineSettings> JOB =
		new JobDescription<>("correct", "Correct Spine",
			"Corrects a result by hand: split, merge, delete, add, paint", DEFAULTS);

	/**
	 * @param action what to do
	 * @return settings for it
	 */
	public static CorrectSpineSettings of(final Action action) {
		return DEFAULTS.doing(action);
	}

	/**
	 * @param wanted what to do
	 * @return these settings for it
	 */
	public CorrectSpineSettings doing(final Action wanted) {
		return new CorrectSpineSettings(wanted.key(), vertebra, with, x, y, slice,
			until, structure, over);
	}

	/**
	 * @param newVertebra name or label
	 * @return these settings for it
	 */
	public CorrectSpineSettings to(final String newVertebra) {
		return new CorrectSpineSettings(action, newVertebra, with, x, y, slice,
			until, structure, over);
	}

	/**
	 * @param newX column in pixels
	 * @param newY row in pixels
	 * @param newSlice slice from 1
	 * @return these settings at that point
	 */
	public CorrectSpineSettings at(final double newX, final double newY,
		final int newSlice)
	{
		return new CorrectSpineSettings(action, vertebra, with, newX, newY, newSlice,
			until, structure, over);
	}

	@Override
	public void check() throws SpinepsException {
		if (until != 0 && until < Math.max(1, slice))
			throw new SpinepsException("Invalid value '" + until +
				"' for until; expected one that is not before slice", "", "");
	}

	/** @return what to do; the settings have been checked */
	public Action chosen() {
		return Action.valueOf(action.toUpperCase(Locale.ROOT));
	}

	/** @return what may be painted over; the settings have been checked */
	public Over paintOver() {
		return Over.valueOf(over.toUpperCase(Locale.ROOT));
	}

	/** @return what is painted; empty for bone as it is */
	public Optional<Structure> paint() {
		return Arrays.stream(Structure.values()).filter(one -> one.label().equals(
			structure)).findFirst();
	}

	/** Keys of actions. */
	public static final class Actions implements Setting.Choices {

		@Override
		public List<String> values() {
			return Arrays.stream(Action.values()).map(Action::key).toList();
		}
	}

	/** Structures that a result has. */
	public static final class Structures implements Setting.Choices {

		@Override
		public List<String> values() {
			return Stream.concat(Stream.of(AS_IT_IS), Structure.SEMANTIC.stream().map(
				Structure::label)).toList();
		}
	}

	/** What may be painted over. */
	public static final class Overs implements Setting.Choices {

		@Override
		public List<String> values() {
			return Arrays.stream(Over.values()).map(Over::key).toList();
		}
	}
}
