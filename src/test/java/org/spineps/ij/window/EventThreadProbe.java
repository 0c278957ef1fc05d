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
package org.spineps.ij.window;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * Measures how long the event thread is busy with one event: the processor time of
 * the thread, and the time that it waits for locks. What other programs on the
 * computer take from it is not counted, and neither is an event that opens a dialog
 * and waits for its end.
 */
final class EventThreadProbe extends EventQueue implements AutoCloseable {

	private static final ThreadMXBean THREADS = ManagementFactory
		.getThreadMXBean();

	private int depth;
	private int deepest;
	private double worstMs;
	private String worst = "nothing";

	/** Begins to measure. */
	EventThreadProbe() {
		THREADS.setThreadContentionMonitoringEnabled(true);
		Toolkit.getDefaultToolkit().getSystemEventQueue().push(this);
	}

	@Override
	protected void dispatchEvent(final AWTEvent event) {
		final double before = busyMs();
		depth++;
		deepest = depth;
		final int mine = depth;
		try {
			super.dispatchEvent(event);
		}
		finally {
			depth--;
			// Events inside this one mean that it waited for a dialog.
			if (deepest == mine) remember(busyMs() - before, event);
			else if (depth > 0) deepest = Math.max(deepest, mine);
		}
	}

	private static double busyMs() {
		final ThreadInfo info = THREADS.getThreadInfo(Thread.currentThread()
			.getId());
		return THREADS.getCurrentThreadCpuTime() / 1e6 + info.getBlockedTime() +
			info.getWaitedTime();
	}

	private synchronized void remember(final double ms, final AWTEvent event) {
		// Without a window manager X11 lets AWT wait for the frames of windows.
		if (event.toString().contains("runnable=sun.awt.X11")) return;
		if (ms <= worstMs) return;
		worstMs = ms;
		worst = event.toString();
	}

	/** @return milliseconds of the longest event */
	synchronized double worstMs() {
		return worstMs;
	}

	/** @return what the longest event was */
	synchronized String worst() {
		return worst;
	}

	@Override
	public void close() {
		pop();
		THREADS.setThreadContentionMonitoringEnabled(false);
	}
}
