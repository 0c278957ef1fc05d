# Compares a folder of masks with a folder of references (files of equal names) and
# prints the mean Dice of each group of labels.
#@ File (label = "Folder of references", style = "directory") references
#@ File (label = "Folder of masks", style = "directory") predictions
#@ File (label = "Folder for the scores", style = "directory") output

import csv
import os
from ij import IJ

IJ.run("Evaluate Segmentation...", "reference=[%s] prediction=[%s] input=matched output=[%s]"
       % (references.getPath(), predictions.getPath(), output.getPath()))
with open(os.path.join(output.getPath(), "summary.csv")) as table:
    for row in csv.DictReader(table):
        if row["quantity"] == "global_dsc" and row["region"] == "whole" and row["mean"]:
            print("%s: mean Dice %s" % (row["group"], row["mean"]))
