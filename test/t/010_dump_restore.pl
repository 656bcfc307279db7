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
use LdpdRestore;

my $node = ldpd_node('city');
new_database($node, 'city');
fill_city($node, 'city');
# entries of the real clock, in a month of their own
$node->safe_psql('city', q{UPDATE ldpd.region SET name = name || '(今)' WHERE code = '371329'; SELECT ldpd.ledger_prepare_months();});
$node->safe_psql('city', 'SELECT ldpd.seal_ledger(); SELECT ldpd.count_up()');
my $digest = $node->safe_psql('city', 'SELECT ldpd.ledger_digest()');
like($node->safe_psql('city', q{SELECT string_agg(inhrelid::regclass::text, ' ' ORDER BY inhrelid::regclass::text) FROM pg_inherits WHERE inhparent = 'ldpd.ledger'::regclass}),
	qr/ldpd\.ledger_20\d\d_\d\d.*ldpd\.ledger_default/, 'the ledger has months');
my $before = picture($node, 'city');
cmp_ok(scalar(split /\n/, $before->{'table ledger'}), '>', 60, 'the city has a history');
like($before->{'duties'}, qr/running/, 'duties run');

my $dir = PostgreSQL::Test::Utils::tempdir;

sub same_as_before
{
	my ($server, $db, $how) = @_;

	is($server->safe_psql($db, "SELECT * FROM ldpd.verify_ledger('$digest')"), '', "$how: the ledger is as it was sealed");
	my $after = picture($server, $db);

	is($after->{$_}, $before->{$_}, "$how: $_") for sort keys %$before;
	is_deeply([ sort keys %$after ], [ sort keys %$before ], "$how: nothing else");
	is($server->safe_psql($db, 'SELECT duties_counted FROM ldpd_bi.state'), 'f', "$how: deadlines are read from the rows, until they are counted");
}

# The plain dump and the roles that it names, where test/run takes it from (tools/release).
sub keep_for_release
{
	my ($dump) = @_;
	my ($roles) = run_command([ 'pg_dumpall', '--roles-only', '-h', $node->host, '-p', $node->port ]);

	mkdir "$ENV{TESTDIR}/kept";
	append_to_file("$ENV{TESTDIR}/kept/city.sql", join('', map { "$_\n" } grep { /^(CREATE ROLE|ALTER ROLE|GRANT) / && !/ROLE postgres/ } split /\n/, $roles)
		. slurp_file($dump) =~ s/^\\(un)?restrict .*\n//gmr);
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
keep_for_release("$dir/city.sql") if $ENV{KEEP_RESULTS};
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
