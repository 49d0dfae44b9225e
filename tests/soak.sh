#!/usr/bin/env bash
# Records, merges, corrects and lets time pass in processes that are killed, and compares what was told with a replay.
# soak.sh [MINUTES [SEED [CUSTOMERS]]]: 30 minutes unless you say; a seed of its own each time, which it prints.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build tests/CustomerLifecycle.Soak --configuration Release --nologo --verbosity quiet
# A process that is killed loses nothing that the system has, so memory is as good as a disk, and far faster.
[[ -w /dev/shm ]] && export TMPDIR=/dev/shm
exec dotnet tests/CustomerLifecycle.Soak/bin/Release/net10.0/CustomerLifecycle.Soak.dll "${1:-30}" "${2:-$RANDOM}" "${3:-500}"
