#!/bin/bash
# Opens the message monitor in Chromium over LOGS logs (2,000,000 unless set), and times what a person waits for: from a
# click to 50 rows on the screen, RUNS times each. Needs Node.js, Chromium, and the packages of e2e/src/test/js.
LOGS=${LOGS:-2000000}
. "$(dirname "$0")/lib.sh"
PACKAGES=$BENCH/../e2e/src/test/js
require node nodejs
[ -x "${CHROMIUM:=/usr/bin/chromium}" ] || fail "Chromium is missing; on Debian: apt-get install chromium"
export CHROMIUM
[ -d "$PACKAGES/node_modules/puppeteer-core" ] || (cd "$PACKAGES" && npm ci --silent) || fail "npm ci failed in $PACKAGES"
prepare
fill
start_server
roles=
for role in IntegrationOperationServer.read NodeManager.read; do
  roles="$roles${roles:+,}{\"name\":\"$role\",\"applicationName\":\"demotmn\",\"providerAccount\":\"durward\"}"
done
curl -sSf -m 30 --cacert "$CA_FILE" -u "$ADMIN_USER:$ADMIN_PASSWORD" -H 'Content-Type: application/json' -X PUT \
  -d "{\"roles\":[$roles]}" \
  "$PLATFORM_URL/authorization/v1/accounts/demo/users/roles?userId=$ADMIN_USER&providerAccount=durward"
export ADMIN_USER ADMIN_PASSWORD API_URL PLATFORM_URL RUNS
cp "$BENCH/monitor.mjs" "$PACKAGES/bench-monitor.mjs"
trap 'rm -f "$PACKAGES/bench-monitor.mjs"; clean_up' EXIT
node "$PACKAGES/bench-monitor.mjs"
echo "resident $(resident_mb "$PID") MB"
