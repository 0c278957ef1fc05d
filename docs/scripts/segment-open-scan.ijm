// Segments the open scan and saves the table of its vertebrae and discs.
// Argument: the folder for the table; without one it is asked for.
folder = getArgument();
if (folder == "") folder = getDirectory("Folder for the table");
title = getTitle();
run("Segment Spine...", "show_table=false");
run("Spine Tables...", "table=instances");

// On a screen the table has a window; without one it is the Results table.
table = "SPINEPS instances of " + title;
file = folder + File.separator + File.getNameWithoutExtension(title) + "_instances.csv";
if (isOpen(table)) Table.save(file, table);
else Table.save(file);
print("Saved " + file);
