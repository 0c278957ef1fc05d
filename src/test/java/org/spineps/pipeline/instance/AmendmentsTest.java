package org.spineps.pipeline.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.spineps.SpinepsException;
import org.spineps.pipeline.extra.ExtraSink;
import org.spineps.progress.Progress;
import org.spineps.testing.SpinePhantom;
import org.spineps.volume.AxisCodes;
import org.spineps.volume.Box;
import org.spineps.volume.Crop;
import org.spineps.volume.Grid;
import org.spineps.volume.LabelVolume;

/** Single amendments: what SPINEPS 2.0 does without, and what it does with one. */
class AmendmentsTest {

	private static final CutoutFormat FORMAT = CutoutFormat.spanning(
		new double[] { 1.5, 1.5, 2.5 }, new double[] { 120, 150, 90 }, 8);

	private static SpinePhantom phantom(final int slices,
		final double sliceMm)
	{
		return SpinePhantom.create(SpinePhantom.grid(new int[] { 100, 112,
			slices }, new double[] { 1.4, 1.4, sliceMm }, AxisCodes.PIR, 0), 3, true);
	}

	private static InstanceResult run(final LabelVolume semantic,
		final CutoutNetwork network, final Amendment... amendments)
		throws SpinepsException
	{
		return new InstancePhase(network, FORMAT, with(amendments)).run(semantic,
			Progress.NONE);
	}

	private static InstanceOptions with(final Amendment... amendments) {
		final Set<Amendment> set = EnumSet.noneOf(Amendment.class);
		for (final Amendment amendment : amendments)
			set.add(amendment);
		return InstanceOptions.ORIGINAL.with(set);
	}

	@Test
	void bodiesOfCoreAloneAreBodies() throws SpinepsException {
		final SpinePhantom phantom = phantom(36, 2.6);
		final LabelVolume core = phantom.semantic().copy();
		for (int v = 0; v < core.array().length; v++)
			if (core.array()[v] == 49) core.array()[v] = 50;
		assertThat(run(core, PhantomNetwork.perfect(phantom.instances())).count())
			.isZero();
		final InstanceResult result = run(core, PhantomNetwork.perfect(phantom
			.instances()), Amendment.CORE_WITHOUT_BORDER);
		assertThat(result.count()).isEqualTo(3);
		assertThat(result.semantic().array()).isEqualTo(phantom.semantic().array());
	}

	@Test
	void bodiesOfAThinStackAreErodedLess() throws SpinepsException {
		final SpinePhantom phantom = phantom(4, 5);
		assertThat(run(phantom.semantic(), PhantomNetwork.perfect(phantom
			.instances()), Amendment.STORAGE_INDEPENDENT).count())
				.isLessThanOrEqualTo(3);
		assertThat(run(phantom.semantic(), PhantomNetwork.perfect(phantom
			.instances()), Amendment.THIN_BODIES).count()).isEqualTo(3);
	}

	@Test
	void aBodyThatNobodyClaimsBecomesAVertebra() throws SpinepsException {
		final SpinePhantom phantom = phantom(36, 2.6);
		final LabelVolume known = phantom.instances().copy();
		for (int v = 0; v < known.array().length; v++)
			if (known.array()[v] == 3) known.array()[v] = 0;
		assertThat(run(phantom.semantic(), PhantomNetwork.perfect(known)).count())
			.isEqualTo(2);
		final InstanceResult result = run(phantom.semantic(), PhantomNetwork.perfect(
			known), Amendment.UNCLAIMED_BODIES);
		assertThat(result.count()).isEqualTo(3);
		assertThat(result.support()).contains(Support.NONE);
	}

	/** A mask of a cropped scan, brought back to the whole scan. */
	@Test
	void outsideOfTheCropThereIsBackground() throws SpinepsException {
		final SpinePhantom phantom = phantom(36, 2.6);
		final Grid whole = phantom.semantic().grid();
		final Box crop = new Box(new int[] { 0, 0, 14 }, new int[] { whole.size(0),
			whole.size(1), 22 });
		final LabelVolume part = Crop.of(phantom.semantic(), crop, 0);
		assertThat(outside(part, whole, phantom)).as("smeared").isPositive();
		assertThat(outside(part, whole, phantom, Amendment.ZERO_OUTSIDE)).isZero();
	}

	private static long outside(final LabelVolume part, final Grid whole,
		final SpinePhantom phantom, final Amendment... amendments)
		throws SpinepsException
	{
		final InstancePhase phase = new InstancePhase(PhantomNetwork.perfect(phantom
			.instances()), FORMAT, with(amendments));
		final InstanceResult result = phase.combine(phase.predict(part,
			ExtraSink.NONE, Progress.NONE), part, whole);
		assertThat(result.count()).isEqualTo(3);
		long outside = 0;
		for (int k = 0; k < whole.size(2); k++)
			for (int v = 0; v < whole.size(0) * whole.size(1); v++)
				if ((k < 14 || k >= 22) && result.instances().array()[k * whole.size(
					0) * whole.size(1) + v] != 0) outside++;
		return outside;
	}

	@Test
	void endplatesKeepTheirLabel() {
		final SpinePhantom phantom = phantom(36, 2.6);
		for (final Amendment[] amendments : new Amendment[][] { {}, {
			Amendment.ENDPLATES_KEEP_THEIR_LABEL } })
		{
			final LabelVolume finished = EndplateDivision.finish(phantom.semantic(),
				phantom.complete(), with(amendments));
			long ones = 0;
			long plates = 0;
			for (final short label : finished.array()) {
				if (label == 1) ones++;
				if (label == 62) plates++;
			}
			assertThat(ones > 0).isEqualTo(amendments.length == 0);
			assertThat(plates > 0).isEqualTo(amendments.length == 1);
		}
	}
}
