#!/usr/bin/env bash
# bench/reach.sh: what the last runs of the bench's programs came to beside what is to be reached, a line a figure, from tmp_bench/*.csv; what was not run
# is left out. The ratio is that of each round, its median (least .. greatest). `make bench` ends with it.
# The list: question | program | measure | contestant | beside (nothing: the figure itself) | at most, or least | limit
set -euo pipefail
cd "$(dirname "$0")/.."

list() {
	cat <<-'END'
		1 COPY of credit codes|types|ms to COPY 1000000 rows|ldpd.credit_code|text|<=|1.0
		2 building their index|types|ms to build an index of 1000000 rows|ldpd.credit_code|uuid|<=|1.0
		2 sorting them|types|ms to sort 1000000 rows|ldpd.credit_code|uuid|<=|1.0
		2 probing them|types|ms for 100000 probes among 1000000 rows|ldpd.credit_code|uuid|<=|1.0
		2 bytes of an index entry|types|bytes of an index entry of 1000000|ldpd.credit_code|uuid|<=|1.0
		2 bytes of a row|types|bytes of a row of 1000000|ldpd.credit_code|uuid|<=|1.0
		3 add_workdays()|calendar|ms for 1000000 due days|add_workdays()|date + int|<=|1.05
		3 workdays_between()|calendar|ms for 1000000 periods|workdays_between()|date - date|<=|1.05
		3 a session's first count, ms|calendar|ms for one count|first in a session||<=|1.0
		4 count(*), 100000 grants|access|ms for count(*); 100000 grants|ldpd granted|no row security|<=|1.03
		4 1,001 rows, 100000 grants|access|µs for 1001 rows; 100000 grants|ldpd granted|no row security|<=|1.03
		4 one row, 100000 grants|access|µs for one row; 100000 grants|ldpd provider|no row security|<=|1.03
		4 LIKE, 100000 grants|access|ms for LIKE; 100000 grants|ldpd granted|no row security|<=|1.03
		5 a request's three steps|steps|a request among 100000|ldpd|no trigger|<=|1.25
		6 requests a second, 16 clients, off|clients|requests/s with synchronous_commit off|ldpd|no trigger|>=|0.6
		6 requests a second, 16 clients, on|clients|requests/s with synchronous_commit on|ldpd|no trigger|>=|0.6
		6 beside a chain under a lock, off|clients|requests/s with synchronous_commit off|ldpd|PL/pgSQL + chain|>=|4
		6 beside a chain under a lock, on|clients|requests/s with synchronous_commit on|ldpd|PL/pgSQL + chain|>=|4
		7 one row of row 4, with its record|access|µs for one row; 100000 grants|ldpd granted|no row security|<=|1.25
		7 CPU of a read with its record|reads|CPU of a read in the session|ldpd off|no record|<=|1.25
		7 reads a second, 2 clients, off|reads|reads/s 2 clients|ldpd off|no record|>=|0.95
		7 reads a second, 16 clients, off|reads|reads/s 16 clients|ldpd off|no record|>=|0.95
		7 the same beside pgaudit|reads|reads/s 16 clients|ldpd off|pgaudit|>=|1.0
		8 the overdue, planned once, ms|duties|list of 1000 overdue; 10000000 closed|ldpd.duty prepared||<=|1
		8 the same, planned each time, ms|duties|list of 1000 overdue; 10000000 closed|ldpd.duty||<=|1
		8 overdue per agency, ms|duties|overdue per agency; 10000000 closed|ldpd.duty||<=|3
		8 on time per agency and month, ms|duties|on time per agency and month; 10000000 closed|ldpd.duty_month||<=|10
		8 a step that is counted|duties|CPU of a step in its session|ldpd|no counts|<=|1.2
		8 steps a second, one agency hot|duties|steps/s of 16 clients; 1 hot; synchronous_commit off|ldpd|no counts|>=|0.83
		9 sealing 100,000 entries, ms|seal|ms of CPU for 100000 entries|seal||<=|200
		9 verified, entries a second|seal|entries per CPU second of 100000|verify||>=|500000
		10 a sheet of 10,000 lines|sheet|ms for 10000 lines with 1 a resource|ldpd.catalogue_sheet|unchecked|<=|3.0
		10 attaching 1,000 partitions, ms|attach|ms for 1000 partitions|attach()||<=|1000
	END
}

printf '%-40s %-32s %-11s %s\n' question figure aim reached
list | while IFS='|' read -r question program measure contestant base sign limit; do
	csv=tmp_bench/$program.csv
	[ -f "$csv" ] || continue
	awk -F, -v m="$measure" -v c="$contestant" -v b="$base" '
		$1 == m && $2 == b { of[$3] = $4 }
		$1 == m && $2 == c { mine[$3] = $4 }
		END { for (r in mine) if (b == "") print mine[r]; else if (of[r]) print mine[r] / of[r] }' "$csv" |
		sort -g | awk -v q="$question" -v s="$sign" -v l="$limit" '
			{ v[NR] = $1 }
			END {
				if (NR == 0) exit
				median = v[int((NR + 1) / 2)]
				reached = s == "<=" ? median <= l : median >= l
				printf "%-40s %-32s %-11s %s\n", q, sprintf("%.4g (%.4g .. %.4g)", median, v[1], v[NR]), s " " l, reached ? "yes" : "no"
			}'
done
