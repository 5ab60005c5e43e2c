#!/bin/bash
# Issues JWTs. CONNECTIONS may name several numbers, such as "1 16 64". SIGNATURES=jdk measures a configured server that
# signs with the JDK's code; without it the demo is measured, which signs with native code.
. "$(dirname "$0")/lib.sh"
prepare
case ${SIGNATURES:-native} in
  native) start_server ;;
  jdk) start_configured 'signatures: jdk' ;;
  *) fail "SIGNATURES must be native or jdk" ;;
esac
export BENCH FORM='grant_type=client_credentials&token_format=jwtrfc'
AUTH=$(basic)
export AUTH
token=$(access_token "$FORM")
[[ $token == *.*.* ]] || fail "the server answered token_format=jwtrfc with a token that is no JWT"
for connections in ${CONNECTIONS:-64}; do
  measure "JWT, ${SIGNATURES:-native} signatures" "$connections" token.lua "$TOKEN"
done
finish
