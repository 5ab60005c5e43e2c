#!/bin/bash
# Issues opaque tokens without TLS, over TLS with connections that stay, and over TLS with a new connection for every
# token: a full handshake of TLS 1.3 with the demo's P-256 certificate each. Ends with the shares of the plain figure.
. "$(dirname "$0")/lib.sh"
prepare
require ab apache2-utils
start_server
export BENCH
AUTH=$(basic)
export AUTH
for connections in ${CONNECTIONS:-64}; do
  measure 'opaque token' "$connections" token.lua "$TOKEN"
  plain=$RATE
  measure 'opaque token, TLS' "$connections" token.lua "$TLS_TOKEN"
  kept=$RATE
  measure 'opaque token, new TLS connection' "$connections" new-connection "$TLS_TOKEN"
  awk -v plain="$plain" -v kept="$kept" -v new="$RATE" -v connections="$connections" 'BEGIN {
    printf "TLS at %d connections: %.2f of plain; with a handshake for each: %.2f of plain, %d handshakes/s\n",
      connections, kept / plain, new / plain, new}'
done
finish
