# Taking ldpd out of a used database, by the statements and commands of doc/dba.md as they stand there: nothing is lost that was
# archived, nothing stays but the data, with the rights of before.
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

my $page = slurp_file("$FindBin::RealBin/../../doc/dba.md");
utf8::decode($page);
my ($chapter) = $page =~ /^## Taking it out.*?\n(.*?)(?=^## |\z)/ms;
my @blocks = $chapter =~ /^```(\w+)\n(.*?)^```/gms;
is_deeply([ @blocks[ 0, 2, 4, 6 ] ], [qw(sh sql sql sh)], 'the page archives, takes out, drops the roles, and removes the package');

my $node = ldpd_node('city');
new_database($node, 'linyi');
fill_city($node, 'linyi');
$node->safe_psql('linyi', 'SELECT ldpd.flush_usage(); ALTER DATABASE linyi SET search_path = "$user", public, ldpd');
my $rows = $node->safe_psql('linyi', 'SELECT count(*) FROM data.marriage');

# as its owner may run it, on this server
my $dir = PostgreSQL::Test::Utils::tempdir;
{
	local %ENV = (%ENV, PGHOST => $node->host, PGPORT => $node->port);
	my $script = "cd $dir && set -e\n$blocks[1]";

	utf8::encode($script);
	command_ok([ 'bash', '-c', $script ], 'the archive is made');
}
my $digest = slurp_file("$dir/linyi.digest");
like($digest, qr/^\{.*"checkpoint".*\}\s*$/s, 'with the digest');
my $listed = () = slurp_file("$dir/ledger.csv") =~ /^\d+,20/mg;
cmp_ok($listed, '>', 100, 'and the ledger as a list');
like(slurp_file("$dir/usage.csv"), qr/^use_no,.*\n.*r_ga/s, 'and who read what');

$node->safe_psql('linyi', $blocks[3]);
is($node->safe_psql('linyi', q{SELECT extname FROM pg_extension WHERE extname = 'ldpd' UNION ALL SELECT nspname FROM pg_namespace WHERE nspname = 'ldpd'
	UNION ALL SELECT proname FROM pg_proc WHERE probin LIKE '%ldpd%' UNION ALL SELECT evtname FROM pg_event_trigger
	UNION ALL SELECT setconfig::text FROM pg_db_role_setting}), '', 'the extension is gone');
is($node->safe_psql('linyi', q{SELECT polname FROM pg_policy}), 'own_rows', 'of the policies the provider\'s own stays');
is($node->safe_psql('linyi', q{SELECT tgname FROM pg_trigger WHERE NOT tgisinternal}), '', 'no trigger');
is($node->safe_psql('linyi', q{SELECT relname FROM pg_class WHERE relrowsecurity OR relforcerowsecurity}), '社会 组织' =~ s/(.*)/utf8::encode(my $x = $1); $x/er, 'row security where the provider had it');
is($node->safe_psql('linyi', q{SELECT c.oid::regclass, a.grantee::regrole FROM pg_class c, aclexplode(c.relacl) a WHERE a.grantee::regrole::text LIKE 'ldpd%'}), '', 'no right of a group role');
is($node->safe_psql('linyi', 'SET ROLE r_mz; SELECT count(*) FROM data.marriage'), $rows, 'the data are the provider\'s');
my ($status, undef, $err) = $node->psql('linyi', 'SET ROLE r_ga; SELECT count(*) FROM data.marriage');
like($err, qr/permission denied for table marriage/, 'and nobody else\'s');
is($node->safe_psql('linyi', 'SET ROLE r_op; SELECT count(*) FROM sandbox.copy'), 20, 'what a pilot operator had copied stays, to be settled by its agreement');

new_database($node, 'archive');
run_restoring('the archive', 'pg_restore', '-h', $node->host, '-p', $node->port, '--exit-on-error', '-d', 'archive', "$dir/linyi.dump");
is($node->safe_psql('archive', "SELECT * FROM ldpd.verify_ledger('$digest')"), '', 'restored, the ledger is proved by the digest');

# without the archive's patience: CASCADE leaves no table open either
$node->safe_psql('archive', 'DROP EXTENSION ldpd CASCADE');
($status, undef, $err) = $node->psql('archive', 'SET ROLE r_ga; SELECT count(*) FROM data.marriage');
like($err, qr/permission denied for table marriage/, 'after CASCADE nobody else reads');
is($node->safe_psql('archive', 'SELECT count(*) FROM data.marriage'), $rows, 'and the data are there');
$node->safe_psql('postgres', 'DROP DATABASE archive');

$node->safe_psql('linyi', $blocks[5]);
is($node->safe_psql('postgres', q{SELECT rolname FROM pg_roles WHERE rolname LIKE 'ldpd%'}), '', 'the group roles are gone');

# the library need not be preloaded any more; and it may come back
$node->adjust_conf('postgresql.conf', 'shared_preload_libraries', "''");
$node->restart;
is($node->safe_psql('linyi', 'SET ROLE r_mz; UPDATE data.marriage SET a = a; SELECT count(*) FROM data.marriage'), $rows, 'the tables work without it');
$node->adjust_conf('postgresql.conf', 'shared_preload_libraries', "'ldpd'");
$node->restart;
$node->safe_psql('linyi', 'CREATE EXTENSION ldpd');
is($node->safe_psql('linyi', q{SELECT count(*) FROM pg_roles WHERE rolname LIKE 'ldpd%'}), 6, 'it can be made again');

done_testing();
