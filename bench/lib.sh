# Shared by the scripts of this folder: settings, the server, one load run, the table.
# Needs: bash, wrk, curl, awk.
set -euo pipefail
# decimal points, whatever the user's language
export LC_ALL=C

BENCH=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
DURWARD=$BENCH/../durward
JAR=$BENCH/../app/server/target/durward.jar

SECONDS_PER_RUN=${SECONDS_PER_RUN:-10}
WARM_UP_SECONDS=${WARM_UP_SECONDS:-10}
RUNS=${RUNS:-3}
LOGS=${LOGS:-200000}
PORT=${PORT:-18443}
HTTP_PORT=${HTTP_PORT:-18080}
# the demo's operations port is fixed
OPERATIONS_PORT=9090
export DURWARD_JAVA_OPTIONS=${DURWARD_JAVA_OPTIONS--Xmx256m}

COLUMNS_OF_TABLE=$'load\tconnections\treq/s\tp50 ms\tp99 ms\terrors\tserver CPU us/req\tresident MB'
STARTED=
CONFIGURED=
OWN_DATA=
PID=

fail() {
  echo "bench: $*" >&2
  exit 1
}

require() {
  command -v "$1" >/dev/null || fail "$1 is missing; on Debian: apt-get install $2"
}

# The folder that the server runs on: DATA, or a temporary one that goes away at the end.
prepare() {
  require wrk wrk
  require curl curl
  require awk gawk
  trap clean_up EXIT
  trap 'exit 130' INT TERM
  if [ -z "${DATA:-}" ]; then
    DATA=$(mktemp -d "${TMPDIR:-/tmp}/durward-bench.XXXXXX")
    OWN_DATA=yes
  fi
  export DATA
  mkdir -p "$DATA"
}

clean_up() {
  trap - EXIT
  [ -z "$STARTED" ] || stop_server || true
  [ -z "$CONFIGURED" ] || kill "$PID" || true
  [ -z "$OWN_DATA" ] || rm -rf "$DATA"
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

require_free_ports() {
  for port in "$PORT" "$HTTP_PORT" "$OPERATIONS_PORT"; do
    ! port_is_taken "$port" || fail "port $port is in use; stop what listens there, or set PORT or HTTP_PORT"
  done
}

# The arguments of a demo that stays quiet on our ports.
demo_arguments() { echo demo --data "$DATA" --port "$PORT" --http-port "$HTTP_PORT" --no-traffic; }

# Starts the demo on DATA, unless one runs there already: that one is used, and left running.
start_server() {
  if [ -f "$DATA/durward.pid" ] && kill -0 "$(cat "$DATA/durward.pid")" 2>/dev/null; then
    [ -f "$DATA/demo.env" ] || fail "the server on $DATA is still starting"
  else
    require_free_ports
    # shellcheck disable=SC2046
    "$DURWARD" $(demo_arguments) --detach >"$DATA/bench-start.out" 2>&1 ||
      { tail -n 5 "$DATA/bench-start.out" >&2; fail "the server didn't start"; }
    STARTED=yes
  fi
  PID=$(cat "$DATA/durward.pid")
  read_env
}

# Starts a configured server with one line of its section tokens, and the demo's client.
start_configured() {
  [ ! -f "$DATA/durward.yaml" ] || fail "$DATA holds a configured server already"
  require_free_ports
  mkdir -p "$DATA/declarations"
  CLIENT_ID=demo-client
  CLIENT_SECRET=$(head -c 24 /dev/urandom | base64 | tr '+/' '-_')
  printf '%s\n' "operations-port: $OPERATIONS_PORT" 'http:' "  tls-port: $PORT" "  plain-port: $HTTP_PORT" \
    '  path-form-hosts: [localhost]' 'tokens:' "  $1" >"$DATA/durward.yaml"
  printf '%s\n' 'accounts:' '  - name: demo' '    subscriptions: [tmn]' '    clients:' "      - id: $CLIENT_ID" \
    '        subscription: tmn' "        secret: $CLIENT_SECRET" >"$DATA/declarations/demo.yaml"
  "$DURWARD" up --config "$DATA/durward.yaml" >"$DATA/durward.log" 2>&1 & PID=$!
  CONFIGURED=yes
  set_addresses "http://localhost:$HTTP_PORT"
  until curl -s -m 5 -o /dev/null -f -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=client_credentials "$TOKEN"; do
    kill -0 "$PID" 2>/dev/null || { tail -n 5 "$DATA/durward.log" >&2; fail "the server didn't start"; }
    sleep 0.1
  done
}

stop_server() {
  "$DURWARD" stop --data "$DATA" >/dev/null
  STARTED=
}

read_env() {
  # shellcheck disable=SC1091
  . "$DATA/demo.env"
  [ -n "${PLAIN_URL:-}" ] || fail "the server on $DATA has no plain port; start it with --http-port"
  set_addresses "$PLAIN_URL"
  # ab takes the first address of a name, where nothing may listen
  TLS_TOKEN=${TOKEN_URL_LOCAL/localhost/127.0.0.1}
}

set_addresses() {
  AUTHORIZATION=$1/oauthasservices-demo/oauth2/api/v1
  TOKEN=$AUTHORIZATION/token
  LOG_SET=$1/demo-tmn/api/v1/MessageProcessingLogs
}

basic() { printf 'Basic %s' "$(printf '%s:%s' "$CLIENT_ID" "$CLIENT_SECRET" | base64 -w0)"; }

# access_token [FORM]: a token, opaque unless the form asks for another.
access_token() {
  local answer token
  answer=$(curl -sS -m 10 -u "$CLIENT_ID:$CLIENT_SECRET" -d "${1:-grant_type=client_credentials}" "$TOKEN")
  token=$(sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p' <<<"$answer")
  [ -n "$token" ] || fail "no token from $TOKEN but: $answer"
  printf '%s' "$token"
}

bearer() {
  local token
  token=$(access_token)
  printf 'Bearer %s' "$token"
}

# post_form PATH FORM: status and body of a call with the client's credentials.
post_form() { curl -sS -m 10 -w ' status %{http_code}' -u "$CLIENT_ID:$CLIENT_SECRET" -d "$2" "$AUTHORIZATION$1"; }

# Runs Recording.java on the product's own classes.
recording() {
  [ -f "$JAR" ] || "$DURWARD" --version >/dev/null
  # shellcheck disable=SC2086
  "$(jdk)/bin/java" ${DURWARD_JAVA_OPTIONS:-} -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -cp "$JAR" "$BENCH/Recording.java" "$@"
}

jdk() {
  local found
  for found in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk*; do
    if [ -x "$found/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$found/release" 2>/dev/null; then
      echo "$found"
      return
    fi
  done
  fail "no JDK 25 found; set JAVA_HOME to one"
}

# Fills the store with LOGS logs, whose ids go to DATA/guids.txt. A store is open in one process only, so the server
# has to be down for it; the first start makes the account.
fill() {
  [ ! -f "$DATA/guids.txt" ] || [ "$(wc -l <"$DATA/guids.txt")" -lt "$LOGS" ] || return 0
  start_server
  [ -n "$STARTED" ] || fail "the logs can't be loaded while a server runs on $DATA; stop it first"
  stop_server
  recording fill "$DATA/store" "$LOGS" "$DATA/guids.txt" >&2
}

# of PID and what it started
cpu_ticks() {
  local process
  for process in $(process_tree "$PID"); do
    sed 's/.*) //' "/proc/$process/stat" 2>/dev/null || true
  done | awk '{ticks += $12 + $13} END {print ticks + 0}'
}

process_tree() {
  local child
  echo "$1"
  for child in $(cat "/proc/$1/task/$1/children" 2>/dev/null); do process_tree "$child"; done
}

resident_mb() { awk '/^VmRSS/ {printf "%.0f", $2 / 1024}' "/proc/$1/status"; }

# one_run SCRIPT CONNECTIONS SECONDS URL: "req/s p50_ms p99_ms errors cpu_us_per_request". SCRIPT is one of the folder
# wrk, or new-connection: posts FORM with a TLS 1.3 handshake of its own each time.
one_run() {
  local before after result
  before=$(cpu_ticks)
  if [ "$1" = new-connection ]; then result=$(ab_run "$2" "$3" "$4"); else result=$(wrk_run "$@"); fi
  after=$(cpu_ticks)
  [ "${result##* }" -gt 0 ] 2>/dev/null || fail "no answer from $4"
  echo "$result" | awk -v t=$((after - before)) -v hz="$(getconf CLK_TCK)" \
    '{printf "%.0f %.2f %.2f %d %.1f\n", $1, $2 / 1000, $3 / 1000, $4, $5 ? t * 1000000 / hz / $5 : 0}'
}

# req/s, p50 and p99 in microseconds, errors, requests; so do the lines of wrk/result.lua
wrk_run() { wrk -t1 -c"$2" -d"$3s" --timeout 10s -s "$BENCH/wrk/$1" "$4" | sed -n 's/^RESULT //p'; }

# ab opens each connection anew and never resumes a session; wrk would.
ab_run() {
  local scratch
  scratch=$(mktemp -d "$DATA/ab.XXXXXX")
  printf '%s' "${FORM:-grant_type=client_credentials}" >"$scratch/form"
  ab -q -l -f TLS1.3 -s 10 -t "$2" -n 100000000 -c "$1" -e "$scratch/percentiles" -p "$scratch/form" \
    -T application/x-www-form-urlencoded -H "Authorization: $AUTH" "$3" >"$scratch/out" 2>&1 ||
    { tail -n 3 "$scratch/out" >&2; fail "ab failed at $3"; }
  awk -F'[:,]' 'FILENAME ~ /percentiles$/ {ms[$1] = $2; next}
    /^Complete requests/ {requests = $2} /^Requests per second/ {rate = $2 + 0}
    /^(Failed requests|Non-2xx responses|Write errors)/ {errors += $2}
    END {printf "%.0f %.0f %.0f %d %d\n", rate, ms[50] * 1000, ms[99] * 1000, errors, requests}' \
    "$scratch/percentiles" "$scratch/out"
  rm -r "$scratch"
}

# The line with the median req/s; the errors of all lines are summed, so that none hides behind it.
median() { sort -n | awk '{line[NR] = $0; errors += $4} END {$0 = line[int((NR + 1) / 2)]; $4 = errors; print}'; }

# measure NAME CONNECTIONS SCRIPT URL: warms up, runs RUNS times, adds a row, leaves its req/s in RATE.
measure() {
  local result lines
  [ "$WARM_UP_SECONDS" = 0 ] || one_run "$3" "$2" "$WARM_UP_SECONDS" "$4" >/dev/null
  lines=$(for _ in $(seq "$RUNS"); do one_run "$3" "$2" "$SECONDS_PER_RUN" "$4"; done)
  result=$(median <<<"$lines")
  kill -0 "$PID" 2>/dev/null || fail "the server died during the load; see $DATA/durward.log"
  RATE=${result%% *}
  # shellcheck disable=SC2086
  row "$1" "$2" $result "$(resident_mb "$PID")"
}

# Prints a row of the table, and adds it to the file ROWS for all.sh. Any error makes the script fail at its end.
row() {
  local line
  line=$(IFS=$'\t'; echo "$*")
  [ "$6" = 0 ] || FAILED=yes
  if [ -n "${ROWS:-}" ]; then
    echo "$line" >>"$ROWS"
  fi
  printf '%s\n%s\n' "$COLUMNS_OF_TABLE" "$line" | table
}

table() { awk -F'\t' '{printf "%-34s %11s %9s %9s %9s %7s %18s %12s\n", $1, $2, $3, $4, $5, $6, $7, $8}'; }

finish() { [ -z "${FAILED:-}" ] || fail "there were errors; a figure with errors doesn't count"; }
