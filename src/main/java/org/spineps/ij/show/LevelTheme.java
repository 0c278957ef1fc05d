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
package org.spineps.ij.show;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A table of levels in a window: some of the columns of the file, with headings. */
public enum LevelTheme {
		/** What was noticed, and how sure everything is. */
		FINDINGS("findings", "naming", "Naming", "name_confidence",
			"Name confidence", "outline_confidence", "Outline confidence", "findings",
			"Findings", "flags", "Remarks"),
		/** Heights, depths, shapes of the vertebral bodies. */
		BODIES("bodies", "height_anterior_mm", "Height anterior (mm)",
			"height_middle_mm", "Height middle (mm)", "height_posterior_mm",
			"Height posterior (mm)", "wedge_ratio", "Wedge ratio", "biconcavity_ratio",
			"Biconcavity ratio", "crush_ratio", "Crush ratio", "height_loss_percent",
			"Height loss (%)", "genant_grade", "Genant grade", "genant_shape",
			"Genant shape", "body_wedge_deg", "Body wedge (deg)", "depth_superior_mm",
			"Depth superior (mm)", "depth_inferior_mm", "Depth inferior (mm)",
			"width_mm", "Width (mm)", "body_volume_mm3", "Body volume (mm3)"),
		/** The disc under each level, and the slip on it. */
		DISCS("discs", "disc_height_anterior_mm", "Disc height anterior (mm)",
			"disc_height_middle_mm", "Disc height middle (mm)",
			"disc_height_posterior_mm", "Disc height posterior (mm)", "disc_height_mm",
			"Disc height (mm)", "disc_height_index", "Disc height index",
			"disc_height_loss", "Disc height loss", "disc_farfan_index", "Farfan index",
			"disc_angle_deg", "Disc angle (deg)", "disc_volume_mm3",
			"Disc volume (mm3)", "disc_signal_csf", "Disc signal / CSF", "slip_mm",
			"Slip (mm)", "slip_percent", "Slip (%)", "meyerding_grade",
			"Meyerding grade", "slip_direction", "Slip direction"),
		/** Width of the canal and of the cord in it. */
		CANAL("canal", "canal_ap_body_mm", "Canal AP body (mm)",
			"canal_area_body_mm2", "Canal area body (mm2)", "canal_ap_disc_mm",
			"Canal AP disc (mm)", "canal_area_disc_mm2", "Canal area disc (mm2)",
			"canal_ap_least_mm", "Canal AP least (mm)", "canal_area_least_mm2",
			"Canal area least (mm2)", "canal_grade", "Canal grade",
			"canal_compression", "Canal compression", "cord_ap_mm", "Cord AP (mm)",
			"cord_rl_mm", "Cord RL (mm)", "cord_area_mm2", "Cord area (mm2)",
			"cord_ap_disc_mm", "Cord AP disc (mm)", "cord_ap_rl", "Cord AP / RL",
			"cord_compression", "Cord compression", "cord_canal_share",
			"Cord / canal"),
		/** How the levels stand to each other. */
		ALIGNMENT("alignment", "curvature_sagittal_per_m",
			"Curvature sagittal (1/m)", "curvature_coronal_per_m",
			"Curvature coronal (1/m)", "step_up_mm", "Voxel step up (mm)", "step_ap_mm",
			"Voxel step AP (mm)", "step_rl_mm", "Voxel step RL (mm)", "step_deg", "Voxel step (deg)",
			"posture", "Posture");

	private final String key;
	private final Map<String, String> headings;

	LevelTheme(final String key, final String... columnsAndHeadings) {
		this.key = key;
		final Map<String, String> all = new LinkedHashMap<>();
		for (int i = 0; i < columnsAndHeadings.length; i += 2)
			all.put(columnsAndHeadings[i], columnsAndHeadings[i + 1]);
		headings = Collections.unmodifiableMap(all);
	}

	/** @return its word in titles and macros, e.g. "bodies" */
	public String key() {
		return key;
	}

	/** @return column of the file &rarr; heading, from left to right */
	Map<String, String> headings() {
		return headings;
	}
}
