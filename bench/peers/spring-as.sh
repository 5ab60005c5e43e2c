#!/bin/bash
# Spring Authorization Server. Kind jwt: Boot's JWT (RS256), which it keeps in memory. The others: opaque tokens, kept in
# an H2 file. With Boot's own encoder a client's secret costs a bcrypt for each token; a SHA-256 here.
. "$(dirname "$0")/../lib.sh"
FOLDER=$RUN_DIR/spring-as
HTTP=${SPRING_PORT:-18082}
SOURCE=$(cd "$(dirname "$0")/spring-as" && pwd)

prepare_spring() {
  [ ! -f "$FOLDER/prepared" ] || return 0
  mkdir -p "$FOLDER"
  cp -r "$SOURCE"/. "$FOLDER"
  (cd "$FOLDER" && JAVA_HOME=$(jdk) mvn -q -B package) >&2
  touch "$FOLDER/prepared"
}

start_spring() {
  local client=spring.security.oauth2.authorizationserver.client.bench profile=jdbc,sha256 format=reference options=()
  [ "$1" != jwt ] || { profile=memory,sha256 format=self-contained; }
  [[ $1 != tls* ]] || options=(--server.ssl.certificate="$RUN_DIR/tls.pem" \
    --server.ssl.certificate-private-key="$RUN_DIR/tls-key.pem")
  rm -f "$FOLDER"/db.*
  cd "$FOLDER"
  # shellcheck disable=SC2086
  "$(jdk)/bin/java" $HEAP --enable-native-access=ALL-UNNAMED -cp 'target/app.jar:target/lib/*' bench.App \
    --server.port="$HTTP" --server.address=127.0.0.1 "${options[@]}" --spring.threads.virtual.enabled=true \
    --spring.main.banner-mode=off --logging.level.root=warn --spring.profiles.active="$profile" \
    --spring.datasource.url="jdbc:h2:file:$FOLDER/db" --spring.sql.init.mode=always \
    --spring.sql.init.schema-locations=classpath:org/springframework/security/oauth2/server/authorization/oauth2-authorization-schema.sql \
    --$client.registration.client-id=client7 \
    --$client.registration.client-secret=5c5b5202833fb1b8653184f73b2b4e40ac7b7e6ebab843a157c9bf992755be42 \
    --$client.registration.client-authentication-methods=client_secret_basic \
    --$client.registration.authorization-grant-types=client_credentials \
    --$client.token.access-token-format="$format" --$client.token.access-token-time-to-live=1h \
    >"$RUN_DIR/spring-as.log" 2>&1 &
  echo $!
}

case $1 in
  prepare) prepare_spring ;;
  start) start_spring "$2" ;;
  env)
    scheme=http
    [[ $2 != tls* ]] || scheme=https
    echo "URL=$scheme://127.0.0.1:$HTTP/oauth2/token CLIENT_ID=client7 CLIENT_SECRET=secret7" \
      "FORM=grant_type=client_credentials"
    ;;
  stop) kill "$2" ;;
esac
