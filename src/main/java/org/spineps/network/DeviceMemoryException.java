package org.spineps.network;

/**
 * The memory of the device was not enough for a patch. The sliding window mends
 * it with smaller tiles, and then with the CPU, before it gives up.
 */
public final class DeviceMemoryException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param message what the engine said
	 * @param cause the engine's exception; may be null
	 */
	public DeviceMemoryException(final String message, final Throwable cause) {
		super(message, cause);
	}
}
