#!/bin/bash
# Reads the first page of 1000 logs as JSON, over one connection unless CONNECTIONS says otherwise.
. "$(dirname "$0")/lib.sh"
prepare
fill
start_server
export BENCH
AUTH=$(bearer)
export AUTH
entries=$(curl -sS -m 30 -H "Authorization: $AUTH" -H 'Accept: application/json' "$LOG_SET" |
  grep -o '"MessageGuid":' | wc -l)
[ "$entries" = 1000 ] || fail "the page holds $entries logs instead of 1000"
for connections in ${CONNECTIONS:-1}; do
  measure 'page of 1000 logs' "$connections" page.lua "$LOG_SET"
done
finish
