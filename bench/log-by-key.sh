#!/bin/bash
# Reads one log by a random id with Bearer, as JSON, out of LOGS logs.
. "$(dirname "$0")/lib.sh"
prepare
fill
start_server
export BENCH GUIDS="$DATA/guids.txt"
AUTH=$(bearer)
export AUTH
guid=$(tail -n 1 "$GUIDS")
curl -sS -m 10 -H "Authorization: $AUTH" -H 'Accept: application/json' "$LOG_SET('$guid')" |
  grep -q "\"MessageGuid\":\"$guid\"" || fail "the log $guid isn't there"
for connections in ${CONNECTIONS:-64}; do
  measure "one of $LOGS logs by key" "$connections" log-by-key.lua "$LOG_SET"
done
finish
