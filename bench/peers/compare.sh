#!/bin/bash
# Measures token servers in turn (A B C A B C ...), so that what else happens on the machine hits all of them, and prints
# medians and ratios. Each is a script beside this one: prepare, start KIND, env KIND, stop PID.
#   compare.sh [KIND ...]     opaque, jwt, tls (connections stay), tls-new (a new connection for every token)
. "$(dirname "$0")/../lib.sh"
PEERS=${PEERS:-durward keycloak spring-as}
ROUNDS=${ROUNDS:-3}
CONNECTIONS=${CONNECTIONS:-64}
# Keycloak takes a minute and more on a busy machine
LONGEST_START_SECONDS=300
LONGEST_STOP_SECONDS=30
export HEAP=${HEAP:--Xms128m -Xmx512m}
export RUN_DIR=${RUN_DIR:-${TMPDIR:-/tmp}/durward-peers} BENCH
HERE=$BENCH/peers
COLUMNS_OF_COMPARISON=$'kind\tserver\treq/s\tp50 ms\tp99 ms\terrors\tserver CPU us/req\tresident MB'
running=
kinds=${*:-opaque jwt tls tls-new}

# Everybody else's certificate, of the kind that Durward makes for itself: EC P-256.
certificate() {
  [ -f "$RUN_DIR/tls.pem" ] || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj \
    /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 -keyout "$RUN_DIR/tls-key.pem" \
    -out "$RUN_DIR/tls.pem" 2>"$RUN_DIR/openssl.log"
}

set_up() {
  prepare
  require ab apache2-utils
  require openssl openssl
  mkdir -p "$RUN_DIR"
  certificate
  local peer
  for peer in $PEERS; do
    [ -x "$HERE/$peer.sh" ] || fail "no script $HERE/$peer.sh"
    "$HERE/$peer.sh" prepare || fail "$peer can't be prepared"
  done
  trap 'stop_peer; clean_up' EXIT
}

# Starts a server, waits for its answer to a token request, and leaves that in answer.
start_peer() {
  local peer=$1 kind=$2 deadline=$((SECONDS + LONGEST_START_SECONDS))
  PID=$("$HERE/$peer.sh" start "$kind") || fail "$peer didn't start"
  running=$peer
  eval "$("$HERE/$peer.sh" env "$kind")"
  AUTH=$(basic)
  export AUTH FORM
  until answer=$(curl -sk -m 10 -H "Authorization: $AUTH" -d "$FORM" "$URL"); do
    kill -0 "$PID" 2>/dev/null || fail "$peer ended; its log is in $RUN_DIR"
    [ $SECONDS -lt $deadline ] || fail "$peer didn't answer within $LONGEST_START_SECONDS s; its log is in $RUN_DIR"
    sleep 0.1
  done
}

stop_peer() {
  [ -n "$running" ] || return 0
  local deadline=$((SECONDS + LONGEST_STOP_SECONDS)) processes
  processes=$(process_tree "$PID")
  "$HERE/$running.sh" stop "$PID" || true
  running=
  # shellcheck disable=SC2086
  while kill -0 $processes 2>/dev/null; do
    [ $SECONDS -lt $deadline ] || { kill -9 $processes 2>/dev/null || true; }
    sleep 0.1
  done
}

resident_tree_mb() {
  local process
  for process in $(process_tree "$PID"); do resident_mb "$process"; echo; done | awk '{mb += $1} END {printf "%d", mb}'
}

# Adds a line to the results of a kind and a server; none, when the server has no such tokens.
measure_peer() {
  local peer=$1 kind=$2 script=token.lua line
  [ "$kind" != tls-new ] || script=new-connection
  start_peer "$peer" "$kind"
  if [[ $kind == jwt && $answer != *'"access_token":"'*.*.*'"'* || $answer != *'"access_token"'* ]]; then
    echo "bench: $peer gives no token of kind $kind: ${answer:0:200}" >&2
  else
    # on a busy machine nothing may be answered in time yet
    [ "$WARM_UP_SECONDS" = 0 ] || (one_run "$script" "$CONNECTIONS" "$WARM_UP_SECONDS" "$URL") >/dev/null || true
    line=$(one_run "$script" "$CONNECTIONS" "$SECONDS_PER_RUN" "$URL")
    kill -0 "$PID" 2>/dev/null || fail "$peer died during the load; its log is in $RUN_DIR"
    echo "$line $(resident_tree_mb)" >>"$DATA/$kind.$peer"
    echo "$kind $peer: $line" >&2
  fi
  stop_peer
}

print_kind() {
  local kind=$1 peer result
  for peer in $PEERS; do
    [ -f "$DATA/$kind.$peer" ] || continue
    result=$(median <"$DATA/$kind.$peer")
    [ "$(cut -d' ' -f4 <<<"$result")" = 0 ] || FAILED=yes
    printf '%s\t%s\t%s\n' "$kind" "$peer" "${result// /$'\t'}"
  done >"$DATA/rows"
  cat "$DATA/rows" >>"$DATA/table"
  awk -F'\t' 'NR == 1 {for (i = 3; i <= 7; i++) ours[i] = $i; name = $2; next}
    {printf "%s: %s/%s req/s %.2f, p99 %.2f, CPU a token %.2f\n", $1, name, $2, ours[3] / $3, ours[5] / $5, ours[7] / $7}' \
    "$DATA/rows" >>"$DATA/ratios"
}

set_up
for _ in $(seq "$ROUNDS"); do
  for kind in $kinds; do
    for peer in $PEERS; do measure_peer "$peer" "$kind"; done
  done
done
: >"$DATA/table"
for kind in $kinds; do print_kind "$kind"; done
echo "$(date -u +%F), $(nproc) cores, load $(cut -d' ' -f1-3 /proc/loadavg), $CONNECTIONS connections, medians of" \
  "$ROUNDS runs of $SECONDS_PER_RUN s after $WARM_UP_SECONDS s, heap of each $HEAP"
{ echo "$COLUMNS_OF_COMPARISON"; cat "$DATA/table"; } |
  awk -F'\t' '{printf "%-8s %-10s %9s %9s %9s %7s %18s %12s\n", $1, $2, $3, $4, $5, $6, $7, $8}'
cat "$DATA/ratios"
finish
