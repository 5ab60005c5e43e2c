#!/bin/bash
# Issues JWTs. CONNECTIONS may name several numbers, such as "1 16 64".
. "$(dirname "$0")/lib.sh"
prepare
start_server
export BENCH FORM='grant_type=client_credentials&token_format=jwtrfc'
AUTH=$(basic)
export AUTH
token=$(access_token "$FORM")
[[ $token == *.*.* ]] || fail "the server answered token_format=jwtrfc with a token that is no JWT"
for connections in ${CONNECTIONS:-64}; do
  measure 'JWT' "$connections" token.lua "$TOKEN"
done
finish
