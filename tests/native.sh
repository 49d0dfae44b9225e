#!/usr/bin/env bash
# The tool as machine code says what the portable one says, to the byte, and a row of a large file takes no more instructions than it did.
# Installs what is missing (Debian): a linker, and valgrind to count with.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Instructions of a row: what was counted, and a tenth more.
most_of_stage=${MOST_INSTRUCTIONS_OF_STAGE:-2060}
most_of_all=${MOST_INSTRUCTIONS_OF_ALL:-4710}

if ! command -v gcc > /dev/null || ! command -v valgrind > /dev/null; then
    sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
    $sudo apt-get update -q
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -q -y --no-install-recommends gcc libc6-dev valgrind
fi

dotnet publish src/CustomerLifecycle.Cli --configuration Release --use-current-runtime -p:ToolIsNative=true --output "$folder/native" --verbosity quiet
dotnet publish src/CustomerLifecycle.Cli --configuration Release --output "$folder/portable" --verbosity quiet
native="$folder/native/lifecycle"
portable="dotnet $folder/portable/lifecycle.dll"
own=benchmarks/CustomerLifecycle.Benchmarks/Comparison/simple-model.json # as in the comparison with DuckDB

echo '{ "recency": [30, 90, 180, 365] }' > "$folder/cuts.json"
$portable demo --output "$folder/demo.csv"

same=0
compare() {
    local expected=0 found=0
    $portable "$@" > "$folder/expected" 2> "$folder/expected.errors" || expected=$?
    "$native" "$@" > "$folder/found" 2> "$folder/found.errors" || found=$?
    [ "$expected" = "$found" ] && cmp -s "$folder/expected" "$folder/found" && cmp -s "$folder/expected.errors" "$folder/found.errors" || {
        echo "Native and portable differ ($expected, $found): lifecycle $*"
        diff "$folder/expected" "$folder/found" | head -5
        diff "$folder/expected.errors" "$folder/found.errors" | head -5
        exit 1
    }
    same=$((same + 1))
}

demo="$folder/demo.csv"
compare --help
compare report
compare report --language de
compare models
compare facts
compare layouts
for model in five-phase-journey six-step-funnel relationship-cycle lifecycle-marketing buyer-lifecycle "$own"; do
    for format in table csv json; do compare classify "$demo" --model "$model" --format "$format" --language de; done
    compare classify "$demo" --model "$model" --format csv --columns customer,stage
    compare classify "$demo" --model "$model" --explain --format json --customer D0007
    compare timeline "$demo" --model "$model" --customer D0007
    compare due "$demo" --model "$model" --format csv
    compare flow "$demo" --model "$model" --format json
done
compare classify "$demo" --model lifecycle-marketing --ways --customer D0007 --format json
compare metrics "$demo" --format json
compare metrics "$demo" --language de
compare cohorts "$demo" --format csv
compare segments "$demo" --format json
compare segments "$demo" --cuts "$folder/cuts.json"
compare actions "$demo" --format csv
compare what-if "$demo" --model lifecycle-marketing --set growth-active-days=120
compare sql --model lifecycle-marketing --database postgresql
compare classify "$demo" --model nonsense
compare classify "$folder/missing.csv" --model lifecycle-marketing
compare classify "$own" --model lifecycle-marketing
echo "$same commands say the same as machine code."

# A file of a hundred thousand rows; the instructions of one row are what twice as many take more.
awk 'BEGIN {
    print "customer,at,kind,amount,order"
    for (i = 0; i < 100000; i++) {
        n = (i * 7919) % 100000; d = 1 + n % 28; m = 1 + int(n / 28) % 12; h = n % 24
        printf "c%d,%d-%02d-%02dT%02d:15:30Z,%s,%d.%02d,%d\n", (i * 104729) % 8333, 2022 + n % 3, m, d, h, i % 20 ? "order" : "visit", 1 + n % 200, n % 100, i
    }
}' > "$folder/rows.csv"
head -50001 "$folder/rows.csv" > "$folder/half.csv"

instructions() {
    # On one core, so that threads that wait for one another do not count.
    DOTNET_PROCESSOR_COUNT=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null "$native" "$@" --output "$folder/counted.csv" 2>&1 | awk '/Collected/ { print $NF }'
}

count() {
    local name=$1 most=$2; shift 2
    local all half
    all=$(instructions classify "$folder/rows.csv" --model "$own" --format csv "$@")
    half=$(instructions classify "$folder/half.csv" --model "$own" --format csv "$@")
    local each=$(((all - half) / 50000))
    echo "$name: $each instructions a row, at most $most"
    [ "$each" -le "$most" ] || { echo "A row takes more instructions than it did. If that is meant, say so in tests/native.sh."; exit 1; }
}

count "customer, stage" "$most_of_stage" --columns customer,stage
count "with reason, since, until" "$most_of_all"
