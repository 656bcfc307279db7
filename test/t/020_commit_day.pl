# A step counts on the day on which its transaction commits (src/commit.c): the clock moves on inside the transaction.
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
my $db = new_database($node, 'city');
fill_city($node, $db);

my $file = "INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '核查');";
my $newest = '(SELECT max(id) FROM ldpd.share_request)';

# The clock at a moment, as a role.
sub at
{
	my ($moment, $role) = @_;

	return "RESET ROLE; SET ldpd.clock = '$moment'; SET ROLE $role;\n";
}

sub requests
{
	return $node->safe_psql($db, 'SELECT count(*) FROM ldpd.share_request');
}

# A request, filed at a moment, to be answered; its id.
sub filed
{
	my ($moment) = @_;

	return must($node, $db, $moment, 'r_ga', "$file SELECT max(id) FROM ldpd.share_request");
}

sub state_of
{
	my ($id) = @_;

	return $node->safe_psql($db, "SELECT state FROM ldpd.share_request WHERE id = $id");
}

sub commits
{
	my ($sql, $name) = @_;
	my ($status, $out, $err) = act($node, $db, '2026-03-16 09:00', undef, "BEGIN;\n$sql\nCOMMIT;");

	ok($status == 0, $name) or diag($err);
}

sub fails_at_commit
{
	my ($sql, $state, $name) = @_;
	my ($status, $out, $err) = act($node, $db, '2026-03-16 09:00', undef, "BEGIN;\n$sql\n\\echo before commit\nCOMMIT;");

	ok($status != 0 && $out =~ /before commit/ && $err =~ /ERROR:  $state: a step of this transaction counted on an earlier day/,
		$name) or diag("$out\n$err");
}

# ---------------------------------------------------------------- a clock that starts

my $count = requests();
fails_at_commit(at('2026-03-16 23:59', 'r_ga') . $file . at('2026-03-17 00:00', 'r_ga'), 'LD016',
	'a request filed before midnight does not commit after it');
is(requests(), $count, 'and is not there');
commits(at('2026-03-16 23:00', 'r_ga') . $file . at('2026-03-16 23:59:59', 'r_ga'), 'on the same day it does');
is(requests(), $count + 1, 'and is there');
fails_at_commit(at('2026-03-16 23:59', 'r_pub')
	. "INSERT INTO ldpd.open_request (resource, applicant_kind, applicant_code, purpose) VALUES ('303001/000001', 'person', 'E12345678', '研究');"
	. at('2026-03-17 00:00', 'r_pub'), 'LD022', 'so with the demands of the public');
my $id = filed('2026-03-16 09:00');
fails_at_commit(at('2026-03-16 23:59', 'r_mz') . "UPDATE ldpd.share_request SET state = 'agreed' WHERE id = $id;"
	. at('2026-03-17 00:00', 'r_mz'), 'LD016', 'agreeing starts the 7 days: it must commit that day');
is(state_of($id), 'submitted', 'the request still waits');

# ---------------------------------------------------------------- a clock that ends: due on 2026-03-19

is($node->safe_psql($db, "SELECT reply_due FROM ldpd.share_request WHERE id = $id"), '2026-03-19', 'an answer is due three working days on');
my $refuse = "UPDATE ldpd.share_request SET state = 'refused', legal_basis = '民法典第一千零三十四条' WHERE id = %d;";
commits(at('2026-03-17 23:59', 'r_mz') . sprintf($refuse, $id) . at('2026-03-19 23:59', 'r_mz'), 'an answer may commit until the last day');
is($node->safe_psql($db, "SELECT status FROM ldpd.duty WHERE subject_id = $id AND rule = 'share_reply'"), 'on_time', 'and is on time');
$id = filed('2026-03-16 09:00');
fails_at_commit(at('2026-03-19 23:59', 'r_mz') . sprintf($refuse, $id) . at('2026-03-20 00:00', 'r_mz'), 'LD016',
	'an answer of the last day does not commit on the day after');
is(state_of($id), 'submitted', 'nothing was answered');
commits(at('2026-03-20 10:00', 'r_mz') . sprintf($refuse, $id) . at('2026-03-25 10:00', 'r_mz'), 'an answer that is late already commits when it may');
is($node->safe_psql($db, "SELECT status FROM ldpd.duty WHERE subject_id = $id AND rule = 'share_reply'"), 'late', 'and is late');

$id = filed('2026-03-16 09:00');
must($node, $db, '2026-03-16 10:00', 'r_mz', "UPDATE ldpd.share_request SET state = 'agreed' WHERE id = $id");
is($node->safe_psql($db, "SELECT fulfil_due FROM ldpd.share_request WHERE id = $id"), '2026-03-25', 'fulfilment is due seven working days on');
fails_at_commit(at('2026-03-25 12:00', 'r_mz') . "UPDATE ldpd.share_request SET state = 'fulfilled' WHERE id = $id;"
	. at('2026-03-26 00:00', 'r_mz'), 'LD016', 'so with the fulfilment');
is($node->safe_psql($db, "SELECT count(*) FROM ldpd.share_grant WHERE source = 'request' AND source_id = $id"), 0, 'no grant is left over');

# Article 8: submitting the new version ends the change that DDL opened on 2026-02-25; made long overdue it may commit any day
my $change = $node->safe_psql($db, "SELECT due_on FROM ldpd.catalogue_change WHERE resource = '303001/000001' AND submitted_at IS NULL");
my $submit = "UPDATE ldpd.resource_version SET state = 'submitted' WHERE resource = '303001/000001' AND state = 'draft';";
must($node, $db, '2026-03-16 09:00', 'r_mz', LdpdNode::version('303001/000001', '婚姻登记信息', '有条件共享', '有条件开放'));
my $day_after = $node->safe_psql($db, "SELECT date '$change' + 1");
fails_at_commit(at("$change 20:00", 'r_mz') . $submit . at("$day_after 00:00", 'r_mz'), 'LD008',
	'a version submitted on the last day of a change does not commit on the day after');
commits(at("$day_after 10:00", 'r_mz') . $submit . at('2026-06-01 10:00', 'r_mz'), 'one that is late already commits when it may');

# ---------------------------------------------------------------- subtransactions

$count = requests();
commits(at('2026-03-16 22:00', 'r_ga') . "SAVEPOINT s; $file ROLLBACK TO s;" . at('2026-03-17 09:00', 'r_ga'),
	'what a savepoint took back does not count');
commits(at('2026-03-16 22:00', 'r_ga') . "SAVEPOINT s; SAVEPOINT t; $file RELEASE t; ROLLBACK TO s;" . at('2026-03-17 09:00', 'r_ga'),
	'nor what was released into it');
is(requests(), $count, 'nothing was filed');
fails_at_commit(at('2026-03-16 22:00', 'r_ga') . "SAVEPOINT s; $file RELEASE s;" . at('2026-03-17 09:00', 'r_ga'), 'LD016',
	'what was released does count');
fails_at_commit(at('2026-03-16 22:00', 'r_ga') . "$file SAVEPOINT s; $file ROLLBACK TO s;" . at('2026-03-17 09:00', 'r_ga'), 'LD016',
	'and what came before the savepoint');
commits(at('2026-03-16 22:00', 'r_ga') . "SAVEPOINT s; $file ROLLBACK TO s;" . at('2026-03-17 09:00', 'r_ga') . $file,
	'filed anew after that, on the new day');
commits(at('2026-03-16 22:00', 'r_ga')
	. "DO \$\$ BEGIN BEGIN INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '核查'); RAISE 'no'; EXCEPTION WHEN raise_exception THEN END; END \$\$;"
	. at('2026-03-17 09:00', 'r_ga'), 'so with an exception block');
is(requests(), $count + 1, 'one request more');

# A failed transaction leaves nothing behind for the next one of its session.
my ($status, $out, $err) = ('', '', '');
$status = $node->psql($db, "BEGIN;\n" . at('2026-03-16 22:00', 'r_ga') . "$file ROLLBACK;\n" . "BEGIN;\n" . at('2026-03-17 09:00', 'r_ga')
	. "SELECT 1; COMMIT;\n", on_error_stop => 1, stdout => \$out, stderr => \$err);
is($status, 0, 'a rolled back transaction leaves no obligation') or diag($err);
$status = $node->psql($db, "BEGIN;\n" . at('2026-03-16 22:00', 'r_ga') . "$file\n" . at('2026-03-17 09:00', 'r_ga') . "COMMIT;\n"
	. "BEGIN;\n" . at('2026-03-18 09:00', 'r_ga') . "SELECT 'next'; COMMIT;\n", on_error_stop => 0, stdout => \$out, stderr => \$err);
like($out, qr/next/, 'nor does one that failed at commit');
unlike($err, qr/counted on an earlier day.*counted on an earlier day/s, 'the next one commits') or diag($err);

# A procedure that commits: each transaction for itself.
$node->safe_psql($db, "CREATE PROCEDURE public.two_days() LANGUAGE plpgsql AS \$\$ BEGIN
	PERFORM set_config('ldpd.clock', '2026-03-16 23:00', false);
	SET ROLE r_ga; INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '核查'); RESET ROLE;
	COMMIT;
	PERFORM set_config('ldpd.clock', '2026-03-17 09:00', false);
	SET ROLE r_ga; INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '核查'); RESET ROLE;
	COMMIT; END \$\$");
$count = requests();
$node->safe_psql($db, 'CALL public.two_days()');
is(requests(), $count + 2, 'a procedure that commits in between has two days');

# Without a step, or with one that starts and ends no clock, a transaction may take as long as it likes.
commits(at('2026-03-16 22:00', 'r_ga') . 'SELECT * FROM ldpd.duty;' . at('2026-03-17 09:00', 'r_ga'), 'reading has no day');
$id = filed('2026-03-16 09:00');
commits(at('2026-03-16 22:00', 'r_ga') . "UPDATE ldpd.share_request SET state = 'withdrawn' WHERE id = $id;" . at('2026-03-17 09:00', 'r_ga'),
	'withdrawing has none');

# ---------------------------------------------------------------- PREPARE TRANSACTION

($status, $out, $err) = act($node, $db, '2026-03-16 09:00', 'r_ga', "BEGIN; $file PREPARE TRANSACTION 'p';");
ok($status != 0 && $err =~ /0A000: cannot PREPARE a transaction that has taken a step/, 'a step cannot be prepared for a later commit') or diag($err);
($status, $out, $err) = act($node, $db, '2026-03-16 09:00', 'r_ga', "BEGIN; SAVEPOINT s; $file ROLLBACK TO s; PREPARE TRANSACTION 'p'; ROLLBACK PREPARED 'p';");
is($status, 0, 'what was taken back can') or diag($err);
$node->safe_psql($db, "BEGIN; SELECT 1; PREPARE TRANSACTION 'p'; COMMIT PREPARED 'p';");
is($node->safe_psql($db, 'SELECT count(*) FROM pg_prepared_xacts'), 0, 'nothing is left prepared');

done_testing();
