# Segments every open scan and lists the heights of all vertebrae in one table.
from ij import IJ, WindowManager
from ij.measure import ResultsTable
from org.spineps.ij.view import SpineView

table = ResultsTable()
for number in WindowManager.getIDList() or []:
    scan = WindowManager.getImage(number)
    IJ.run(scan, "Segment Spine...", "show_table=false")
    view = SpineView.find(scan)
    if not view.isPresent():
        continue
    for level in view.get().measures().levels():
        table.addRow()
        table.addValue("Scan", scan.getTitle())
        table.addValue("Level", level.name())
        table.addValue("Height anterior (mm)", level.body().anteriorHeightMm())
        table.addValue("Height posterior (mm)", level.body().posteriorHeightMm())
table.show("Heights")
print("%d levels" % table.size())
