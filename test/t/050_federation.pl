# A city and two counties, each on a server of its own (Article 12): what flows up, what travels sideways, what is read across, and
# what happens when the line or a server goes.
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::RealBin/../lib";
use IPC::Run ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use LdpdNode;

my $tool = "$ENV{LDPD_BINDIR}/ldpd-channel";

my $conf = "wal_level = logical\nmax_wal_senders = 20\nmax_replication_slots = 20\nmax_worker_processes = 24\nmax_logical_replication_workers = 12\n"
	. "max_sync_workers_per_subscription = 4\nwal_retrieve_retry_interval = 200ms\nwal_receiver_status_interval = 1s\nautovacuum = off\n";
my $db = 'platform';
my %node = map { $_->[0] => ldpd_node($_->[1], conf => $conf) } [ '371300', 'city' ], [ '371302', 'lanshan' ], [ '371311', 'luozhuang' ];
my ($city, $lan, $luo) = map { $node{$_} } qw(371300 371302 371311);

sub line { my ($n) = @_; return 'host=' . $n->host . ' port=' . $n->port . " dbname=$db" }

# What a statement gives, as a role where one is named; the clock is the node's.
sub as
{
	my ($n, $role, $sql, $database) = @_;
	my ($out, $err) = ('', '');
	my $status = $n->psql($database // $db, "\\set VERBOSITY verbose\nSET search_path = ldpd, public;\n" . ($role ? "SET ROLE $role;\n" : '') . $sql, stdout => \$out, stderr => \$err, on_error_stop => 1);

	utf8::decode($_) for ($out, $err);
	BAIL_OUT(($role // 'superuser') . ": $sql\n$err") if $status != 0;
	return $out;
}

sub no_way
{
	my ($n, $role, $sql, $state, $like, $name) = @_;
	my ($out, $err) = ('', '');

	$n->psql($db, "\\set VERBOSITY verbose\nSET search_path = ldpd, public;\n" . ($role ? "SET ROLE $role;\n" : '') . $sql, stdout => \$out, stderr => \$err);
	utf8::decode($err);
	ok($err =~ /ERROR:  $state: / && $err =~ $like, $name) or diag("$out\n$err");
}

# ldpd-channel at the city: its exit status, and what it said.
my $said = '';
sub channel
{
	my (@command) = @_;
	my $out = '';

	IPC::Run::run([ $tool, '-d', line($city), @command ], '<', \undef, '>&', \$out);
	# as bytes: newer perls die of a wide character there
	note("ldpd-channel @command\n$out");
	utf8::decode($out);
	$said = $out;
	return $? >> 8;
}

# Real time passes until a query is true.
sub comes
{
	my ($n, $sql, $name, $database) = @_;

	ok($n->poll_query_until($database // $db, $sql), $name);
}

sub clocks
{
	my ($moment, @nodes) = @_;

	for my $n (@nodes ? @nodes : ($city, $lan, $luo))
	{
		$n->append_conf('postgresql.conf', "ldpd.clock = '$moment'");
		next unless $n->{_pid};
		$n->reload;
		$n->poll_query_until('postgres', "SELECT current_setting('ldpd.clock') = '$moment'");
	}
	select(undef, undef, undef, 0.3);	# a worker reads it between two messages
}

# ---------------------------------------------------------------- three servers

for my $n ($city, $lan, $luo)
{
	new_database($n, $db);
	$n->append_conf('postgresql.conf', "ldpd.clock = '2026-03-02 09:00'");
	$n->reload;
	$n->safe_psql('postgres', 'CREATE ROLE ' . $_ . ' LOGIN') for qw(r_dsj r_sjj r_ls r_lsmz r_lz r_lzmz r_report r_audit);
	$n->safe_psql($db, 'CREATE EXTENSION ldpd; GRANT ldpd_bureau TO r_dsj, r_ls, r_lz; GRANT ldpd_agency TO r_lsmz, r_lzmz, r_sjj; GRANT ldpd_report TO r_report; GRANT ldpd_audit TO r_audit');
}
as($city, undef, q{
	INSERT INTO ldpd.agency (code, name, kind, region, principal, data_officer) VALUES
		('11371300MB00100143', '临沂市大数据局', 'bureau', '371300', '赵一', '钱二'),
		('11371300MB0010022X', '临沂市民政局', 'department', '371300', '孙三', '李四'),
		('11371302MB00100658', '兰山区大数据局', 'bureau', '371302', '赵一', '钱二'),
		('11371302MB00100733', '兰山区民政局', 'department', '371302', '孙三', '李四'),
		('11371311MB0011017H', '罗庄区大数据局', 'bureau', '371311', '赵一', '钱二'),
		('11371311MB0011025C', '罗庄区民政局', 'department', '371311', '孙三', '李四');
	INSERT INTO ldpd.agency_role VALUES ('r_dsj', '11371300MB00100143'), ('r_sjj', '11371300MB0010022X');
	INSERT INTO ldpd.node (code, name, level, region, parent) VALUES ('371300', '临沂市', 'city', '371300', NULL),
		('371302', '兰山区', 'county', '371302', '371300'), ('371311', '罗庄区', 'county', '371311', '371300');
	INSERT INTO ldpd.own_node (node) VALUES ('371300');
});
as($city, undef, "INSERT INTO ldpd.node_line VALUES " . join(', ', map { "('$_', '" . line($node{$_}) . "')" } sort keys %node));
as($city, 'r_dsj', q{
	INSERT INTO ldpd.channel (sender, receiver, content) SELECT c, '371300', k FROM unnest('{371302,371311}'::text[]) c, unnest('{law,post}'::text[]) k;
	INSERT INTO ldpd.channel (sender, receiver, content) SELECT '371300', c, 'post' FROM unnest('{371302,371311}'::text[]) c;
});
is(channel('check'), 1, 'a channel that is not open is not in time');
like($said, qr/371302.*law.*not opened/, 'which is said');
is(channel('open', $_), 0, "the channels with $_ are opened") for qw(371302 371311);
unlike($said, qr/mirror.*INSERT/, 'with the statements that the extension gives');
is(channel('open', '371302'), 0, 'what is open may be opened again');

is(as($lan, undef, 'SELECT node FROM ldpd.own_node'), '371302', 'a county knows which node it is');
is(as($lan, undef, 'SELECT count(*) FROM ldpd.agency'), '6', 'and who is who in the city');
is(as($lan, undef, "SELECT count(*) FROM ldpd.security_task WHERE agency = '11371311MB0011025C'"), '0', 'what others owe, they owe at their node');
isnt(as($lan, undef, "SELECT count(*) FROM ldpd.security_task WHERE agency = '11371302MB00100733'"), '0', 'its own agencies owe it here');
as($lan, undef, "INSERT INTO ldpd.agency_role VALUES ('r_ls', '11371302MB00100658'), ('r_lsmz', '11371302MB00100733')");
# the county of Luozhuang lets the office of Lanshan in, as itself
as($luo, undef, "INSERT INTO ldpd.agency_role VALUES ('r_lz', '11371311MB0011017H'), ('r_lzmz', '11371311MB0011025C'), ('r_lsmz', '11371302MB00100733')");

# ---------------------------------------------------------------- each record has one home

no_way($luo, 'r_lsmz', "INSERT INTO ldpd.resource (code) VALUES ('303001/000009')", 'LD012', qr/are kept by node "371302", this is "371311"/, 'an agency writes its records at its own node');
no_way($city, 'r_dsj', "INSERT INTO ldpd.dispatch (to_node, subject, body) VALUES ('371300', 'share_request', '{}')", 'LD012', qr/is this one/, 'what is at home here is not sent');

my $items = "INSERT INTO ldpd.resource_item (version_id, position, name, column_name, data_type) SELECT 1, n, n || '项', c, 'C' FROM unnest('{id,region,name}'::text[]) WITH ORDINALITY u(c, n);";
for ([ $lan, 'r_lsmz', 'r_ls', '303001/000001', '371302' ], [ $luo, 'r_lzmz', 'r_lz', '303001/000002', '371311' ])
{
	my ($n, $provider, $bureau, $code, $region) = @$_;

	as($n, undef, "CREATE SCHEMA data; GRANT USAGE ON SCHEMA data TO PUBLIC; GRANT CREATE ON SCHEMA data TO $provider");
	as($n, $provider, "CREATE TABLE data.welfare (id int PRIMARY KEY, region text NOT NULL, name text, phone text);"
		. "INSERT INTO data.welfare SELECT g, CASE WHEN g % 50 = 0 THEN '371321' ELSE '$region' END, '名' || g, '139' || g FROM generate_series(1, 200) g;"
		. "INSERT INTO ldpd.resource (code) VALUES ('$code');"
		. "INSERT INTO ldpd.resource_version (resource, name, summary, format, share_class, share_condition, open_class, open_basis, security_level, use_requirement, update_cycle)"
		. " VALUES ('$code', '低保信息$region', '摘要', '数据库', '有条件共享', '履职需要', '不予开放', '民法典第一千零三十四条', '一般', '仅限履职', '每日');"
		. $items . "UPDATE ldpd.resource_version SET state = 'submitted' WHERE id = 1;");
	as($n, $bureau, "UPDATE ldpd.resource_version SET state = 'approved' WHERE id = 1");
}
# 审核汇总 is the city's: it decides at its own node, and the step is taken at the county's
as($city, 'r_dsj', "INSERT INTO ldpd.dispatch (to_node, subject, subject_id, body) SELECT c, 'resource_version', 1, '{\"state\": \"published\"}' FROM unnest('{371302,371311}'::text[]) c");
comes($city, "SELECT count(*) = 2 FROM ldpd.dispatch_state WHERE outcome = 'entered'", 'the city publishes what the counties approved, from its own node');
is(as($lan, undef, "SELECT state, published_by, published_at FROM ldpd.resource_version"), '2026-03-02' ? "published|11371300MB00100143|2026-03-01 17:00:00-08" : '', 'by its bureau, at the moment of its step');
is(as($lan, undef, "SELECT agency, action FROM ldpd.ledger WHERE object = 'resource_version/1' ORDER BY id DESC LIMIT 1"), '11371300MB00100143|published', 'as the county\'s ledger has it');
as($lan, 'r_lsmz', "SELECT ldpd.attach('303001/000001', 'data.welfare', 'record')");
as($luo, 'r_lzmz', "ALTER TABLE data.welfare DROP COLUMN phone; SELECT ldpd.attach('303001/000002', 'data.welfare')");

# ---------------------------------------------------------------- upward

as($city, 'r_dsj', q{
	INSERT INTO ldpd.channel (sender, receiver, content) SELECT c, '371300', 'data' FROM unnest('{371302,371311}'::text[]) c;
	INSERT INTO ldpd.channel_resource (sender, receiver, resource, region_column) VALUES ('371302', '371300', '303001/000001', 'region'), ('371311', '371300', '303001/000002', 'region');
});
is(channel('open', $_), 0, "the data of $_ are gathered") for qw(371302 371311);
my $rows = 'SELECT id, region, name FROM data.welfare WHERE region = $$%s$$ ORDER BY 1';
sub gathered { my ($n, $region) = @_; return as($n, undef, sprintf($rows, $region)) }
is(gathered($city, $_), gathered($node{$_}, $_), "what $_ has of its region stands at the city, row for row") for qw(371302 371311);
is(as($city, undef, 'SELECT count(*), count(DISTINCT region), min(id) FROM data.welfare'), '392|2|1', 'and nothing else: the same numbers of two counties are two rows');
is(as($city, undef, "SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'data.welfare'::regclass AND attnum > 0"), 'id,region,name', 'no column beyond the catalogue');
as($lan, 'r_lsmz', "UPDATE data.welfare SET region = '371321' WHERE id = 1; UPDATE data.welfare SET name = '改', phone = '1' WHERE id = 2; DELETE FROM data.welfare WHERE id = 3; UPDATE data.welfare SET region = '371302' WHERE id = 50");
comes($city, "SELECT (SELECT name FROM data.welfare WHERE region = '371302' AND id = 2) = '改' AND EXISTS (SELECT FROM data.welfare WHERE region = '371302' AND id = 50)", 'what changes, changes there');
is(gathered($city, '371302'), gathered($lan, '371302'), 'what leaves the region leaves, what comes into it comes');

no_way($lan, undef, $_->[0], 'LD012', $_->[1], "refused: $_->[0]") for
	[ 'CREATE PUBLICATION everything FOR ALL TABLES', qr/发布全部表/ ],
	[ 'CREATE PUBLICATION p FOR TABLES IN SCHEMA data', qr/发布整个模式/ ],
	[ 'CREATE PUBLICATION p FOR TABLE data.welfare (id, region, name) WHERE (region = \'371302\')', qr/不在通道所发送之列/ ],
	[ 'CREATE PUBLICATION p FOR TABLE ldpd.report', qr/不在通道所发送之列/ ],
	[ 'ALTER PUBLICATION ldpd_data_371300 SET TABLE data.welfare', qr/目录所列以外的列:phone/ ],
	[ 'ALTER PUBLICATION ldpd_data_371300 SET TABLE data.welfare (id, region, name)', qr/行的条件应为 \(region = '371302'::text\)/ ],
	[ 'ALTER PUBLICATION ldpd_data_371300 SET TABLE data.welfare (id, region, name) WHERE (region = \'371321\')', qr/行的条件应为/ ],
	[ 'ALTER PUBLICATION ldpd_law_371300 ADD TABLE ldpd.ledger', qr/不在通道所发送之列/ ],
	[ 'BEGIN; ALTER PUBLICATION ldpd_law_371300 DROP TABLE ldpd.open_request; ALTER PUBLICATION ldpd_law_371300 ADD TABLE ldpd.open_request', qr/目录所列以外的列:filed_by|applicant/ ],
	[ 'ALTER PUBLICATION ldpd_data_371300 SET (publish_via_partition_root = false)', qr/按分区发布/ ];
$lan->safe_psql($db, 'CREATE TABLE public.notes (id int PRIMARY KEY); CREATE PUBLICATION p FOR TABLE public.notes; DROP PUBLICATION p');
pass('what is not under the law is published as ever');
as($luo, undef, 'ALTER PUBLICATION ldpd_data_371300 DROP TABLE data.welfare');
as($luo, 'r_lzmz', "UPDATE data.welfare SET name = '漏发' WHERE id = 9");
is(channel('check', '371311'), 1, 'a table that is left out');
like($said, qr/data .*the publication is not as the catalogue is now/, 'is found');
is(channel('heal', '371311'), 0, 'and healed');
is(gathered($city, '371311'), gathered($luo, '371311'), 'with what was not sent meanwhile');

# ---------------------------------------------------------------- sideways

as($lan, 'r_lsmz', "INSERT INTO ldpd.dispatch (to_node, subject, body) VALUES ('371311', 'share_request', '{\"resource\": \"303001/000002\", \"purpose\": \"核对低保\"}')");
comes($lan, "SELECT state = 'submitted' FROM ldpd.remote_request", 'a request reaches the provider\'s node by way of the city, and the answer comes back');
is(as($lan, 'r_lsmz', 'SELECT outcome, state, reply_due FROM ldpd.remote_request'), 'entered|submitted|2026-03-05', 'with the deadline of the provider');
is(as($luo, 'r_lzmz', 'SELECT consumer, state, purpose FROM ldpd.share_request'), '11371302MB00100733|submitted|核对低保', 'where it is a request like any other');
no_way($lan, 'r_lsmz', "UPDATE ldpd.dispatch SET body = '{}'", '42501', qr/permission denied/, 'what was sent stays as it was sent');
as($luo, 'r_lzmz', "UPDATE ldpd.share_request SET state = 'agreed' WHERE id = 1");
as($luo, 'r_lzmz', "UPDATE ldpd.share_request SET state = 'fulfilled' WHERE id = 1");
comes($lan, "SELECT state = 'fulfilled' FROM ldpd.remote_request", 'each step of the provider is told to who asked');
as($lan, 'r_lsmz', "INSERT INTO ldpd.dispatch (to_node, subject, body) VALUES ('371311', 'share_request', '{\"resource\": \"303001/000099\", \"purpose\": \"无\"}')");
comes($lan, "SELECT sqlstate = 'LD016' OR sqlstate = '23503' FROM ldpd.dispatch_state WHERE outcome = 'refused'", 'what the law refuses there is an answer here');
is(as($luo, undef, 'SELECT count(*) FROM ldpd.verify_ledger() WHERE problem <> $$x$$'), '0', 'and the ledger there agrees with its rows');

# ---------------------------------------------------------------- across

my $fdw = "CREATE EXTENSION postgres_fdw; CREATE SERVER luozhuang FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '" . $luo->host . "', port '" . $luo->port
	. "', dbname '$db', extensions 'ldpd'); CREATE USER MAPPING FOR r_lsmz SERVER luozhuang OPTIONS (user 'r_lsmz', password_required 'false');"
	. "CREATE SCHEMA far; GRANT USAGE ON SCHEMA far TO PUBLIC; CREATE FOREIGN TABLE far.welfare (id int, region text, name text) SERVER luozhuang OPTIONS (schema_name 'data', table_name 'welfare'); GRANT SELECT ON far.welfare TO PUBLIC";
as($lan, undef, $fdw);
is(as($lan, 'r_lsmz', 'SELECT count(*) FROM far.welfare'), '200', 'who was granted it reads it across');
as($luo, undef, 'SELECT ldpd.flush_usage()');
is(as($luo, 'r_lzmz', 'SELECT DISTINCT role, agency, grant_id, purpose FROM ldpd.usage WHERE agency IS NOT NULL'), 'r_lsmz|11371302MB00100733|1|核对低保', 'under its own name, which the node that holds the data writes down');
no_way($lan, 'r_ls', 'SELECT count(*) FROM far.welfare', '42704', qr/user mapping not found/, 'there is no account for all');
as($luo, 'r_lzmz', "UPDATE ldpd.share_request SET state = 'ended' WHERE id = 1");
no_way($lan, 'r_lsmz', 'SELECT count(*) FROM far.welfare', 'LD016', qr/./, 'and it decides');

is(channel('reader', $_), 0, "$_ may read across") for qw(r_dsj r_report);
as($city, undef, "SELECT 1");
comes($city, 'SELECT count(*) = 2 FROM ldpd.share_request', 'wait', 'ldpd_371311') if 0;
my $across = 'SELECT node, resource, share_class, open_class FROM ldpd.city_catalogue ORDER BY 1, 2';
is(as($city, 'r_dsj', $across), "371302|303001/000001|有条件共享|不予开放\n371311|303001/000002|有条件共享|不予开放", 'one catalogue of the city');
like(as($city, 'r_report', "EXPLAIN (VERBOSE, COSTS OFF) SELECT node, count(*) FROM ldpd.city_request WHERE provider = '11371311MB0011025C' GROUP BY node"),
	qr/Remote SQL: .*provider OPERATOR\(ldpd\.=\) '11371311MB0011025C'/, 'our types\' operators are evaluated where the rows are');
like(as($city, 'r_report', "SET enable_partitionwise_aggregate = on; EXPLAIN (VERBOSE, COSTS OFF) SELECT node, count(*) FROM ldpd.city_request GROUP BY node"),
	qr/Remote SQL: SELECT node, count\(\*\)/, 'so are aggregates');
unlike(as($city, 'r_report', "EXPLAIN (COSTS OFF) SELECT * FROM ldpd.city_request WHERE node = '371302'"), qr/371311/, 'of one node, one is asked');
is(as($city, 'r_report', 'SELECT node, count(*) FROM ldpd.city_duty GROUP BY node ORDER BY node'),
	join("\n", map { "$_|" . as($node{$_}, 'r_report', 'SELECT count(*) FROM ldpd.node_duty') } qw(371300 371302 371311)), 'every deadline of the city');

# ---------------------------------------------------------------- row for row

# A node's records and their image at the city: of each table the columns that leave the node.
sub image
{
	my ($n, $database, $tables) = @_;

	return as($n, undef, join(";\n", map { my ($table, $columns) = @$_; "SELECT '$table', count(*), md5(string_agg(x::text, E'\\n' ORDER BY x::text COLLATE \"C\")) FROM (SELECT $columns FROM $table) x" } @$tables), $database);
}
sub same_image
{
	my ($code, $name) = @_;
	my $n = $node{$code};
	my @tables = map { [ split /\|/ ] } split /\n/, as($n, undef, "SELECT relation, array_to_string(ARRAY(SELECT quote_ident(c) FROM unnest(columns) c), ', ') FROM ldpd.law_tables() ORDER BY 1");

	$city->poll_query_until("ldpd_$code", "SELECT pg_wal_lsn_diff(latest_end_lsn, '" . $n->safe_psql($db, 'SELECT pg_current_wal_lsn()') . "') >= 0 FROM pg_stat_subscription WHERE subname = 'ldpd_law_${code}_371300'");
	cmp_ok(scalar(@tables), '>', 50, "$name: all tables of $code");
	is(image($city, "ldpd_$code", \@tables), image($n, $db, \@tables), "$name: the city's image of $code is what $code has");
}
sub seal { as($_, undef, 'SELECT count(*) FROM ldpd.seal_ledger()') for @_ }
sub blocks { return as($node{$_[0]}, undef, 'SELECT count(*) FROM ldpd.ledger_block') }
sub blocks_come { comes($city, 'SELECT count(*) = ' . blocks($_[0]) . ' FROM ldpd.ledger_block', "the blocks of $_[0] come", "ldpd_$_[0]") }

seal($lan, $luo);
blocks_come($_) for qw(371302 371311);
is(channel('check'), 0, 'everything is in time') or diag($said);
same_image($_, 'at rest') for qw(371302 371311);
is(as($city, 'r_report', 'SELECT node, count(*), sum(entries) FROM ldpd.city_block WHERE node <> $$371300$$ GROUP BY node ORDER BY node'),
	join("\n", map { "$_|" . as($node{$_}, undef, 'SELECT count(*), sum(entries) FROM ldpd.ledger_block') } qw(371302 371311)), 'the city knows how long each ledger is');
as($luo, undef, "SET session_replication_role = replica; UPDATE ldpd.ledger_block SET entries = entries + 1 WHERE no = 1");
comes($city, 'SELECT (SELECT entries FROM ldpd.ledger_block WHERE no = 1) = ' . as($luo, undef, 'SELECT entries FROM ldpd.ledger_block WHERE no = 1'), 'a block that was changed afterwards comes too', 'ldpd_371311');
is(channel('check', '371311'), 1, 'and is found');
like($said, qr/block_altered, block 1/, 'for what it is');
as($luo, undef, "SET session_replication_role = replica; UPDATE ldpd.ledger_block SET entries = entries - 1 WHERE no = 1");
as($city, undef, 'ALTER TABLE ldpd.share_request ADD COLUMN of_a_later_release text', 'ldpd_371311');
as($city, 'r_dsj', "UPDATE ldpd.channel SET max_seconds = 3 WHERE sender = '371302' AND content = 'law'");

# ---------------------------------------------------------------- the line is down

$lan->backup('before');
as($lan, 'r_lsmz', "INSERT INTO data.welfare VALUES (1001, '371302', '备份之后', NULL)");
as($lan, 'r_lsmz', "INSERT INTO ldpd.dispatch (to_node, subject, body) VALUES ('371311', 'share_request', '{\"resource\": \"303001/000002\", \"purpose\": \"备份之后\"}')");
comes($lan, "SELECT state = 'submitted' FROM ldpd.remote_request WHERE purpose = '备份之后'", 'sent after a backup was taken');
seal($lan);
blocks_come('371302');
is(channel('check', '371302'), 0, 'in time') or diag($said);
$lan->stop('immediate');
as($luo, 'r_lzmz', "INSERT INTO ldpd.dispatch (to_node, subject, body) VALUES ('371302', 'share_request', '{\"resource\": \"303001/000001\", \"purpose\": \"断线\"}')");
as($luo, 'r_lzmz', "UPDATE ldpd.share_request SET state = 'refused', legal_basis = '民法典第一千零三十四条' WHERE purpose = '备份之后'");
sleep 3;
is(channel('check', '371302'), 1, 'a county that is down is found');
like($said, qr/371302 .*law +late .*cannot be reached/, 'late, for it was to be there at once');
is(as($city, 'r_report', "SELECT article, finding FROM ldpd.channel_finding WHERE sender = '371302' AND content = 'law'"), '12|late', 'which Article 12 does not have');
is(as($city, undef, "SELECT action, detail ->> 'event' FROM ldpd.ledger WHERE object LIKE 'channel\\_event/%' ORDER BY id DESC LIMIT 1"), 'registered|late', 'and the ledger says');
is(as($city, 'r_report', "SELECT count(*) FROM ldpd.city_catalogue WHERE node = '371302'"), '1', 'what came is read all the same');
clocks('2026-03-10 09:00');
$lan->start;
comes($luo, "SELECT state = 'submitted' FROM ldpd.remote_request WHERE purpose = '断线'", 'when it is back, what waited arrives');
is(as($lan, 'r_lsmz', "SELECT d.status, r.reply_due, a.line_late FROM ldpd.share_request r JOIN ldpd.duty d ON d.subject_id = r.id AND d.rule = 'share_reply' JOIN ldpd.dispatch_arrival a ON a.subject_id = r.id WHERE r.purpose = '断线'"),
	'overdue|2026-03-05|t', 'the deadline stood, and the line is said to have been late');
comes($lan, "SELECT state = 'refused' FROM ldpd.remote_request WHERE purpose = '备份之后'", 'so does the answer that it waited for');
$city->stop('immediate');
as($luo, 'r_lzmz', "UPDATE data.welfare SET name = '城市停机' WHERE id = 7");
$city->start;
comes($city, "SELECT name = '城市停机' FROM data.welfare WHERE region = '371311' AND id = 7", 'the city crashes, and gets what it missed');
seal($lan, $luo);
blocks_come($_) for qw(371302 371311);
same_image($_, 'after crashes') for qw(371302 371311);
is(channel('check'), 0, 'all is in time again') or diag($said);

# ---------------------------------------------------------------- a county comes back from its backup

my $requests = as($lan, undef, 'SELECT count(*) FROM ldpd.share_request');
$lan->stop('immediate');
rename($lan->data_dir, $lan->data_dir . '_lost') or die;
system_or_bail('cp', '-r', $lan->backup_dir . '/before', $lan->data_dir);
$lan->start;
clocks('2026-03-10 10:00');
is(channel('check', '371302'), 1, 'the city sees it');
like($said, qr/the ledger has less than what came: .*"blocks": 2/, 'and what is missing');
like($said, qr/replication slot is gone/, 'and that nothing is sent any more');
is(channel('heal', '371302'), 0, 'it is healed') or diag($said);
is(as($city, undef, "SELECT detail -> 'missing' ->> 'blocks', (detail -> 'missing' ->> 'entries')::int > 5, EXISTS (SELECT FROM pg_database WHERE datname = detail ->> 'kept_in') FROM ldpd.channel_event WHERE event = 'node_restored'"),
	'2|t|t', 'what the county lost is written down, and kept');
comes($lan, "SELECT count(*) = 1 FROM ldpd.share_request WHERE purpose = '断线'", 'the step that it had forgotten is there again');
is(as($lan, undef, "SELECT r.reply_due FROM ldpd.share_request r WHERE r.purpose = '断线'"), '2026-03-05', 'with its deadline');
is(as($lan, 'r_lsmz', "SELECT state FROM ldpd.remote_request WHERE purpose = '备份之后'"), 'refused', 'and what it had sent, with the answer');
is(as($luo, undef, "SELECT count(*) FROM ldpd.share_request WHERE purpose = '备份之后'"), '1', 'which nobody takes twice');
as($lan, 'r_lsmz', "INSERT INTO ldpd.dispatch (to_node, subject, body) VALUES ('371311', 'share_request', '{\"resource\": \"303001/000002\", \"purpose\": \"恢复之后\"}')");
comes($lan, "SELECT state = 'submitted' FROM ldpd.remote_request WHERE purpose = '恢复之后'", 'it goes on sending, under new numbers');
is(gathered($city, '371302'), gathered($lan, '371302'), 'its data are what it has');
seal($lan);
blocks_come('371302');
same_image('371302', 'after the backup');
is(channel('check'), 0, 'and all is well') or diag($said);
is(as($city, 'r_dsj', $across), "371302|303001/000001|有条件共享|不予开放\n371311|303001/000002|有条件共享|不予开放", 'one catalogue still') if channel('reader', 'r_dsj') == 0;

# ---------------------------------------------------------------- a conflict

as($city, undef, "INSERT INTO data.welfare VALUES (5000, '371311', '先占')");
as($luo, 'r_lzmz', "INSERT INTO data.welfare VALUES (5000, '371311', '本县')");
isnt(channel('check', '371311'), 0, 'a row that stands where one is to come') for 1 .. 2;
like($said, qr/data +(broken|late) .*(the last one stands|nobody receives)/, 'stops the channel, which is found');
as($city, undef, "DELETE FROM data.welfare WHERE id = 5000");
comes($city, "SELECT name = '本县' FROM data.welfare WHERE id = 5000", 'and nothing is lost by it');

# ---------------------------------------------------------------- closing

is(channel('close', '371311'), 0, 'channels are closed');
is(as($luo, undef, 'SELECT count(*) FROM pg_replication_slots') . as($luo, undef, 'SELECT count(*) FROM pg_publication'), '00', 'with what they had at the other end');
is(gathered($city, '371311'), gathered($luo, '371311'), 'what was received stays');
unlike(slurp_file($_->logfile), qr/PANIC|TRAP|terminated by signal/, 'no server fell over') for $city, $lan, $luo;
done_testing();
