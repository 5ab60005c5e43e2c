#!/bin/bash
# Introspects one opaque token (RFC 7662) as the client that it was issued to.
. "$(dirname "$0")/lib.sh"
prepare
start_server
token=$(access_token)
export BENCH FORM="token=$token"
AUTH=$(basic)
export AUTH
answer=$(post_form /introspect "$FORM")
[[ $answer == *'"active":true'* ]] || fail "the server doesn't introspect its own token: $answer"
for connections in ${CONNECTIONS:-64}; do
  measure 'introspection, opaque token' "$connections" token.lua "$AUTHORIZATION/introspect"
done
finish
