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

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The structures of a semantic spine mask, with SPINEPS's label ids (Möller et
 * al. 2024, section 2.1). 50 to 53 are read, but not written by default: 50 is
 * the core of the body and becomes {@link #CORPUS}; 52 and 53 are the upper and
 * lower endplate.
 */
public enum Structure {

		SACRUM(26, "sacrum"), //
		ARCH(41, "vertebral arch"), //
		SPINOUS_PROCESS(42, "spinous process"), //
		COSTAL_PROCESS_LEFT(43, "costal process left"), //
		COSTAL_PROCESS_RIGHT(44, "costal process right"), //
		SUPERIOR_ARTICULAR_LEFT(45, "superior articular process left"), //
		SUPERIOR_ARTICULAR_RIGHT(46, "superior articular process right"), //
		INFERIOR_ARTICULAR_LEFT(47, "inferior articular process left"), //
		INFERIOR_ARTICULAR_RIGHT(48, "inferior articular process right"), //
		CORPUS(49, "vertebral body"), //
		CORPUS_CORE(50, "vertebral body core"), //
		DENS(51, "dens axis"), //
		ENDPLATE_SUPERIOR(52, "upper endplate"), //
		ENDPLATE_INFERIOR(53, "lower endplate"), //
		CORD(60, "spinal cord"), //
		CANAL(61, "spinal canal"), //
		ENDPLATE(62, "endplate"), //
		SACRUM_PART_1(70, "sacrum, part 1"), //
		SACRUM_PART_2(71, "sacrum, part 2"), //
		SACRUM_PART_3(72, "sacrum, part 3"), //
		SACRUM_PART_4(73, "sacrum, part 4"), //
		SACRUM_PART_5(74, "sacrum, part 5"), //
		METAL(80, "metal"), //
		DISC(100, "intervertebral disc");

	/** The fourteen classes of the published semantic network, in id order. */
	public static final List<Structure> SEMANTIC = List.of(SACRUM, ARCH,
		SPINOUS_PROCESS, COSTAL_PROCESS_LEFT, COSTAL_PROCESS_RIGHT,
		SUPERIOR_ARTICULAR_LEFT, SUPERIOR_ARTICULAR_RIGHT, INFERIOR_ARTICULAR_LEFT,
		INFERIOR_ARTICULAR_RIGHT, CORPUS, CORD, CANAL, ENDPLATE, DISC);

	private final int id;
	private final String label;

	Structure(final int id, final String label) {
		this.id = id;
		this.label = label;
	}

	/** @return label id in a semantic mask */
	public int id() {
		return id;
	}

	/** @return name for people, lower case */
	public String label() {
		return label;
	}

	/** @return whether the structure is part of a vertebra (41..51) */
	public boolean isVertebra() {
		return isVertebra(id);
	}

	/**
	 * @param id label id in a semantic mask
	 * @return whether it is part of a vertebra's bone (41..51)
	 */
	public static boolean isVertebra(final int id) {
		return id >= 41 && id <= 51;
	}

	/**
	 * @param id label id in a semantic mask
	 * @return whether it is one of the parts (70..74) that networks for CT divide
	 *         the sacrum into
	 */
	public static boolean isSacrumPart(final int id) {
		return id >= SACRUM_PART_1.id && id <= SACRUM_PART_5.id;
	}

	/**
	 * @param id label id in a semantic mask
	 * @return the structure, or empty for an unknown id
	 */
	public static Optional<Structure> of(final int id) {
		return Arrays.stream(values()).filter(s -> s.id == id).findFirst();
	}
}
