#!/usr/bin/env bash
# compare_readme.sh DOCUMENT EXAMPLE: the document's C++ block is the example, letter for letter.
set -euo pipefail
diff <(sed -n '/^```cpp$/,/^```$/p' "$1" | sed '1d;$d') "$2"
