package org.spineps.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

import org.spineps.network.Precision;

/**
 * What a user may choose for one run. Immutable; start from {@link #DEFAULTS}.
 *
 * @param semanticModel id of a packaged or stored model, or path of its folder;
 *          empty for the packaged default
 * @param instanceModel the same for the instance network
 * @param device "auto", "cpu", "gpu", "gpu:N" or "mps"
 * @param threads CPU threads for everything, 0 for all cores
 * @param precision what the networks compute with: "float32", "auto", "bfloat16"
 *          or "float16"
 */
public record SpinepsOptions(String semanticModel, String instanceModel,
	String device, int threads, String precision)
{

	/** The packaged networks on the device that is found, with all cores. */
	public static final SpinepsOptions DEFAULTS = new SpinepsOptions("", "",
		"auto", 0);

	/**
	 * Options for networks that compute in 32 bits.
	 *
	 * @param semanticModel id or folder of a model; empty for the packaged one
	 * @param instanceModel the same for the instance network
	 * @param device "auto", "cpu", "gpu", "gpu:N" or "mps"
	 * @param threads CPU threads for everything, 0 for all cores
	 */
	public SpinepsOptions(final String semanticModel, final String instanceModel,
		final String device, final int threads)
	{
		this(semanticModel, instanceModel, device, threads, Precision.FLOAT32
			.text());
	}

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
		map.put("precision", precision);
		return map;
	}
}
