#!/bin/bash
# Every promise's long form in turn; the figures come last. About an hour on two cores that do nothing else.
set -uo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
FIGURES=$(mktemp "${TMPDIR:-/tmp}/durward-promises.XXXXXX")
trap 'rm -f "$FIGURES"' EXIT
failed=
for script in crash-safety five-million sync-before-answer revocation-everywhere secret-rotation signing-key-rotation \
  guessing; do
  echo "== $script" >&2
  "$HERE/$script.sh" | tee /dev/stderr | grep -E '^PROMISE|first token' >>"$FIGURES" || failed="$failed $script"
done
echo "== revoke-under-load" >&2
"$HERE/../revoke-under-load.sh" | tee /dev/stderr | tail -n 1 >>"$FIGURES" || failed="$failed revoke-under-load"
cat "$FIGURES"
[ -z "$failed" ] || { echo "these failed:$failed" >&2; exit 1; }
