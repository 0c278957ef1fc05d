package org.spineps.cli;

import java.io.PrintWriter;
import java.util.function.Function;

import org.spineps.batch.Segmenter;
import org.spineps.pipeline.SpinepsOptions;

/**
 * What a command is given by whoever runs it.
 *
 * @param out for results
 * @param err for progress, warnings and errors
 * @param terminalWidth columns of the terminal; 0 if there is none
 * @param cancellation asks the command to stop
 * @param segmenters makes segmenters for options
 */
record Services(PrintWriter out, PrintWriter err, int terminalWidth,
	Cancellation cancellation,
	Function<SpinepsOptions, Segmenter.Source> segmenters)
{}
