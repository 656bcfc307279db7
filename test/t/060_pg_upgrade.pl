# pg_upgrade from PostgreSQL 15, of databases in use: one of this release, and one that the first release left.
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

my $from = 15;
my ($version) = run_command([ 'pg_config', '--version' ]);
my ($to) = $version =~ /(\d+)/;
plan skip_all => "these are of PostgreSQL $from" if $to == $from;
plan skip_all => "no PostgreSQL $from with ldpd beside $to (tools/majors puts one there)"
	unless -x "/usr/lib/postgresql/$from/bin/postgres" && -e "$ENV{TESTDIR}/tmp_install/usr/lib/postgresql/$from/lib/ldpd.so";

my $old = ldpd_node('old', major => $from);
new_database($old, 'city');
fill_city($old, 'city');
$old->safe_psql('city', 'SELECT ldpd.ledger_prepare_months(); SELECT ldpd.seal_ledger()');
my $digest = $old->safe_psql('city', 'SELECT ldpd.ledger_digest()');
my $before = picture($old, 'city');

# what the first release left: updated before, as functions of it cannot be made by pg_upgrade
my $dump = slurp_file("$FindBin::RealBin/../releases/city--0.1.sql") =~ s/^(CREATE ROLE|ALTER ROLE|GRANT \w+ TO) .*\n//gmr
	=~ s/^CREATE EXTENSION IF NOT EXISTS ldpd WITH SCHEMA public;/CREATE EXTENSION ldpd WITH SCHEMA public VERSION '0.1';/mr;
my $dir = PostgreSQL::Test::Utils::tempdir;
append_to_file("$dir/first.sql", $dump);
new_database($old, 'first');
run_restoring('the first release', 'psql', '-X', '-q', '-h', $old->host, '-p', $old->port, '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', '-d', 'first', '-f', "$dir/first.sql");
$old->safe_psql('first', 'ALTER EXTENSION ldpd UPDATE');
$old->stop;

my $new = PostgreSQL::Test::Cluster->new('new');
$new->init(extra => [ '-E', 'UTF8', '--locale=C.UTF-8' ]);
$new->append_conf('postgresql.conf', ldpd_settings());
my @pg_upgrade = ('pg_upgrade', '--no-sync', '-d', $old->data_dir, '-D', $new->data_dir, '-b', $old->config_data('--bindir'), '-B', $new->config_data('--bindir'),
	'-s', $new->host, '-p', $old->port, '-P', $new->port);
chdir $dir;
my ($out, $err) = ('', '');
ok(IPC::Run::run([ @pg_upgrade ], '>', \$out, '2>', \$err), "pg_upgrade from $from to $to") or do {
	diag("$out$err");
	# what each of its logs ends with
	diag(map { "--- $_\n" . substr(slurp_file($_), -9000) } grep { -s } glob $new->data_dir . '/pg_upgrade_output.d/*/log/*.log');
	BAIL_OUT('nothing was upgraded');
};
$new->start;
is($new->safe_psql('city', "SELECT * FROM ldpd.verify_ledger('$digest')"), '', 'the ledger is as it was sealed');
my $after = picture($new, 'city');
# the owner's own, of which there is one more from 17 on, need not be written down
$_->{rights} =~ s{^.*(\|postgres\|.*|\|MAINTAIN)\n?}{}gm for ($before, $after);
same_lines([ split /\n/, $after->{$_} ], [ split /\n/, $before->{$_} ], $_) for sort keys %$before;
goes_on($new, 'city', 'upgraded');
# a definition may be printed in other words now
$new->safe_psql('city', 'SELECT ldpd.keep_own_objects()');
is($new->safe_psql('city', q{SELECT object FROM ldpd.security_check WHERE kind IN ('ldpd_changed', 'stranger_in_schema', 'right_added')}), '', 'nothing is other than installed');

is($new->safe_psql('first', 'SELECT * FROM ldpd.verify_ledger()'), '', 'the first release, updated and upgraded: its ledger is sound');
$new->safe_psql('first', 'SELECT ldpd.ledger_prepare_months()');
goes_on($new, 'first', 'the first release, updated and upgraded');

done_testing();
