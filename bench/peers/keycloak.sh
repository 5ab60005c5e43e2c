#!/bin/bash
# Keycloak out of Maven Central, with its file database. It knows no opaque access tokens: every kind gets its usual
# JWT (RS256), for which it writes nothing to the database.
. "$(dirname "$0")/../lib.sh"
VERSION=${KEYCLOAK_VERSION:-26.7.3}
FOLDER=$RUN_DIR/keycloak/keycloak-$VERSION
HTTP=${KEYCLOAK_PORT:-18081}
HTTPS=$((HTTP + 1000))

prepare_keycloak() {
  [ ! -f "$FOLDER/prepared" ] || return 0
  require unzip unzip
  local zip=$RUN_DIR/keycloak
  (cd "$RUN_DIR" && mvn -q -B dependency:copy -Dartifact="org.keycloak:keycloak-quarkus-dist:$VERSION:zip" \
    -DoutputDirectory="$zip") >&2
  unzip -q -o "$zip/keycloak-quarkus-dist-$VERSION.zip" -d "$zip"
  mkdir -p "$FOLDER/data/import"
  cat >"$FOLDER/data/import/bench-realm.json" <<'REALM'
{"realm": "bench", "enabled": true, "sslRequired": "none", "accessTokenLifespan": 3600,
 "clients": [{"clientId": "client7", "secret": "secret7", "enabled": true, "protocol": "openid-connect",
   "publicClient": false, "serviceAccountsEnabled": true, "standardFlowEnabled": false,
   "directAccessGrantsEnabled": false}]}
REALM
  "$FOLDER/bin/kc.sh" build --db=dev-file --cache=local >&2
  touch "$FOLDER/prepared"
}

case $1 in
  prepare) prepare_keycloak ;;
  start)
    rm -rf "$FOLDER/data/h2"
    JAVA_OPTS_KC_HEAP=$HEAP "$FOLDER/bin/kc.sh" start --optimized --import-realm --hostname-strict=false \
      --http-enabled=true --http-host=127.0.0.1 --http-port="$HTTP" --https-port="$HTTPS" \
      --https-certificate-file="$RUN_DIR/tls.pem" --https-certificate-key-file="$RUN_DIR/tls-key.pem" \
      --log-level=warn >"$RUN_DIR/keycloak.log" 2>&1 &
    echo $!
    ;;
  env)
    case $2 in
      tls*) origin=https://127.0.0.1:$HTTPS ;;
      *) origin=http://127.0.0.1:$HTTP ;;
    esac
    echo "URL=$origin/realms/bench/protocol/openid-connect/token CLIENT_ID=client7 CLIENT_SECRET=secret7" \
      "FORM=grant_type=client_credentials"
    ;;
  # the launcher waits for its Java and passes no signal on
  stop) process_tree "$2" | xargs -r kill ;;
esac
