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
package org.spineps.convert.spineps;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.spineps.anatomy.Level;
import org.spineps.anatomy.Structure;

/** Names of labels in SPINEPS's configuration files, and their ids. */
final class LabelNames {

	private static final int LARGEST = 0xffff;
	private static final int COCCYX = 27;
	private static final int FIRST_SACRAL = 29;

	private static final Map<String, Integer> IDS = ids();

	private LabelNames() {
		// static methods only
	}

	/**
	 * @param name name of a structure or vertebra, or a number
	 * @return its id, or empty for an unknown name
	 */
	static Optional<Integer> id(final String name) {
		final String word = name.strip().toLowerCase(Locale.ROOT);
		if (word.matches("[0-9]{1,5}")) return Optional.of(Integer.valueOf(word))
			.filter(id -> id <= LARGEST);
		final Integer id = IDS.get(word);
		return id != null ? Optional.of(id) : Level.named(word).map(Level::id);
	}

	private static Map<String, Integer> ids() {
		final Map<String, Integer> ids = new HashMap<>();
		ids.put("unknown", 0);
		ids.put("background", 0);
		ids.put("vertebra_full", 40);
		put(ids, "arcus_vertebrae", Structure.ARCH);
		put(ids, "spinosus_process", Structure.SPINOUS_PROCESS);
		put(ids, "costal_process_left", Structure.COSTAL_PROCESS_LEFT);
		put(ids, "costal_process_right", Structure.COSTAL_PROCESS_RIGHT);
		put(ids, "superior_articular_left", Structure.SUPERIOR_ARTICULAR_LEFT);
		put(ids, "superior_articular_right", Structure.SUPERIOR_ARTICULAR_RIGHT);
		put(ids, "inferior_articular_left", Structure.INFERIOR_ARTICULAR_LEFT);
		put(ids, "inferior_articular_right", Structure.INFERIOR_ARTICULAR_RIGHT);
		put(ids, "vertebra_corpus_border", Structure.CORPUS);
		put(ids, "vertebra_corpus", Structure.CORPUS_CORE);
		put(ids, "dens_axis", Structure.DENS);
		put(ids, "vertebral_body_endplate_superior",
			Structure.ENDPLATE_SUPERIOR);
		put(ids, "vertebral_body_endplate_inferior",
			Structure.ENDPLATE_INFERIOR);
		ids.put("vertebra_disc_superior", 58);
		ids.put("vertebra_disc_inferior", 59);
		put(ids, "spinal_cord", Structure.CORD);
		put(ids, "spinal_canal", Structure.CANAL);
		put(ids, "endplate", Structure.ENDPLATE);
		ids.put("rib_left", 63);
		ids.put("rib_right", 64);
		ids.put("metal", 80);
		put(ids, "vertebra_disc", Structure.DISC);
		ids.put("spinal_canal_ivd_lvl", 126);
		ids.put("cocc", COCCYX);
		for (int sacral = 2; sacral <= 6; sacral++)
			ids.put("s" + sacral, FIRST_SACRAL + sacral - 2);
		return Map.copyOf(ids);
	}

	private static void put(final Map<String, Integer> ids, final String name,
		final Structure structure)
	{
		ids.put(name, structure.id());
	}
}
