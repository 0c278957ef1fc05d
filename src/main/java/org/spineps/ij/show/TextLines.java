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

import ij.IJ;
import ij.text.TextWindow;

import java.awt.GraphicsEnvironment;
import java.util.List;

import org.spineps.ij.task.TaskResult;

/**
 * Lines of text as the result of a task: in a window of their own, or in the Log
 * for macros and where there is no screen.
 *
 * @param title title of the window
 * @param headings headings between tabs; blank for lines without columns
 * @param lines at least one line
 */
public record TextLines(String title, String headings, List<String> lines)
	implements TaskResult
{

	private static final int WIDTH = 900;
	private static final int HEIGHT = 420;

	/** Copies the lines. */
	public TextLines {
		lines = List.copyOf(lines);
	}

	@Override
	public void present() {
		if (needLog()) lines.forEach(line -> IJ.log(headings.isEmpty() ? line : line
			.strip().replace("\t", "  ")));
		else new TextWindow(title, headings, String.join("\n", lines), WIDTH,
			HEIGHT);
	}

	/** @return whether there is nobody to look at windows */
	public static boolean needLog() {
		return GraphicsEnvironment.isHeadless() || IJ.isMacro();
	}
}
