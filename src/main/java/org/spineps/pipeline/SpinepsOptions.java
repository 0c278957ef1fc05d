package org.spineps.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a user may choose for one run. Immutable; start from {@link #DEFAULTS}.
 *
 * @param semanticModel id of a packaged or stored model, or path of its folder;
 *          empty for the packaged default
 * @param instanceModel the same for the instance network
 * @param device "auto", "cpu", "gpu", "gpu:N" or "mps"
 * @param threads CPU threads for everything, 0 for all cores
 */
public record SpinepsOptions(String semanticModel, String instanceModel,
	String device, int threads)
{

	/** The packaged networks on the device that is found, with all cores. */
	public static final SpinepsOptions DEFAULTS = new SpinepsOptions("", "",
		"auto", 0);

	/**
	 * @throws IllegalArgumentException if threads is negative
	 */
	public SpinepsOptions {
		if (threads < 0) throw new IllegalArgumentException(
			"A negative number of threads: " + threads);
	}

	/** @return the threads to use on this machine, at least 1 */
	public int effectiveThreads() {
		return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
	}

	/** @return the options by name, for provenance */
	public Map<String, String> asMap() {
		final Map<String, String> map = new LinkedHashMap<>();
		map.put("semantic-model", semanticModel);
		map.put("instance-model", instanceModel);
		map.put("device", device);
		map.put("threads", Integer.toString(effectiveThreads()));
		return map;
	}
}
