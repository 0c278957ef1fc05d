// Measures masks that were drawn or corrected elsewhere: heights, discs, slips,
// canal of every level. Nothing is segmented.
#@ File (label = "Mask of structures") semantic
#@ File (label = "Mask of vertebrae and discs") instances
#@ File (label = "Folder for the tables", style = "directory") output

import org.spineps.batch.job.MeasureJob
import org.spineps.batch.output.SavedResult
import org.spineps.measure.morphometry.grade.Cutoffs
import org.spineps.progress.Progress

name = SavedResult.nameOf(instances.toPath())
job = new MeasureJob(semantic.toPath(), instances.toPath(), null,
	output.toPath(), name, Cutoffs.standard(), false, true, true, Optional.empty())
outcome = job.run(Progress.NONE).get()
outcome.notes().each { println it }
outcome.measures().levels().each { level ->
	println String.format(Locale.ROOT, "%s: anterior height %.1f mm", level.name(),
		level.body().anteriorHeightMm())
}
println "Saved ${outcome.files()*.fileName.join(', ')}"
