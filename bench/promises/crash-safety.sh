#!/bin/bash
# Promise 1: kill -9 under issuing, again and again; every answered token is accepted afterwards, every answered
# revocation still holds. The PostgreSQL part takes a tenth of the rounds.
exec "$(dirname "$0")/e2e.sh" CrashSafetyTest "${ROUNDS:-100}"
