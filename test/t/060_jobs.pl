# Reminders reach who listens, and none is lost; jobs are run by pg_cron (Article 5).
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

my $has_cron = -e "$ENV{LDPD_SHAREDIR}/extension/pg_cron.control";
my $node = ldpd_node('jobs', conf => $has_cron ? <<'CONF' : '');
shared_preload_libraries = 'ldpd, pg_cron'
cron.database_name = 'office'
cron.use_background_workers = on
CONF

# ---------------------------------------------------------------- jobs

SKIP:
{
	skip 'no pg_cron (package postgresql-15-cron)', 7 unless $has_cron;
	new_database($node, $_) for qw(office county);
	$node->safe_psql('office', 'CREATE EXTENSION pg_cron; CREATE EXTENSION ldpd');
	$node->safe_psql('county', 'CREATE EXTENSION ldpd');
	my $jobs = "SELECT string_agg(concat_ws(':', jobname, schedule, database, username, active), E'\n' ORDER BY jobname) FROM cron.job";
	my $user = $node->safe_psql('postgres', 'SELECT current_user');
	my $named = "SELECT string_agg(job, ',' ORDER BY job) FROM ldpd.schedule()";
	is($node->safe_psql('office', $named), 'remind,seal,security check', 'pg_cron takes what recurs');
	my $three = $node->safe_psql('office', $jobs);
	is($three, join("\n", map { "ldpd $_->[0] in office:$_->[1] * * * *:office:$user:t" } [ 'remind', '*/10' ], [ 'seal', '*/5' ], [ 'security check', '*/10' ]),
		'as jobs of this database');
	$node->safe_psql('office', 'SELECT ldpd.schedule()');
	is($node->safe_psql('office', $jobs), $three, 'once, however often it is said');
	$node->append_conf('postgresql.conf', 'ldpd.seal_interval = 300');
	$node->reload;
	is($node->safe_psql('office', $named), 'remind,security check', 'where the recorder seals, no job does');
	unlike($node->safe_psql('office', $jobs), qr/seal/, 'and the job that did is taken back');
	my (undef, undef, $err) = $node->psql('county', 'SELECT ldpd.schedule()');
	like($err, qr/pg_cron is not in database "county".*Its database is "office"/s, 'in another database it is said where pg_cron is');
	$node->safe_psql('office', $node->safe_psql('county', "SELECT string_agg(statement, ';') FROM ldpd.job"));
	like($node->safe_psql('office', $jobs), qr/^ldpd remind in county:[^\n]*:county:.*\nldpd remind in office:/, 'and what to run there');
	# as often as pg_cron can, to be looked at below
	$node->safe_psql('office', "SELECT cron.alter_job(jobid, schedule => '* * * * *') FROM cron.job");
}

# ---------------------------------------------------------------- a city, and who listens

my $db = new_database($node, 'city');
fill_city($node, $db);
must($node, $db, '2026-12-30 17:00', 'r_mz', "UPDATE ldpd.reminder SET state = 'received' WHERE state = 'sent'");
my $last = $node->safe_psql($db, 'SELECT max(id) FROM ldpd.reminder');

my $listener = $ENV{LDPD_BINDIR} . '/ldpd-listen';
my $conninfo = $node->connstr($db) . ' application_name=ldpd-listen';
my $work = PostgreSQL::Test::Utils::tempdir();
my $seen = "$work/seen";

sub ask
{
	my ($sql) = @_;
	my $text = $node->safe_psql($db, "SET search_path = ldpd, public; $sql");

	utf8::decode($text);
	return $text;
}
# Sends what is due at a moment; how many.
sub remind { return must($node, $db, $_[0], 'r_dsj', 'SELECT ldpd.remind()') }
# New requests to 民政局, and a reminder of each; the city reminds three working days before, which is at once.
sub new_reminders
{
	my ($n) = @_;
	my $moment = '2027-01-05 10:00';

	must($node, $db, $moment, 'r_ga', "INSERT INTO ldpd.share_request (resource, purpose) SELECT '303001/000001', '核查' FROM generate_series(1, $n)");
	return remind($moment);
}
# The command appends the id of what it is handed to a file, by the environment and by what it reads.
my $command = "$work/command";
append_to_file($command, <<"SH");
#!/bin/sh
read -r json
case "\$json" in *'"id": '"\$LDPD_REMINDER_ID,"*) ;; *) echo "not \$json" >>$seen ;; esac
[ ! -e $work/fail ] || exit 1
[ ! -e $work/slow ] || sleep 2
echo "\$LDPD_REMINDER_ID" >>$seen
SH
chmod 0755, $command or die;

sub start_listener
{
	my (@options) = @_;
	my $said = '';

	return { out => \$said, run => IPC::Run::start([ $listener, '--role=r_mz', @options, $conninfo, '--', $command ], '<', \'', '>', \$said, '2>&1') };
}
sub pid_of { return $_[0]{run}{KIDS}[0]{PID} }
sub finish_listener
{
	my ($l) = @_;

	kill 'TERM', pid_of($l);
	$l->{run}->finish;
	return $l->{run}->full_result(0);
}
sub lines { return -e $seen ? [ split /\n/, slurp_file($seen) ] : [] }
sub wait_until
{
	my ($what) = @_;

	for (1 .. 10 * $PostgreSQL::Test::Utils::timeout_default)
	{
		return 1 if $what->();
		sleep 0.1;
	}
	return 0;
}
# its reminders, but for those of the filled city, which it has received
my $its = "FROM reminder WHERE agency::text = '11371300MB0010022X' AND id > $last";
sub unreceived { return ask("SELECT count(*) $its AND state = 'sent'") }
my $all = "SELECT string_agg(id::text, ' ' ORDER BY id) $its";
sub each_once
{
	my ($name) = @_;

	ok(wait_until(sub { unreceived() eq '0' }), "$name: all are received") or diag(ask("SELECT id, state FROM reminder ORDER BY id"));
	is(join(' ', @{ lines() }), ask($all), "$name: each once, in their order");
}

# the year that follows has its notice
must($node, $db, '2026-12-31 10:00', 'r_dsj', q{
	BEGIN;
	INSERT INTO ldpd.calendar_notice VALUES ('国办发明电〔2026〕7号', 2027, '2026-11-05');
	INSERT INTO ldpd.calendar_day VALUES ('2027-01-01', false, '元旦', '国办发明电〔2026〕7号');
	COMMIT;
	INSERT INTO ldpd.reminder_lead VALUES ('share_reply', 3);
});

# ---------------------------------------------------------------- ldpd-listen

command_like([ $listener, '--help' ], qr/^Usage:.*^Exit status:/ms, 'it explains itself');
command_exit_is([ $listener, '--interval=x' ], 1, 'wrong usage');
command_exit_is([ $listener, $conninfo, $command ], 1, 'a command behind no "--"');
command_checks_all([ $listener, "$conninfo user=nobody_at_all" ], 2, [qr/^$/], [qr/^ldpd-listen: .*role "nobody_at_all" does not exist/m], 'a role that is not there');
command_checks_all([ $listener, $node->connstr('postgres') ], 2, [qr/^$/], [qr/schema "ldpd" does not exist/], 'a database without ldpd');
command_checks_all([ $listener, '--role=r_pub', $conninfo ], 2, [qr/^$/], [qr/permission denied|acts for no agency/], 'a role that acts for no agency');
command_checks_all([ $listener, '--once', 'host=/nowhere' ], 2, [qr/^$/], [qr/No such file or directory/], 'no server, where it does not wait for one');
is(remind('2027-01-05 10:00') > 3, 1, 'reminders of the filled city');
is(unreceived() > 2, 1, 'several of one agency');
command_checks_all([ $listener, '--role=r_ga', '--once', '--quiet', $conninfo ], 0, [qr/\A(\{"id": \d+, .*"agency": "11371300MB0010030Q".*\}\n)+\z/], [qr/^$/], 'one agency gets its own, a line of JSON each');
command_checks_all([ $listener, '--role=r_ga', '--once', '--quiet', $conninfo ], 0, [qr/^$/], [qr/^$/], 'once');
append_to_file("$work/fail", '');
command_checks_all([ $listener, '--role=r_mz', '--once', $conninfo, '--', $command ], 3, [qr/^$/], [qr/reminder \d+: the command ended with status 1/], 'a command that fails');
unlink "$work/fail";
is(ask("SELECT count(*) $its AND state = 'received'"), '0', 'leaves the reminder where it was');
command_checks_all([ 'sh', '-c', qq{"$listener" --role=r_mz "$conninfo" >/dev/full} ], 3, [qr/^$/], [qr/cannot be printed/], 'and so does a line that cannot be printed');

my $l = start_listener();
each_once('what was there before');
is(new_reminders(3), '3', 'three more');
each_once('what comes while it listens');

# its connection dies, with a reminder on its way to the command, and more come meanwhile
append_to_file("$work/slow", '');
new_reminders(2);
ok(wait_until(sub { ask("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ldpd-listen' AND state = 'idle'") eq '1' }), 'it is at work');
sleep 0.5;
is(ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'ldpd-listen'"), '1', 'its session is ended');
unlink "$work/slow";
new_reminders(2);
each_once('a session that was ended');

# the server goes and comes
$node->stop('fast');
ok(wait_until(sub { $l->{run}->pump_nb; ${ $l->{out} } =~ /No such file|starting up|shutting down/ }), 'it says that the server is gone');
$node->start;
new_reminders(2);
each_once('a server that was restarted');
$node->stop('immediate');
$node->start;
new_reminders(1);
each_once('a server that crashed');

# a second one waits, and takes over when the first is killed
my $second = start_listener();
ok(wait_until(sub { $second->{run}->pump_nb; ${ $second->{out} } =~ /waiting for its end/ }), 'a second one waits');
new_reminders(2);
each_once('with two of them');
kill 'KILL', pid_of($l);
$l->{run}->finish;
new_reminders(2);
each_once('after the first was killed');

# killed while its command runs: the command, which goes on, is run again, and the id tells
append_to_file("$work/slow", '');
new_reminders(1);
sleep 1;
kill 'KILL', pid_of($second);
$second->{run}->finish;
unlink "$work/slow";
ok(wait_until(sub { join(' ', @{ lines() }) eq ask($all) }), 'a command outlives a program that is killed');
my $last = lines()->[-1];
is(unreceived(), '1', 'which could not say so');
$l = start_listener();
ok(wait_until(sub { unreceived() eq '0' }), 'so it is handed over again');
is(lines()->[-1], $last, 'with its id');

# ended as asked
is(finish_listener($l), 0, 'SIGTERM ends it with status 0');
$l = start_listener();
append_to_file("$work/slow", '');
new_reminders(1);
sleep 1;
is(finish_listener($l), 0, 'also while its command runs');
unlink "$work/slow";
is(unreceived(), '0', 'which ends, and is acknowledged');

# two callers at once: each reminder is sent once
my $count = ask('SELECT count(*) FROM reminder');
must($node, $db, '2027-01-06 10:00', 'r_ga', "INSERT INTO ldpd.share_request (resource, purpose) SELECT '303001/000001', '齐发' FROM generate_series(1, 50)");
my @callers = map { my $c = $node->background_psql($db); $c->query_safe("SET ldpd.clock = '2027-01-06 10:00'; SET ROLE r_dsj"); $c } 1 .. 2;
$callers[0]->query_safe('BEGIN; SELECT ldpd.remind()');
my $other = IPC::Run::start([ 'psql', '-qXAt', '-d', $conninfo, '-c', "SET ldpd.clock = '2027-01-06 10:00'", '-c', 'SET ROLE r_dsj', '-c', 'SELECT ldpd.remind()' ], '<', \'', '>', \my $other_out, '2>', \my $other_err);
$node->poll_query_until($db, q{SELECT count(*) = 1 FROM pg_locks WHERE relation = 'ldpd.reminder'::regclass AND NOT granted});
$callers[0]->query_safe('COMMIT');
$other->finish;
is("$other_out$other_err", "0\n", 'a second caller waits, and finds nothing left to send');
is(ask("SELECT count(*) - count(DISTINCT (object, rule, due_on, kind, workdays)) FROM reminder"), '0', 'each is sent once');
$_->quit for @callers;

# ---------------------------------------------------------------- the payload

my $ear = $node->background_psql($db);
$ear->query_safe('SET ROLE r_ga; LISTEN ldpd_11371300mb0010022x');
new_reminders(1);
like($ear->query("SELECT 1"), qr/Asynchronous notification "ldpd_11371300mb0010022x" with payload "\{"reminder": \d+\}" received/,
	'whoever listens on another channel hears a number, and no more');
$ear->quit;

# ---------------------------------------------------------------- jobs again

SKIP:
{
	skip 'no pg_cron (package postgresql-15-cron)', 5 unless $has_cron;
	my $ran = q{SELECT count(DISTINCT jobid) FROM cron.job_run_details WHERE status = 'succeeded'};
	ok($node->poll_query_until('office', $ran, '4'), 'pg_cron has run each job, in both databases');
	is($node->safe_psql('office', "SELECT count(*) FROM cron.job_run_details WHERE status = 'failed'"), '0', 'and none has failed');
	is($node->safe_psql('office', 'SELECT ldpd.unschedule()'), '2', 'the jobs of this database are taken back');
	is($node->safe_psql('office', 'SELECT ldpd.unschedule()'), '0', 'once');
	is($node->safe_psql('office', 'SELECT string_agg(DISTINCT database, $$,$$) FROM cron.job'), 'county', 'those of the other stay');
}

$node->stop;
done_testing();
