#!/usr/bin/env bash
# Feeds every reader broken texts for so many seconds in all (default: ten minutes): tests/fuzz.sh 60
# A failure prints reader, seed and text; FUZZ_SEED=… runs the same texts again. Without a seed given, today's is taken and printed.
set -euo pipefail
cd "$(dirname "$0")/.."
readers=6
FUZZ_SECONDS=$(( (${1:-600} + readers - 1) / readers ))
FUZZ_SEED=${FUZZ_SEED:-$(date +%Y%m%d)}
export FUZZ_SECONDS FUZZ_SEED
echo "FUZZ_SEED=$FUZZ_SEED, $FUZZ_SECONDS seconds for each of $readers readers"
dotnet test tests/CustomerLifecycle.Cli.Tests --configuration Release --filter 'FullyQualifiedName~FuzzTests'
