#!/bin/bash
# Durward as compare.sh sees it. Every kind runs on the same settings.
. "$(dirname "$0")/../lib.sh"
DATA=$RUN_DIR/durward
case $1 in
  prepare) "$DURWARD" --version >&2 ;;
  start)
    rm -rf "$DATA"
    mkdir -p "$DATA"
    DURWARD_JAVA_OPTIONS=$HEAP start_server
    echo "$PID"
    ;;
  env)
    read_env
    case $2 in
      tls*) url=$TLS_TOKEN ;;
      *) url=$TOKEN ;;
    esac
    form='grant_type=client_credentials'
    [ "$2" != jwt ] || form+='&token_format=jwtrfc'
    echo "URL='$url' CLIENT_ID='$CLIENT_ID' CLIENT_SECRET='$CLIENT_SECRET' FORM='$form'"
    ;;
  stop) stop_server ;;
esac
