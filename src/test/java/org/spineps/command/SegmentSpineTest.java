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
package org.spineps.command;

import static org.assertj.core.api.Assertions.assertThat;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;

import java.awt.event.KeyEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.Context;
import org.scijava.app.StatusService;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.log.LogLevel;
import org.scijava.log.LogService;
import org.scijava.prefs.PrefService;
import org.scijava.task.TaskService;
import org.scijava.task.event.TaskEvent;
import org.spineps.network.ComputeOptions;
import org.spineps.pipeline.Behaviour;
import org.spineps.pipeline.MethodRequest;
import org.spineps.testing.BadImages;
import org.spineps.testing.FakePipeline;
import org.spineps.testing.OpenImages;

/** Segment Spine as SciJava runs it. */
class SegmentSpineTest {

	private Context context;
	private FakePipeline.Record record;

	@BeforeEach
	void start() {
		context = new Context(CommandService.class, TaskService.class,
			StatusService.class, LogService.class, PrefService.class,
			EventService.class);
		context.service(LogService.class).setLevel(LogLevel.NONE);
		record = new FakePipeline.Record();
		FakeSegmentSpine.record = record;
	}

	@AfterEach
	void stop() {
		context.dispose();
		IJ.resetEscape();
	}

	private CommandModule run(final ImagePlus image, final Object... more)
		throws Exception
	{
		final Map<String, Object> inputs = new HashMap<>();
		inputs.put("image", image);
		for (int i = 0; i < more.length; i += 2)
			inputs.put((String) more[i], more[i + 1]);
		return context.service(CommandService.class).run(FakeSegmentSpine.class,
			false, inputs).get();
	}

	/** Something happens when as many tiles are done. */
	private CommandModule runUntil(final int tiles,
		final Consumer<TaskEvent> happens, final ImagePlus image) throws Exception
	{
		final Object listener = new Object() {

			@EventHandler
			public void onEvent(final TaskEvent event) {
				if (record.tiles == tiles) happens.accept(event);
			}
		};
		final EventService events = context.service(EventService.class);
		final List<EventSubscriber<?>> subscribers = events.subscribe(listener);
		try {
			return run(image);
		}
		finally {
			events.unsubscribe(subscribers);
		}
	}

	@Test
	void givesTwoLabelImagesAnOverlayAndATable() throws Exception {
		final ImagePlus scan = OpenImages.spine("scan.nii.gz");
		final CommandModule module = run(scan, "device", "cpu", "threads", 3,
			"semantic_model", "a", "instance_model", " b ");
		assertThat(module.isCanceled()).isFalse();
		final ImagePlus semantic = (ImagePlus) module.getOutput("semantic");
		final ImagePlus instances = (ImagePlus) module.getOutput("instances");
		assertThat(semantic.getTitle()).isEqualTo("scan-semantic");
		assertThat(instances.getTitle()).isEqualTo("scan-instances");
		assertThat(instances.getStackSize()).isEqualTo(scan.getStackSize());
		assertThat(scan.getOverlay().size()).isPositive();
		assertThat(ResultsTable.getResultsTable().size()).isEqualTo(12);
		assertThat(record.method.opened()).containsExactly(new MethodRequest(Map.of(
			"semantic", "a", "instance", "b"), ComputeOptions.cpu(3), Behaviour.MENDED,
			Optional.empty()));
		assertThat(record.closed).isEqualTo(1);
	}

	@Test
	void runsTheMethodThatAScriptNames() throws Exception {
		final CommandModule module = context.service(CommandService.class).run(
			SegmentSpine.class, false, Map.of("image", OpenImages.spine("scan"),
				"method", "box")).get();
		assertThat(module.isCanceled()).isFalse();
		assertThat(ResultsTable.getResultsTable().getStringValue("Name", 0))
			.isEqualTo("L3");
	}

	@Test
	void unknownMethodsAreRefusedWithThoseThereAre() throws Exception {
		final CommandModule module = context.service(CommandService.class).run(
			SegmentSpine.class, false, Map.of("image", OpenImages.spine("scan"),
				"method", "magic")).get();
		assertThat(module.isCanceled()).isTrue();
		assertThat(module.getCancelReason()).contains("Unknown method 'magic'",
			"spineps, box");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("badImages")
	void badImagesAreRefused(final BadImages bad) throws Exception {
		final CommandModule module = run(bad.image());
		assertThat(module.isCanceled()).isTrue();
		assertThat(module.getCancelReason()).contains(bad.reason());
		assertThat(module.getOutput("semantic")).isNull();
		assertThat(record.method.opened()).isEmpty();
	}

	static List<BadImages> badImages() {
		return BadImages.forSegmentation();
	}

	@ParameterizedTest
	@ValueSource(strings = { "device", "orientation", "threads" })
	void choicesOfMacrosAreChecked(final String key) throws Exception {
		final CommandModule module = run(OpenImages.spine("scan"), key, key.equals(
			"threads") ? (Object) (-2) : "bogus");
		assertThat(module.isCanceled()).isTrue();
		assertThat(module.getCancelReason()).containsAnyOf("bogus", "-2");
		assertThat(record.method.opened()).isEmpty();
	}

	@Test
	void cancellingTheTaskStopsWithinATileAndChangesNothing() throws Exception {
		final ImagePlus scan = OpenImages.spine("scan");
		final Overlay before = new Overlay(new Roi(1, 1, 2, 2));
		scan.setOverlay(before);
		ResultsTable.getResultsTable().reset();
		final CommandModule module = runUntil(2, event -> event.getTask().cancel(
			"user"), scan);
		assertThat(module.isCanceled()).isTrue();
		assertThat(record.tiles).isEqualTo(2);
		assertThat(record.closed).isEqualTo(1);
		assertThat(module.getOutput("semantic")).isNull();
		assertThat(module.getOutput("instances")).isNull();
		assertThat(scan.getOverlay()).isSameAs(before);
		assertThat(before.size()).isEqualTo(1);
		assertThat(ResultsTable.getResultsTable().size()).isZero();
	}

	@Test
	void escStops() throws Exception {
		final CommandModule module = runUntil(1, event -> IJ.setKeyDown(
			KeyEvent.VK_ESCAPE), OpenImages.spine("scan"));
		assertThat(module.isCanceled()).isTrue();
		assertThat(record.tiles).isEqualTo(1);
	}

	@Test
	void theNextRunWorksAfterACancelledOne() throws Exception {
		escStops();
		assertThat(run(OpenImages.spine("scan")).isCanceled()).isFalse();
	}

	@Test
	void withoutTableAndOverlay() throws Exception {
		ResultsTable.getResultsTable().reset();
		final ImagePlus scan = OpenImages.spine("scan");
		assertThat(run(scan, "show_table", false, "show_overlay", false)
			.getOutput("semantic")).isNotNull();
		assertThat(scan.getOverlay()).isNull();
		assertThat(ResultsTable.getResultsTable().size()).isZero();
	}
}
