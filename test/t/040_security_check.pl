# security_check on a server of its own: settings in its files, slots, the library not preloaded, another database and another server.
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::RealBin/../lib";
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use LdpdNode;

my $node = ldpd_node('check', streaming => 1);
new_database($node, 'city');
fill_city($node, 'city');
$node->append_conf('postgresql.conf', "wal_level = logical\nmax_replication_slots = 5\nmax_wal_senders = 5");
$node->restart;

sub findings
{
	my ($server, $db) = @_;

	return $server->safe_psql($db // 'city', 'SELECT finding FROM ldpd.security_check ORDER BY finding COLLATE "C"');
}

# Runs what the findings of a kind say mends them, as psql would run it.
sub mend
{
	my ($kind) = @_;
	my $statements = $node->safe_psql('city', "SELECT mend || ';' FROM ldpd.security_check WHERE kind ~ '^($kind)\$'");

	$node->safe_psql('city', $statements);
	$node->safe_psql('city', 'SELECT pg_sleep(0.2)');    # the postmaster passes the signal on
}

# what a server for tests is like, and the city that fill_city() makes
like(findings($node), qr{^durability_off/fsync/file$}m, 'fsync is off');
like(findings($node), qr{^statements_logged/log_statement/file$}m, 'statements are logged');
like(findings($node), qr{^role_gone/agency_role/\d+$}m, 'a role that acted for an agency is gone');
mend('.*');
is(findings($node), '', 'each says what mends it: in order');
is($node->safe_psql('city', 'SHOW fsync'), 'on', 'fsync is on');

# settings in a file, each kind of them
my %in_file = (
	'ldpd.clock' => [ "'2026-03-02'", 'clock_set' ],
	'ldpd.restoring' => [ 'on', 'restoring_on' ],
	'session_replication_role' => [ 'replica', 'triggers_off' ],
	'full_page_writes' => [ 'off', 'durability_off' ],
	'synchronous_commit' => [ 'off', 'durability_off' ],
	'log_min_duration_statement' => [ '0', 'statements_logged' ],
	'lo_compat_privileges' => [ 'on', 'large_objects_open' ],);

$node->append_conf('postgresql.conf', join "\n", map { "$_ = $in_file{$_}[0]" } sort keys %in_file);
$node->reload;
$node->poll_query_until('postgres', 'SHOW lo_compat_privileges', 'on');
is(findings($node), join("\n", sort map { "$in_file{$_}[1]/$_/file" } keys %in_file), 'settings in a file');
mend('.*');
is(findings($node), '', 'are mended, whatever the file says');

# a list of libraries cannot be made empty over what a file says, so the line is named
$node->safe_psql('postgres', "ALTER SYSTEM SET session_preload_libraries = 'auto_explain'");
$node->reload;
$node->poll_query_until('postgres', "SHOW session_preload_libraries", 'auto_explain');
is(findings($node), 'library_loaded/session_preload_libraries/file', 'a library in each session');
mend('library_loaded');
is(findings($node), '', 'is mended');
$node->append_conf('postgresql.conf', "session_preload_libraries = 'auto_explain'");
$node->reload;
$node->poll_query_until('postgres', "SHOW session_preload_libraries", 'auto_explain');
like($node->safe_psql('city', 'SELECT mend FROM ldpd.security_check'), qr{^-- delete line \d+ of \S*/postgresql\.conf .*\nSELECT}, 'a line of the server\'s file is the owner\'s to delete');
$node->adjust_conf('postgresql.conf', 'session_preload_libraries', undef);
$node->reload;
$node->poll_query_until('postgres', "SHOW session_preload_libraries", '');
is(findings($node), '', 'which mends it');

# in a session's own options, which no other session sees
{
	local $ENV{PGOPTIONS} = '-c ldpd.clock=2026-03-02';
	my $out = $node->safe_psql('city', <<'EOS');
SELECT finding FROM ldpd.security_check;
SELECT mend FROM ldpd.security_check \gexec
SELECT count(*) FROM ldpd.security_check;
EOS
	is($out, "clock_set/ldpd.clock/session\n0", 'a clock that the client sets');
}

# slots
$node->safe_psql('city', "SELECT pg_create_logical_replication_slot('decoder', 'test_decoding'), pg_create_physical_replication_slot('standby')");
is(findings($node), "replication_slot/decoder\nreplication_slot/standby", 'slots');
mend('replication_slot');
is(findings($node), '', 'are dropped');
$node->safe_psql('postgres', "SELECT pg_create_logical_replication_slot('decoder', 'test_decoding')");
is(findings($node), '', 'a logical slot of another database has nothing of this one');
$node->safe_psql('postgres', "SELECT pg_drop_replication_slot('decoder')");

# acknowledged here, in a restored database of the same server too; elsewhere not
my $dir = PostgreSQL::Test::Utils::tempdir;
is($node->safe_psql('city', 'SELECT finding FROM ldpd.security_acknowledged'), 'superuser/10', 'the owner is acknowledged');
$node->command_ok([ 'pg_dump', '-Fc', '-h', $node->host, '-p', $node->port, '-f', "$dir/city.dump", 'city' ], 'a dump');
$node->command_ok([ 'pg_dumpall', '--globals-only', '-h', $node->host, '-p', $node->port, '-f', "$dir/roles.sql" ], 'and its roles');
new_database($node, 'again');
{
	local $ENV{PGOPTIONS} = '-c ldpd.restoring=on';
	$node->command_ok([ 'pg_restore', '--exit-on-error', '-h', $node->host, '-p', $node->port, '-d', 'again', "$dir/city.dump" ], 'a restore');
}
is(findings($node, 'again'), '', 'what is restored is in order, as it was');
my $other = ldpd_node('elsewhere');
{
	local $ENV{PGOPTIONS} = '-c ldpd.restoring=on';
	$other->command_ok([ 'psql', '-X', '-q', '-h', $other->host, '-p', $other->port, '-d', 'postgres', '-f', "$dir/roles.sql" ], 'roles elsewhere');
	new_database($other, 'city');
	$other->command_ok([ 'pg_restore', '--exit-on-error', '-h', $other->host, '-p', $other->port, '-d', 'city', "$dir/city.dump" ], 'a restore elsewhere');
}
like(findings($other), qr{^superuser/10$}m, 'on another server nobody has answered for its owner yet');
$other->stop;

# a standby answers too, and records nothing
$node->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'base', has_streaming => 1);
$standby->start;
is(findings($standby), '', 'a standby is asked');
my ($status, $out, $err) = $standby->psql('city', 'SELECT ldpd.security_check_record()');
like($err, qr/recovery|read-only/, 'and cannot write down what it finds');
$standby->stop;

# not preloaded: what else is stays
$node->append_conf('postgresql.conf', "shared_preload_libraries = 'auto_explain, pg_stat_statements'");
$node->safe_psql('postgres', 'ALTER SYSTEM RESET shared_preload_libraries');
$node->restart;
is(findings($node), 'not_preloaded/', 'not preloaded');
mend('not_preloaded');
is(findings($node), 'not_preloaded/', 'until the server is restarted');
$node->restart;
is(findings($node), '', 'preloaded');
is($node->safe_psql('postgres', 'SHOW shared_preload_libraries'), 'auto_explain, pg_stat_statements, ldpd', 'beside what was there');

# records from two sessions at once: each change is one entry
$node->safe_psql('city', 'SELECT ldpd.security_check_record()');
$node->safe_psql('city', 'CREATE ROLE r_backup REPLICATION');
my $n = $node->safe_psql('city', 'SELECT coalesce(max(id), 0) FROM ldpd.ledger');
append_to_file("$dir/record.sql", "SELECT ldpd.security_check_record();\n");
$node->command_ok([ 'pgbench', '-n', '-c', '4', '-j', '2', '-t', '3', '-f', "$dir/record.sql", '-h', $node->host, '-p', $node->port, 'city' ], 'many record at once');
is($node->safe_psql('city', "SELECT string_agg(action, ',') FROM ldpd.ledger WHERE id > $n AND object LIKE 'security_check/replication/%'"), 'finding_came',
	'and one entry is made');

done_testing();
