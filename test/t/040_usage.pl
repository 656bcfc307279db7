# The record of reads: readers of every kind, ended in every way; an entry for each statement that got a row.
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::RealBin/../lib";
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use LdpdNode;

my $node = ldpd_node('city');
# the delay is long enough that a short read finds its opening still in the ring, as in life
$node->append_conf('postgresql.conf', "fsync = on\nldpd.ring_size = 64\nmax_prepared_transactions = 2");
$node->restart;
my $db = new_database($node, 'city');
my $now = '2026-12-30 17:00';
fill_city($node, $db);
must($node, $db, $now, undef, q{
	CREATE EXTENSION dblink;
	GRANT CREATE ON SCHEMA public TO r_ga, r_mz; GRANT pg_write_server_files, pg_execute_server_program TO r_ga, r_mz;
	CREATE TABLE public.taken (id int, a text);
	GRANT ALL ON public.taken TO r_ga;
	SET ROLE r_mz;
	CREATE VIEW public.seen AS SELECT id, a FROM data.marriage;
	CREATE FUNCTION public.counted() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(id) FROM data.marriage';
	CREATE FUNCTION public.looped() RETURNS bigint LANGUAGE plpgsql AS
		'DECLARE r record; n bigint := 0; BEGIN FOR r IN SELECT id FROM data.marriage LOOP n := n + 1; END LOOP; RETURN n; END';
	CREATE FUNCTION public.parallel_count() RETURNS bigint LANGUAGE plpgsql PARALLEL SAFE AS 'BEGIN RETURN (SELECT count(id) FROM data.marriage); END';
	GRANT SELECT ON public.seen TO PUBLIC;
});

# The uses recorded since the last question: "action|columns|rows|outcome" by line, in order.
my $seen = 0;
sub uses
{
	my ($what) = @_;
	my $text = $node->safe_psql($db, 'SELECT ldpd.flush_usage(); SELECT ' . ($what // q{action, columns, rows, outcome})
		. " FROM ldpd.usage WHERE use_no > $seen AND agency IS NOT NULL ORDER BY use_no");

	utf8::decode($text);
	$text =~ s/^\n//;
	$seen = $node->safe_psql($db, 'SELECT coalesce(max(use_no), 0) FROM ldpd.usage');
	return $text;
}
uses();

# ---------------------------------------------------------------- every kind of reader

my @readers;
my $force_parallel = $node->safe_psql($db, "SELECT name FROM pg_settings WHERE name IN ('force_parallel_mode', 'debug_parallel_query')");
for (
	[ 'SELECT id FROM data.marriage WHERE id < 4', 'read|{id}|3|completed' ],
	[ 'SELECT count(*) FROM data.marriage WHERE id < 4', 'read|{id}|1|completed' ],
	[ 'SELECT count(*) FROM data.marriage', 'read|{}|1|completed' ],
	[ 'BEGIN READ ONLY; SELECT id, a FROM data.marriage; COMMIT', 'read|{id,a}|200|completed' ],
	[ 'BEGIN; SELECT id FROM data.marriage; ROLLBACK', 'read|{id}|200|completed' ],
	[ 'BEGIN; SAVEPOINT s; SELECT id FROM data.marriage; ROLLBACK TO s; COMMIT', 'read|{id}|200|completed' ],
	[ 'BEGIN; DECLARE c CURSOR FOR SELECT id FROM data.marriage; FETCH 5 FROM c; FETCH 5 FROM c; CLOSE c; COMMIT', 'read|{id}|10|completed' ],
	[ 'BEGIN; DECLARE c CURSOR FOR SELECT id FROM data.marriage; FETCH 5 FROM c; COMMIT', 'read|{id}|5|completed' ],
	[ 'BEGIN; DECLARE c CURSOR FOR SELECT id FROM data.marriage; FETCH 5 FROM c; ROLLBACK', 'read|{id}||abandoned' ],
	[ 'BEGIN; DECLARE c SCROLL CURSOR FOR SELECT id FROM data.marriage; FETCH ALL FROM c; FETCH BACKWARD 3 FROM c; COMMIT', 'read|{id}|203|completed' ],
	[ 'BEGIN; DECLARE c CURSOR FOR SELECT id FROM data.marriage; COMMIT', '' ],
	[ 'PREPARE p(int) AS SELECT a FROM data.marriage WHERE id = $1; EXECUTE p(1); EXECUTE p(2)', "read|{id,a}|1|completed\nread|{id,a}|1|completed" ],
	[ 'SET plan_cache_mode = force_generic_plan; PREPARE p(int) AS SELECT a FROM data.marriage WHERE id = $1; EXECUTE p(1); EXECUTE p(2)',
		"read|{id,a}|1|completed\nread|{id,a}|1|completed" ],
	[ 'SELECT * FROM public.seen', 'read|{id,a}|200|completed' ],
	[ 'SELECT public.counted()', 'read|{id}|1|completed' ],
	[ 'SELECT public.looped()', 'read|{id}|200|completed' ],
	[ "DO 'DECLARE n int; BEGIN SELECT count(id) INTO n FROM data.marriage; END'", 'read|{id}|1|completed' ],
	[ 'EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) SELECT id FROM data.marriage', 'read|{id}|200|completed' ],
	[ 'EXPLAIN SELECT id FROM data.marriage', '' ],
	[ "SET $force_parallel = on; SELECT id FROM data.marriage", 'read|{id}|200|completed' ],
	[ "SET $force_parallel = on; SELECT public.parallel_count()", 'read|{id}|1|completed' ],
	[ 'SELECT id FROM data.marriage m WHERE EXISTS (SELECT FROM data.marriage n WHERE n.a = m.a)', 'read|{id,a}|200|completed' ],
	[ 'SELECT id FROM ONLY data.marriage', 'read|{id}|0|completed' ],
	[ 'SELECT count(*) FROM data.open_table', 'read|{}|1|completed' ],
	[ 'SELECT m.id FROM data.marriage m, data.open_table o', "read|{id}|200|completed\nread|{}|200|completed" ],
	[ 'SELECT id / (id - 3) FROM data.marriage', 'read|{id}||failed' ],
	[ 'SET statement_timeout = 100; SELECT id, pg_sleep(0.02) FROM data.marriage', 'read|{id}||failed' ],
	[ 'COPY (SELECT id FROM data.marriage) TO STDOUT', 'export|{id}|200|completed' ],
	[ "COPY (SELECT id FROM data.marriage) TO PROGRAM 'cat >/dev/null'", 'export|{id}|200|completed' ],
	[ 'COPY data.open_table (id, a) TO STDOUT', 'export|{id,a}|1|completed' ],
	[ 'COPY (SELECT public.counted()) TO STDOUT', 'export|{id}|1|completed' ],
	[ 'CREATE TABLE public.t AS SELECT id FROM data.marriage; DROP TABLE public.t', 'copy|{id}|200|completed' ],
	[ 'CREATE TEMP TABLE t AS SELECT id FROM data.marriage WITH NO DATA', '' ],
	[ 'SELECT id INTO TEMP t FROM data.marriage', 'copy|{id}|200|completed' ],
	[ 'PREPARE p AS SELECT id FROM data.marriage; CREATE TEMP TABLE t AS EXECUTE p', 'copy|{id}|200|completed' ],
	[ 'CREATE MATERIALIZED VIEW public.m AS SELECT id FROM data.marriage; REFRESH MATERIALIZED VIEW public.m; DROP MATERIALIZED VIEW public.m',
		"copy|{id}|200|completed\ncopy|{id}|200|completed" ],
	[ 'INSERT INTO public.taken SELECT id, a FROM data.marriage WHERE id < 3', 'copy|{id,a}|2|completed' ],
	[ 'UPDATE public.taken t SET a = m.a FROM data.marriage m WHERE m.id = t.id AND t.id = 1', "copy|{id}|1|completed\ncopy|{id,a}|1|completed" ],
	[ 'MERGE INTO public.taken t USING data.marriage m ON m.id = t.id WHEN NOT MATCHED THEN INSERT VALUES (m.id, m.a)', "copy|{id}|198|completed\ncopy|{id,a}|198|completed" ],
	[ 'WITH w AS (INSERT INTO public.taken SELECT id, a FROM data.marriage WHERE id < 3 RETURNING id) SELECT * FROM w', "copy|{id}|2|completed\ncopy|{id,a}|2|completed" ],
	[ 'DELETE FROM public.taken t USING data.marriage m WHERE m.id = t.id', "read|{id}|202|completed\nread|{id}|202|completed" ],
	[ "INSERT INTO public.taken SELECT public.counted(), 'x'", 'copy|{id}|1|completed' ],
	[ "DO 'BEGIN PERFORM id FROM data.marriage; RAISE division_by_zero; EXCEPTION WHEN division_by_zero THEN NULL; END'", 'read|{id}|200|completed' ])
{
	my ($sql, $expected) = @$_;

	$node->psql($db, "SET ldpd.clock = '$now'; SET ROLE r_ga; $sql");
	is(uses(), $expected, $sql);
	push @readers, $sql;
}

# All of them in one session, thrice, and what is refused: what it keeps of a use goes with the use.
my $readers = join '', map { "ROLLBACK; DISCARD ALL; SET ldpd.clock = '$now'; SET ROLE r_ga; $_;\n" }
	@readers, 'SELECT phone FROM data.marriage', 'COPY data.open_table (id, a) TO STDOUT', 'COPY data.marriage (phone) TO STDOUT';
my $kept = "ROLLBACK; DISCARD ALL; SELECT 'kept ' || used_bytes FROM pg_backend_memory_contexts WHERE name = 'ldpd uses';\n";
my ($rc, $printed) = $node->psql($db, $readers . $kept . $readers x 2 . $kept, on_error_stop => 0);
my @kept = $printed =~ /^kept (\d+)$/mg;
is(scalar(@kept), 2, 'a session reads in every way');
cmp_ok($kept[1], '<', 4096, 'and keeps nothing of it');
uses();

# ---------------------------------------------------------------- who, what for, from where

must($node, $db, $now, 'r_ga', "SET application_name = 'household'; SELECT a FROM data.marriage WHERE id = 1");
is(uses('role, agency, resource, article, purpose, application, client, query_id IS NOT NULL, grant_id = (SELECT max(id) FROM ldpd.share_grant WHERE source_id = 5 AND source = $$request$$)'),
	'r_ga|11371300MB0010030Q|303001/000001|16|核查5|household|local|t|t', 'the use tells who, under which grant, for what, with what application');
$node->psql($db, "SET ldpd.clock = '$now'; SET ROLE r_ga; SELECT phone FROM data.marriage");
$node->psql($db, "SET ldpd.clock = '$now'; SET ROLE r_ls; SELECT * FROM public.seen");
like(uses('role, action, article, rows, message'), qr/^r_ga\|denied\|15\|\|column "phone" .* is not granted\nr_ls\|denied\|16\|\|no grant on /, 'who is turned away is recorded too');

# The same statement of the same session by a role that acts for another agency meanwhile.
must($node, $db, $now, undef, q{
	SET synchronous_commit = off; SET ROLE r_ga; SELECT count(*) FROM data.open_table; RESET ROLE;
	UPDATE ldpd.agency_role SET agency = (SELECT agency FROM ldpd.agency_role WHERE role = 'r_ls'::regrole) WHERE role = 'r_ga'::regrole;
	SET ROLE r_ga; SELECT count(*) FROM data.open_table; RESET ROLE;
	UPDATE ldpd.agency_role SET agency = '11371300MB0010030Q' WHERE role = 'r_ga'::regrole;
});
my $ls = $node->safe_psql($db, q{SELECT agency FROM ldpd.agency_role WHERE role = 'r_ls'::regrole});
is(uses('role, agency'), "r_ga|11371300MB0010030Q\nr_ga|$ls", 'a use is of the agency that its role acted for then');

must($node, $db, $now, 'r_mz', 'SELECT count(*) FROM data.marriage; UPDATE data.marriage SET a = a WHERE id = 1; SELECT public.counted()');
is(uses(), '', "a provider's own use is its own affair");
must($node, $db, $now, 'r_mz', 'COPY (SELECT * FROM data.marriage) TO STDOUT');
is(uses('role, action, article, rows'), 'r_mz|export|34|200', 'but for what it takes out');
$node->safe_psql($db, 'SELECT count(*) FROM data.marriage; COPY data.open_table TO STDOUT');
is($node->safe_psql($db, "SELECT ldpd.flush_usage(); SELECT role, action, article, rows FROM ldpd.usage WHERE use_no > $seen ORDER BY use_no"),
	"\n" . getpwuid($>) . "|read|31|1\n" . getpwuid($>) . '|export|31|1', 'a superuser is recorded as well');
uses();

# ---------------------------------------------------------------- a cursor goes by the rights of now

for (
	[ 'SET ROLE r_rs', qr/LD017: a cursor of role "r_ga" is not read by role "r_rs"/, 'another role' ],
	[ "RESET ROLE; SET ldpd.clock = '2028-01-01 00:00'; SET ROLE r_ga", qr/LD016: no grant on resource/, 'the grant has ended' ],
	[ "RESET ROLE; SET ROLE r_mz; REVOKE SELECT ON data.marriage FROM ldpd_agency; SET ROLE r_ga", qr/42501: permission denied for table marriage/, 'the privilege is revoked' ])
{
	my ($meanwhile, $error, $name) = @$_;

	for ([ 'FETCH 1 FROM c;', 'the cursor stops' ], [ '', 'the cursor does not begin' ])
	{
		my ($read, $effect) = @$_;
		my (undef, undef, $err) = act($node, $db, $now, undef, "BEGIN; SET ROLE r_ga; DECLARE c CURSOR FOR SELECT id FROM data.marriage; $read $meanwhile; FETCH 1 FROM c");

		like($err, $error, "$name: $effect");
	}
}
# nor within one statement of the client's
for ('FETCH c INTO n;', '')
{
	refused($node, $db, $now, undef, "SET ROLE r_ga; DO 'DECLARE c refcursor; n int; BEGIN OPEN c FOR SELECT id FROM data.marriage; $_ RESET ROLE; SET LOCAL ROLE r_rs; FETCH c INTO n; END'",
		'LD017', qr/a cursor of role "r_ga" is not read by role "r_rs"/, "another role in a block, after \"$_\"");
}
# one that is read on is one statement of its grant's quota, and goes on under the grant that it was opened under
must($node, $db, $now, 'r_dsj', 'BEGIN; DECLARE c CURSOR FOR SELECT id FROM data.marriage; FETCH 1 FROM c; FETCH 1 FROM c; FETCH 2 FROM c; COMMIT');
is($node->safe_psql($db, "SET ldpd.clock = '$now'; SELECT used_statements, used_rows FROM ldpd.grant_quota"), '1|4', 'fetches are charged by their rows');
must($node, $db, $now, 'r_dsj', 'EXPLAIN SELECT id FROM data.marriage');
is($node->safe_psql($db, "SET ldpd.clock = '$now'; SELECT used_statements, used_rows FROM ldpd.grant_quota"), '1|4', 'what is only explained is not charged');
must($node, $db, $now, 'r_dsj', 'COPY data.marriage (id) TO STDOUT');
is($node->safe_psql($db, "SET ldpd.clock = '$now'; SELECT used_statements FROM ldpd.grant_quota"), '2', 'COPY of a table, which asks twice, is one statement');
must($node, $db, $now, 'r_mz', "UPDATE ldpd.share_request SET state = 'fulfilled' WHERE id = 2");
{
	my ($first, $second) = split /\n/, $node->safe_psql($db, "SELECT id FROM ldpd.share_grant WHERE source = 'request' AND source_id IN (2, 5) ORDER BY id");

	refused($node, $db, $now, 'r_ga', "SET ldpd.grant_id = '$first'; BEGIN; DECLARE c CURSOR FOR SELECT id FROM data.marriage; FETCH 1 FROM c; SET LOCAL ldpd.grant_id = '$second'; FETCH 1 FROM c",
		'LD017', qr/is being read under another grant than grant $second/, 'a cursor does not change its purpose');
}
must($node, $db, $now, 'r_ga', "UPDATE ldpd.share_request SET state = 'ended' WHERE id = 2");
refused($node, $db, $now, 'r_ga', 'DECLARE c CURSOR WITH HOLD FOR SELECT id FROM data.marriage', 'LD017', qr/not kept in a cursor WITH HOLD/, 'nor is one held past its transaction');
must($node, $db, $now, 'r_mz', 'DECLARE c CURSOR WITH HOLD FOR SELECT id FROM data.marriage; FETCH c');
uses();

# ---------------------------------------------------------------- clients that vanish

sub session
{
	my ($clock) = @_;
	my ($in, $out) = ("SET ldpd.clock = '$now'; SET ROLE r_ga; SELECT pg_backend_pid();\n", '');
	my $h = IPC::Run::start([ 'psql', '-X', '-q', '-A', '-t', '-h', $node->host, '-p', $node->port, '-d', $db, '-f', '-' ],
		'<', \$in, '>', \$out, '2>', '/dev/null', IPC::Run::timeout(120));

	$h->pump until $out =~ /^\d+\n/;
	return { handle => $h, in => \$in, out => \$out, pid => $out =~ /^(\d+)/ ? $1 : undef };
}

sub cursor_of
{
	my ($session) = @_;

	${ $session->{in} } .= "BEGIN; DECLARE c CURSOR FOR SELECT id FROM data.marriage ORDER BY id; FETCH 3 FROM c;\n\\echo fetched\n";
	$session->{handle}->pump until ${ $session->{out} } =~ /fetched/;
}

for (
	[ 'the client is killed', sub { $_[0]{handle}->signal('KILL') } ],
	[ 'the session is terminated', sub { $node->safe_psql('postgres', "SELECT pg_terminate_backend($_[0]{pid})") } ])
{
	my ($name, $end) = @$_;
	my $session = session();

	cursor_of($session);
	is(uses('action, columns, rows, outcome'), 'read|{id}||open', "$name: the opening is there while it reads");
	my $use = $node->safe_psql($db, 'SELECT max(use_no) FROM ldpd.ledger');
	$end->($session);
	eval { $session->{handle}->finish };
	$node->poll_query_until('postgres', "SELECT NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = $session->{pid})");
	is($node->safe_psql($db, "SELECT ldpd.flush_usage(); SELECT outcome, rows FROM ldpd.usage WHERE use_no = $use"), "\nabandoned|", 'and then that it was left, all rows possible');
	uses();
}

# ---------------------------------------------------------------- the recorder ends, and comes again

sub recorders { return $node->safe_psql('postgres', "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'ldpd recorder'") }

my $held = session();
cursor_of($held);
is(recorders(), 1, 'a recorder serves the database');
$node->safe_psql('postgres', "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'ldpd recorder'");
must($node, $db, $now, 'r_ga', 'SELECT id FROM data.marriage WHERE id = 1');
${ $held->{in} } .= "FETCH 2 FROM c; COMMIT;\n\\echo done\n";
$held->{handle}->pump until ${ $held->{out} } =~ /done/;
${ $held->{in} } .= "\\q\n";
$held->{handle}->finish;
is(uses(), "read|{id}|5|completed\nread|{id}|1|completed", 'one that is terminated loses nothing');

# a database can be copied, renamed and dropped though its recorder is connected
must($node, $db, $now, 'r_ga', 'SELECT id FROM data.marriage WHERE id = 1');
is(recorders(), 1, 'a recorder is there');
$node->safe_psql('postgres', "CREATE DATABASE copied TEMPLATE $db");
$node->safe_psql('postgres', "ALTER DATABASE $db RENAME TO renamed");
$node->safe_psql('postgres', "ALTER DATABASE renamed RENAME TO $db");
must($node, 'copied', $now, 'r_ga', 'SELECT id FROM data.marriage WHERE id = 1');
$node->safe_psql('postgres', 'DROP DATABASE copied');
pass('copied, renamed, dropped');

# a full ring waits: a hundred thousand reads through 64 kB, with nobody waiting for the disk
uses();
my $before = $node->safe_psql($db, 'SELECT count(*) FROM ldpd.usage');
must($node, $db, $now, 'r_ga', "SET synchronous_commit = off; DO 'DECLARE n int; BEGIN FOR i IN 1 .. 20000 LOOP SELECT id INTO n FROM data.marriage WHERE id = i % 200 + 1; END LOOP; END'");
is($node->safe_psql($db, "SELECT ldpd.flush_usage(); SELECT count(*) - $before FROM ldpd.usage"), "\n20000", 'a full ring drops nothing');
is($node->safe_psql($db, "SELECT count(DISTINCT use_no), sum(rows), count(*) FILTER (WHERE outcome <> 'completed') FROM ldpd.usage WHERE use_no > $seen AND action = 'read'"),
	'20000|20000|0', 'each statement is told with a number and rows of its own');
cmp_ok($node->safe_psql($db, "SELECT count(*) FROM ldpd.ledger WHERE use_no > $seen"), '<', 2000, 'in far fewer entries');
uses();

# what a session repeats is one entry, that of each statement differs in it; what still runs, or is said in other words, is not of it
my $repeat = q{DO 'DECLARE r record; BEGIN FOR i IN 1 .. 100 LOOP FOR r IN SELECT id FROM data.marriage WHERE id <= i LOOP END LOOP; END LOOP; END';};
must($node, $db, '', 'r_ga', "SET synchronous_commit = off; $repeat SELECT id FROM data.marriage WHERE id = 1");
$node->safe_psql($db, 'SELECT ldpd.flush_usage()');
is($node->safe_psql($db, "SELECT string_agg(rows::text, ',' ORDER BY use_no) FROM ldpd.usage WHERE use_no > $seen AND rows IS NOT NULL"),
	join(',', 1 .. 100, 1), 'each statement has its rows');
is($node->safe_psql($db, "SELECT bool_and(at > before), min(at) > now() - interval '1 minute' FROM (SELECT at, lag(at) OVER (ORDER BY use_no) AS before FROM ldpd.usage WHERE use_no > $seen) u"),
	't|t', 'and its moment, one after the other');
is($node->safe_psql($db, "SELECT count(DISTINCT ledger_id) FROM ldpd.usage WHERE use_no > $seen"), '2', 'in two entries');
is($node->safe_psql($db, "SELECT sum(rows) FROM ldpd.ledger WHERE use_no > $seen"), '5051', 'which tell the rows of all');
is($node->safe_psql($db, "SELECT use_no, rows, detail ->> 'statements' FROM ldpd.ledger WHERE use_no > $seen ORDER BY id DESC LIMIT 1") =~ /^\d+\|1\|$/, 1,
	'one statement needs no list');
uses();
is($node->safe_psql($db, q{SELECT count(*) FROM ldpd.verify_ledger()}), '0', 'the ledger is sound');

# a batch that cannot be written is tried again, with what has come in since, and written once
$node->safe_psql($db, 'ALTER SEQUENCE ldpd.ledger_id_seq RENAME TO mislaid');
must($node, $db, $now, 'r_ga', "SET synchronous_commit = off; $repeat $repeat");
sleep 2;
must($node, $db, $now, 'r_ga', "SET synchronous_commit = off; $repeat");
$node->safe_psql($db, 'ALTER SEQUENCE ldpd.mislaid RENAME TO ledger_id_seq');
is($node->safe_psql($db, "SELECT ldpd.flush_usage(); SELECT count(*), count(DISTINCT use_no), sum(rows) FROM ldpd.usage WHERE use_no > $seen AND action = 'read'"),
	"\n300|300|15150", 'nothing is lost, nothing told twice');
like(slurp_file($node->logfile), qr/ERROR: .*ledger_id_seq/, 'it had failed');
uses();

# the ledger cannot be written for a while: readers wait, and nothing is read meanwhile
my $locker = session();
${ $locker->{in} } .= "RESET ROLE; BEGIN; LOCK ldpd.ledger;\n\\echo locked\n";
$locker->{handle}->pump until ${ $locker->{out} } =~ /locked/;
my ($status, $out, $err) = act($node, $db, $now, 'r_ga', "SET statement_timeout = '1s'; SELECT id FROM data.marriage WHERE id = 1");
like($err, qr/canceling statement due to statement timeout/, 'while the ledger cannot be written nothing is read');
is($out, '', 'not a row');
${ $locker->{in} } .= "ROLLBACK;\n\\q\n";
$locker->{handle}->finish;
must($node, $db, $now, 'r_ga', 'SELECT id FROM data.marriage WHERE id = 2');
like(uses(), qr/read\|\{id\}\|1\|completed$/, 'afterwards it goes on');

# ---------------------------------------------------------------- the server dies while readers of every kind are at it

# Each reader keeps, outside the server, the ids that it has got: whatever it has must stand in the ledger.
my @readers;
for my $n (1 .. 4)
{
	my $file = $node->data_dir . "/../reader_$n";
	my $sql = "SET ldpd.clock = '$now'; SET ROLE r_ga;\n" . join('', map {
		"SET application_name = 'reader $n/$_'; " . (
			$_ % 4 == 0 ? "SELECT 'got $n/$_', id FROM data.marriage WHERE id = 1;"
			: $_ % 4 == 1 ? "BEGIN READ ONLY; SELECT 'got $n/$_', id FROM data.marriage WHERE id = 1; ROLLBACK;"
			: $_ % 4 == 2 ? "BEGIN; DECLARE c CURSOR FOR SELECT 'got $n/$_', id FROM data.marriage; FETCH 1 FROM c; COMMIT;"
			: "COPY (SELECT 'got $n/$_', id FROM data.marriage WHERE id = 1) TO STDOUT;") . "\n" } 1 .. 100000);
	my $script = $node->data_dir . "/../reader_$n.sql";

	append_to_file($script, $sql);
	push @readers, { file => $file, handle => IPC::Run::start(
		[ 'psql', '-X', '-q', '-A', '-t', '-h', $node->host, '-p', $node->port, '-d', $db, '-f', $script ], '>', $file, '2>', '/dev/null') };
}
sleep 3;
$node->stop('immediate');
$_->{handle}->finish for @readers;
$node->start;

my %recorded = map { $_ => 1 } split /\n/, $node->safe_psql($db, "SELECT substr(application, 8) FROM ldpd.usage WHERE application LIKE 'reader %'");
my ($got, @lost) = (0);
for my $reader (@readers)
{
	for (slurp_file($reader->{file}) =~ /^got (\d+\/\d+)/mg)
	{
		$got++;
		push @lost, $_ if !$recorded{$_};
	}
}
cmp_ok($got, '>', 100, "$got rows were read before the server died");
is("@lost", '', 'each of them is in the ledger');

$node->stop;

# ---------------------------------------------------------------- what cannot be recorded is not read

$node->append_conf('postgresql.conf', 'max_worker_processes = 0');
$node->start;
refused($node, $db, $now, 'r_ga', 'SELECT id FROM data.marriage WHERE id = 1', '53000', qr/no background worker could be started.*max_worker_processes/s, 'no recorder, no read');
is(must($node, $db, $now, 'r_mz', 'SELECT count(*) FROM data.marriage'), 200, 'the provider reads its own');
is($node->safe_psql($db, 'SELECT count(*) FROM data.marriage'), 200, 'and the administrator gets at it');
like(slurp_file($node->logfile), qr/ldpd use: \{.*"action": "read"/, 'which the server log tells');
$node->stop;

done_testing();
