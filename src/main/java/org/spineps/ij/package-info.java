/**
 * ImageJ's side of SPINEPS: open images to volumes and back, where an open image
 * lies in the patient, checks of what is open, overlay, table, and the entries
 * for plain ImageJ 1 and for macros. No algorithm lives here.
 */
package org.spineps.ij;
