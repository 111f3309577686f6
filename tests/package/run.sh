#!/usr/bin/env bash
# run.sh BUILD_DIR CPACK: makes the Debian packages of BUILD_DIR, unpacks them into a root of their
# own, and checks what is in them, that Depends names a package of every library that the program
# needs, and that the program runs from there.
set -euo pipefail
source_dir=$(cd "$(dirname "$0")/../.." && pwd)
build_dir=$(cd "$1" && pwd) cpack=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

die() {
  echo "$*" >&2
  exit 1
}

(cd "$work" && "$cpack" --config "$build_dir/CPackConfig.cmake" -B "$work/packages" >"$work/log") ||
  die "cpack failed: $(cat "$work/log")"
program_package=$(echo "$work"/packages/newsgraph_*.deb)
library_package=$(echo "$work"/packages/libnewsgraph-dev_*.deb)
root=$work/root
mkdir "$root"
dpkg-deb -x "$program_package" "$root"

echo "What is in it"
for file in usr/bin/newsgraph usr/share/man/man1/newsgraph.1 usr/share/doc/newsgraph/copyright \
  usr/share/bash-completion/completions/newsgraph usr/share/zsh/vendor-completions/_newsgraph \
  usr/share/fish/vendor_completions.d/newsgraph.fish; do
  [ -s "$root/$file" ] || die "$file is not in the package"
done
bash -n "$root/usr/share/bash-completion/completions/newsgraph"
[ -z "$(find "$root" -name '*.a' -o -name '*.h')" ] || die "the program's package holds the library"
listed=$(dpkg-deb -c "$library_package")
for file in usr/include/newsgraph/graph/store.h lib/libnewsgraph_graph.a pkgconfig/newsgraph.pc; do
  grep -q "$file\$" <<<"$listed" || die "$file is not in the library's package"
done

echo "What it depends on"
depends=$(dpkg-deb -f "$program_package" Depends | tr ',' '\n' | sed 's/^ *//; s/ .*//')
libraries=$(LC_ALL=C readelf -d "$root/usr/bin/newsgraph" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p')
[ -n "$libraries" ] || die "the program needs no library at all?"
for library in $libraries; do
  # Some packages go by other names too, as libboost-regex1.74.0-icu72; some hold a library of the
  # same name for another architecture.
  owners=$(dpkg-query -S "*/$library" 2>/dev/null | sed 's/:.*//' | sort -u)
  [ -n "$owners" ] || die "$library is in no package"
  # shellcheck disable=SC2086 # several packages on purpose
  names=$(dpkg-query -W -f='${Package}, ${Provides}, ' $owners | tr ',' '\n' | sed 's/^ *//; s/ .*//; /^$/d')
  package=$(grep -xF "$names" <<<"$depends") || die "Depends names none of" $names "for $library"
  echo "  $library:" $package
done
grep -qx tzdata <<<"$depends" || die "Depends lacks tzdata"

echo "What it does"
in_root() { (cd "$work" && env -i PATH=/usr/bin:/bin "$root/usr/bin/newsgraph" "$@"); }
in_root --version
in_root ingest news.graph "$source_dir/datasets/articles/lisbon-talks.txt"
in_root query news.graph --format csv "MATCH (a)-[:MET_WITH]->(b) RETURN a.name, b.name" |
  tee "$work/answer"
grep -q "^Helena Vasconcelos,Karim Bensalem" "$work/answer"
