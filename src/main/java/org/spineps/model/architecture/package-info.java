/**
 * The networks that can be built, described by the numbers that tell them apart
 * from others of their kind: what plans and checkpoints are read into, and graphs
 * are built from.
 */
package org.spineps.model.architecture;
