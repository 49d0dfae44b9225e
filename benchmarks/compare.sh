#!/usr/bin/env bash
# Ratios beside DuckDB in one run: CSV to stages with the tool (time and memory), and columns in memory.
# usage: benchmarks/compare.sh [ROWS…]   (default: 1000000 4000000 10000000)
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet publish src/CustomerLifecycle.Cli --configuration Release --use-current-runtime -p:ToolIsNative=true \
    --output artifacts/comparison/tool --verbosity quiet
dotnet build benchmarks/CustomerLifecycle.Benchmarks --configuration Release --verbosity quiet
dotnet benchmarks/CustomerLifecycle.Benchmarks/bin/Release/net10.0/CustomerLifecycle.Benchmarks.dll \
    compare artifacts/comparison/tool/lifecycle "${@:-1000000 4000000 10000000}"
