#!/bin/bash
# Times the command line's help through the launcher: wall time, and CPU time of the launcher with its Java.
set -euo pipefail
export LC_ALL=C
BENCH=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
DURWARD=$BENCH/../durward
STARTS=${STARTS:-21}

# builds, if that is needed, and fills the file cache
"$DURWARD" --help >/dev/null

# The middle one of numbers on lines, and the highest.
median() { sort -n | awk '{ value[NR] = $1 } END { printf "%.0f", value[int((NR + 1) / 2)] }'; }
worst() { sort -n | awk 'END { printf "%.0f", $1 }'; }

measure() {
  local run began times TIMEFORMAT='%U %S'
  times=$(for ((run = 0; run < STARTS; run++)); do
    began=${EPOCHREALTIME/./}
    { time "$DURWARD" "$@" >/dev/null 2>&1; } 2>&1 | awk '{ printf "%.0f ", ($1 + $2) * 1000 }'
    echo "$(((${EPOCHREALTIME/./} - began) / 1000))"
  done)
  printf 'durward %s\tmedian %s ms\tworst %s ms\tCPU %s ms\n' "$*" \
    "$(awk '{ print $2 }' <<<"$times" | median)" "$(awk '{ print $2 }' <<<"$times" | worst)" \
    "$(awk '{ print $1 }' <<<"$times" | median)"
}

measure --help
measure client create --help
