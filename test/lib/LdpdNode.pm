# LdpdNode: servers with the staged library, and a city's database with something in every state.
package LdpdNode;

use strict;
use warnings;
use utf8;
use Exporter 'import';
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

our @EXPORT = qw(ldpd_node ldpd_settings new_database act must refused fill_city picture);

# Dumps and servers speak UTF-8, whatever the locale of who runs the tests.
$ENV{PGCLIENTENCODING} = 'UTF8';
binmode($_, ':encoding(UTF-8)') for (Test::More->builder->output, Test::More->builder->failure_output);

# Where the staged files are (test/run writes them down); preload => 0 leaves ldpd out of shared_preload_libraries, major => another
# one that is staged too, conf => lines of settings that come last.
sub ldpd_settings
{
	my (%opt) = @_;
	my $settings = $ENV{LDPD_SETTINGS} ? slurp_file($ENV{LDPD_SETTINGS}) : "shared_preload_libraries = 'ldpd'\n";

	$settings =~ s/^shared_preload_libraries.*\n?//m if exists $opt{preload} && !$opt{preload};
	$settings =~ s,/postgresql/\d+/,/postgresql/$opt{major}/,g if $opt{major};
	return $settings . "timezone = 'America/Los_Angeles'\nlc_messages = 'C'\nmax_prepared_transactions = 2\n" . ($opt{conf} // '');
}

sub ldpd_node
{
	my ($name, %opt) = @_;
	my $node = PostgreSQL::Test::Cluster->new($name, $opt{major} ? (install_path => "/usr/lib/postgresql/$opt{major}") : ());

	$node->init(extra => [ '-E', 'UTF8', '--locale=C.UTF-8' ], allows_streaming => $opt{streaming});
	$node->append_conf('postgresql.conf', ldpd_settings(%opt) . ($opt{conf} // ''));
	$node->start;
	return $node;
}

sub new_database
{
	my ($node, $db) = @_;

	$node->safe_psql('postgres', "CREATE DATABASE $db TEMPLATE template0 ENCODING 'UTF8'");
	return $db;
}

# Runs statements as a role, at a moment of the rehearsal clock; returns what psql said: (status, output, errors).
sub act
{
	my ($node, $db, $moment, $role, $sql) = @_;
	my ($out, $err) = ('', '');
	my $status = $node->psql($db,
		"\\set VERBOSITY verbose\nSET ldpd.clock = '$moment';\n" . ($role ? "SET ROLE $role;\n" : '') . $sql,
		stdout => \$out, stderr => \$err, on_error_stop => 1);

	utf8::decode($_) for ($out, $err);
	return ($status, $out, $err);
}

sub must
{
	my (@args) = @_;
	my ($status, $out, $err) = act(@args);

	BAIL_OUT("at $args[2] as " . ($args[3] // 'superuser') . ": $args[4]\n$err") if $status != 0;
	return $out;
}

# One test: the statements fail with a SQLSTATE, and the message matches.
sub refused
{
	my ($node, $db, $moment, $role, $sql, $state, $like, $name) = @_;
	my ($status, $out, $err) = act($node, $db, $moment, $role, $sql);

	utf8::encode($name);		# a wide character in a test's name ends the program under newer servers' modules

	ok($status != 0 && $err =~ /ERROR:  $state: / && $err =~ $like, $name) or diag("status $status\n$out\n$err");
}

my $elements = '(resource, name, summary, format, share_class, share_condition, share_basis, open_class, open_condition,'
	. ' open_basis, security_level, use_requirement, update_cycle)';

sub version
{
	my ($code, $name, $share, $open) = @_;

	return "INSERT INTO ldpd.resource_version $elements VALUES ('$code', '$name', '${name}摘要', '数据库', '$share', '履行职责需要',"
		. " '民法典第一千零三十四条', '$open', '仅限研究', '个人信息保护法第二十五条', '一般', '仅限履职', '每日');"
		. "INSERT INTO ldpd.resource_item (version_id, position, name, column_name, data_type)"
		. " SELECT max(id), p, n, c, CASE c WHEN 'id' THEN 'I' ELSE 'C' END FROM ldpd.resource_version, (VALUES (1, '编号', 'id'), (2, '姓名', 'a'), (3, '地区', 'region'), (4, '电话', 'phone')) i(p, n, c)"
		. " WHERE resource = '$code' GROUP BY p, n, c;";
}

sub publish
{
	my ($node, $db, $moment, $provider, $code) = @_;

	must($node, $db, $moment, $provider, "UPDATE ldpd.resource_version SET state = 'submitted' WHERE resource = '$code' AND state = 'draft'");
	must($node, $db, $moment, 'r_dsj', "UPDATE ldpd.resource_version SET state = 'approved' WHERE resource = '$code' AND state = 'submitted'");
	must($node, $db, $moment, 'r_dsj', "UPDATE ldpd.resource_version SET state = 'published' WHERE resource = '$code' AND state = 'approved'");
}

# The roles are the cluster's: once.
sub city_roles
{
	my ($node) = @_;

	$node->safe_psql('postgres', join("\n", map { "CREATE ROLE $_ LOGIN;" } qw(r_dsj r_mz r_ga r_rs r_ls r_pub r_op r_gone)));
}

# A used database: every procedure in several states, tables under the law, an amended calendar, own regions and rules.
sub fill_city
{
	my ($node, $db) = @_;
	my $sudo = sub { must($node, $db, $_[0], undef, $_[1]) };
	my $do = sub { must($node, $db, @_) };

	city_roles($node);
	$sudo->('2026-01-05 08:00', q{
		CREATE EXTENSION ldpd;
		GRANT ldpd_bureau TO r_dsj, r_ls; GRANT ldpd_agency TO r_mz, r_ga, r_rs, r_gone; GRANT ldpd_public TO r_pub;
		INSERT INTO ldpd.agency (code, name, kind, region, principal, data_officer) VALUES
			('11371300MB00100143', '临沂市大数据局', 'bureau', '371300', '赵一', '钱二'),
			('11371300MB0010022X', '临沂市民政局', 'department', '371300', '孙三', '李四'),
			('11371300MB0010030Q', '临沂市公安局', 'department', '371300', '周五', '吴六'),
			('11371300MB0010049M', '临沂市人力资源和社会保障局', 'department', '371300', '郑七', '王八'),
			('11371302MB00100658', '兰山区大数据局', 'bureau', '371302', NULL, NULL);
		INSERT INTO ldpd.agency_role VALUES ('r_dsj', '11371300MB00100143'), ('r_mz', '11371300MB0010022X'),
			('r_ga', '11371300MB0010030Q'), ('r_rs', '11371300MB0010049M'), ('r_ls', '11371302MB00100658'),
			('r_gone', '11371300MB0010022X');
		CREATE SCHEMA data; GRANT USAGE ON SCHEMA data TO PUBLIC; GRANT CREATE ON SCHEMA data TO r_mz;
		SET ROLE r_mz;
		CREATE TABLE data.marriage (id int NOT NULL, a text, region text, phone text) PARTITION BY RANGE (id);
		CREATE TABLE data.marriage_1 PARTITION OF data.marriage FOR VALUES FROM (1) TO (100);
		CREATE TABLE data.marriage_2 PARTITION OF data.marriage FOR VALUES FROM (100) TO (1000);
		INSERT INTO data.marriage SELECT g, '甲' || g, (ARRAY['371302', '371311'])[g % 2 + 1], '139' || g FROM generate_series(1, 200) g;
		CREATE TABLE data."社会 组织" (id int, a text, region text, phone text);
		ALTER TABLE data."社会 组织" ENABLE ROW LEVEL SECURITY;
		CREATE POLICY own_rows ON data."社会 组织" USING (region = '371302');
		CREATE TABLE data.open_table (id int, a text, region text, phone text);
		INSERT INTO data.open_table VALUES (1, '甲', '371302', NULL);
		INSERT INTO data."社会 组织" VALUES (1, '乙', '371302', NULL);
	});
	# own words, regions and rules; shipped ones changed and deleted
	$do->('2026-01-05 08:30', 'r_dsj', q{
		INSERT INTO ldpd.region VALUES ('371391', '临沂高新区', 'zone', '371300');
		UPDATE ldpd.region SET name = '罗庄区(改)' WHERE code = '371311';
		DELETE FROM ldpd.region WHERE code = '371700';
		INSERT INTO ldpd.vocabulary VALUES ('format', '区块链', '本市补充', NULL, NULL);
		DELETE FROM ldpd.vocabulary WHERE kind = 'format' AND label = '流媒体';
		INSERT INTO ldpd.resource_class VALUES ('303', '国务院'), ('303001', '民政'); UPDATE ldpd.resource_class SET name = '主题类' WHERE code = '2';
		INSERT INTO ldpd.vocabulary_code VALUES ('update_cycle', '某系统', '06', '每年');
		INSERT INTO ldpd.instrument VALUES ('own', '临沂市政务数据共享工作规程', 'issued', true, '[2026-06-01,)');
		INSERT INTO ldpd.provision (instrument, article, text) VALUES ('own', 1, '第一条');
		INSERT INTO ldpd.basis_rule (matter, instrument, article, ranks, effective) VALUES ('share_refusal', 'own', 1, '{法律,行政法规}', '[2027-01-01,)');
		INSERT INTO ldpd.duty_rule VALUES ('share_reply', 'own', 5, 2, '[2026-06-01,)');
		UPDATE ldpd.duty_rule SET effective = daterange(lower(effective), '2030-01-01') WHERE rule = 'open_reply';
		UPDATE ldpd.city_setting SET value = 400 WHERE name = 'emergency_days';
	});
	# 1 conditional, 2 unconditional and open, 3 not shared then conditional (two versions), 4 only on its way
	$do->('2026-01-05 09:00', 'r_mz', "INSERT INTO ldpd.resource (code) VALUES ('303001/000001'), ('303001/000002'), ('303001/000003'), ('303001/000004'), ('303001/000005'), ('303001/000006');"
		. version('303001/000001', '婚姻登记信息', '有条件共享', '有条件开放')
		. version('303001/000002', '殡葬服务机构', '无条件共享', '无条件开放')
		. version('303001/000003', '社会组织信息', '不予共享', '不予开放')
		. version('303001/000004', '低保对象信息', '有条件共享', '不予开放')
		. version('303001/000005', '养老机构信息', '无条件共享', '无条件开放')
		. version('303001/000006', '儿童福利信息', '不予共享', '不予开放'));
	publish($node, $db, '2026-01-05 10:00', 'r_mz', "303001/00000$_") for 1 .. 3;
	$do->('2026-01-06 09:00', 'r_mz', version('303001/000003', '社会组织信息', '有条件共享', '不予开放'));
	publish($node, $db, '2026-01-06 10:00', 'r_mz', '303001/000003');
	$do->('2026-01-06 10:30', 'r_mz', version('303001/000003', '社会组织信息', '无条件共享', '不予开放'));
	$do->('2026-01-06 11:00', 'r_mz', "UPDATE ldpd.resource_version SET state = 'submitted' WHERE resource IN ('303001/000004', '303001/000005', '303001/000006') AND state = 'draft'");
	$do->('2026-01-06 12:00', 'r_dsj', "UPDATE ldpd.resource_version SET state = 'approved' WHERE resource = '303001/000005';"
		. "UPDATE ldpd.resource_version SET state = 'returned', return_reason = '依据不足' WHERE resource = '303001/000006'");
	$do->('2026-01-07 09:00', 'r_mz', q{
		SELECT ldpd.attach('303001/000001', 'data.marriage');
		SELECT ldpd.attach('303001/000002', 'data.open_table');
		SELECT ldpd.attach('303001/000003', 'data."社会 组织"', 'record');
		CREATE TABLE data.marriage_3 PARTITION OF data.marriage FOR VALUES FROM (1000) TO (2000);
		GRANT SELECT ON data.marriage_1 TO r_ls;
	});

	# requests: 1 submitted, 2 agreed, 3 refused, 4 withdrawn, 5 fulfilled (part of the columns), 6 ended, 7 fulfilled (rs)
	$do->('2026-02-12 10:00', 'r_ga', "INSERT INTO ldpd.share_request (resource, purpose, items, valid_until)"
		. " SELECT '303001/000001', '核查' || g, CASE WHEN g = 5 THEN ARRAY['id', 'a'] END, CASE WHEN g = 5 THEN timestamptz '2027-12-31 00:00+08' END"
		. " FROM generate_series(1, 6) g");
	$do->('2026-02-12 11:00', 'r_rs', "INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000003', '就业登记')");
	$do->('2026-02-12 15:00', 'r_mz', q{
		UPDATE ldpd.share_request SET state = 'agreed' WHERE id IN (2, 5, 6, 7);
		UPDATE ldpd.share_request SET state = 'refused', legal_basis = '民法典第一千零三十四条' WHERE id = 3;
	});
	$do->('2026-02-13 09:00', 'r_ga', "UPDATE ldpd.share_request SET state = 'withdrawn' WHERE id = 4");
	$do->('2026-02-13 10:00', 'r_mz', "UPDATE ldpd.share_request SET state = 'fulfilled' WHERE id IN (5, 6, 7)");
	$do->('2026-02-14 10:00', 'r_ga', "UPDATE ldpd.share_request SET state = 'ended' WHERE id = 6");
	# a request of the last days of 2026, whose year after has no notice: provisional
	$do->('2026-12-30 16:00', 'r_rs', "INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '年终核查')");

	$do->('2026-02-20 10:00', 'r_dsj', "INSERT INTO ldpd.emergency_share (resource, consumer, event, purpose, basis, valid_until) VALUES"
		. " ('303001/000001', '11371300MB0010049M', '防汛', '人员转移', '突发事件应对法', '2027-01-31 00:00+08'),"
		. " ('303001/000001', '11371300MB0010030Q', '防汛', '人员转移', '突发事件应对法', '2026-03-31 00:00+08');"
		. "UPDATE ldpd.emergency_share SET state = 'ended' WHERE id = 2");
	$do->('2026-02-20 10:00', 'r_pub', "INSERT INTO ldpd.open_request (resource, applicant_kind, applicant_name, applicant_code, purpose)"
		. " SELECT '303001/00000' || r, 'person', '某人', 'E12345678', '研究' FROM unnest(ARRAY[1, 1, 2, 2, 3]) r");
	$do->('2026-02-24 10:00', 'r_mz', q{
		UPDATE ldpd.open_request SET state = 'agreed' WHERE id IN (2, 3);
		UPDATE ldpd.open_request SET state = 'refused', reason = '属不予开放类' WHERE id = 5;
		UPDATE ldpd.open_request SET state = 'opened' WHERE id = 3;
	});
	# changes: one ended by submitting the new version of 3, one that runs, one by DDL
	$do->('2026-02-25 10:00', 'r_mz', q{
		INSERT INTO ldpd.catalogue_change (resource, cause, description, occurred_on) VALUES
			('303001/000003', 'function', '职能划转', '2026-02-24'), ('303001/000002', 'element', '增加要素', '2026-02-25');
		UPDATE ldpd.resource_version SET state = 'submitted' WHERE resource = '303001/000003' AND state = 'draft';
		ALTER TABLE data.marriage ADD COLUMN note text;
	});
	# a read that mode 'record' writes down
	$do->('2026-02-26 10:00', 'r_ga', 'SELECT count(*) FROM data."社会 组织"');

	# a sheet: one resource moved, one with errors
	$do->('2026-02-26 10:05', 'r_mz', q{
		INSERT INTO ldpd.catalogue_sheet (信息资源名称, 信息资源代码, 信息资源摘要, 信息资源格式, 信息项名称, 数据类型, 共享类型, 是否向社会开放, 更新周期, 安全级别, 使用要求)
		VALUES ('殡葬设施', '303001/000007', '摘要', '3', '名称', 'C', '1', '1', '6', '一般', '无'), (NULL, NULL, NULL, NULL, '地址', 'C', NULL, NULL, NULL, NULL, NULL),
			('有误', '30300/8', NULL, '竹简', NULL, NULL, '1', '1', '6', '一般', '无');
		SELECT * FROM ldpd.move_sheet(1);
	});
	# chapter 3, and grants of part of the rows, with a quota, suspended
	$do->('2026-02-26 10:10', 'r_mz', q{
		INSERT INTO ldpd.version_subject SELECT id, 'person' FROM ldpd.resource_version WHERE state = 'returned';
		INSERT INTO ldpd.subject_identifier SELECT id, 1, 'person', 'document', 2 FROM ldpd.resource_version WHERE state = 'returned';
		INSERT INTO ldpd.quality_rule SELECT id, 1, 1, '完整', 'not_null', NULL FROM ldpd.resource_version WHERE state = 'returned';
		INSERT INTO ldpd.version_provision SELECT id, '按需更新', '每周' FROM ldpd.resource_version WHERE state = 'returned';
		UPDATE data.open_table SET a = a;
	});
	$do->('2026-02-26 10:20', 'r_dsj', q{
		INSERT INTO ldpd.library VALUES ('防汛', 'topic'); INSERT INTO ldpd.library_resource VALUES ('303001/000001', '防汛');
		INSERT INTO ldpd.common_item VALUES ('编码'); DELETE FROM ldpd.common_item WHERE name = '民族';
		UPDATE ldpd.update_period SET workdays = 6 WHERE cycle = '每周';
		INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000001', '统计');
		INSERT INTO ldpd.grant_suspension (grant_id, reason) SELECT id, '核查' FROM ldpd.share_grant WHERE source = 'request' AND source_id = 7;
	});
	$do->('2026-02-26 10:30', 'r_mz', q{
		UPDATE ldpd.share_request SET state = 'agreed', row_condition = 'id <= 10 AND region = ''371302''', quota_statements = 5, quota_rows = 100
		WHERE purpose = '统计';
		UPDATE ldpd.share_request SET state = 'fulfilled' WHERE purpose = '统计';
	});
	$do->('2026-02-26 10:40', 'r_ga', q{
		INSERT INTO ldpd.demand (resource, need, reason) VALUES ('303001/000002', '按日', '太旧');
		INSERT INTO ldpd.correction (resource, row_key, problem) VALUES ('303001/000002', '{"id": 1}', '有误');
	});

	# chapters 5 to 7: a list, agreements, a pilot operation with its key and view, a product and its contract
	$sudo->('2026-02-26 10:50', q{
		GRANT ldpd_agency TO r_op;
		INSERT INTO ldpd.agency (code, name, kind, region, approval) VALUES ('91371300MB0010081Q', '临沂数据运营公司', 'pilot_operator', '371300', '临政字〔2026〕1号');
		INSERT INTO ldpd.agency_role VALUES ('r_op', '91371300MB0010081Q');
		CREATE SCHEMA sandbox AUTHORIZATION r_op;
	});
	$do->('2026-02-26 10:51', 'r_dsj', q{
		INSERT INTO ldpd.mask_rule VALUES ('own', '自定', 'keep', 1, 1, '{房号}'); DELETE FROM ldpd.mask_rule WHERE rule = 'account';
		INSERT INTO ldpd.open_list (year) VALUES (2026), (2027); UPDATE ldpd.open_list SET state = 'published' WHERE year = 2026;
		INSERT INTO ldpd.state_assets_office VALUES ('11371300MB0010049M');
		INSERT INTO ldpd.agreement (consumer, title, document, valid_until) VALUES ('91371300MB0010081Q', '试点运营协议', '文本', '2027-06-01 00:00+08');
	});
	$do->('2026-02-26 10:52', 'r_mz', q{
		INSERT INTO ldpd.item_mask SELECT id, 1, 'pseudonym' FROM ldpd.resource_version WHERE state = 'returned';
		INSERT INTO ldpd.agreement (open_request, title, document) VALUES (3, '开放利用协议', '文本');
	});
	$do->('2026-02-26 10:53', 'r_op', "UPDATE ldpd.agreement SET state = 'signed' WHERE id = 1");
	$do->('2026-02-26 10:54', 'r_dsj', q{
		INSERT INTO ldpd.pilot_operation (operator, agreement, approval, conditions, procedure, security, environment, sandbox, valid_until)
		VALUES ('91371300MB0010081Q', 1, '临政字〔2026〕1号', '条件', '程序', '安全', '政务云', 'sandbox', '2027-06-01 00:00+08');
	});
	$do->('2026-02-26 10:55', 'r_op', "INSERT INTO ldpd.pilot_scope (operation, resource, purpose, items) VALUES (1, '303001/000001', '信用', '{id,a}')");
	$do->('2026-02-26 10:56', 'r_dsj', "UPDATE ldpd.pilot_scope SET state = 'approved'; INSERT INTO ldpd.pseudonym_rotation (operator, reason) VALUES ('91371300MB0010081Q', '例行')");
	$do->('2026-02-26 10:57', 'r_mz', "UPDATE ldpd.pilot_scope SET state = 'opened', row_condition = 'id <= 20'");
	$do->('2026-02-26 10:58', 'r_op', q{
		CREATE TABLE sandbox.copy AS SELECT * FROM sandbox.marriage;
		INSERT INTO ldpd.pilot_product (operation, name, kind, description, resources) VALUES (1, '信用分', 'product', '评分', '{303001/000001}');
		INSERT INTO ldpd.product_contract (product, buyer, signed_on) VALUES (1, '某银行', '2026-02-26');
	});

	# chapters 8 to 10: each matter on its way or ended
	$do->('2026-02-26 10:59', 'r_mz', q{
		UPDATE ldpd.security_task SET state = 'done', evidence = '检查报告' WHERE duty = 3 AND agency::text = '11371300MB0010022X';
		INSERT INTO ldpd.incident (description) VALUES ('账号被盗');
		INSERT INTO ldpd.incident_freeze (incident, resource) VALUES (1, '303001/000005');
		INSERT INTO ldpd.project (name, resources) VALUES ('民政平台', '{303001/000001}');
		INSERT INTO ldpd.report (accused, content, reporter) VALUES ('11371300MB0010030Q', '外传', '李科员');
	});
	$do->('2026-02-26 11:00', 'r_ga', "INSERT INTO ldpd.dispute (share_request, claim) VALUES (3, '依据不足');"
		. "INSERT INTO ldpd.report (accused, content, anonymous) VALUES ('11371300MB0010022X', '不更新', true)");
	$do->('2026-02-26 11:01', 'r_dsj', q{
		UPDATE ldpd.report SET state = 'accepted';
		UPDATE ldpd.report SET state = 'upheld', article = 41, item = 1, answer = '属实' WHERE anonymous;
		UPDATE ldpd.dispute SET state = 'accepted';
		UPDATE ldpd.dispute SET state = 'upheld', result = '应当共享';
		INSERT INTO ldpd.rectification (agency, article, item, fact, demand, due_on) VALUES ('11371300MB0010022X', 41, 1, '不更新', '整改', '2026-03-20');
		INSERT INTO ldpd.incident_freeze (incident, agency) VALUES (1, '11371300MB0010022X');
		UPDATE ldpd.incident_freeze SET state = 'lifted', lift_reason = '查清' WHERE agency IS NOT NULL;
		INSERT INTO ldpd.evaluation (year) VALUES (2025), (2026);
		INSERT INTO ldpd.evaluation_mark SELECT id, '11371300MB0010022X', '程度', 80, '某公司', NULL FROM ldpd.evaluation;
		UPDATE ldpd.evaluation SET state = 'published' WHERE year = 2026;
		UPDATE ldpd.security_duty SET cycle = '每月' WHERE duty = 3;
		INSERT INTO ldpd.level_scheme VALUES ('own', '本市方案', false); INSERT INTO ldpd.data_level VALUES ('own', '一级', 1, NULL);
		DELETE FROM ldpd.data_level WHERE label = '一般1级'; UPDATE ldpd.data_level SET masking = '证件号码' WHERE label = '一般4级';
	});

	# the law above
	$do->('2026-02-26 11:05', 'r_dsj', "UPDATE ldpd.instrument SET adopted = true WHERE code = 'sc809'");

	# the calendar: a notice of its own, a shipped row changed, a shipped row deleted; running deadlines move
	$do->('2026-02-26 11:10', 'r_dsj', q{
		BEGIN;
		INSERT INTO ldpd.calendar_notice VALUES ('关于调整2026年3月放假安排的通知', 2026, '2026-02-26');
		INSERT INTO ldpd.calendar_day VALUES ('2026-03-02', false, '调整', '关于调整2026年3月放假安排的通知');
		UPDATE ldpd.calendar_day SET name = name || '(改)' WHERE day = '2026-10-01';
		DELETE FROM ldpd.calendar_day WHERE day = (SELECT max(day) FROM ldpd.calendar_day WHERE is_workday AND day BETWEEN '2026-09-01' AND '2026-12-31');
		COMMIT;
	});
	# reminders, one of them received
	$do->('2026-02-26 11:20', 'r_dsj', "INSERT INTO ldpd.reminder_lead VALUES ('share_reply', 2); SELECT ldpd.remind()");
	$do->('2026-02-26 11:21', 'r_mz', "UPDATE ldpd.reminder SET state = 'received' WHERE id = (SELECT min(id) FROM ldpd.reminder WHERE agency::text = '11371300MB0010022X')");
	# a role that is gone: what was bound to it must bind nobody, here or elsewhere
	$node->safe_psql('postgres', 'DROP ROLE r_gone');
}

# Everything that a restore must bring back, as text: name => lines.
sub picture
{
	my ($node, $db) = @_;
	my %picture;
	my $ask = sub {
		my $text = $node->safe_psql($db, "SET ldpd.clock = '2026-12-30 17:00'; SET DateStyle = 'ISO'; $_[0]");
		utf8::decode($text);
		return $text;
	};

	# what is still on its way to the ledger
	$ask->('SELECT ldpd.flush_usage()');
	for my $table (split /\n/, $ask->(q{SELECT relname FROM pg_class WHERE relnamespace = 'ldpd'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
		-- what is counted from the rest; the figures are below
		AND relname <> ALL ('{duty_count,duty_count_new,duty_recount}') ORDER BY 1}))
	{
		# a row of a role that is gone does not travel
		my $where = $table eq 'agency_role' ? 'WHERE EXISTS (SELECT FROM pg_roles r WHERE r.oid = role)' : '';
		# the reads of who dumps and compares are recorded too
		$where = 'WHERE use_no IS NULL OR agency IS NOT NULL' if $table eq 'ledger';
		$picture{"table $table"} = $ask->("SELECT t::text FROM ldpd.$table t $where ORDER BY 1");
	}
	for my $sequence (split /\n/, $ask->(q{SELECT relname FROM pg_class WHERE relnamespace = 'ldpd'::regnamespace AND relkind = 'S' ORDER BY 1}))
	{
		next if $sequence eq 'ledger_id_seq';
		$picture{"sequence $sequence"} = $ask->("SELECT last_value, is_called FROM ldpd.$sequence");
	}
	$picture{'data'} = $ask->('SELECT * FROM sandbox.marriage ORDER BY id; SELECT * FROM sandbox.copy ORDER BY id; SELECT * FROM data.marriage ORDER BY id; SELECT * FROM data."社会 组织"; SELECT * FROM data.open_table');
	$picture{'duties'} = $ask->('SELECT * FROM ldpd.duty ORDER BY subject, subject_id, rule');
	$picture{'counts'} = $ask->('SELECT * FROM ldpd.duty_month ORDER BY agency, rule, month; SELECT * FROM ldpd.duty_month_drift');
	$picture{'policies'} = $ask->(q{SELECT schemaname, tablename, policyname, permissive, roles, cmd, qual, with_check FROM pg_policies ORDER BY 1, 2, 3});
	$picture{'row security'} = $ask->(q{SELECT oid::regclass::text, relrowsecurity, relforcerowsecurity FROM pg_class
		WHERE relnamespace::regnamespace::text IN ('ldpd', 'data') AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1});
	$picture{'rights'} = $ask->(q{SELECT c.oid::regclass::text, a.grantee::regrole::text, a.privilege_type FROM pg_class c, aclexplode(c.relacl) a
		WHERE c.relnamespace::regnamespace::text IN ('ldpd', 'ldpd_bi', 'data') AND a.grantee <> 0 ORDER BY 1, 2, 3});
	$picture{'triggers'} = $ask->(q{SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger
		WHERE tgrelid::regclass::text LIKE 'ldpd.%' AND NOT tgisinternal ORDER BY 1, 2});
	$picture{'event triggers'} = $ask->(q{SELECT evtname, evtevent, evtenabled, evttags FROM pg_event_trigger ORDER BY 1});
	for my $role (qw(r_dsj r_mz r_ga r_rs r_ls r_pub r_op))
	{
		$picture{"access of $role"} = $ask->("SET ROLE $role; SELECT e.* FROM (VALUES (1), (2), (3), (4)) r(n), ldpd.explain_access('303001/00000' || n) e");
	}
	$picture{'what ga sees'} = $ask->('SET ROLE r_ga; SELECT id, state, reply_due, fulfil_due FROM ldpd.share_request ORDER BY id');
	return \%picture;
}

1;
