#!/bin/sh
# Compares FOLDER (made by collect.sh in an empty folder) with what the site must hold.
set -eu
[ $# -eq 1 ] || { echo "usage: $0 FOLDER" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
failed=0
one() {
	count=$(find "$1" -maxdepth 1 -name "$2" | wc -l)
	[ "$count" -eq 1 ] || { echo "$1: $count files $2, expected 1" >&2; failed=1; }
}
one plugins 'SPINEPS_-[0-9]*.jar'
allowed=$(grep -v '^#' "$here/jars.txt")
for name in $allowed; do one jars "$name-[0-9]*.jar"; done
for file in jars/*.jar; do
	known=0
	for name in $allowed; do
		case ${file#jars/} in "$name"-[0-9]*) known=1 ;; esac
	done
	[ $known -eq 1 ] || { echo "$file is not a file of this site" >&2; failed=1; }
done
natives=$(find jars -mindepth 2 -name 'pytorch-native-cpu-*.jar' | wc -l)
[ "$natives" -ge 1 ] || { echo "No LibTorch for any platform" >&2; failed=1; }
for entry in plugins.config META-INF/json/org.scijava.plugin.Plugin models/index.json; do
	unzip -l plugins/SPINEPS_-*.jar | grep -q " $entry\$" || { echo "The plugin lacks $entry" >&2; failed=1; }
done
[ $failed -eq 0 ] && echo "complete: $(find . -name '*.jar' | wc -l) files, $natives platform(s)"
exit $failed
