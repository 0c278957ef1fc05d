// Puts the level tables (X_levels.csv) of all cases of a folder into one file, in
// which the first column says the case.
#@ File (label = "Folder of results", style = "directory") results

import java.nio.file.Files
import org.spineps.io.CsvRows
import org.spineps.io.CsvTable

tables = Files.walk(results.toPath()).filter {
	it.fileName.toString().endsWith("_levels.csv")
}.sorted().toList()
columns = ["case"]
rows = []
tables.each { file ->
	name = file.fileName.toString() - "_levels.csv"
	CsvRows.read(file).each { row ->
		row.keySet().each { if (!(it in columns)) columns << it }
		rows << ([case: name] + row)
	}
}
all = new CsvTable(columns)
rows.each { row -> all.add(columns.collect { row[it] ?: "" } as Object[]) }
all.write(results.toPath().resolve("all-levels.csv"))
println "${rows.size()} levels of ${tables.size()} cases in all-levels.csv"
