#!/bin/bash
# Promise 7: signing keys follow each other under load, and no verifier that keeps the published keys fails.
exec "$(dirname "$0")/e2e.sh" SigningKeyRotationOverHttpTest "${ROUNDS:-20}"
