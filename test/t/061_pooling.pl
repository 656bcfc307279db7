# Behind pgbouncer in transaction mode, nothing of who acts, or under which grant, is left to the next client (Articles 17, 31).
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::RealBin/../lib";
use IPC::Run;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(sleep);
use LdpdNode;

my ($pgbouncer) = grep { -x } '/usr/sbin/pgbouncer', '/usr/bin/pgbouncer';
plan skip_all => 'no pgbouncer (package pgbouncer)' unless $pgbouncer;

my $node = ldpd_node('pooling');
my $db = new_database($node, 'city');
fill_city($node, $db);
# one login for an application that serves several agencies: it acts for none until a transaction says for which
$node->safe_psql($db, q{
	CREATE ROLE app LOGIN NOINHERIT; GRANT r_ga, r_rs TO app;
	ALTER DATABASE city SET search_path = "$user", public, ldpd;
	ALTER DATABASE city SET ldpd.clock = '2026-02-27 10:00';
});

my $dir = PostgreSQL::Test::Utils::tempdir_short();
my $ini = "$dir/pgbouncer.ini";
append_to_file("$dir/users", qq{"app" ""\n});
sub configure
{
	my ($reset) = @_;

	unlink $ini;
	append_to_file($ini, "[databases]\ncity = host=" . $node->host . ' port=' . $node->port . <<"INI");

[pgbouncer]
listen_addr =
unix_socket_dir = $dir
listen_port = 6432
auth_type = trust
auth_file = $dir/users
pool_mode = transaction
default_pool_size = 1
ignore_startup_parameters = extra_float_digits,options
$reset
INI
}
my $pooler;
sub start_pooler
{
	configure(@_);
	$pooler = IPC::Run::start([ $pgbouncer, '-q', $ini ], '<', \'', '>', "$dir/log", '2>&1');
	for (1 .. 100) { last if -S "$dir/.s.PGSQL.6432"; sleep 0.1 }
}
sub stop_pooler
{
	$pooler->signal('TERM');
	$pooler->finish;
}
# A client of its own for each call, with its statements one by one; what it printed, and its errors.
sub client
{
	my (@statements) = @_;
	my ($out, $err) = ('', '');

	IPC::Run::run([ 'psql', '-qXAt', '-v', 'VERBOSITY=verbose', '-d', "host=$dir port=6432 dbname=city user=app", map { ('-c', $_) } @statements ], '<', \'', '>', \$out, '2>', \$err);
	chomp $out;
	return wantarray ? ($out, $err) : $out . ($err =~ /^(?:ERROR|psql.*ERROR): +(\w+)/m ? " $1" : '');
}
my $who = q{SELECT coalesce(current_agency()::text, 'nobody') || ', grant ' || coalesce(nullif(current_setting('ldpd.grant_id', true), ''), 'none')};
my $read = 'SELECT count(*) FROM data.marriage';
my $nobody = 'nobody, grant none';
my $police = '11371300MB0010030Q';

# ---------------------------------------------------------------- SET LOCAL

start_pooler('');
is(client($who), $nobody, 'the login acts for nobody');
my $backend = client('SELECT pg_backend_pid()');
like(client($read), qr/LD016$|LD031$|42501$/, 'and reads nothing');
my $grant = $node->safe_psql($db, q{SELECT id FROM ldpd.share_grant WHERE consumer::text = '11371300MB0010030Q' AND source_id = 5 AND source = 'request'});
is(client('BEGIN', 'SET LOCAL ROLE r_ga', "SET LOCAL ldpd.grant_id = '$grant'", $who, 'SELECT count(id) FROM data.marriage', 'COMMIT'), "$police, grant $grant\n200",
	'SET LOCAL says for whom, and under which grant');
is(client($who), $nobody, 'the next client has neither');
is(client('SELECT pg_backend_pid()'), $backend, 'though it has the same session of the server');
like(client($read), qr/LD016$|LD031$|42501$/, 'nor may it read, whatever the session has decided before');
like(client('BEGIN', 'SET LOCAL ROLE r_ga', "SET LOCAL ldpd.grant_id = '$grant'", 'SELECT phone FROM data.marriage'), qr/LD015$|LD016$/, 'a transaction that fails');
is(client($who), $nobody, 'leaves nothing');
client('BEGIN', 'SET LOCAL ROLE r_ga', 'SAVEPOINT s', 'SET LOCAL ROLE r_rs', 'ROLLBACK TO s', 'ROLLBACK');
is(client($who), $nobody, 'nor one that is rolled back');
client('BEGIN', 'SET LOCAL ROLE r_ga', "SET LOCAL ldpd.grant_id = '$grant'", 'DECLARE c CURSOR FOR SELECT id FROM data.marriage', 'FETCH 1 FROM c');
is(client($who), $nobody, 'nor one whose client went away in the middle');

# ---------------------------------------------------------------- many at once

append_to_file("$dir/police.sql", "BEGIN;\nSET LOCAL ROLE r_ga;\nSET LOCAL ldpd.grant_id = '$grant';\nSELECT 1 / (current_agency()::text = '$police')::int;\nSELECT count(id) FROM data.marriage;\nCOMMIT;\n");
append_to_file("$dir/labour.sql", "BEGIN;\nSET LOCAL ROLE r_rs;\nSELECT 1 / (current_agency()::text = '11371300MB0010049M')::int, 1 / (coalesce(current_setting('ldpd.grant_id', true), '') = '')::int;\nCOMMIT;\n");
append_to_file("$dir/nobody.sql", "SELECT 1 / (current_agency() IS NULL)::int, 1 / (coalesce(current_setting('ldpd.grant_id', true), '') = '')::int;\n");
$node->safe_psql($db, 'SELECT ldpd.flush_usage()');
my $reads = q{SELECT count(*) FROM ldpd.usage WHERE role = 'r_ga' AND action = 'read'};
my $before = $node->safe_psql($db, $reads);
my ($out, $err);
ok(IPC::Run::run([ 'pgbench', '-n', '-c', 8, '-t', 100, '-M', 'extended', map({ ('-f', "$dir/$_.sql") } qw(police labour nobody)), '-h', $dir, '-p', 6432, '-U', 'app', 'city' ], '>', \$out, '2>', \$err),
	'800 transactions of eight clients, mixed, each as whom it says') or diag($err);
my ($n) = $out =~ m{police\.sql\n.*?- (\d+) transactions}s;
$node->safe_psql($db, 'SELECT ldpd.flush_usage()');
is($node->safe_psql($db, $reads) - $before, $n, 'and each read is recorded under the agency that read') or diag($out);
stop_pooler();

# ---------------------------------------------------------------- what must not be done

start_pooler('');
client('SET ROLE r_ga', "SET ldpd.grant_id = '$grant'");
is(client($who), "$police, grant $grant", 'SET without LOCAL is left to the next client: do not');
stop_pooler();
start_pooler("server_reset_query = DISCARD ALL\nserver_reset_query_always = 1");
client('SET ROLE r_ga', "SET ldpd.grant_id = '$grant'");
is(client($who), $nobody, 'with server_reset_query_always even that goes');
stop_pooler();
$node->stop;
done_testing();
