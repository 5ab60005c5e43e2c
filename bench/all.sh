#!/bin/bash
# Every measurement, one after the other, on a fresh folder, and a table at the end. The loads over HTTP hit one
# server process, whose resident memory after the last of them is the figure that counts.
. "$(dirname "$0")/lib.sh"
prepare
ROWS=$(mktemp "$DATA/rows.XXXXXX")
START_ROWS=$(mktemp "$DATA/start-rows.XXXXXX")
export ROWS START_ROWS
failed=

run() {
  local script=$1
  shift
  echo "== $script" >&2
  env "$@" "$BENCH/$script" >&2 || failed="$failed $script"
}

run start.sh
run recording.sh
fill
start_server
after_start=$(resident_mb "$PID")
run token.sh CONNECTIONS="${TOKEN_CONNECTIONS:-1 16 64}"
run jwt.sh
run introspection.sh
run tls.sh
run revoke-under-load.sh
run log-by-key.sh
run page.sh
after_loads=$(resident_mb "$PID")

echo
echo "$(date -u +%F), $(nproc) cores, $(awk '/MemTotal/ {printf "%.0f GB", $2 / 1048576}' /proc/meminfo)," \
  "load $(cut -d' ' -f1-3 /proc/loadavg), store on $(stat -f -c %T "$DATA"), java options: $DURWARD_JAVA_OPTIONS"
echo "medians of $RUNS runs of $SECONDS_PER_RUN s, plain HTTP on loopback, the load generator on the same cores"
cat "$START_ROWS"
{ echo "$COLUMNS_OF_TABLE"; cat "$ROWS"; } | table
echo "resident memory: $after_start MB when ready, $after_loads MB after all loads"
[ -z "$failed" ] || fail "these failed:$failed"
