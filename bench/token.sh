#!/bin/bash
# Issues opaque tokens. CONNECTIONS may name several numbers, such as "1 16 64".
. "$(dirname "$0")/lib.sh"
prepare
start_server
export BENCH
AUTH=$(basic)
export AUTH
for connections in ${CONNECTIONS:-64}; do
  measure 'opaque token' "$connections" token.lua "$TOKEN"
done
finish
