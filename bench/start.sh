#!/bin/bash
# Times starts on an existing folder: from exec of the launcher to the first token, and to the ready line of --detach.
. "$(dirname "$0")/lib.sh"
STARTS=${STARTS:-5}
LONGEST_START_US=60000000
POLL_SECONDS=0.01
server=
prepare
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; clean_up' EXIT

# a pipe that nobody writes to: waiting on it costs no process, as sleep would
exec {idle}<> <(:)

now_us() { echo "${EPOCHREALTIME/./}"; }

# Asks for one token over a connection of its own, without starting a program; succeeds when it got one.
token_answers() {
  local form=grant_type=client_credentials status=
  { exec {socket}<>"/dev/tcp/127.0.0.1/$HTTP_PORT"; } 2>/dev/null || return 1
  printf 'POST /oauthasservices-demo/oauth2/api/v1/token HTTP/1.1\r\nHost: localhost:%s\r\nAuthorization: %s\r\n' \
    "$HTTP_PORT" "$AUTH" >&"$socket"
  printf 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %s\r\nConnection: close\r\n\r\n%s' \
    "${#form}" "$form" >&"$socket"
  read -r -t 10 -u "$socket" status || true
  exec {socket}>&-
  [[ $status == 'HTTP/1.1 200'* ]]
}

first_token_ms() {
  local began
  began=$(now_us)
  # shellcheck disable=SC2046
  exec_demo & server=$!
  until token_answers; do
    kill -0 "$server" 2>/dev/null || fail "the server ended; see $DATA/bench-start.out"
    [ $(($(now_us) - began)) -lt "$LONGEST_START_US" ] || fail "no token within a minute"
    read -r -t "$POLL_SECONDS" -u "$idle" || true
  done
  MILLIS=$((($(now_us) - began) / 1000))
  RESIDENT=$(resident_mb "$server")
  # stopping in the middle of a start would make the next one repair something
  until grep -q 'End the demo' "$DATA/bench-start.out"; do
    [ $(($(now_us) - began)) -lt "$LONGEST_START_US" ] || fail "not ready within a minute"
    read -r -t 0.1 -u "$idle" || true
  done
  kill "$server"
  wait "$server" || true
  server=
}

exec_demo() {
  # shellcheck disable=SC2046
  exec "$DURWARD" $(demo_arguments) >"$DATA/bench-start.out" 2>&1
}

ready_ms() {
  local began
  began=$(now_us)
  start_server
  MILLIS=$((($(now_us) - began) / 1000))
  RESIDENT=$(resident_mb "$PID")
  stop_server
}

# start_row NAME FUNCTION: median, fastest and slowest of STARTS starts.
start_row() {
  local times=() sorted
  for _ in $(seq "$STARTS"); do
    "$2"
    times+=("$MILLIS")
  done
  sorted=$(printf '%s\n' "${times[@]}" | sort -n)
  printf '%-34s median %s ms, fastest %s, slowest %s, resident then %s MB\n' "$1" \
    "$(sed -n "$(((STARTS + 1) / 2))p" <<<"$sorted")" "$(head -n 1 <<<"$sorted")" "$(tail -n 1 <<<"$sorted")" \
    "$RESIDENT" | tee -a "${START_ROWS:-/dev/null}"
}

start_server
[ -n "$STARTED" ] || fail "a server runs on $DATA; stop it first"
AUTH=$(basic)
stop_server
start_row 'start to first token' first_token_ms
start_row './durward demo --detach to ready' ready_ms
