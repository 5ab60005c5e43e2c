#!/bin/bash
# e2e.sh TEST ROUNDS: an end-to-end test in its long form, with servers started as users start them; prints its figures.
set -euo pipefail
HOME_FOLDER=$(cd "$(dirname "$0")/../.." && pwd)
OUT=$(mktemp "${TMPDIR:-/tmp}/durward-promise.XXXXXX")
trap 'rm -f "$OUT"' EXIT

"$HOME_FOLDER/durward" --version >/dev/null
cd "$HOME_FOLDER"
if ! ./durward test -pl e2e -am -Dtest="$1" -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true \
  -Ddurward.rounds="$2" -Ddurward.launcher="$HOME_FOLDER/durward" >"$OUT" 2>&1; then
  grep -E '^PROMISE|ERROR' "$OUT" | head -n 20 >&2
  echo "e2e.sh: $1 failed" >&2
  exit 1
fi
grep '^PROMISE' "$OUT"
