#!/bin/bash
# Issues opaque tokens at about half of the measured peak, alone and while a second program revokes tokens one by one
# (RFC 7009), in turn. Ends with the p99 of issuing in both cases. A revoked token must be refused by the next request.
. "$(dirname "$0")/lib.sh"
CONNECTIONS=${CONNECTIONS:-64}
REVOKING_CONNECTIONS=${REVOKING_CONNECTIONS:-4}
REVOKING_PAUSE_MS=${REVOKING_PAUSE_MS:-10}
prepare
start_server
export BENCH
AUTH=$(basic)
export AUTH

revoked_is_refused() {
  local token answer status
  token=$(access_token)
  answer=$(post_form /revoke "token=$token")
  [[ $answer == *' status 200' ]] || fail "the server doesn't revoke a token: $answer"
  status=$(curl -sS -m 10 -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $token" "$LOG_SET/\$count")
  [ "$status" = 401 ] || fail "the request after the revocation got $status instead of 401"
}

# Half of the peak: a connection then starts a request every 2 * CONNECTIONS / peak seconds, and pauses for what the
# answer leaves of it.
pause_ms() {
  one_run token.lua "$CONNECTIONS" "$SECONDS_PER_RUN" "$TOKEN" | awk -v c="$CONNECTIONS" '{
    pause = 2000 * c / $1 - $2 / 2; printf "%.0f", pause < 1 ? 1 : pause}'
}

alone() { PAUSE_MS=$PAUSE one_run paced-token.lua "$CONNECTIONS" "$SECONDS_PER_RUN" "$TOKEN"; }

while_revoking() {
  local out=$DATA/revoking.out
  PAUSE_MS=$REVOKING_PAUSE_MS wrk_run issue-then-revoke.lua "$REVOKING_CONNECTIONS" "$SECONDS_PER_RUN" "$TOKEN" >"$out" &
  alone
  wait $!
  cat "$out" >>"$DATA/revocations"
}

# summary NAME LINES: a row of the table; the p99 stays in P99
summary() {
  local result
  result=$(median <<<"$2")
  P99=$(cut -d' ' -f3 <<<"$result")
  # shellcheck disable=SC2086
  row "$1" "$CONNECTIONS" $result "$(resident_mb "$PID")"
}

revoked_is_refused
[ "$WARM_UP_SECONDS" = 0 ] || one_run token.lua "$CONNECTIONS" "$WARM_UP_SECONDS" "$TOKEN" >/dev/null
PAUSE=$(pause_ms)
: >"$DATA/revocations"
calm='' busy=''
for _ in $(seq "$RUNS"); do
  calm+=$(alone)$'\n'
  busy+=$(while_revoking)$'\n'
done
kill -0 "$PID" 2>/dev/null || fail "the server died during the load; see $DATA/durward.log"
summary 'opaque token, half load' "$(sed '/^$/d' <<<"$calm")"
without=$P99
summary 'opaque token, half load, revoking' "$(sed '/^$/d' <<<"$busy")"
awk -v without="$without" -v with="$P99" '{rate += $1 / 2; errors += $4}
  END {printf "%.0f revocations/s, %d errors; p99 of issuing %.2f ms without, %.2f ms with, %.2f times\n",
    rate / NR, errors, without, with, with / without; exit errors > 0}' "$DATA/revocations" || FAILED=yes
finish
