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
package org.spineps.io.point;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.spineps.anatomy.Level;

/** The names that TPTBox gives to vertebrae and structures in JSON files. */
final class PoiNames {

	private static final Map<Integer, String> STRUCTURES = Map.ofEntries(Map
		.entry(40, "Vertebra_Full"), Map.entry(41, "Arcus_Vertebrae"), Map.entry(42,
			"Spinosus_Process"), Map.entry(43, "Costal_Process_Left"), Map.entry(44,
				"Costal_Process_Right"), Map.entry(45, "Superior_Articular_Left"), Map
					.entry(46, "Superior_Articular_Right"), Map.entry(47,
						"Inferior_Articular_Left"), Map.entry(48,
							"Inferior_Articular_Right"), Map.entry(49,
								"Vertebra_Corpus_border"), Map.entry(50, "Vertebra_Corpus"), Map
									.entry(51, "Dens_axis"), Map.entry(52,
										"Vertebral_Body_Endplate_Superior"), Map.entry(53,
											"Vertebral_Body_Endplate_Inferior"), Map.entry(60,
												"Spinal_Cord"), Map.entry(61, "Spinal_Canal"), Map.entry(62,
													"Endplate"), Map.entry(100, "Vertebra_Disc"));
	private static final Map<String, Integer> STRUCTURE_IDS = new HashMap<>();

	static {
		STRUCTURES.forEach((id, name) -> STRUCTURE_IDS.put(name.toLowerCase(
			Locale.ROOT), id));
	}

	private PoiNames() {
		// static methods only
	}

	static String level(final int id) {
		return Level.of(id).map(level -> level == Level.SACRUM ? "S1" : level
			.name()).orElse(Integer.toString(id));
	}

	static String structure(final int id) {
		return STRUCTURES.getOrDefault(id, Integer.toString(id));
	}

	/** @return id of a name or number, empty if it is neither */
	static Optional<Integer> levelId(final String key) {
		final Optional<Integer> number = number(key);
		return number.isPresent() ? number : Level.named(key).map(Level::id);
	}

	/** @return id of a name or number, empty if it is neither */
	static Optional<Integer> structureId(final String key) {
		final Optional<Integer> number = number(key);
		return number.isPresent() ? number : Optional.ofNullable(STRUCTURE_IDS.get(
			key.toLowerCase(Locale.ROOT)));
	}

	private static Optional<Integer> number(final String key) {
		return key.matches("[0-9]{1,5}") ? Optional.of(Integer.valueOf(key))
			: Optional.empty();
	}
}
