#!/bin/bash
# Promise 4: what ends at one of two nodes is refused there by the next request, and at the other within a second.
exec "$(dirname "$0")/e2e.sh" RevocationEverywhereTest "${ROUNDS:-500}"
