# The sealed ledger under load, in a crash, under a superuser's hands (Articles 28, 31, 34).
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::RealBin/../lib";
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use LdpdNode;

my $node = ldpd_node('city', start => 0);
$node->append_conf('postgresql.conf', "max_connections = 230\n");
$node->restart;
new_database($node, 'city');
fill_city($node, 'city');

my $now = '2026-12-30 18:00';
my $verifier = "$FindBin::RealBin/../../tools/verify-evidence";

sub ask
{
	my ($db, $sql) = @_;
	my $text = $node->safe_psql($db, "SET search_path = ldpd, public; $sql");

	utf8::decode($text);
	return $text;
}
sub found { return ask($_[0], 'SELECT problem, block, entry FROM verify_ledger(' . ($_[1] // '') . ') ORDER BY 1, 2, 3') }
sub seal { return ask($_[0], 'SELECT no FROM seal_ledger()') }
sub step { return must($node, 'city', $now, 'r_rs', "INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '$_[0]') RETURNING id") }

# ---------------------------------------------------------------- a used city

is(seal('city'), '1', 'a used city is sealed in one call');
is(found('city'), '', 'it is sound, and each row is what its entries say') or diag(ask('city', 'SELECT * FROM verify_ledger()'));
isnt(ask('city', "SELECT count(*) FROM pg_inherits WHERE inhparent = 'ledger'::regclass"), 1, 'sealing has made its months');
my $first = ask('city', 'SELECT ledger_digest()');

# ---------------------------------------------------------------- a transaction that does not end

# newer servers' BackgroundPsql takes bytes, and dies of a wide character without saying so
sub says { my ($session, $sql) = @_; utf8::encode($sql); return $session->query_safe($sql) }
my $long = $node->background_psql('city', on_error_stop => 1);
says($long, "SET ldpd.clock = '$now'; SET ROLE r_rs; BEGIN; INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '长事务')");
step('之后');
is(seal('city'), '', 'a transaction that has drawn an id holds the seal');
is(seal('city'), '', 'for as long as it runs, and nobody waits');
cmp_ok(ask('city', 'SELECT unsealed_entries FROM ledger_state'), '>', 0, 'which shows');
says($long, 'COMMIT');
is(seal('city'), '2', 'then all is sealed');
says($long, "BEGIN; INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '回滚')");
step('又');
is(seal('city'), '', 'one that will be rolled back holds it too');
my $other = $node->background_psql('city', on_error_stop => 1);
says($other, "SET ldpd.clock = '$now'; SET ROLE r_rs; BEGIN; INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '另一')");
says($long, 'ROLLBACK');
is(seal('city'), '3', 'the horizon of before has come true, though another transaction runs');
is(ask('city', 'SELECT entries FROM ledger_block WHERE no = 3'), '1', 'with what lay below it');
says($other, 'COMMIT');
is(seal('city'), '4', 'and the rest later');
# a sealer that has not committed
says($long, 'RESET ROLE');
step('待封');
says($long, 'BEGIN; SELECT ldpd.seal_ledger()');
step('再');
is(seal('city'), '', 'while one seals another returns');
says($long, 'ROLLBACK');
is(seal('city'), '5', 'what was not committed is sealed again');
# prepared transactions, which steps refuse, hold it as any other
$_->quit for ($long, $other);
is(found('city'), '', 'all is sound');
is(found('city', "'$first'"), '', 'and holds the first digest');

# ---------------------------------------------------------------- 200 sessions, sealing all the while

my $script = PostgreSQL::Test::Utils::tempdir . '/steps.sql';
append_to_file($script, Encode::encode('UTF-8', q{
\set roll random(1, 10)
RESET ROLE;
SET ldpd.clock = '2026-12-30 18:00';
SET ROLE r_rs;
BEGIN;
INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '压力');
INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '压力');
\if :roll = 1
ROLLBACK;
\else
COMMIT;
\endif
}));
my $seal_script = PostgreSQL::Test::Utils::tempdir . '/seal.sql';
append_to_file($seal_script, "SELECT count(*) FROM ldpd.seal_ledger();\n");
sub load
{
	my ($clients, $transactions) = @_;
	my ($out, $err) = ('', '');
	my $pgbench = IPC::Run::start(
		[ 'pgbench', '-n', '-c', $clients, '-j', 2, '-t', $transactions, '-f', $script, '-h', $node->host, '-p', $node->port, 'city' ],
		'>', \$out, '2>', \$err);
	return { run => $pgbench, out => \$out, err => \$err };
}
my $before = ask('city', 'SELECT max(id) FROM ledger');
my $load = load(200, 10);
my $blocks_before = ask('city', 'SELECT max(no) FROM ledger_block');
# two sealers at once
while ($load->{run}->pumpable)
{
	my ($out, $err) = ('', '');
	IPC::Run::run([ 'pgbench', '-n', '-c', 2, '-t', 20, '-f', $seal_script, '-h', $node->host, '-p', $node->port, 'city' ], '>', \$out, '2>', \$err);
	unlike($err, qr/ERROR/, 'sealers go on') if $err =~ /ERROR/;
	$load->{run}->pump_nb;
}
ok($load->{run}->finish, 'pgbench of 200 sessions ends well') or diag(${ $load->{err} });
unlike(${ $load->{err} }, qr/ERROR|deadlock/, 'no error, no deadlock');
like(${ $load->{out} }, qr{actually processed: 2000/2000}, 'all transactions were run');
cmp_ok(ask('city', 'SELECT max(no) FROM ledger_block'), '>', $blocks_before, 'blocks were sealed meanwhile');
seal('city');
is(ask('city', "SELECT unsealed_entries FROM ledger_state"), '0', 'afterwards one call seals the rest');
is(ask('city', "SELECT sum(entries) = (SELECT count(*) FROM ledger) FROM ledger_block"), 't', 'each entry is in a block, once');
is(ask('city', "SELECT count(*) FROM ledger WHERE id > $before AND object LIKE 'share_request/%'"), ask('city', "SELECT count(*) FROM share_request WHERE purpose = '压力'"), 'each step has its entry');
cmp_ok(ask('city', "SELECT max(id) - min(id) + 1 - count(*) FROM ledger"), '>', 0, 'ids that were rolled back are gaps');
is(found('city'), '', 'no gap, no fork');
is(found('city', "'$first'"), '', 'the first digest still holds');

# ---------------------------------------------------------------- kill -9 under load

my $entries = ask('city', 'SELECT count(*) FROM ledger');
$load = load(20, 100000);
$node->poll_query_until('city', "SELECT count(*) > $entries + 100 FROM ldpd.ledger") or BAIL_OUT('no load');
seal('city') for 1 .. 3;
# a backend, so that the server goes through its crash
my $backend = $node->safe_psql('postgres', "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = 'city' LIMIT 1");
my $digest = ask('city', 'SELECT ledger_digest()');
kill 'KILL', $backend;
$load->{run}->finish;
# the test servers do not restart by themselves
for (my $i = 0; $i < 300 && -e $node->data_dir . '/postmaster.pid'; $i++) { select(undef, undef, undef, 0.1) }
$node->{_pid} = undef;
$node->start;
is(found('city', "'$digest'"), '', 'after a crash the ledger is sound, and holds what was sealed before');
$node->stop('immediate');
$node->start;
seal('city');
is(found('city', "'$digest'"), '', 'also when sealed after it, and after a crash of all');
is(ask('city', 'SELECT unsealed_entries FROM ledger_state'), '0', 'with nothing left');

# ---------------------------------------------------------------- tampering

$digest = ask('city', 'SELECT ledger_digest()');
my $last = ask('city', 'SELECT max(no) FROM ledger_block');
my $e = ask('city', "SELECT id FROM ledger WHERE object = 'share_request/2' AND action = 'agreed'");
my $off = 'SET session_replication_role = replica;';
my $n = 0;
sub tampered
{
	my ($sql, $expected, $name, $arguments) = @_;
	my $db = 'tampered_' . ++$n;

	$node->safe_psql('postgres', "CREATE DATABASE $db TEMPLATE city");
	my $text = "SET search_path = ldpd, public; $sql";
	utf8::encode($text);
	$node->safe_psql($db, $text);
	my $got = ask($db, "SELECT problem, block, entry FROM verify_ledger(" . ($arguments // '') . ") WHERE problem !~ '^row_|_row\$' ORDER BY 1, 2, 3");
	is($got, $expected, $name);
	return $db;
}
my $b = 1;
my $drop = sub { $node->safe_psql('postgres', "DROP DATABASE $_[0]") };

$drop->(tampered("$off UPDATE ledger SET role = 'r_ga' WHERE id = $e", "entry_altered|$b|$e", 'an edited entry, past triggers'));
$drop->(tampered("ALTER TABLE ledger DISABLE TRIGGER ALL; ALTER TABLE ledger_default DISABLE TRIGGER ALL; UPDATE ledger SET at = at - interval '1 microsecond' WHERE id = $e",
	"entry_altered|$b|$e", 'by a microsecond, its guard taken off'));
$drop->(tampered("$off UPDATE ledger SET detail = detail || '{\"legal_basis\": \"\"}' WHERE id = $e", "entry_altered|$b|$e", 'a detail more'));
$drop->(tampered("$off UPDATE ledger SET detail = NULL WHERE id = $e", "entry_altered|$b|$e", 'a detail less'));
$drop->(tampered("$off DELETE FROM ledger WHERE id = $e", "entry_missing|$b|$e", 'a removed entry'));
$drop->(tampered("$off DELETE FROM ledger WHERE id BETWEEN 5 AND 9", "entry_missing|$b|5", 'five removed entries are one finding'));
$drop->(tampered("$off DELETE FROM ledger WHERE id IN (5, 6, 9)", "entry_missing|$b|5\nentry_missing|$b|9", 'those apart are two'));
$drop->(tampered("$off UPDATE ledger SET id = CASE id WHEN 7 THEN -8 ELSE -7 END WHERE id IN (7, 8); UPDATE ledger SET id = -id WHERE id < 0", "entry_altered|$b|7", 'two swapped entries'));
$drop->(tampered("$off INSERT INTO ledger SELECT (SELECT min(g) FROM generate_series(1, 100000) g WHERE NOT EXISTS (SELECT FROM ledger WHERE id = g)), at, role, session_role, agency, article, action, object, detail, use_no, rows FROM ledger WHERE id = $e",
	'entry_inserted|' . ask('city', "SELECT no || '|' || g FROM ledger_block, (SELECT min(g) AS g FROM generate_series(1, 100000) g WHERE NOT EXISTS (SELECT FROM ledger WHERE id = g)) x WHERE after < g AND upto >= g"),
	'an entry put into a gap'));
$drop->(tampered("$off INSERT INTO ledger_2026_12 SELECT id, '2026-12-05', role, session_role, agency, article, action, object, detail, use_no, rows FROM ledger WHERE id = $e",
	"entry_inserted|$b|$e", 'a second one of the same number, in another leaf'));
$drop->(tampered("$off INSERT INTO ledger SELECT 100000000, at, role, session_role, agency, article, action, object, detail, use_no, rows FROM ledger WHERE id = $e", 'entry_beyond_sequence||100000000', 'one that waits for its number'));
$drop->(tampered("$off INSERT INTO ledger SELECT -1, at, role, session_role, agency, article, action, object, detail, use_no, rows FROM ledger WHERE id = $e", 'entry_in_no_block||-1', 'one before all blocks'));
$drop->(tampered("$off UPDATE ledger_block SET sealed_at = sealed_at - interval '1 day' WHERE no = 2", 'block_altered|2|', 'a block dated back'));
$drop->(tampered("$off UPDATE ledger_block SET entries = entries + 1 WHERE no = 2", "block_altered|2|\nlist_altered|2|", 'a block that says more'));
$drop->(tampered("$off DELETE FROM ledger_block WHERE no = 2", 'block_missing|2|' . "\n" . ask('city', "SELECT 'entry_in_no_block||' || min(id) FROM ledger, ledger_block WHERE no = 2 AND id > after AND id <= upto"), 'a block removed'));
$drop->(tampered("$off UPDATE ledger_block SET hash = sha256('x') WHERE no = 2", "block_altered|2|\nchain_broken|3|\ntree_altered|2|", 'a block with another hash'));
$drop->(tampered("$off UPDATE ledger_block_leaf SET hashes = set_byte(hashes, 40, 255 - get_byte(hashes, 40)) WHERE block = 1", "entry_altered|1|2\nlist_altered|1|", 'a list changed'));
$drop->(tampered("$off DELETE FROM ledger_block_leaf WHERE block = 1", 'list_missing|1|', 'a list removed, its entries as they were'));
$drop->(tampered("$off DELETE FROM ledger_block_leaf WHERE block = 1; UPDATE ledger SET action = 'x' WHERE id = $e", "entries_altered|1|\nlist_missing|1|", 'a list removed with the entry that it would have shown'));
$drop->(tampered("$off DELETE FROM ledger_block WHERE no = $last; DELETE FROM ledger_block_leaf WHERE block = $last", '', 'the last block cut off shows nothing'));
$drop->(tampered("$off DELETE FROM ledger_block WHERE no = $last; DELETE FROM ledger_block_leaf WHERE block = $last", "tail_cut|$last|", 'but to who has a digest', "'$digest'"));
# a leaf dropped with its entries; its guard is no hindrance for an owner
my $leaf = ask('city', "SELECT tableoid::regclass FROM ledger ORDER BY id DESC LIMIT 1");
my $dropped = tampered("DROP TABLE $leaf", ask('city', "SELECT string_agg('entry_missing|' || no || '|' || first, E'\\n' ORDER BY no)"
		. " FROM (SELECT no, min(id) AS first FROM ledger, ledger_block WHERE id > after AND id <= upto AND ledger.tableoid = '$leaf'::regclass GROUP BY no) x"),
	'a dropped leaf is one finding a block');
$drop->($dropped);
# who can write anything writes a chain that is sound in itself: seals all anew
my $rewritten = "$off UPDATE ledger SET role = 'r_ga' WHERE id = $e; DELETE FROM ledger_block; DELETE FROM ledger_block_leaf; SET session_replication_role = origin; COMMIT; SELECT count(*) FROM seal_ledger()";
$drop->(tampered($rewritten, '', 'a chain written anew is sound in itself'));
$drop->(tampered($rewritten, ask('city', "SELECT 'tail_cut|' || 2 || '|'"), 'but not for who has a digest', "'$digest'"));
$drop->(tampered($rewritten, 'digest_mismatch|1|', 'even of the first block', "'$first'"));

# an index that was bent: verify reads the heap
my $bent = tampered("$off UPDATE ledger SET role = 'r_ga' WHERE id = $e; UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'ledger_default_pkey'::regclass", "entry_altered|$b|$e", 'no index is asked');
$drop->($bent);

# the rows that the entries tell of
sub rows_found
{
	my ($sql, $expected, $name) = @_;
	my $db = 'tampered_' . ++$n;

	$node->safe_psql('postgres', "CREATE DATABASE $db TEMPLATE city");
	my $text = "SET search_path = ldpd, public; $off $sql";
	utf8::encode($text);
	$node->safe_psql($db, $text);
	is(ask($db, "SELECT problem, detail FROM verify_ledger() ORDER BY 1, 2"), $expected, $name);
	$drop->($db);
}
rows_found("UPDATE share_request SET purpose = '别的' WHERE id = 2", "row_altered|share_request/2: purpose is '别的', not '核查2'", 'a request with another purpose');
rows_found("UPDATE share_request SET reply_due = reply_due + 1 WHERE id = 1", "row_altered|" . ask('city', "SELECT format('share_request/1: reply_due is %L, not %L', reply_due + 1, reply_due) FROM share_request WHERE id = 1"), 'a deadline moved in silence');
rows_found("UPDATE share_grant SET items = NULL WHERE id = 1", "row_altered|share_grant/1: items is null, not '{id,a}'", 'a grant of more columns');
rows_found("DELETE FROM share_grant WHERE id = 1", 'entry_without_row|share_grant/1', 'a grant gone');
rows_found("INSERT INTO share_grant (id, resource, consumer, purpose, source, source_id, valid) SELECT 99, resource, consumer, purpose, source, source_id, valid FROM share_grant WHERE id = 1",
	'row_without_entry|share_grant/99', 'a grant that nobody gave');
rows_found("UPDATE agency_role SET agency = '11371300MB0010022X' WHERE role = 'r_ga'::regrole", "row_altered|agency_role/r_ga: agency is '11371300MB0010022X', not '11371300MB0010030Q'", 'a role of another agency');
rows_found("UPDATE resource SET mode = 'record' WHERE code = '303001/000001'", "row_altered|resource/303001/000001: mode is 'record', not 'enforce'", 'a resource that only records');
rows_found("UPDATE region SET name = '罗庄' WHERE code = '371311'", "row_altered|region/371311: name is '罗庄', not '罗庄区(改)'", 'a register that was changed before');
rows_found("INSERT INTO region VALUES ('371700', '菏泽市', 'city', '370000')", 'row_after_removal|region/371700', 'a row that was removed');
rows_found("DELETE FROM resource_item WHERE version_id = 1 AND position = 4; UPDATE resource_item SET column_name = 'phone' WHERE version_id = 1 AND position = 1",
	"entry_without_row|resource_item/1/4\nrow_altered|resource_item/1/1: column_name is 'phone', not 'id'", 'an item that shows another column, and one that is gone');
rows_found("INSERT INTO resource_item (version_id, position, name) VALUES (1, 9, '多')", 'row_without_entry|resource_item/1/9', 'an item that nobody wrote');
# what is compiled with a version, and what was measured of its data
my $returned = ask('city', "SELECT id FROM resource_version WHERE state = 'returned'");
rows_found("DELETE FROM subject_identifier; DELETE FROM version_subject", "entry_without_row|subject_identifier/$returned/1\nentry_without_row|version_subject/$returned/person", 'subjects gone');
rows_found("UPDATE quality_rule SET position = 2", "row_altered|quality_rule/$returned/1: position is '2', not '1'", 'another item to be measured');
rows_found("UPDATE basis_citation SET article = 1 WHERE instrument = 'pipl' AND subject_id = 3 AND position = 1 AND matter = 'not_open'", "row_altered|basis_citation/resource_version/3/not_open/1: article is '1', not '25'", 'another provision cited');
rows_found("UPDATE item_mask SET rule = 'plain'", "row_altered|item_mask/$returned/1: rule is 'plain', not 'pseudonym'", 'a mask taken off');
rows_found("UPDATE duty_rule SET workdays = 200 WHERE instrument = 'own'", "row_altered|duty_rule/share_reply/own/[2026-06-01,): workdays is '200', not '2'", 'a period made longer');
rows_found("UPDATE vocabulary SET scheme = '国家标准' WHERE label = '区块链'", "row_altered|vocabulary/format/区块链: scheme is '国家标准', not '本市补充'", 'a word with another source');
rows_found("INSERT INTO vocabulary VALUES ('format', '流媒体', '本市补充')", 'row_after_removal|vocabulary/format/流媒体', 'a word that was taken out');

# pages of the file, with the server down
$node->safe_psql('city', 'CHECKPOINT');
my $path = $node->data_dir . '/' . ask('city', "SELECT pg_relation_filepath('ledger_default')");
$node->stop;
# whoever edits files takes their checksums off first; 18 has them unless told otherwise
system_log('pg_checksums', '--disable', '-D', $node->data_dir);
{
	my $bytes = slurp_file($path);
	my $at = index($bytes, Encode::encode('UTF-8', '依据不足'));
	cmp_ok($at, '>', 0, 'an entry on its page');
	open my $f, '+<:raw', $path or die $!;
	seek($f, $at, 0);
	print $f Encode::encode('UTF-8', '依据充足');
	close $f;
	$node->start;
	is(found('city'), 'entry_altered|1|' . ask('city', "SELECT id FROM ledger WHERE action = 'returned'") . "\nrow_altered||" . ask('city', "SELECT id FROM ledger WHERE action = 'returned'"),
		'a page changed under the server is found');
	$node->stop;
	open $f, '+<:raw', $path or die $!;
	seek($f, $at, 0);
	print $f Encode::encode('UTF-8', '依据不足');
	close $f;
	$node->start;
	is(found('city'), '', 'and put back is as it was');
}

# ---------------------------------------------------------------- evidence, outside

my $dir = PostgreSQL::Test::Utils::tempdir;
my ($out, $err);
sub check_evidence
{
	my ($evidence, $checkpoint) = @_;
	my $file = "$dir/evidence.json";
	unlink $file, "$dir/checkpoint";
	append_to_file($file, Encode::encode('UTF-8', $evidence));
	append_to_file("$dir/checkpoint", $checkpoint) if defined $checkpoint;
	($out, $err) = ('', '');
	my $ok = IPC::Run::run([ 'python3', $verifier, $file, defined $checkpoint ? ("$dir/checkpoint") : () ], '>', \$out, '2>', \$err);
	return $ok;
}
my $checkpoint = ask('city', "SELECT ledger_digest() ->> 'checkpoint'") . "\n";
my $proved = 0;
my @ids = split /\n/, ask('city', "(SELECT id FROM ledger ORDER BY id LIMIT 3) UNION (SELECT id FROM ledger ORDER BY id DESC LIMIT 2) UNION SELECT id FROM ledger WHERE object = 'share_request/3'");
$proved += check_evidence(ask('city', "SELECT evidence($_)"), $checkpoint) ? 1 : diag("entry $_: $out$err") * 0 for @ids;
is($proved, scalar @ids, 'entries are proved with SHA-256 alone');
like($out, qr/as in the checkpoint that was kept/, 'against a checkpoint that was kept');
my $evidence = ask('city', "SELECT evidence($e)");
(my $forged = $evidence) =~ s/"r_mz"/"r_ga"/;
ok(!check_evidence($forged, $checkpoint) && $out =~ /NOT PROVED: column "role"/, 'another role is not');
($forged = $evidence) =~ s/("path": \[")(..)/$1 . ($2 eq '00' ? '01' : '00')/e;
ok(!check_evidence($forged, $checkpoint) && $out =~ /NOT PROVED: the entry is not in the block/, 'nor another path');
ok(!check_evidence($evidence, "x\n1\nAAAA\n") && $out =~ /NOT PROVED: the checkpoint is not/, 'nor another checkpoint');
my $fresh = step('未封存');
my $open = ask('city', "SELECT evidence(max(id)) FROM ledger WHERE object = 'share_request/$fresh'");
ok(!check_evidence($open) && $out =~ /NOT PROVED: the entry was not sealed/, 'what is not sealed is not proved');

# ---------------------------------------------------------------- growth

# A city that has been at it for years
new_database($node, 'old');
must($node, 'old', '2021-03-10 09:00', undef, "CREATE EXTENSION ldpd; CREATE TABLE ldpd.ledger_2021_04 (LIKE ldpd.ledger, PRIMARY KEY (id));"
	. "ALTER TABLE ldpd.ledger ATTACH PARTITION ldpd.ledger_2021_04 FOR VALUES FROM ('2021-04-01 00:00+08') TO ('2021-05-01 00:00+08')");
my $region = 371300;
my $register = sub { must($node, 'old', $_[0], undef, "INSERT INTO ldpd.region SELECT (371400 + g)::text, '区', 'zone', '371300' FROM generate_series($_[1], $_[2]) g") };
$register->('2021-03-10 09:00', 1, 10);
$register->('2021-04-10 09:00', 11, 20);
seal('old');
$register->('2021-04-11 09:00', 21, 30);
$register->('2021-05-11 09:00', 31, 40);
seal('old');
$register->('2021-04-12 09:00', 41, 45);
my $oldest = ask('old', 'SELECT ledger_digest()');
my ($status, $said, $errors) = $node->psql('old', "SELECT ldpd.prune_ledger('2021-05-20')");
like($errors, qr/is not sealed yet/, 'what is not sealed is not pruned');
seal('old');
is(ask('old', "SELECT prune_ledger('2021-03-01')"), '0', 'there is nothing before the first month');
my $good = ask('old', 'SELECT string_agg(ledger_bytes(id)::text, NULL) FROM ledger WHERE at >= \'2021-05-01 00:00+08\'');
$node->safe_psql('postgres', 'CREATE DATABASE old_tampered TEMPLATE old');
ask('old_tampered', "$off UPDATE ledger SET action = 'x' WHERE id = 3");
($status, $said, $errors) = $node->psql('old_tampered', "SELECT ldpd.prune_ledger('2021-05-20')");
like($errors, qr/is not as it was sealed/, 'what was tampered with is not pruned away');
is(ask('old', "SELECT prune_ledger('2021-05-20')"), '35', 'whole months go');
is(ask('old', "SELECT to_regclass('ledger_2021_04') IS NULL, count(*) FROM ledger WHERE at < '2021-05-01 00:00+08'"), 't|0', 'with their leaves');
is(ask('old', 'SELECT string_agg(ledger_bytes(id)::text, NULL) FROM ledger WHERE at >= \'2021-05-01 00:00+08\' AND action <> \'pruned\''), $good, 'the rest is as it was');
is(ask('old', "SELECT detail ->> 'ids', detail ->> 'blocks', detail ->> 'entries' FROM ledger WHERE action = 'pruned'"), '[[1, 30], [41, 45]]|[[1, 1], [3, 3]]|35', 'an entry says what went');
is(found('old', "'$oldest'"), '', 'the chain is sound, and holds the digests of before');
is(ask('old', 'SELECT string_agg(block::text, \',\' ORDER BY block) FROM ledger_block_leaf'), '2', 'lists are kept where entries are');
seal('old');
is(found('old'), '', 'also with the entry sealed');
ask('old', "$off DELETE FROM ledger WHERE id = 35");
is(found('old'), 'entry_missing|2|35', 'what is missing beside it is missing');

done_testing();
