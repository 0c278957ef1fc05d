// Segments all T2-weighted scans of a folder and of the folders below it, and
// prints how each result looks, the worst first.
// Argument: the folder; without one it is asked for.
folder = getArgument();
if (folder == "") folder = getDirectory("Folder of scans");
results = folder + File.separator + "spineps";
run("Segment Folder...", "folder=[" + folder + "] filter=*T2w* output=[" + results + "]");

lines = split(File.openAsString(results + File.separator + "cases.csv"), "\n");
for (i = 1; i < lines.length; i++) {
	cells = split(lines[i], ",");
	print(cells[0] + ": " + cells[1]);
}
