// Says that the lowest vertebra of a segmented scan is L5; the others are counted
// from it. Saves the table with the new names.
// Argument: the folder for the table; without one it is asked for.
folder = getArgument();
if (folder == "") folder = getDirectory("Folder for the table");
title = getTitle();
table = "SPINEPS instances of " + title;
run("Spine Tables...", "table=instances");
if (isOpen(table)) selectWindow(table);

lowest = "";
for (row = 0; row < Table.size; row++)
	if (Table.getString("Kind", row) == "vertebra") lowest = Table.getString("Name", row);
if (lowest == "") exit("There is no vertebra");
selectImage(title);
run("Set Vertebra Name...", "vertebra=" + lowest + " name=L5");

file = folder + File.separator + File.getNameWithoutExtension(title) + "_renamed.csv";
if (isOpen(table)) Table.save(file, table);
else Table.save(file);
print(lowest + " is L5");
