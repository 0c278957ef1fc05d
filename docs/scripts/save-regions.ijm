// Saves the structures of a segmented scan as regions, which the ROI Manager opens
// with More > Open...
// Argument: the folder for the regions; without one it is asked for.
folder = getArgument();
if (folder == "") folder = getDirectory("Folder for the regions");
file = folder + File.separator + File.getNameWithoutExtension(getTitle()) + "_regions.zip";
run("Spine to ROI Manager...", "file=[" + file + "]");
print("Saved " + file);
