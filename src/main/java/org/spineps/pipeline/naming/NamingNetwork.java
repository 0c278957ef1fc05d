package org.spineps.pipeline.naming;

import org.spineps.SpinepsException;
import org.spineps.pipeline.instance.CutoutFormat;
import org.spineps.volume.ImageVolume;

/** A network that looks at one vertebra and says what it may be. */
public interface NamingNetwork {

	/** @return size and spacing of the patches that it wants, towards P, I and R */
	CutoutFormat format();

	/**
	 * @param patch intensities around one vertebra, upright, with axes P, I and R,
	 *          of the format's size and spacing, not normalised; read only
	 * @return what the network says, as probabilities
	 * @throws SpinepsException if the network cannot run
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	NamingHeads predict(ImageVolume patch) throws SpinepsException;
}
