# Dump and restore keep a used database as it was (issue: rows, stamps, deadlines, sequences, policies, decisions).
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
new_database($node, 'city');
fill_city($node, 'city');
# entries of the real clock, in a month of their own
$node->safe_psql('city', q{UPDATE ldpd.region SET name = name || '(今)' WHERE code = '371329'; SELECT ldpd.ledger_prepare_months();});
$node->safe_psql('city', 'SELECT ldpd.seal_ledger(); SELECT ldpd.count_up()');
my $digest = $node->safe_psql('city', 'SELECT ldpd.ledger_digest()');
my $leaves = $node->safe_psql('city', q{SELECT string_agg(inhrelid::regclass::text, ' ' ORDER BY inhrelid::regclass::text) FROM pg_inherits WHERE inhparent = 'ldpd.ledger'::regclass});
like($leaves, qr/ldpd\.ledger_20\d\d_\d\d.*ldpd\.ledger_default/, 'the ledger has months');
my $before = picture($node, 'city');
cmp_ok(scalar(split /\n/, $before->{'table ledger'}), '>', 60, 'the city has a history');
like($before->{'duties'}, qr/running/, 'duties run');

my $dir = PostgreSQL::Test::Utils::tempdir;
my $env_restoring = '-c ldpd.restoring=on';
# pg_restore --jobs does not keep the order of an extension's tables among themselves, which a dump's foreign keys need
# there and then; so they are left alone, too.
my $env_jobs = "$env_restoring -c session_replication_role=replica";

sub same_as_before
{
	my ($server, $db, $how) = @_;

	is($server->safe_psql($db, "SELECT * FROM ldpd.verify_ledger('$digest')"), '', "$how: the ledger is as it was sealed");
	my $after = picture($server, $db);

	is($after->{$_}, $before->{$_}, "$how: $_") for sort keys %$before;
	is_deeply([ sort keys %$after ], [ sort keys %$before ], "$how: nothing else");
}

# It goes on: fresh ids, the same refusals, triggers that stamp and guards that hold.
sub goes_on
{
	my ($server, $db, $how) = @_;
	my $now = '2026-12-30 18:00';
	my $old = must($server, $db, $now, undef, 'SELECT max(id) FROM ldpd.share_request');
	my $old_entry = must($server, $db, $now, undef, 'SELECT max(id) FROM ldpd.ledger');
	my $new = must($server, $db, $now, 'r_rs', "INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000003', '再次') RETURNING id");

	cmp_ok($new, '>', $old, "$how: a new request has a fresh id");
	cmp_ok(must($server, $db, $now, undef, "SELECT min(id) FROM ldpd.ledger WHERE object = 'share_request/$new'"), '>', $old_entry,
		"$how: its entry comes after the old ones");
	must($server, $db, $now, 'r_mz', "UPDATE ldpd.share_request SET state = 'agreed' WHERE id = $new; UPDATE ldpd.share_request SET state = 'fulfilled' WHERE id = $new");
	is(must($server, $db, $now, undef, "SELECT count(*) FROM ldpd.share_grant WHERE source = 'request' AND source_id = $new"), 1,
		"$how: its grant is given");
	is(must($server, $db, $now, 'r_ga', 'SELECT count(id) FROM data.marriage'), 200, "$how: a grant of before lets in");
	refused($server, $db, $now, 'r_ga', 'SELECT phone FROM data.marriage', 'LD015', qr/column "phone"/, "$how: to its columns only");
	is(must($server, $db, $now, 'r_dsj', 'SELECT count(*) FROM data.marriage'), 5, "$how: a grant of part of the rows to those");
	is(must($server, $db, $now, 'r_op', 'SELECT count(*) FROM sandbox.marriage'), 20, "$how: a pilot operator reads its view");
	is(must($server, $db, $now, 'r_op', 'SELECT count(*) FROM sandbox.copy'), 20, "$how: and its copy");
	refused($server, $db, $now, 'r_op', 'SELECT id FROM data.marriage', 'LD028', qr/through the view/, "$how: and not the table");
	refused($server, $db, $now, 'r_op', 'CREATE TEMP TABLE out AS SELECT * FROM sandbox.marriage', 'LD028', qr/outside the sandbox/, "$how: nor takes it out");
	refused($server, $db, $now, 'r_ls', 'SELECT * FROM data.marriage_1', 'LD016', qr/no grant/, "$how: nobody else, nor by a partition");
	refused($server, $db, $now, 'r_mz', "UPDATE ldpd.share_request SET decided_at = now() WHERE id = 1", 'LD016', qr/is already|cannot be set/,
		"$how: stamps are the server's");
	refused($server, $db, $now, undef, 'DELETE FROM ldpd.ledger', 'LD028', qr/append-only/, "$how: the ledger is append-only");
	refused($server, $db, $now, undef, "DELETE FROM $_", 'LD028', qr/append-only/, "$how: $_ too") for split / /, $leaves;
	is(must($server, $db, $now, undef, 'SELECT ldpd.ledger_prepare_months()'), 0, "$how: its months are all there");
	isnt($server->safe_psql($db, 'SELECT no FROM ldpd.seal_ledger()'), '', "$how: sealing goes on");
	is($server->safe_psql($db, "SELECT * FROM ldpd.verify_ledger('$digest')"), '', "$how: and the chain");
	my $counts = 'SELECT string_agg(c::text, chr(10) ORDER BY c::text) FROM ldpd.duty_month c';
	my $counted = must($server, $db, $now, undef, $counts);
	is(must($server, $db, $now, undef, 'SELECT duties_counted FROM ldpd_bi.state'), 'f', "$how: deadlines are not counted yet");
	must($server, $db, $now, undef, 'SELECT ldpd.flush_usage(); SELECT ldpd.count_up()');
	is(must($server, $db, $now, undef, 'SELECT duties_counted FROM ldpd_bi.state'), 't', "$how: then they are");
	is(must($server, $db, $now, undef, $counts), $counted, "$how: and the figures stay");
	is(must($server, $db, $now, undef, 'SELECT * FROM ldpd.duty_month_drift; SELECT * FROM ldpd.use_count_drift'), '', "$how: as the rows and the ledger have them");
	must($server, $db, $now, 'r_mz', 'ALTER TABLE data.open_table ADD COLUMN more int');
	is(must($server, $db, $now, undef, "SELECT count(*) FROM ldpd.catalogue_change WHERE resource = '303001/000002' AND description LIKE '%more%'"),
		1, "$how: DDL opens a change");
}

sub run_restoring
{
	my ($name, @command) = @_;
	local $ENV{PGOPTIONS} = (grep { $_ eq '-j' } @command) ? $env_jobs : $env_restoring;

	my ($out, $err) = ('', '');
	my $done = IPC::Run::run(\@command, '>', \$out, '2>', \$err);

	utf8::decode($err);
	ok($done && $err eq '', "$name runs, and says nothing") or diag($err);
}

my @from = ('-h', $node->host, '-p', $node->port);

# custom format
command_ok([ 'pg_dump', @from, '-Fc', '-f', "$dir/city.dump", 'city' ], 'pg_dump -Fc');
new_database($node, 'custom');
run_restoring('pg_restore', 'pg_restore', @from, '--exit-on-error', '-d', 'custom', "$dir/city.dump");
same_as_before($node, 'custom', 'custom');
goes_on($node, 'custom', 'custom');

# plain, in one transaction
command_ok([ 'pg_dump', @from, '-f', "$dir/city.sql", 'city' ], 'pg_dump plain');
new_database($node, 'plain');
run_restoring('psql', 'psql', '-X', '-q', @from, '-1', '-v', 'ON_ERROR_STOP=1', '-d', 'plain', '-f', "$dir/city.sql");
same_as_before($node, 'plain', 'plain');
goes_on($node, 'plain', 'plain');

# several jobs at once, both ways
command_ok([ 'pg_dump', @from, '-Fd', '-j', '4', '-f', "$dir/city.dir", 'city' ], 'pg_dump --jobs');
new_database($node, 'jobs');
run_restoring('pg_restore --jobs', 'pg_restore', @from, '--exit-on-error', '-j', '4', '-d', 'jobs', "$dir/city.dir");
same_as_before($node, 'jobs', 'jobs');

# first the schema, then the data
new_database($node, 'parts');
run_restoring('pg_restore --schema-only', 'pg_restore', @from, '--exit-on-error', '--schema-only', '-d', 'parts', "$dir/city.dump");
run_restoring('pg_restore --data-only', 'pg_restore', @from, '--exit-on-error', '--data-only', '-d', 'parts', "$dir/city.dump");
same_as_before($node, 'parts', 'parts');
goes_on($node, 'parts', 'parts');

# a dump of data only, into a database that was made empty for it
command_ok([ 'pg_dump', @from, '-Fc', '--data-only', '-f', "$dir/data.dump", 'city' ], 'pg_dump --data-only');
new_database($node, 'data_only');
run_restoring('its schema', 'pg_restore', @from, '--exit-on-error', '--schema-only', '-d', 'data_only', "$dir/city.dump");
run_restoring('its data', 'pg_restore', @from, '--exit-on-error', '-d', 'data_only', "$dir/data.dump");
same_as_before($node, 'data_only', 'data only');

# over a database in use, which goes first
$node->safe_psql('postgres', 'CREATE DATABASE clean TEMPLATE custom');
run_restoring('pg_restore --clean', 'pg_restore', @from, '--exit-on-error', '--clean', '--if-exists', '-d', 'clean', "$dir/city.dump");
same_as_before($node, 'clean', 'clean');

# rows as INSERTs
command_ok([ 'pg_dump', @from, '--column-inserts', '-f', "$dir/inserts.sql", 'city' ], 'pg_dump --column-inserts');
new_database($node, 'inserts');
run_restoring('psql, INSERTs', 'psql', '-X', '-q', @from, '-1', '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', '-d', 'inserts', '-f', "$dir/inserts.sql");
same_as_before($node, 'inserts', 'inserts');

# a dump of the restored is the dump
command_ok([ 'pg_dump', @from, '-f', "$dir/again.sql", 'plain' ], 'pg_dump of a restored database');

# another server, whose roles have other OIDs; the number of a role that is gone is somebody else's there
my $other = ldpd_node('other');
my $gone = $node->safe_psql('city', 'SELECT role::oid FROM ldpd.agency_role WHERE NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = role)');
like($gone, qr/^\d+$/, 'a role that acted for an agency is gone');
$other->safe_psql('postgres', 'CREATE ROLE filler_' . $_) for 1 .. 30;
command_ok([ 'pg_dumpall', @from, '--globals-only', '-f', "$dir/roles.sql" ], 'pg_dumpall --globals-only');
$other->command_ok([ 'psql', '-X', '-q', '-h', $other->host, '-p', $other->port, '-d', 'postgres', '-f', "$dir/roles.sql" ], 'roles');
new_database($other, 'city');
run_restoring('pg_restore elsewhere', 'pg_restore', '-h', $other->host, '-p', $other->port, '--exit-on-error', '-d', 'city', "$dir/city.dump");
same_as_before($other, 'city', 'elsewhere');
goes_on($other, 'city', 'elsewhere');
is($other->safe_psql('city', 'SELECT count(*) FROM ldpd.agency_role WHERE NOT EXISTS (SELECT FROM pg_roles r WHERE r.oid = role)'), 0,
	'what was bound to a role that is gone does not travel, where its number may be another role\'s');
$other->stop;

# without ldpd.restoring: loud, and clear
new_database($node, 'unprepared');
my ($out, $err) = ('', '');
my $result = IPC::Run::run([ 'pg_restore', @from, '--exit-on-error', '-d', 'unprepared', "$dir/city.dump" ], '>', \$out, '2>', \$err);
ok(!$result, 'a restore without ldpd.restoring fails');
like($err, qr/ldpd\.restoring/, 'and says what was missing') or diag($err);
new_database($node, 'unprepared_plain');
$result = IPC::Run::run([ 'psql', '-X', '-q', @from, '-d', 'unprepared_plain', '-f', "$dir/city.sql" ], '>', \$out, '2>', \$err);
like($err, qr/ldpd\.restoring/, 'a plain one that does not stop at errors says it too');
unlike($err, qr/server closed|PANIC/, 'and breaks nothing');

# the setting is a superuser's, and off outside
refused($node, 'city', '2026-12-30 18:00', 'r_dsj', "SET ldpd.restoring = on", '42501', qr/permission denied/, 'no daily role can restore');
is($node->safe_psql('custom', 'SHOW ldpd.restoring'), 'off', 'restoring is off for others');

done_testing();
