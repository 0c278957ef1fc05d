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

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;
import ij.plugin.frame.RoiManager;

import java.awt.AWTException;
import java.awt.Button;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.TextField;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JList;

/** What a user does with windows, and sees of them. */
public final class Windows {

	/** Where {@link #photograph} puts its pictures. */
	public static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private static final Duration PATIENCE = Duration.ofSeconds(30);
	private static final int PAINTING_MS = 300;
	private static final int POLL_MS = 20;

	private Windows() {
		// static methods only
	}

	/** @return the windows that are shown, ImageJ's main window among them */
	public static List<Window> shown() {
		return Arrays.stream(Window.getWindows()).filter(Window::isShowing).toList();
	}

	/**
	 * @param window a window
	 * @return its title; empty for one without
	 */
	public static String title(final Window window) {
		if (window instanceof Frame frame) return frame.getTitle();
		return window instanceof Dialog dialog && dialog.getTitle() != null ? dialog
			.getTitle() : "";
	}

	/** @return titles of the windows that are shown */
	public static List<String> titles() {
		return shown().stream().map(Windows::title).toList();
	}

	/**
	 * Waits for a window.
	 *
	 * @param title how its title begins
	 * @return the window
	 * @throws AssertionError if it does not come
	 */
	public static Window await(final String title) {
		await("a window \"" + title + "\"", () -> find(title) != null);
		return find(title);
	}

	private static Window find(final String title) {
		return shown().stream().filter(window -> title(window).startsWith(title))
			.findFirst().orElse(null);
	}

	/**
	 * @param title the whole title of a window that is waited for
	 * @return the window
	 * @throws AssertionError if it does not come
	 */
	public static Window awaitExactly(final String title) {
		await("a window \"" + title + "\"", () -> titles().contains(title));
		return shown().stream().filter(window -> title(window).equals(title))
			.findFirst().orElseThrow();
	}

	/**
	 * @param content a component that a window is recognised by
	 * @return the window, as soon as it is shown
	 * @throws AssertionError if it does not come
	 */
	public static Window awaitDialog(final Class<? extends Component> content) {
		final Supplier<Optional<Window>> dialog = () -> shown().stream().filter(
			window -> window instanceof Dialog && !all(window, content).isEmpty())
			.findFirst();
		await("a dialog", () -> dialog.get().isPresent());
		return dialog.get().orElseThrow();
	}

	/**
	 * @param name name of a thread that is waited for
	 * @return the thread
	 * @throws AssertionError if it does not start
	 */
	public static Thread awaitThread(final String name) {
		await("a thread \"" + name + "\"", () -> thread(name).isPresent());
		return thread(name).orElseThrow();
	}

	private static Optional<Thread> thread(final String name) {
		return Thread.getAllStackTraces().keySet().stream().filter(one -> one
			.getName().equals(name)).findFirst();
	}

	/** @return size of the screen in pixels */
	public static Dimension screenSize() {
		return Toolkit.getDefaultToolkit().getScreenSize();
	}

	/**
	 * Waits until something is so.
	 *
	 * @param what it, in words
	 * @param condition asked again and again
	 * @throws AssertionError if it does not become so
	 */
	public static void await(final String what, final BooleanSupplier condition) {
		await(what, condition, PATIENCE);
	}

	/**
	 * @param what it, in words
	 * @param condition asked again and again
	 * @param patience how long to wait
	 * @throws AssertionError if it does not become so
	 */
	public static void await(final String what, final BooleanSupplier condition,
		final Duration patience)
	{
		final long end = System.nanoTime() + patience.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) throw new AssertionError("Waited in vain for " +
				what + "; there are the windows " + titles());
			IJ.wait(POLL_MS);
		}
	}

	/**
	 * Chooses an entry of ImageJ's menu, as a user does: it runs in a thread of its
	 * own.
	 *
	 * @param label the entry
	 */
	public static void menu(final String label) {
		IJ.doCommand(label);
	}

	/**
	 * @param root a window or a part of one
	 * @param type kind of component
	 * @param <C> kind of component
	 * @return all of them, from top to bottom of the tree
	 */
	public static <C extends Component> List<C> all(final Container root,
		final Class<C> type)
	{
		final List<C> found = new ArrayList<>();
		for (final Component child : root.getComponents()) {
			if (type.isInstance(child)) found.add(type.cast(child));
			if (child instanceof Container container) found.addAll(all(container,
				type));
		}
		return found;
	}

	/**
	 * Presses a button, of Swing or AWT, and returns without waiting for what it does.
	 *
	 * @param root a window
	 * @param label text of the button
	 * @throws AssertionError if there is none that can be pressed
	 */
	public static void press(final Container root, final String label) {
		final Stream<Runnable> swing = all(root, AbstractButton.class).stream().filter(
			one -> label.equals(one.getText()) && one.isEnabled()).map(
				one -> () -> one.doClick(0));
		final Stream<Runnable> awt = all(root, Button.class).stream().filter(
			one -> label.equals(one.getLabel().strip()) && one.isEnabled()).map(
				one -> () -> click(one));
		EventQueue.invokeLater(Stream.concat(swing, awt).findFirst().orElseThrow(
			() -> new AssertionError("No button \"" + label + "\" to press")));
	}

	/**
	 * Chooses in whatever list of a window has the value.
	 *
	 * @param root a window
	 * @param value text of the item
	 * @throws AssertionError if no list has it
	 */
	public static void choose(final Container root, final String value) {
		final boolean chosen = inEventThread(() -> {
			for (final Choice choice : all(root, Choice.class)) {
				choice.select(value);
				if (value.equals(choice.getSelectedItem())) return true;
			}
			for (final JComboBox<?> box : all(root, JComboBox.class)) {
				box.setSelectedItem(value);
				if (value.equals(box.getSelectedItem())) return true;
			}
			for (final JList<?> list : all(root, JList.class)) {
				list.setSelectedValue(value, true);
				if (value.equals(list.getSelectedValue())) return true;
			}
			return false;
		});
		if (!chosen) throw new AssertionError("No \"" + value + "\" to choose");
	}

	/**
	 * Types into a text field of a dialog of ImageJ.
	 *
	 * @param root a window
	 * @param number which of its text fields, from 0
	 * @param text what it then holds
	 */
	public static void type(final Container root, final int number,
		final String text)
	{
		inEventThread(() -> {
			all(root, TextField.class).get(number).setText(text);
			return null;
		});
	}

	private static void click(final Button button) {
		final ActionEvent event = new ActionEvent(button,
			ActionEvent.ACTION_PERFORMED, button.getActionCommand());
		for (final ActionListener listener : button.getActionListeners())
			listener.actionPerformed(event);
	}

	/**
	 * @param work done in the event thread
	 * @param <T> what it gives
	 * @return what it gives
	 */
	public static <T> T inEventThread(final Callable<T> work) {
		final FutureTask<T> task = new FutureTask<>(work);
		EventQueue.invokeLater(task);
		try {
			return task.get();
		}
		catch (final Exception e) {
			throw new AssertionError(e);
		}
	}

	/**
	 * Takes a picture of the whole screen.
	 *
	 * @param name name of the file in {@link #SCREENSHOTS}, without its ending
	 * @return the picture
	 */
	public static BufferedImage photograph(final String name) {
		return photograph(name, new Rectangle(screenSize()));
	}

	/**
	 * @param name name of the file in {@link #SCREENSHOTS}, without its ending
	 * @param part of the screen
	 * @return the picture
	 */
	public static BufferedImage photograph(final String name,
		final Rectangle part)
	{
		try {
			settle();
			final BufferedImage picture = new Robot().createScreenCapture(part);
			Files.createDirectories(SCREENSHOTS);
			ImageIO.write(picture, "png", SCREENSHOTS.resolve(name + ".png").toFile());
			return picture;
		}
		catch (final AWTException e) {
			throw new AssertionError(e);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Waits until what was asked for is painted. */
	public static void settle() {
		IJ.wait(PAINTING_MS);
		try {
			EventQueue.invokeAndWait(() -> {
				// Everything before it has been done.
			});
		}
		catch (final InterruptedException | InvocationTargetException e) {
			throw new AssertionError(e);
		}
	}

	/** Closes everything but ImageJ's main window, and asks nothing. */
	static void closeAll() {
		Interpreter.abort();
		final RoiManager regions = RoiManager.getRawInstance();
		if (regions != null) regions.reset();
		final int[] open = WindowManager.getIDList();
		if (open != null) for (final int id : open) {
			final ImagePlus image = WindowManager.getImage(id);
			if (image == null) continue;
			image.changes = false;
			image.close();
		}
		for (final Frame frame : WindowManager.getNonImageWindows())
			WindowManager.removeWindow(frame);
		inEventThread(() -> {
			for (final Window window : Window.getWindows())
				if (window != IJ.getInstance()) window.dispose();
			return null;
		});
		if (WindowManager.getImageCount() > 0) throw new AssertionError(
			"Images remain open: " + Arrays.toString(WindowManager.getImageTitles()));
		IJ.resetEscape();
	}
}
