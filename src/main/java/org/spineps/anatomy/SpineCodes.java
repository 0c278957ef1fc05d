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

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * SNOMED CT codes of structures and levels, as DICOM lists them (PS3.16, context
 * groups 6115, 7192, 7603, 7604). What has no code there gets that of what it is a
 * part of.
 */
public final class SpineCodes {

	/** Category of everything that this program segments. */
	public static final CodedConcept ANATOMICAL_STRUCTURE = code("91723000",
		"Anatomical Structure");
	/** A vertebra of unknown level, or a part of one. */
	public static final CodedConcept VERTEBRA = code("51282000", "Vertebra");
	/** What is only known to be in the spine. */
	public static final CodedConcept SPINE = code("421060004",
		"Structure of vertebral column");

	private static final CodedConcept LEFT = code("7771000", "Left");
	private static final CodedConcept RIGHT = code("24028007", "Right");
	private static final CodedConcept SACRUM = code("54735007", "Sacrum");

	private static final Map<Level, CodedConcept> VERTEBRAE = new EnumMap<>(
		Level.class);
	private static final Map<Level, CodedConcept> DISCS = new EnumMap<>(
		Level.class);
	private static final Map<Structure, CodedConcept> STRUCTURES = new EnumMap<>(
		Structure.class);

	static {
		final String[] vertebrae = { "14806007", "39976000", "113205007", "5329002",
			"36978003", "36054005", "87391001", "64864005", "53733008", "1626008",
			"73071006", "56401006", "45296009", "62487009", "11068009", "82687006",
			"7610001", "12989004", "23215003", "", "66794005", "14293000", "36470004",
			"11994002", "49668003" };
		final String[] discs = { "", "1078209008", "58820006", "49400002",
			"73959003", "75095006", "37414007", "40908007", "6004007", "2620004",
			"82965004", "72692000", "74401007", "28693002", "9188009", "113209001",
			"34959001", "1537001", "76206002", "", "80064006", "67459009", "62551000",
			"84020006", "715056000" };
		for (int i = 0; i < vertebrae.length; i++) {
			final Level level = Level.values()[i];
			if (!vertebrae[i].isEmpty()) VERTEBRAE.put(level, code(vertebrae[i], level
				.label() + " vertebra"));
			if (!discs[i].isEmpty()) DISCS.put(level, code(discs[i], level.label() +
				"/" + level.below() + " disc"));
		}
		VERTEBRAE.put(Level.SACRUM, SACRUM);
		STRUCTURES.put(Structure.SACRUM, SACRUM);
		STRUCTURES.put(Structure.ARCH, code("40265002", "Arch of vertebra"));
		STRUCTURES.put(Structure.SPINOUS_PROCESS, code("55678000",
			"Spinous process of vertebra"));
		STRUCTURES.put(Structure.CORD, code("2748008", "Spinal cord"));
		STRUCTURES.put(Structure.CANAL, code("61853006", "Vertebral canal"));
		final CodedConcept transverse = code("73400003",
			"Transverse process of vertebra");
		STRUCTURES.put(Structure.COSTAL_PROCESS_LEFT, transverse);
		STRUCTURES.put(Structure.COSTAL_PROCESS_RIGHT, transverse);
		final CodedConcept superior = code("317665004",
			"Superior articular process of vertebra");
		STRUCTURES.put(Structure.SUPERIOR_ARTICULAR_LEFT, superior);
		STRUCTURES.put(Structure.SUPERIOR_ARTICULAR_RIGHT, superior);
		final CodedConcept inferior = code("317766009",
			"Inferior articular process of vertebra");
		STRUCTURES.put(Structure.INFERIOR_ARTICULAR_LEFT, inferior);
		STRUCTURES.put(Structure.INFERIOR_ARTICULAR_RIGHT, inferior);
	}

	private SpineCodes() {
		// static methods only
	}

	private static CodedConcept code(final String value, final String meaning) {
		return new CodedConcept(value, "SCT", meaning);
	}

	/**
	 * @param label label of a vertebra or the sacrum in an instance mask
	 * @return its code; that of any vertebra if its level is unknown or has none
	 */
	public static CodedConcept ofVertebra(final int label) {
		return Level.of(label).map(VERTEBRAE::get).orElse(VERTEBRA);
	}

	/**
	 * @param label label of a disc in an instance mask
	 * @return its code; that of the spine if its level is unknown or has none
	 */
	public static CodedConcept ofDisc(final int label) {
		return Level.of(label - Level.DISC_OFFSET).map(DISCS::get).orElse(SPINE);
	}

	/**
	 * @param structure a structure
	 * @return its code, or that of what it is a part of
	 */
	public static CodedConcept of(final Structure structure) {
		return STRUCTURES.getOrDefault(structure, structure == Structure.DISC ||
			structure == Structure.METAL ? SPINE : Structure.isSacrumPart(structure
				.id()) ? SACRUM : VERTEBRA);
	}

	/**
	 * @param structure a structure
	 * @return the side of the body that its name states
	 */
	public static Optional<CodedConcept> side(final Structure structure) {
		if (structure.label().endsWith(" left")) return Optional.of(LEFT);
		return structure.label().endsWith(" right") ? Optional.of(RIGHT) : Optional
			.empty();
	}
}
