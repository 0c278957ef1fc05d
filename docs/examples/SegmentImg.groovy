// Segments an imglib2 image with the packaged networks.
//
// Input:  img        RandomAccessibleInterval of real numbers with three axes
//         spacing    millimetres between voxels along each axis
//         axisCodes  direction of each axis, e.g. "PIR": x to posterior, y to inferior, z to the right
// Output: structures, vertebrae   Img<UnsignedShortType> on the voxels of img
//         result                  SpineSegmentation: instances, names, warnings, provenance
//
// In Fiji's script editor declare the inputs as script parameters:
//   #@ Dataset img
//   spacing = [0.8, 0.8, 3.3] as double[]
//   axisCodes = "PIR"

import org.spineps.pipeline.Spineps
import org.spineps.pipeline.SpinepsOptions
import org.spineps.progress.Progress
import org.spineps.volume.Volumes

scan = Volumes.image(img, spacing as double[], axisCodes)
spineps = new Spineps(SpinepsOptions.DEFAULTS)
try {
	result = spineps.segment(scan, Progress.NONE)
}
finally {
	spineps.close()
}
structures = result.semantic().img()
vertebrae = result.instances().img()
for (instance in result.found())
	println(instance.name() + ", confidence of the outline " + instance.confidence())
