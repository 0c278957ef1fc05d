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
package org.spineps.anatomy;

import java.util.Objects;
import java.util.Optional;

/**
 * The meaning of a label of a {@link LabelScheme}, in terms shared by all
 * schemes.
 *
 * @param kind which tissue
 * @param level which level: of a vertebra its own, of a disc or of endplates
 *          the vertebra above; null if the scheme does not distinguish levels
 * @param partial whether the scheme marks it as cut by the field of view
 * @param number n of the vertebra Vn, or of the one above, whose level nothing
 *          tells (0 for a disc over V1); null if the level is known or the scheme
 *          does not count
 */
public record LabelSchemePart(Kind kind, Level level, boolean partial,
	Integer number)
{

	/** Which tissue. */
	public enum Kind {
			/** Body and posterior elements together. */
			VERTEBRA("vertebra"), //
			SACRUM("sacrum"), //
			SACRUM_PART_1(Structure.SACRUM_PART_1), //
			SACRUM_PART_2(Structure.SACRUM_PART_2), //
			SACRUM_PART_3(Structure.SACRUM_PART_3), //
			SACRUM_PART_4(Structure.SACRUM_PART_4), //
			SACRUM_PART_5(Structure.SACRUM_PART_5), //
			COCCYX("coccyx"), //
			ARCH(Structure.ARCH), //
			SPINOUS_PROCESS(Structure.SPINOUS_PROCESS), //
			COSTAL_PROCESS_LEFT(Structure.COSTAL_PROCESS_LEFT), //
			COSTAL_PROCESS_RIGHT(Structure.COSTAL_PROCESS_RIGHT), //
			SUPERIOR_ARTICULAR_LEFT(Structure.SUPERIOR_ARTICULAR_LEFT), //
			SUPERIOR_ARTICULAR_RIGHT(Structure.SUPERIOR_ARTICULAR_RIGHT), //
			INFERIOR_ARTICULAR_LEFT(Structure.INFERIOR_ARTICULAR_LEFT), //
			INFERIOR_ARTICULAR_RIGHT(Structure.INFERIOR_ARTICULAR_RIGHT), //
			CORPUS(Structure.CORPUS), //
			CORPUS_CORE(Structure.CORPUS_CORE), //
			DENS(Structure.DENS), //
			DISC("disc"), //
			ENDPLATE("endplate"), //
			ENDPLATE_SUPERIOR(Structure.ENDPLATE_SUPERIOR), //
			ENDPLATE_INFERIOR(Structure.ENDPLATE_INFERIOR), //
			CORD(Structure.CORD), //
			/** The canal without the cord. */
			CANAL(Structure.CANAL), //
			/** Canal and cord in one. */
			CANAL_WITH_CORD("spinal canal with cord"), //
			METAL(Structure.METAL);

		private final String label;

		Kind(final String label) {
			this.label = label;
		}

		Kind(final Structure structure) {
			this(structure.label());
		}

		/** @return name for people, lower case */
		public String label() {
			return label;
		}

		/**
		 * The nearest wider meaning.
		 *
		 * @return the kind that this one is a part of, or empty
		 */
		public Optional<Kind> wider() {
			return Optional.ofNullable(switch (this) {
				case CORPUS_CORE -> CORPUS;
				case ARCH, SPINOUS_PROCESS, COSTAL_PROCESS_LEFT, COSTAL_PROCESS_RIGHT,
						SUPERIOR_ARTICULAR_LEFT, SUPERIOR_ARTICULAR_RIGHT,
						INFERIOR_ARTICULAR_LEFT, INFERIOR_ARTICULAR_RIGHT, CORPUS, DENS ->
					VERTEBRA;
				case ENDPLATE_SUPERIOR, ENDPLATE_INFERIOR -> ENDPLATE;
				case CORD, CANAL -> CANAL_WITH_CORD;
				case SACRUM_PART_1, SACRUM_PART_2, SACRUM_PART_3, SACRUM_PART_4,
						SACRUM_PART_5 ->
					SACRUM;
				default -> null;
			});
		}
	}

	/** Checks that there is a kind. */
	public LabelSchemePart {
		Objects.requireNonNull(kind);
	}

	/**
	 * A part whose level is known, or that has none.
	 *
	 * @param kind which tissue
	 * @param level which level, or null
	 * @param partial whether it is cut by the field of view
	 */
	public LabelSchemePart(final Kind kind, final Level level,
		final boolean partial)
	{
		this(kind, level, partial, null);
	}

	/**
	 * @param kind which tissue
	 * @return that tissue at any level
	 */
	public static LabelSchemePart of(final Kind kind) {
		return new LabelSchemePart(kind, null, false);
	}

	/**
	 * @param kind which tissue
	 * @param number n of the vertebra Vn, see {@link UnknownLevels}
	 * @return that tissue of a vertebra of unknown level
	 */
	public static LabelSchemePart ofUnknown(final Kind kind, final int number) {
		return new LabelSchemePart(kind, null, false, number);
	}

	/**
	 * @param kind which tissue
	 * @param level which level
	 * @return that tissue of that level, wholly visible
	 */
	public static LabelSchemePart of(final Kind kind, final Level level) {
		return new LabelSchemePart(kind, level, false);
	}

	/** @return the level, or empty */
	public Optional<Level> levelIfKnown() {
		return Optional.ofNullable(level);
	}

	/**
	 * @return name for people, e.g. "L4", "disc L4", "endplate L4", "sacrum"; "V3",
	 *         "disc V3" where the level is unknown
	 */
	public String name() {
		final StringBuilder name = new StringBuilder();
		final String at = level != null ? level.label() : number == null ? null
			: number == 0 ? "over V1" : "V" + number;
		if (at == null) name.append(kind.label());
		else if (kind == Kind.VERTEBRA) name.append(at);
		else name.append(kind.label()).append(' ').append(at);
		if (partial) name.append(" (partial)");
		return name.toString();
	}
}
