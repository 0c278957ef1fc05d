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
package org.spineps.cli.console;

import java.io.PrintWriter;

import org.spineps.pipeline.SpineMethods;

/**
 * What a command is given by whoever runs it.
 *
 * @param out for results
 * @param err for progress, warnings and errors
 * @param terminalWidth columns of the terminal; 0 if there is none
 * @param cancellation asks the command to stop
 * @param methods what can be run
 */
public record Services(PrintWriter out, PrintWriter err, int terminalWidth,
	Cancellation cancellation,
	SpineMethods methods)
{

	/** @return the same, whose writers print foreign texts without harm */
	public Services plain() {
		return new Services(new PlainWriter(out), new PlainWriter(err),
			terminalWidth, cancellation, methods);
	}
}
