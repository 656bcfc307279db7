# The recorder keeps the ledger up: it seals and makes the months ahead with nobody calling (Articles 28, 34).
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::RealBin/../lib";
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use LdpdNode;

my $node = ldpd_node('upkeep');
my $db = new_database($node, 'city');
fill_city($node, $db);
my $now = '2026-12-30 17:00';

sub ask
{
	my ($sql) = @_;
	my $text = $node->safe_psql($db, "SET search_path = ldpd, public; $sql");

	utf8::decode($text);
	return $text;
}
sub step { return must($node, $db, $now, 'r_rs', "INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '$_[0]') RETURNING id") }
sub recorders { return ask("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'ldpd recorder' AND datname = '$db'") }
sub set
{
	$node->append_conf('postgresql.conf', $_) for @_;
	$node->reload;
}
my $months = 'SELECT count(*) FROM pg_inherits WHERE inhparent = $$ldpd.ledger$$::regclass';

# ---------------------------------------------------------------- off

is(ask('SELECT count(*) FROM ledger_block'), '0', 'with ldpd.seal_interval = 0 nothing is sealed');
is(ask($months), '1', 'and no month is made');

my $findings = q{SELECT string_agg(kind, ',' ORDER BY kind) FROM security_check WHERE kind IN ('ledger_unsealed', 'recorder_missing')};
is(ask($findings), 'ledger_unsealed', 'which security_check finds after the hours that are settled');
must($node, $db, $now, 'r_dsj', 'UPDATE ldpd.ledger_policy SET seal_hours = 720');
is(ask('SELECT count(*) FROM seal_ledger()'), '1', 'what it says mends it');
is(ask($findings), '', 'and nothing is found');
refused($node, $db, $now, 'r_ga', 'UPDATE ldpd.ledger_policy SET seal_hours = 1', '42501', qr/permission denied/, 'an agency does not settle the hours');
$node->safe_psql($db, q{
	SET session_replication_role = replica;
	INSERT INTO ldpd.ledger SELECT nextval('ldpd.ledger_id_seq'), now() - interval '31 days', 'x', 'x', NULL, 16, 'x', 'x', NULL, NULL, NULL;
	UPDATE ldpd.ledger_block SET sealed_at = now() - interval '719 hours';
});
is(ask($findings), '', 'an old clock does not make a tail old');
$node->safe_psql($db, q{SET session_replication_role = replica; UPDATE ldpd.ledger_block SET sealed_at = now() - interval '721 hours'});
is(ask($findings), 'ledger_unsealed', 'but the time since the last block');
$node->safe_psql($db, q{SET session_replication_role = replica; DELETE FROM ldpd.ledger_block; DELETE FROM ldpd.ledger_block_leaf; DELETE FROM ldpd.ledger WHERE role = 'x'});

# ---------------------------------------------------------------- on

# settings of the database are not the recorder's: it would write nothing
$node->safe_psql('postgres', "ALTER DATABASE $db SET $_") for "default_transaction_read_only = on", "default_transaction_isolation = 'serializable'";
$node->restart;
is(recorders(), '0', 'nobody has read or taken a step since the start');
set('ldpd.seal_interval = 1');
like(ask($findings), qr/recorder_missing/, 'which security_check says, for something is to be sealed');
is(ask("SELECT mend FROM security_check WHERE kind = 'recorder_missing'"), 'SELECT ldpd.flush_usage()', 'with what starts it');
must($node, $db, $now, 'r_rs', "SET default_transaction_read_only = off; INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '无人读取')");
is(recorders(), '1', 'a step starts the recorder, though nobody reads');
ok($node->poll_query_until($db, 'SELECT unsealed_entries = 0 AND blocks > 0 FROM ldpd.ledger_state'), 'a block appears, with nobody calling');
$node->safe_psql('postgres', "ALTER DATABASE $db RESET ALL");
is(ask($findings), '', 'with that nothing is found');
is(ask($months), '14', 'so do this month and the year to come, beside the default leaf');
is(ask(q{SELECT count(*) FROM pg_class WHERE relname = to_char(ldpd.now() + interval '1 month', '"ledger_"YYYY"_"MM')}), '1', 'next month among them');
is(ask('SELECT * FROM verify_ledger()'), '', 'and the ledger is sound');
my $blocks = ask('SELECT max(no) FROM ledger_block');
step('再来');
ok($node->poll_query_until($db, "SELECT unsealed_entries = 0 AND blocks > $blocks FROM ldpd.ledger_state"), 'the next step is sealed too');
must($node, $db, $now, 'r_ga', 'SELECT count(*) FROM data.marriage');
ok($node->poll_query_until($db, q{SELECT EXISTS (SELECT FROM ldpd.usage WHERE action = 'read') AND unsealed_entries = 0 FROM ldpd.ledger_state}), 'and a read');
is(ask('SELECT sum(entries) = (SELECT count(*) FROM ledger) FROM ledger_block'), 't', 'each entry is in a block, once');
ok($node->poll_query_until($db, 'SELECT (SELECT sum(statements) FROM ldpd.use_count) = (SELECT count(*) FROM ldpd.usage) AND NOT EXISTS (SELECT FROM ldpd.duty_count_new) AND EXISTS (SELECT FROM ldpd.duty_count)'),
	'and the counts are brought up');
is(ask('SELECT * FROM use_count_drift; SELECT * FROM duty_month_drift'), '', 'to what the ledger and the rows say');

# ---------------------------------------------------------------- many at once: a small block at a time

my $entries = ask('SELECT count(*) FROM ledger');
set('ldpd.seal_interval = 0');
$node->safe_psql($db, q{
	SET session_replication_role = replica;
	INSERT INTO ldpd.ledger SELECT nextval('ldpd.ledger_id_seq'), clock_timestamp(), 'x', 'x', NULL, 16, 'read', 'resource/303001/000001', NULL, NULL, 1 FROM generate_series(1, 40000);
});
$blocks = ask('SELECT max(no) FROM ledger_block');
set('ldpd.seal_interval = 1');
must($node, $db, $now, 'r_ga', 'SELECT count(*) FROM data.marriage');
ok($node->poll_query_until($db, 'SELECT unsealed_entries = 0 FROM ldpd.ledger_state'), 'many entries are sealed');
cmp_ok(ask("SELECT count(*) FROM ledger_block WHERE no > $blocks"), '>=', 3, 'in several blocks, between which records are written');

# ---------------------------------------------------------------- what fails

my $log = -s $node->logfile;
$node->safe_psql($db, 'ALTER SEQUENCE ldpd.ledger_id_seq CACHE 20');
step('失败');
$node->wait_for_log(qr/WARNING:  55000: the ledger was not sealed: the ids of the ledger are drawn ahead|WARNING:  the ledger was not sealed: the ids of the ledger are drawn ahead/, $log);
pass('a seal that fails is a warning in the log');
like(ask($findings), qr/^(ledger_unsealed)?$/, 'its recorder is there');
my $uses = ask('SELECT count(*) FROM usage');
must($node, $db, $now, 'r_ga', 'SELECT count(*) FROM data.marriage');
is(ask('SELECT flush_usage()'), '', 'what is read meanwhile');
is(ask('SELECT count(*) FROM usage'), $uses + 1, 'is recorded all the same');
$node->safe_psql($db, 'ALTER SEQUENCE ldpd.ledger_id_seq CACHE 1');
ok($node->poll_query_until($db, 'SELECT unsealed_entries = 0 FROM ldpd.ledger_state'), 'and it is tried again');

# ---------------------------------------------------------------- nobody is kept waiting by it

$node->safe_psql('postgres', "CREATE DATABASE twin TEMPLATE $db");
pass('a database is copied while its recorder runs');
$node->safe_psql('postgres', 'DROP DATABASE twin');
$node->safe_psql($db, 'DROP EXTENSION ldpd CASCADE');
sleep 2;
$node->safe_psql($db, 'SELECT 1');
unlike(slurp_file($node->logfile, $log), qr/PANIC|terminated by signal|not made ahead/, 'the extension may go');
$node->safe_psql('postgres', "DROP DATABASE $db");
pass('and the database');
$node->stop;
done_testing();
