#!/bin/sh
# Copies the plugin and the libraries that Fiji lacks into FOLDER, in Fiji's layout.
set -eu
[ $# -eq 1 ] || { echo "usage: $0 FOLDER" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../target
to=$1
mkdir -p "$to/plugins" "$to/jars"
plugin=$(ls "$target"/SPINEPS_-*.jar 2>/dev/null | grep -v -e -sources -e -tests -e -javadoc || true)
[ -n "$plugin" ] || { echo "No plugin in target: run mvn package first" >&2; exit 1; }
rm -f "$to"/plugins/SPINEPS_-*.jar
cp "$plugin" "$to/plugins/"
grep -v '^#' "$here/jars.txt" | while read -r name; do
	rm -f "$to/jars/$name"-[0-9]*.jar
	cp "$target/dependency/$name"-[0-9]*.jar "$to/jars/"
done
for native in "$target"/dependency/pytorch-native-cpu-*.jar; do
	case $native in
		*-linux-x86_64.jar) platform=linux64 ;;
		*-linux-aarch64.jar) platform=linux-arm64 ;;
		*-osx-aarch64.jar) platform=macos-arm64 ;;
		*-win-x86_64.jar) platform=win64 ;;
		*) echo "Unknown platform: $native" >&2; exit 1 ;;
	esac
	mkdir -p "$to/jars/$platform"
	cp "$native" "$to/jars/$platform/"
done
