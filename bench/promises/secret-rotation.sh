#!/bin/bash
# Promise 6: a client changes over to a new secret under 200 calls a second without a failed one.
exec "$(dirname "$0")/e2e.sh" SecretRotationTest "${ROUNDS:-20}"
