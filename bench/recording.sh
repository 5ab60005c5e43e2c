#!/bin/bash
# Writes reports of messages through the repository behind the recorder's sink, in batches of 500, into a store of its
# own. The rate is logs a second, committed; p50 and p99 are times of one batch; the CPU is the whole process's.
. "$(dirname "$0")/lib.sh"
prepare
folder=$(mktemp -d "$DATA/recording.XXXXXX")
lines=$(recording measure "$folder" "$SECONDS_PER_RUN" "$RUNS" "$WARM_UP_SECONDS")
rm -rf "$folder"
result=$(sed -n 's/^RESULT //p' <<<"$lines" | median)
# shellcheck disable=SC2086
row 'logs recorded, batches of 500' 1 $result "$(sed -n 's/^RESIDENT //p' <<<"$lines")"
finish
