# shellcheck shell=bash
# lib.sh: what the bench programs share, to be sourced by a bash script that stands in the project's root after `make stage`.
# The server is a throw-away one (test/lib/cluster.sh) with settings of a production server as far as they matter here: it
# flushes, its buffers are huge pages, where root runs this and the kernel has them, and its sessions keep memory from one
# statement to the next (MALLOC_TOP_PAD_); doc/operations.md says what each is worth. Contestants take turns, round after round,
# so that what else the machine does hits all alike; what counts is the ratio within a round. Each figure goes into
# tmp_bench/NAME.csv as well.
#
#	bench_start [SETTING …]  starts the server, with lines for postgresql.conf, and says what it runs on
#	q ARGUMENT …             psql as the server's owner, unaligned
#	warm_up                  has the server touch all of its buffers, after a restart
#	anew                     restarts the server: where its memory happens to lie, all of its sessions have from it, and that alone can
#	                         make one of two that are the same faster by some hundredths, as long as the server is up
#	note MEASURE CONTESTANT ROUND VALUE
#	table MEASURE BASE UNIT  prints a measure: the median of each contestant, and its ratio to BASE, median (min .. max)
#	spread FORMAT            median (min .. max) of the numbers on standard input
#	timed DATABASE SQL       milliseconds that a statement takes, as psql sees it
#	taking_turns DATABASE SQL …  the same of statements that take turns ten times in one session: the median of each, a line each

. test/lib/cluster.sh
ROUNDS=${ROUNDS:-5}
csv=tmp_bench/$(basename "$0").csv

q() { as_owner psql -qXAt -v ON_ERROR_STOP=1 "$@"; }

# Up to 3 GB for all servers of a program, a quarter of what is free at most; what was set before is set again at the end.
huge_pages() {
	local setting=/proc/sys/vm/nr_hugepages

	[ -w $setting ] || return 0
	huge_pages_before=$(cat $setting)
	trap 'cluster_stop; echo "$huge_pages_before" >/proc/sys/vm/nr_hugepages' EXIT
	echo $((huge_pages_before + $(awk '/^MemAvailable/ { n = int($2 / 4 / 2048); print n < 1500 ? n : 1500 }' /proc/meminfo))) >$setting || true
}

bench_start() {
	export MALLOC_TOP_PAD_=4194304
	huge_pages
	cluster_start
	# where psql runs, for \i
	mkdir "$WORK/bench"
	cp bench/*.sql "$WORK/bench"
	{
		cat <<-'END'
			fsync = on
			shared_buffers = 256MB
			max_wal_size = 8GB
			checkpoint_timeout = 1h
			autovacuum = off
			max_connections = 50
			logging_collector = on
			log_checkpoints = off
			ldpd.seal_interval = 5min
		END
		printf '%s\n' "$@"
	} >>"$WORK/data/postgresql.conf"
	cluster_control restart
	as_owner createdb -T template0 warm
	q -d warm -o /dev/null -c 'CREATE EXTENSION pg_prewarm' \
		-c "CREATE TABLE filler WITH (fillfactor = 10) AS SELECT repeat('x', 1000) FROM generate_series(1, 32000)" -c CHECKPOINT
	warm_up
	mkdir -p tmp_bench
	echo "measure,contestant,round,value" >"$csv"
	echo "== $(basename "$0"): PostgreSQL $(q -c 'SHOW server_version'), $(nproc) cores ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1)), load $(cut -d' ' -f1 /proc/loadavg), $ROUNDS rounds"
	echo "settings: $(q -c "SELECT string_agg(name || '=' || current_setting(name), ' ' ORDER BY name) FROM pg_settings
		WHERE name IN ('fsync', 'shared_buffers', 'max_wal_size', 'synchronous_commit', 'wal_level', 'wal_sync_method', 'jit', 'autovacuum',
			'ldpd.record_delay', 'ldpd.ring_size', 'ldpd.seal_interval', 'maintenance_work_mem')") MALLOC_TOP_PAD_=$MALLOC_TOP_PAD_ $(awk '/^HugePages_/ { v[$1] = $2 } END { print "huge pages in use: " v["HugePages_Total:"] - v["HugePages_Free:"] + v["HugePages_Rsvd:"] }' /proc/meminfo)"
}

# A server that has been up for a while has touched all of its shared memory; the kernel's fresh pages are no contestant's to pay.
warm_up() {
	q -d warm -o /dev/null -c "SELECT pg_prewarm('filler')"
}

anew() {
	cluster_control restart
	warm_up
}

note() { echo "$1,$2,$3,$4" >>"$csv"; }

# shellcheck disable=SC2120 # the format may be left out
spread() {
	sort -g | awk -v f="${1:-%.2f}" '{ v[NR] = $1 } END { if (NR) printf f " (" f " .. " f ")\n", v[int((NR + 1) / 2)], v[1], v[NR] }'
}

timed() { q -d "$1" -c '\timing on' -c "$2" | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p' | tail -1; }

taking_turns() {
	local database=$1

	shift
	{
		echo '\timing on'
		for _ in {1..10}; do printf '%s;\n' "$@"; done
	} >"$WORK/turns.sql"
	q -d "$database" -f "$WORK/turns.sql" | sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p' | awk -v n=$# '{ print (NR - 1) % n, $1 }' | sort -k1,1n -k2,2g |
		awk '{ v[$1, ++k[$1]] = $2 } END { for (i = 0; i in k; i++) print (v[i, int((k[i] + 1) / 2)] + v[i, int(k[i] / 2) + 1]) / 2 }'
}

table() {
	local measure=$1 base=$2 unit=$3 contestant

	printf '\n%-46s %24s  %s\n' "$measure" "$unit" "beside \"$base\""
	awk -F, -v m="$measure" '$1 == m && !seen[$2]++ { print $2 }' "$csv" | while read -r contestant; do
		printf '  %-44s %24s  %s\n' "$contestant" \
			"$(awk -F, -v m="$measure" -v c="$contestant" '$1 == m && $2 == c { print $4 }' "$csv" | spread '%.6g')" \
			"$(awk -F, -v m="$measure" -v c="$contestant" -v b="$base" '
				$1 == m && $2 == b { of[$3] = $4 }
				$1 == m && $2 == c { mine[$3] = $4 }
				END { for (r in mine) if (of[r]) print mine[r] / of[r] }' "$csv" | spread '%.3f')"
	done
}
