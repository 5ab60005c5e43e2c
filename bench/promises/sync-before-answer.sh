#!/bin/bash
# Promise 3: each token is synced to the disk between its request and its answer, by what strace saw. Needs strace.
exec "$(dirname "$0")/e2e.sh" SyncBeforeAnswerTest "${ROUNDS:-4000}"
