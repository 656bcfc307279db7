# A server that dies, a standby that serves readers, a server without the library preloaded, a database without ldpd.
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::RealBin/../lib";
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use JSON::PP;
use Test::More;
use LdpdNode;

my $node = ldpd_node('city', streaming => 1);
my $db = new_database($node, 'city');
my $now = '2026-12-30 17:00';
fill_city($node, $db);

# ---------------------------------------------------------------- the server dies

# Steps that are committed, and one that is not, when it happens.
my $id = must($node, $db, $now, 'r_rs', "INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '掉电之前') RETURNING id");
must($node, $db, $now, 'r_mz', "UPDATE ldpd.share_request SET state = 'agreed' WHERE id = $id; UPDATE ldpd.share_request SET state = 'fulfilled' WHERE id = $id");
my $before = picture($node, $db);
my ($in, $out, $err) = ('', '', '');
my $session = IPC::Run::start(
	[ 'psql', '-X', '-q', '-A', '-t', '-h', $node->host, '-p', $node->port, '-d', $db, '-f', '-' ],
	'<', \$in, '>', \$out, '2>', \$err, IPC::Run::timeout(120));
$in .= "SET ldpd.clock = '$now'; SET ROLE r_rs; BEGIN; INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '掉电之时');\n\\echo filed\n";
utf8::encode($in);
$session->pump until $out =~ /filed/;
$node->stop('immediate');
eval { $session->finish; };
$node->start;

my $after = picture($node, $db);
# A sequence may have run ahead: its numbers are fetched ahead in the log.
is($after->{$_}, $before->{$_}, "after a crash: $_") for grep { !/^sequence/ } sort keys %$before;
is($node->safe_psql($db, q{
	SELECT r.id, r.state FROM ldpd.share_request r
	WHERE r.state IS DISTINCT FROM (SELECT l.action FROM ldpd.ledger l WHERE l.object = 'share_request/' || r.id AND l.action <> 'deadline_moved' ORDER BY l.id DESC LIMIT 1)}),
	'', 'after a crash each request is in the state that its last entry says');
is($node->safe_psql($db, q{
	SELECT count(*) FROM ldpd.ledger l
	WHERE l.object LIKE 'share_request/%' AND NOT EXISTS (SELECT FROM ldpd.share_request r WHERE l.object = 'share_request/' || r.id)}),
	'0', 'and each entry has its request');
is($node->safe_psql($db, q{
	SELECT count(*) FROM ldpd.share_grant g
	WHERE NOT EXISTS (SELECT FROM ldpd.ledger l WHERE l.object = 'share_grant/' || g.id AND l.action = 'granted')}), '0', 'and each grant its entry');
my $next = must($node, $db, $now, 'r_rs', "INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '恢复之后') RETURNING id");
cmp_ok($next, '>', $id, 'requests go on with a fresh id');

# ---------------------------------------------------------------- a standby

$node->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'base', has_streaming => 1);
$standby->start;
my $catch_up = sub { $node->wait_for_catchup($standby, 'replay', $node->lsn('insert')) };
$catch_up->();

is($standby->safe_psql($db, 'SELECT pg_is_in_recovery()'), 't', 'the standby is one');

# What nothing can be written of is, by default, not read there: only what is shared or open unconditionally, and one's own.
refused($standby, $db, $now, 'r_ga', 'SELECT count(id) FROM data.marriage', 'LD028', qr/are not read on a standby/, 'a consumer with a grant is not served there');
is(must($standby, $db, $now, 'r_ga', 'SELECT count(*) FROM data.open_table'), 1, 'what is shared unconditionally is');
$standby->append_conf('postgresql.conf', "ldpd.standby_reads = 'none'");
$standby->reload;
refused($standby, $db, $now, 'r_ga', 'SELECT count(*) FROM data.open_table', 'LD028', qr/are not read on a standby/, 'or is not, if the setting says so');
$standby->append_conf('postgresql.conf', "ldpd.standby_reads = 'all'");
$standby->reload;
my $log_offset = -s $standby->logfile;
is(must($standby, $db, $now, 'r_ga', 'SELECT count(id) FROM data.marriage'), 200, 'a consumer with a grant reads there, if it says so');
{
	my $log = slurp_file($standby->logfile, $log_offset);
	my @uses = map { JSON::PP->new->utf8->decode($_) } $log =~ /ldpd use: (\{.*\})$/mg;

	is(scalar @uses, 2, 'which the server log tells, in two lines of JSON');
	is_deeply([ @{ $uses[0] }{qw(role action object article)}, @{ $uses[0]{detail} }{qw(purpose columns grant)} ],
		[ 'r_ga', 'read', 'resource/303001/000001', 16, '核查5', ['id'], $uses[0]{detail}{grant} ], 'who, what, for what');
	is_deeply([ @{ $uses[1] }{qw(use_no action rows)} ], [ $uses[0]{use_no}, 'end', 1 ], 'and how it ended');
}
is(must($standby, $db, $now, 'r_mz', 'SELECT count(*) FROM data.marriage'), 200, 'and the provider');
is(must($standby, $db, $now, 'r_pub', 'SELECT count(*) FROM data.open_table'), 1, 'and the public what is open');
for (
	[ 'r_ga', 'SELECT phone FROM data.marriage' ],
	[ 'r_ls', 'SELECT * FROM data.marriage' ],
	[ 'r_ls', 'SELECT * FROM data.marriage_1' ],
	[ 'r_pub', 'SELECT * FROM data.marriage' ],
	[ 'r_ga', 'SELECT * FROM data.marriage' ])
{
	my ($role, $sql) = @$_;
	my @here = act($node, $db, $now, $role, $sql);
	my @there = act($standby, $db, $now, $role, $sql);

	ok($here[0] != 0 && $here[2] =~ /ERROR:  LD0/, "$role is refused: $sql") or diag($here[2]);
	is($there[2], $here[2], 'with the same words on the standby');
}
is(must($standby, $db, $now, 'r_ga', 'SELECT count(*) FROM data."社会 组织"'), 1, "mode 'record' refuses nothing there");
is(must($standby, $db, $now, 'r_ga', $_), must($node, $db, $now, 'r_ga', $_), $_)
	for ("SELECT ldpd.is_workday('2026-02-14'), ldpd.add_workdays('2026-02-12', 3), ldpd.workdays_between('2026-01-01', '2026-12-31')",
	"SELECT * FROM ldpd.explain_due('share_reply', '2026-02-12 10:00+08')",
	"SELECT e.* FROM (VALUES (1), (2), (3), (4)) r(n), ldpd.explain_access('303001/00000' || n) e",
	'SELECT * FROM ldpd.duty ORDER BY subject, subject_id, rule',
	'SELECT resource, name, share_class FROM ldpd.catalogue ORDER BY 1',
	'SELECT ldpd.current_agency(), ldpd.my_agencies()',
	'SELECT id, state FROM ldpd.share_request ORDER BY id');
{
	my ($status, $stdout, $stderr) = act($standby, $db, $now, 'r_ga', "INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '核查')");

	like($stderr, qr/ERROR:  25006: cannot execute INSERT in a read-only transaction/, 'a step is taken on the primary only');
}

# What is decided on the primary counts on the standby once it is replayed, for a session that is connected already.
my ($s_in, $s_out, $s_err) = ('', '', '');
my $reader = IPC::Run::start(
	[ 'psql', '-X', '-q', '-A', '-t', '-h', $standby->host, '-p', $standby->port, '-d', $db, '-f', '-' ],
	'<', \$s_in, '>', \$s_out, '2>', \$s_err, IPC::Run::timeout(120));
$s_in .= "SET ldpd.clock = '$now'; SET ROLE r_ga; PREPARE p AS SELECT count(id) FROM data.marriage; EXECUTE p; EXECUTE p; SELECT ldpd.is_workday('2026-03-03');\n\\echo one\n";
$reader->pump until $s_out =~ /one/;
is($s_out, "200\n200\nt\none\n", 'a prepared statement on the standby');
must($node, $db, $now, 'r_mz', "UPDATE ldpd.share_request SET state = 'ended' WHERE id = 5");
must($node, $db, '2026-02-27 09:00', 'r_dsj', "INSERT INTO ldpd.calendar_day VALUES ('2026-03-03', false, '调整', '关于调整2026年3月放假安排的通知')");
$catch_up->();
$s_out = '';
$s_in .= "EXECUTE p; SELECT ldpd.is_workday('2026-03-03');\n\\echo two\n";
$reader->pump until $s_out =~ /two/;
like($s_err, qr/no grant on resource "303001\/000001" is in force/, 'stops there when the grant ends on the primary');
is($s_out, "f\ntwo\n", 'and a notice loaded there counts');
$reader->finish;

# ---------------------------------------------------------------- promoted

$standby->promote;
my $promoted = must($standby, $db, $now, 'r_rs', "INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '接替') RETURNING id");
cmp_ok($promoted, '>', $next, 'a promoted standby goes on with a fresh id');
must($standby, $db, $now, 'r_ga', 'SELECT count(*) FROM data."社会 组织"');
$standby->safe_psql($db, 'SELECT ldpd.flush_usage()');
is($standby->safe_psql($db, q{SELECT action, role FROM ldpd.ledger WHERE use_no IS NOT NULL AND action <> 'end' ORDER BY id DESC LIMIT 2}),
	"read|r_ga\nwould_refuse|r_ga", 'and records again what is read, and what would be refused');
$standby->stop;

# ---------------------------------------------------------------- databases with no ldpd, under the preloaded library

$node->safe_psql('postgres', 'CREATE TABLE plain (id int); INSERT INTO plain VALUES (1)');
is($node->safe_psql('postgres', 'SELECT count(*) FROM plain'), 1, 'a database with no ldpd reads');
is($node->safe_psql('postgres', 'TRUNCATE plain; ALTER TABLE plain ADD COLUMN a int; DROP TABLE plain; SELECT 1'), 1, 'truncates, alters, drops');
is($node->safe_psql('postgres', 'CREATE SCHEMA ldpd; CREATE TABLE ldpd.other (id int); SELECT count(*) FROM ldpd.other'), 0,
	'also with a schema of that name that is another\'s');
$node->safe_psql('postgres', 'DROP SCHEMA ldpd CASCADE');

# ---------------------------------------------------------------- the library is not preloaded

$node->append_conf('postgresql.conf', "shared_preload_libraries = ''");
$node->restart;
for my $role ('r_ga', 'r_ls', 'r_pub')
{
	refused($node, $db, $now, $role, 'SELECT id FROM data.marriage', '(55000|42501)', qr/not preloaded|permission denied for/, "not preloaded: $role reads nothing attached");
}
refused($node, $db, $now, 'r_ga', 'SELECT id FROM data.marriage', '55000', qr/HINT:.*shared_preload_libraries/s, 'and is told what to do');
refused($node, $db, $now, 'r_ga', 'SELECT * FROM data."社会 组织"', '55000', qr/shared_preload_libraries/, "so in mode 'record', for it could not be recorded");
refused($node, $db, $now, 'r_mz', "SELECT ldpd.attach('303001/000005', 'data.open_table')", '55000', qr/shared_preload_libraries/, 'attach() is refused');
# in a session that has loaded the library by itself its hooks are there; it is not enough
refused($node, $db, $now, 'r_ga', "SELECT ldpd.today(); SELECT id FROM data.marriage", '55000', qr/not preloaded/, 'also where the session has loaded the library');
is(must($node, $db, $now, undef, 'SELECT count(*) FROM data.marriage'), 200, 'the administrator reads');
is(must($node, $db, $now, 'r_ga', "SELECT ldpd.add_workdays('2026-02-12', 3)"), '2026-02-24', 'the calendar counts');
my $later = must($node, $db, $now, 'r_rs', "INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '未预载') RETURNING id");
ok($later, 'procedures go on');
new_database($node, 'fresh');
is($node->safe_psql('fresh', 'CREATE EXTENSION ldpd; SELECT count(*) FROM ldpd.article'), 45, 'it can be created');
$node->safe_psql('fresh', 'DROP EXTENSION ldpd');

# ---------------------------------------------------------------- DROP EXTENSION

sub leftovers
{
	my ($database) = @_;

	return $node->safe_psql($database, q{
		SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname = 'ldpd'
		UNION ALL SELECT 'event trigger ' || evtname FROM pg_event_trigger
		UNION ALL SELECT 'policy ' || policyname || ' on ' || tablename FROM pg_policies WHERE policyname LIKE 'ldpd%'
		UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE probin LIKE '%ldpd%'
		UNION ALL SELECT 'dependency ' || classid::regclass || ' ' || objid FROM pg_depend d
			WHERE refclassid = 'pg_extension'::regclass AND NOT EXISTS (SELECT FROM pg_extension e WHERE e.oid = refobjid)
		ORDER BY 1});
}

sub row_security
{
	my ($database) = @_;

	return must($node, $database, '', undef, q{SELECT string_agg(relname || ' ' || relrowsecurity || ' ' || relforcerowsecurity, ', ' ORDER BY relname)
		FROM pg_class WHERE relnamespace = 'data'::regnamespace AND relkind IN ('r', 'p') AND (relrowsecurity OR relforcerowsecurity)});
}

for my $preloaded (0, 1)
{
	my $how = $preloaded ? 'preloaded' : 'not preloaded';
	my $copy = "copy_$preloaded";

	$node->safe_psql('postgres', "CREATE DATABASE $copy TEMPLATE $db");
	if ($preloaded)
	{
		$node->append_conf('postgresql.conf', "shared_preload_libraries = 'ldpd'");
		$node->restart;
	}
	my ($status, $stdout, $stderr) = act($node, $copy, $now, undef, 'DROP EXTENSION ldpd');
	like($stderr, qr/2BP01: cannot drop extension ldpd because other objects depend on it/, "$how: attached tables hold the extension");
	($status, $stdout, $stderr) = act($node, $copy, $now, undef, 'DROP EXTENSION ldpd CASCADE');
	is($status, 0, "$how: CASCADE drops it") or diag($stderr);
	is(leftovers($copy), '', "$how: nothing is left");
	is($node->safe_psql($copy, 'SELECT count(*) FROM data.marriage'), 200, "$how: the data are the provider's still");
	for my $role ('r_ga', 'r_rs', 'r_ls', 'r_pub')
	{
		refused($node, $copy, '', $role, "SELECT count(*) FROM data.$_", '42501', qr/permission denied/, "$how: with the law gone, $role does not read $_")
			for ('marriage', 'open_table', '"社会 组织"');
	}
	is(must($node, $copy, '', 'r_mz', 'SELECT count(*) FROM data.marriage'), 200, "$how: the provider does");
	is(row_security($copy), '社会 组织 true false', "$how: row security is as it was before attach()");
	is($node->safe_psql($copy, 'CREATE EXTENSION ldpd; SELECT count(*) FROM ldpd.share_request'), 0, "$how: and it can be made anew");
}
# where tables were detached first, nothing holds it
my $copy = 'copy_detached';
$node->safe_psql('postgres', "CREATE DATABASE $copy TEMPLATE $db");
must($node, $copy, $now, 'r_mz', q{
	SELECT ldpd.detach('303001/000001'); SELECT ldpd.detach('303001/000002');
	SELECT ldpd.detach('303001/000003')});
is((act($node, $copy, $now, undef, 'DROP EXTENSION ldpd'))[0], 0, 'after detach() it is dropped without CASCADE');
is(leftovers($copy), '', 'nothing is left');
is(row_security($copy), '社会 组织 true false', 'row security is as it was before attach()');

# ---------------------------------------------------------------- a session that outlives the extension

# A pool's connection does: what it has cached and planned was of another extension, with other types.
new_database($node, 'again');
my $once = q{
	CREATE EXTENSION ldpd;
	INSERT INTO ldpd.agency (code, name, kind, region, principal, data_officer) VALUES
		('11371300MB00100143', '临沂市大数据局', 'bureau', '371300', '赵一', '钱二'),
		('11371300MB0010022X', '临沂市民政局', 'department', '371300', '孙三', '李四'),
		('11371300MB0010030Q', '临沂市公安局', 'department', '371300', '周五', '吴六');
	INSERT INTO ldpd.agency_role VALUES ('r_dsj', '11371300MB00100143'), ('r_mz', '11371300MB0010022X'), ('r_ga', '11371300MB0010030Q');
	CREATE SCHEMA data; CREATE TABLE data.t (id int, a text, region text, phone text); INSERT INTO data.t VALUES (1);
	GRANT USAGE ON SCHEMA data TO PUBLIC; GRANT CREATE ON SCHEMA data TO r_mz; ALTER TABLE data.t OWNER TO r_mz;
	SET ldpd.clock = '2026-03-02 09:00';
	SET ROLE r_mz; SELECT ldpd.my_agencies();
	INSERT INTO ldpd.resource (code) VALUES ('303001/000001');}
	. LdpdNode::version('303001/000001', '婚姻登记信息', '有条件共享', '不予开放') . q{
	UPDATE ldpd.resource_version SET state = 'submitted';
	SET ROLE r_dsj; UPDATE ldpd.resource_version SET state = 'approved'; UPDATE ldpd.resource_version SET state = 'published';
	SET ROLE r_mz; SELECT FROM ldpd.attach('303001/000001', 'data.t');
	SET ROLE r_ga; INSERT INTO ldpd.share_request (resource, purpose, items) VALUES ('303001/000001', '核查', '{id}');
	SET ROLE r_mz; UPDATE ldpd.share_request SET state = 'agreed'; UPDATE ldpd.share_request SET state = 'fulfilled';
	ALTER TABLE data.t ADD COLUMN more int;
	SET ROLE r_ga; SELECT count(id) FROM data.t;
	SET ROLE r_dsj; INSERT INTO ldpd.calendar_day SELECT '2026-03-04', false, '调整', document FROM ldpd.calendar_notice WHERE year = 2026 LIMIT 1;
	SELECT rule, due_on, status FROM ldpd.duty ORDER BY 1;
	RESET ROLE; SELECT FROM ldpd.flush_usage(); SELECT action, count(*) FROM ldpd.ledger WHERE action <> 'end' GROUP BY 1 ORDER BY 1;
	DROP EXTENSION ldpd CASCADE; DROP SCHEMA data CASCADE;
};
my ($rc, $said, $errors) = act($node, 'again', '2026-03-02 09:00', undef, "$once \\echo again\n $once");
my ($first, $second) = split /again\n/, $said;
ok($rc == 0 && $first =~ /catalogue_update\|2026-03-24\|running/, 'all of it in one session') or diag("$said\n$errors");
is("$second\n", $first, 'and again, with the extension dropped and made anew');

$node->stop;
done_testing();
