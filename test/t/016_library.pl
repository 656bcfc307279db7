# The library and the extension's objects are of different versions, as between a new package and ALTER EXTENSION UPDATE: what
# is under the law is closed and says what to do, what is not goes on. And beside a library that has functions of the same names.
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::RealBin/../lib";
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use LdpdNode;

my $now = '2026-12-30 17:00';
my $node = ldpd_node('city');
new_database($node, 'city');
fill_city($node, 'city');
my $version = $node->safe_psql('city', 'SELECT ldpd.library_version()');
is($node->safe_psql('city', "SELECT extversion FROM pg_extension WHERE extname = 'ldpd'"), $version, 'library and extension are of one version');
$node->safe_psql('city', 'CREATE SCHEMA other; CREATE TABLE other.plain AS SELECT 1 AS a; GRANT USAGE ON SCHEMA other TO PUBLIC; GRANT ALL ON other.plain TO PUBLIC');
my $reads = "SELECT count(id) FROM data.marriage";
is(must($node, 'city', $now, 'r_ga', $reads), 200, 'a grant lets in');

# What the extension says it is; sessions hear of it as of an update.
sub pretend
{
	my ($said) = @_;

	$node->safe_psql('city', "UPDATE pg_extension SET extversion = '$said' WHERE extname = 'ldpd'; ALTER FUNCTION ldpd.library_version() STABLE");
}

sub closed
{
	my ($said, $hint) = @_;
	my $closed = qr/library of ldpd is of version \Q$version\E, the extension in this database of version \Q$said\E.*HINT:  $hint/s;

	refused($node, 'city', $now, 'r_ga', $reads, '55000', $closed, "$said: nothing is read under a grant");
	refused($node, 'city', $now, 'r_mz', $reads, '55000', $closed, "$said: nor by the provider");
	refused($node, 'city', $now, 'r_mz', 'UPDATE data.marriage SET a = a', '55000', $closed, "$said: nor written");
	refused($node, 'city', $now, 'r_ls', 'SELECT * FROM data.marriage_1', '55000', $closed, "$said: nor a partition read");
	refused($node, 'city', $now, 'r_op', 'SELECT * FROM sandbox.copy', '55000', $closed, "$said: nor a copy");
	refused($node, 'city', $now, 'r_ga', 'INSERT INTO ldpd.share_request (resource, purpose) VALUES (\'303001/000001\', \'核查\')', '55000', $closed, "$said: no step is taken");
	refused($node, 'city', $now, 'r_mz', 'ALTER TABLE data.open_table ADD COLUMN more int', '55000', $closed, "$said: no table under the law altered");
	refused($node, 'city', $now, undef, 'SELECT ldpd.seal_ledger()', '55000', $closed, "$said: nothing sealed");
	refused($node, 'city', $now, undef, 'TRUNCATE data.open_table', '55000', $closed, "$said: nor truncated by an administrator");
	is(must($node, 'city', $now, 'r_ga', 'UPDATE other.plain SET a = a + 1; SELECT count(*) FROM other.plain'), 1, "$said: other tables are read and written");
	is(must($node, 'city', $now, 'r_ga', "SELECT ldpd.is_credit_code('11371300MB00100143')"), 't', "$said: the types work");

	my $log = -s $node->logfile;
	is(must($node, 'city', $now, undef, $reads), 200, "$said: an administrator reads");
	is(must($node, 'city', $now, undef, 'SELECT count(*) FROM sandbox.copy'), 20, "$said: a copy too");
	my $logged = slurp_file($node->logfile, $log);
	like($logged, qr/ldpd use: .*"role": "postgres".*"action": "read", "object": "resource\/303001\/000001"/, "$said: which is in the log");
	like($logged, qr/ldpd use: .*"derived": "sandbox.copy"/, "$said: the copy too");
	$node->command_ok([ 'pg_dump', '-f', '/dev/null', 'city' ], "$said: a dump can be made");
}

pretend('0.0.9');
closed('0.0.9', qr/A superuser runs ALTER EXTENSION ldpd UPDATE/);
pretend("$version.1");
closed("$version.1", qr/Install the package of ldpd \Q$version\E\.1, and restart the server/);
pretend('100');
closed('100', qr/Install the package of ldpd 100, and restart the server/);
pretend($version);
is(must($node, 'city', $now, 'r_ga', $reads), 200, 'back in step, the grant lets in');
is($node->safe_psql('city', 'SELECT ldpd.flush_usage(); SELECT * FROM ldpd.verify_ledger()'), '', 'and the ledger is sound');

# A session that has read is told too.
my ($status, undef, $err) = $node->psql('city', "SET ROLE r_ga; $reads; RESET ROLE; UPDATE pg_extension SET extversion = '0.0.9' WHERE extname = 'ldpd';"
	. "ALTER FUNCTION ldpd.library_version() STABLE; SET ROLE r_ga; $reads");
like($err, qr/library of ldpd is of version/, 'a session that has read before is closed as well');
pretend($version);

# The first release under this library.
new_database($node, 'old');
$node->safe_psql('old', "CREATE EXTENSION ldpd VERSION '0.1'");
refused($node, 'old', $now, undef, "SELECT ldpd.is_workday('2026-10-01')", '55000', qr/of version 0\.1.*ALTER EXTENSION ldpd UPDATE/s, 'an older installation asks for its update');
is(must($node, 'old', $now, undef, "ALTER EXTENSION ldpd UPDATE; SELECT ldpd.is_workday('2026-10-01')"), 'f', 'and after it works, in the same session');
$node->stop;

# A server that still runs an older library, while the scripts are of this version.
my $staged = PostgreSQL::Test::Utils::tempdir;
system('cp', '-r', "$ENV{TESTDIR}/tmp_install", $staged) == 0 or die 'cannot copy the staged files';
my ($pkglibdir) = run_command([ 'pg_config', '--pkglibdir' ]);
my $library = "$staged/tmp_install$pkglibdir/ldpd.so";
my $settings = ldpd_settings();
$settings =~ s/\Q$ENV{TESTDIR}\E/$staged/g;

# Same length: a library is not laid out anew.
sub patch_library
{
	my ($from, $to) = @_;
	my $bytes = slurp_file($library);

	$bytes =~ s/\Q$from\E/$to/g or die "no \"$from\" in $library";
	unlink $library;
	append_to_file($library, $bytes);
}

(my $older = $version) =~ s/[1-9]/0/g;
patch_library("ldpd $version\0", "ldpd $older\0");
my $stale = PostgreSQL::Test::Cluster->new('stale');
$stale->init(extra => [ '-E', 'UTF8', '--locale=C.UTF-8' ]);
$stale->append_conf('postgresql.conf', $settings);
for my $library_is ($older, 'older')
{
	# a library of before there was a version to ask for
	patch_library('ldpd_library_version', 'ldpd_library_versioN') if $library_is eq 'older';
	$stale->start;
	my $tells = qr/the library of ldpd is of version $library_is, this script of version \Q$version\E.*HINT:  .*restart the server/s;

	new_database($stale, $_) for qw(fresh updated);
	refused($stale, 'fresh', $now, undef, 'CREATE EXTENSION ldpd', '55000', $tells, "library $library_is: no new installation");
	$stale->safe_psql('updated', "CREATE EXTENSION ldpd VERSION '0.1'");
	refused($stale, 'updated', $now, undef, 'ALTER EXTENSION ldpd UPDATE', '55000', $tells, "library $library_is: no update");
	$stale->safe_psql('postgres', "DROP DATABASE $_") for qw(fresh updated);
	$stale->stop;
}

# ---------------------------------------------------------------- another library with functions and variables of the same names

my $config = $ENV{PG_CONFIG} // 'pg_config';
my $include = `$config --includedir-server`;
my $same = PostgreSQL::Test::Utils::tempdir . '/same_names';

chomp $include;
append_to_file("$same.c", <<'END');
#include "postgres.h"
#include "fmgr.h"
PG_MODULE_MAGIC;
extern __attribute__((visibility("default"))) int64 law_now(void);
extern __attribute__((visibility("default"))) bool library_fits(void);
extern __attribute__((visibility("default"))) void *my_channel;
void *my_channel = (void *) 8;
int64 law_now(void) { return 0; }
bool library_fits(void) { return false; }
END
system_or_bail($ENV{CC} // 'cc', '-shared', '-fPIC', "-I$include", '-o', "$same.so", "$same.c");
$node->append_conf('postgresql.conf', "shared_preload_libraries = '$same, ldpd'");
$node->restart;
pretend($version);
is($node->safe_psql('city', "SELECT abs(extract(epoch FROM ldpd.now() - clock_timestamp())) < 60"), 't', 'a library that was loaded before says no time to this one');
is(must($node, 'city', $now, 'r_ga', $reads), 200, 'nor whether it fits, nor where records of reads go');

done_testing();
