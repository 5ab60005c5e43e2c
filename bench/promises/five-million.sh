#!/bin/bash
# With TOKENS live tokens in the folder: process start to first token, resident memory after a load, and the same again
# after each kill -9 in the middle of one. Filling takes some minutes; a folder DATA is filled once and kept.
# Needs what the other load scripts need (bench/README.md).
. "$(dirname "$0")/../lib.sh"
TOKENS=${TOKENS:-5000000}
KILLS=${KILLS:-3}
LOAD_SECONDS=${LOAD_SECONDS:-20}
CONNECTIONS=${CONNECTIONS:-64}
LONGEST_START_MS=2000
MOST_RESIDENT_MB=450
prepare
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; clean_up' EXIT

# a pipe that nobody writes to: waiting on it costs no process, as sleep would
exec {idle}<> <(:)

now_ms() { echo $((${EPOCHREALTIME/./} / 1000)); }

# TokenBench of the store's tests, on the same folder
fill_tokens() {
  local classes=$BENCH/../base/store/target/test-classes
  [ -d "$classes/dev/durward/store" ] ||
    (cd "$BENCH/.." && mvn -B -q -pl base/store -am -DskipTests -Dspotless.check.skip=true test-compile >&2)
  "$(jdk)/bin/java" -Xmx256m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -cp "$classes:$JAR" dev.durward.store.TokenBench "$DATA/store" "$TOKENS" 1 >&2
}

begin() {
  # shellcheck disable=SC2046
  exec "$DURWARD" $(demo_arguments) >"$DATA/promise-start.out" 2>&1
}

asks_for_a_token() {
  curl -sS -m 5 -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=client_credentials "$TOKEN" 2>/dev/null |
    sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p'
}

# start_measured NAME: starts, waits for the first token, and loads
start_measured() {
  local began token resident
  began=$(now_ms)
  begin & server=$!
  until port_is_taken "$HTTP_PORT" && token=$(asks_for_a_token) && [ -n "$token" ]; do
    kill -0 "$server" 2>/dev/null || fail "the server ended; see $DATA/promise-start.out"
    [ $(($(now_ms) - began)) -lt 120000 ] || fail "no token within two minutes"
    read -r -t 0.01 -u "$idle" || true
  done
  START_MS=$(($(now_ms) - began))
  PID=$server
  check_kept
  LOADED=$(wrk_run token.lua "$CONNECTIONS" "$LOAD_SECONDS" "$TOKEN")
  resident=$(resident_mb "$PID")
  echo "$token" >>"$DATA/promise-kept"
  echo "$1: process start to first token $START_MS ms, resident $resident MB after ${LOADED%% *} tokens/s" \
    "for $LOAD_SECONDS s"
  [ "$START_MS" -le "$LONGEST_START_MS" ] || FAILED=yes
  [ "$resident" -le "$MOST_RESIDENT_MB" ] || FAILED=yes
}

# what was answered before is active still
check_kept() {
  local token answer
  while read -r token; do
    answer=$(post_form /introspect "token=$token")
    [[ $answer == *'"active":true'* ]] || fail "an answered token is lost: $answer"
  done <"$DATA/promise-kept"
}

# kills in the middle of a load whose tokens a caller of its own notes
kill_under_load() {
  local token
  wrk_run token.lua "$CONNECTIONS" 10 "$TOKEN" >/dev/null 2>&1 & load=$!
  for _ in $(seq $((20 + RANDOM % 100))); do
    token=$(asks_for_a_token) && [ -n "$token" ] && echo "$token" >>"$DATA/promise-kept"
  done
  kill -9 "$server"
  wait "$server" "$load" 2>/dev/null || true
  server=
}

: >"$DATA/promise-kept"
start_server
export BENCH
AUTH=$(basic)
export AUTH
stop_server
fill_tokens
start_measured "restart with $TOKENS tokens"
for round in $(seq "$KILLS"); do
  kill_under_load
  start_measured "after kill -9 number $round"
done
echo "PROMISE five million: $KILLS kills, $(wc -l <"$DATA/promise-kept") noted tokens all active"
[ -z "${FAILED:-}" ] || fail "a start took over $LONGEST_START_MS ms, or resident memory was over $MOST_RESIDENT_MB MB"
