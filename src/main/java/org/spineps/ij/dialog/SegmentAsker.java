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
package org.spineps.ij.dialog;

import ij.ImagePlus;

import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;

import javax.swing.JOptionPane;

import org.spineps.SpinepsException;
import org.spineps.ij.task.RunningTask;
import org.spineps.job.ManageModelsJob;
import org.spineps.job.ManageModelsSettings;
import org.spineps.job.SegmentSpineSettings;
import org.spineps.library.ModelManager;
import org.spineps.pipeline.SpineMethods;

/**
 * Asks what Segment Spine is to do. Blocks its own thread only: what takes time is
 * done in another one, never in the event thread.
 */
public final class SegmentAsker {

	/** What the window leaves to others; called in the event thread. */
	interface Work {

		/**
		 * @param choices what would be run
		 * @param told receives the estimate in the event thread, if it is still wanted
		 */
		void estimate(SegmentChoices choices, Consumer<String> told);

		/** @param id a published model that the user wants */
		void download(String id);

		/** The window has closed. */
		void closed();
	}

	private final SpineMethods methods;
	private final ModelManager manager;
	private final ScanFacts scan;
	private final String notice;
	private final SegmentChoices choices;
	private final ExecutorService background = Executors.newSingleThreadExecutor(
		work -> {
			final Thread thread = new Thread(work, "SPINEPS dialog");
			thread.setDaemon(true);
			return thread;
		});
	private SegmentDialog dialog;
	private volatile int asked;

	private SegmentAsker(final ImagePlus source, final SpineMethods methods,
		final String notice) throws SpinepsException
	{
		this.methods = methods;
		this.notice = notice;
		manager = ModelManager.standard();
		scan = ScanFacts.of(source);
		choices = new SegmentChoices(methods, NetworkChoices.of(manager));
	}

	/**
	 * @param source an image that can be segmented
	 * @param methods what can be run
	 * @param notice lines at the bottom of the window
	 * @return what was chosen; empty if the user cancelled
	 * @throws SpinepsException if the image or the models cannot be read
	 */
	public static Optional<SegmentSpineSettings> ask(final ImagePlus source,
		final SpineMethods methods, final String notice) throws SpinepsException
	{
		final SegmentAsker asker = new SegmentAsker(source, methods, notice);
		try {
			return asker.ask();
		}
		finally {
			asker.background.shutdownNow();
		}
	}

	/** The window opens again with the reason if the choice cannot be run. */
	private Optional<SegmentSpineSettings> ask() throws SpinepsException {
		String refusal = "";
		while (true) {
			if (!show(refusal)) return Optional.empty();
			try {
				final SegmentSpineSettings settings = choices.settings();
				settings.plan(methods);
				return Optional.of(settings);
			}
			catch (final SpinepsException e) {
				refusal = e.getMessage();
			}
		}
	}

	private boolean show(final String refusal) {
		final CountDownLatch closed = new CountDownLatch(1);
		EventQueue.invokeLater(() -> {
			dialog = new SegmentDialog(scan, choices, new Beside(closed), notice);
			dialog.refuse(refusal);
			dialog.setLocationRelativeTo(dialog.getOwner());
			dialog.setVisible(true);
		});
		try {
			closed.await();
		}
		catch (final InterruptedException e) {
			EventQueue.invokeLater(() -> dialog.dispose());
			Thread.currentThread().interrupt();
			throw new CancellationException("Cancelled by the user");
		}
		return dialog.isAgreed();
	}

	/** Does the work in the other thread. */
	private final class Beside implements Work {

		private final CountDownLatch closed;

		Beside(final CountDownLatch closed) {
			this.closed = closed;
		}

		@Override
		public void estimate(final SegmentChoices now,
			final Consumer<String> told)
		{
			final int number = ++asked;
			final String model = now.get("semantic_model");
			final String device = now.get("device");
			final int threads = Integer.parseInt(now.get("threads"));
			final boolean own = now.method().id().equals(SpineMethods.DEFAULT);
			background.execute(() -> {
				if (number != asked) return;
				final String text = own ? estimateText(model, device, threads)
					: "not known for this method";
				EventQueue.invokeLater(() -> {
					if (number == asked) told.accept(text);
				});
			});
		}

		private String estimateText(final String model, final String device,
			final int threads)
		{
			try {
				return TileTiming.estimate(model, device, threads, scan.grid()).text();
			}
			catch (final SpinepsException e) {
				return "cannot run there: " + e.what();
			}
		}

		@Override
		public void download(final String id) {
			final int number = ++asked;
			background.execute(() -> {
				final String problem = fetch(id);
				EventQueue.invokeLater(() -> {
					if (number != asked) return;
					dialog.fill();
					dialog.refuse(problem.isEmpty() ? choices.refusal().orElse("")
						: problem);
				});
			});
		}

		@Override
		public void closed() {
			asked++;
			closed.countDown();
		}
	}

	/** @return why there is no model; blank if there is */
	private String fetch(final String id) {
		try (RunningTask running = RunningTask.start("Download " + id)) {
			new ManageModelsJob(manager, agreement()).run(
				new ManageModelsSettings(ManageModelsSettings.DOWNLOAD, id, "", "", false,
					false), running.progress());
			final NetworkChoices now = NetworkChoices.of(manager);
			EventQueue.invokeAndWait(() -> choices.setNetworks(now));
			return "";
		}
		catch (final SpinepsException e) {
			return e.getMessage();
		}
		catch (final CancellationException e) {
			return "The network was not downloaded.";
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			return "The network was not downloaded.";
		}
		catch (final InvocationTargetException e) {
			throw new IllegalStateException(e);
		}
	}

	private Predicate<String> agreement() {
		return question -> {
			final boolean[] agreed = new boolean[1];
			try {
				EventQueue.invokeAndWait(() -> agreed[0] = JOptionPane
					.showConfirmDialog(dialog, question, "SPINEPS Models",
						JOptionPane.YES_NO_OPTION) == JOptionPane.YES_OPTION);
			}
			catch (final InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			catch (final InvocationTargetException e) {
				throw new IllegalStateException(e);
			}
			return agreed[0];
		};
	}
}
