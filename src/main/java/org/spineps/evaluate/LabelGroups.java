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
package org.spineps.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

import org.spineps.anatomy.LabelScheme;
import org.spineps.anatomy.LabelSchemePart;
import org.spineps.anatomy.LabelSchemePart.Kind;
import org.spineps.anatomy.Structure;
import org.spineps.anatomy.UnknownLevels;

/**
 * The groups by which a mask is evaluated, and the scheme that names its labels.
 *
 * @param name for reports, e.g. "spineps"
 * @param scheme gives names and levels to labels; null if there is none
 * @param groups in the order of the report
 */
public record LabelGroups(String name, LabelScheme scheme,
	List<LabelGroup> groups)
{

	/** All labels in one group, without names. */
	public static final LabelGroups UNGROUPED = new LabelGroups("ungrouped", null,
		List.of(new LabelGroup("all", new TreeSet<>(), false, false)));

	private static final String CANAL_WITH_CORD = "spinal canal with cord";

	/**
	 * Makes the list unmodifiable.
	 *
	 * @throws IllegalArgumentException if there is no group or two have one name
	 */
	public LabelGroups {
		groups = List.copyOf(groups);
		if (groups.isEmpty()) throw new IllegalArgumentException(
			"No group of labels");
		if (groups.stream().map(LabelGroup::name).distinct().count() < groups
			.size()) throw new IllegalArgumentException(
				"Two groups have the same name");
	}

	/**
	 * The built-in groups.
	 *
	 * @param key "spineps" for SPINEPS's semantic and instance masks, "ungrouped",
	 *          or the key of a {@link LabelScheme}; in any case
	 * @return its groups, or empty
	 */
	public static Optional<LabelGroups> named(final String key) {
		if (key.strip().toLowerCase(Locale.ROOT).equals(UNGROUPED.name))
			return Optional.of(UNGROUPED);
		return LabelScheme.of(key).map(LabelGroups::of);
	}

	/**
	 * @param scheme a label scheme
	 * @return vertebrae, discs and endplates as instances, the rest as single
	 *         structures; for {@link LabelScheme#SPINEPS} the structures of the
	 *         semantic mask too, whose ids are taken for these and not for V11 to V23
	 *         of unknown level, unless {@link #forLabels} is asked
	 */
	public static LabelGroups of(final LabelScheme scheme) {
		return of(scheme, false);
	}

	/**
	 * The groups for masks that hold certain labels: these, except that the built-in
	 * ones of SPINEPS have vertebrae and no structures under 41 to 55 where the
	 * labels are those of {@linkplain UnknownLevels#in unknown levels}.
	 *
	 * @param present the labels of a mask
	 * @return the groups
	 */
	public LabelGroups forLabels(final Collection<Integer> present) {
		return UnknownLevels.in(present) && equals(of(LabelScheme.SPINEPS)) ? of(
			scheme, true) : this;
	}

	private static LabelGroups of(final LabelScheme scheme,
		final boolean unknownLevels)
	{
		final Builder builder = new Builder(scheme, unknownLevels);
		if (scheme != LabelScheme.SPINEPS_SEMANTIC) {
			builder.instances("vertebra", Kind.VERTEBRA);
			builder.instances("disc", Kind.DISC);
			builder.instances("endplate", Kind.ENDPLATE);
			builder.single("sacrum", Kind.SACRUM);
		}
		if (scheme == LabelScheme.SPINEPS ||
			scheme == LabelScheme.SPINEPS_SEMANTIC) builder.structures(
				scheme == LabelScheme.SPINEPS_SEMANTIC);
		builder.single("metal", Kind.METAL);
		builder.single("spinal cord", Kind.CORD);
		builder.single("spinal canal", Kind.CANAL);
		if (builder.has(Kind.CANAL)) builder.single(CANAL_WITH_CORD, Kind.CORD,
			Kind.CANAL);
		builder.single(CANAL_WITH_CORD, Kind.CANAL_WITH_CORD);
		return new LabelGroups(scheme.key(), scheme, builder.groups);
	}

	/** @return the schemes whose labels these groups take; empty if any */
	public Set<LabelScheme> schemes() {
		if (scheme == null) return Set.of();
		return scheme == LabelScheme.SPINEPS ? EnumSet.of(LabelScheme.SPINEPS,
			LabelScheme.SPINEPS_SEMANTIC, LabelScheme.VERSE) : EnumSet.of(scheme);
	}

	/**
	 * What the labels of a mask stand for.
	 *
	 * @param present the labels that occur
	 * @return label → part, for those that the scheme knows
	 */
	public SortedMap<Integer, LabelSchemePart> parts(
		final Collection<Integer> present)
	{
		return scheme == null ? new TreeMap<>() : scheme.partsOf(present);
	}

	/**
	 * @param label a label other than 0
	 * @return whether it is in any group
	 */
	public boolean contains(final int label) {
		return groups.stream().anyMatch(group -> group.contains(label));
	}

	/** Collects groups from the parts of a scheme. */
	private static final class Builder {

		private final LabelScheme scheme;
		private final boolean unknownLevels;
		private final List<LabelGroup> groups = new ArrayList<>();

		Builder(final LabelScheme scheme, final boolean unknownLevels) {
			this.scheme = scheme;
			this.unknownLevels = unknownLevels;
		}

		void instances(final String name, final Kind kind) {
			final TreeSet<Integer> labels = labels(part -> part.kind() == kind);
			if (!labels.isEmpty()) groups.add(new LabelGroup(name, labels, false,
				false));
		}

		void single(final String name, final Kind... kinds) {
			final List<Kind> wanted = List.of(kinds);
			final TreeSet<Integer> labels = labels(part -> wanted.contains(part
				.kind()));
			if (!labels.isEmpty()) groups.add(new LabelGroup(name, labels, true, labels
				.size() > 1));
		}

		boolean has(final Kind kind) {
			return !labels(part -> part.kind() == kind).isEmpty();
		}

		void structures(final boolean semanticOnly) {
			if (semanticOnly) structure("sacrum", Structure.SACRUM,
				Structure.SACRUM_PART_1, Structure.SACRUM_PART_2,
				Structure.SACRUM_PART_3, Structure.SACRUM_PART_4,
				Structure.SACRUM_PART_5);
			structure("vertebra (semantic)", Structure.ARCH,
				Structure.SPINOUS_PROCESS, Structure.COSTAL_PROCESS_LEFT,
				Structure.COSTAL_PROCESS_RIGHT, Structure.SUPERIOR_ARTICULAR_LEFT,
				Structure.SUPERIOR_ARTICULAR_RIGHT, Structure.INFERIOR_ARTICULAR_LEFT,
				Structure.INFERIOR_ARTICULAR_RIGHT, Structure.CORPUS,
				Structure.CORPUS_CORE, Structure.DENS);
			structure("arch", Structure.ARCH);
			structure("spinous process", Structure.SPINOUS_PROCESS);
			structure("costal processes", Structure.COSTAL_PROCESS_LEFT,
				Structure.COSTAL_PROCESS_RIGHT);
			structure("superior articular processes",
				Structure.SUPERIOR_ARTICULAR_LEFT,
				Structure.SUPERIOR_ARTICULAR_RIGHT);
			structure("inferior articular processes",
				Structure.INFERIOR_ARTICULAR_LEFT,
				Structure.INFERIOR_ARTICULAR_RIGHT);
			structure("vertebral body", Structure.CORPUS, Structure.CORPUS_CORE);
			structure("endplate (semantic)", Structure.ENDPLATE, Structure.ENDPLATE_SUPERIOR,
				Structure.ENDPLATE_INFERIOR);
			structure("disc (semantic)", Structure.DISC);
		}

		private void structure(final String name,
			final Structure... structures)
		{
			final TreeSet<Integer> labels = new TreeSet<>();
			for (final Structure structure : structures)
				if (!unknownLevels || !UnknownLevels.has(structure.id())) labels.add(
					structure.id());
			if (!labels.isEmpty()) groups.add(new LabelGroup(name, labels, true, labels.size() > 1));
		}

		private boolean isStructure(final int label) {
			return scheme == LabelScheme.SPINEPS && !unknownLevels && UnknownLevels.has(
				label) && Structure.of(label).isPresent();
		}

		private TreeSet<Integer> labels(final Predicate<LabelSchemePart> wanted) {
			final TreeSet<Integer> labels = new TreeSet<>();
			for (final Map.Entry<Integer, LabelSchemePart> entry : scheme.parts()
				.entrySet())
				if (wanted.test(entry.getValue()) && !isStructure(entry.getKey())) labels
					.add(entry.getKey());
			return labels;
		}
	}
}
