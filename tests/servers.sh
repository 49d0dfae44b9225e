#!/usr/bin/env bash
# The database servers that tests ask: PostgreSQL and a ClickHouse of three nodes, on loopback, in a folder of their own.
#
#   tests/servers.sh start FOLDER    installs what is missing (Debian), starts all, prints the variables that tests read
#   tests/servers.sh stop FOLDER     ends what it started, by its ids
set -euo pipefail

action=${1:?start or stop}
folder=${2:?a folder}
postgres_port=${POSTGRES_PORT:-54329}
clickhouse_port=${CLICKHOUSE_PORT:-18123}
nodes=3

as_postgres() {
    # PostgreSQL refuses to run as the administrator.
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

install() {
    command -v clickhouse-server > /dev/null && ls /usr/lib/postgresql/*/bin/initdb > /dev/null 2>&1 && return
    local sudo=; [ "$(id -u)" = 0 ] || sudo=sudo
    $sudo apt-get update -q >&2
    DEBIAN_FRONTEND=noninteractive $sudo apt-get install -q -y --no-install-recommends postgresql clickhouse-server clickhouse-client >&2
}

start_postgres() {
    local bin; bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | tail -1)")
    mkdir -p "$folder/postgres"
    [ "$(id -u)" = 0 ] && chown postgres "$folder/postgres"
    as_postgres "$bin/initdb" --auth trust --username tests --encoding UTF8 --locale C -D "$folder/postgres/data" > "$folder/postgres/initdb.log"
    as_postgres "$bin/pg_ctl" -D "$folder/postgres/data" -l "$folder/postgres/log" -w start \
        -o "-p $postgres_port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" > /dev/null
    echo "export POSTGRES_TESTS='Host=127.0.0.1;Port=$postgres_port;Username=tests;Database=postgres'"
}

clickhouse_config() {
    local node=$1 home=$2 shards=
    for n in $(seq 1 $nodes); do
        local cluster=; for m in $(seq 1 "$n"); do
            cluster+="<shard><replica><host>127.0.0.1</host><port>$((clickhouse_port + 100 + m))</port></replica></shard>"
        done
        shards+="<nodes_$n>$cluster</nodes_$n>"
    done
    cat > "$home/config.xml" <<XML
<yandex>
  <logger><level>warning</level><log>$home/log</log><errorlog>$home/errors</errorlog></logger>
  <http_port>$((clickhouse_port + node - 1))</http_port>
  <tcp_port>$((clickhouse_port + 100 + node))</tcp_port>
  <listen_host>127.0.0.1</listen_host>
  <path>$home/data/</path><tmp_path>$home/tmp/</tmp_path>
  <users_config>$home/users.xml</users_config>
  <default_profile>default</default_profile><default_database>default</default_database>
  <mark_cache_size>67108864</mark_cache_size>
  <timezone>UTC</timezone>
  <remote_servers>$shards</remote_servers>
</yandex>
XML
    cat > "$home/users.xml" <<XML
<yandex>
  <profiles><default><max_memory_usage>3000000000</max_memory_usage><max_query_size>4000000</max_query_size>
    <max_ast_elements>500000</max_ast_elements><max_expanded_ast_elements>5000000</max_expanded_ast_elements></default></profiles>
  <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
  <quotas><default></default></quotas>
</yandex>
XML
}

start_clickhouse() {
    for node in $(seq 1 $nodes); do
        local home=$folder/clickhouse-$node
        mkdir -p "$home/data" "$home/tmp"
        clickhouse_config "$node" "$home"
        clickhouse-server --config-file "$home/config.xml" < /dev/null > "$home/out" 2>&1 &
        echo $! > "$home/pid"
    done
    for node in $(seq 1 $nodes); do
        local tries=0
        until [ "$(curl -s "http://127.0.0.1:$((clickhouse_port + node - 1))/ping" || true)" = Ok. ]; do
            tries=$((tries + 1)); [ $tries -lt 120 ] || { echo "ClickHouse $node does not answer: $(tail -3 "$folder/clickhouse-$node/errors")" >&2; exit 1; }
            sleep 0.5
        done
    done
    echo "export CLICKHOUSE_TESTS='http://127.0.0.1:$clickhouse_port/'"
}

case $action in
    start)
        mkdir -p "$folder"
        chmod 755 "$folder"
        install
        start_postgres
        start_clickhouse
        ;;
    stop)
        for pid in "$folder"/clickhouse-*/pid; do kill "$(cat "$pid")" || true; done
        bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | tail -1)")
        as_postgres "$bin/pg_ctl" -D "$folder/postgres/data" -m immediate stop > /dev/null
        ;;
    *) echo "start or stop, not $action" >&2; exit 2 ;;
esac
