/** What a run gives beside its result: raw masks, uncertainty, debug volumes. */
package org.spineps.pipeline.extra;
