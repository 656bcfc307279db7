# LdpdRestore: loads dumps, and asks whether the law goes on in what was loaded, updated or moved.
package LdpdRestore;

use strict;
use warnings;
use utf8;
use Exporter 'import';
use PostgreSQL::Test::Utils;
use Test::More;
use LdpdNode;

our @EXPORT = qw(run_restoring goes_on same_lines);

my $env_restoring = '-c ldpd.restoring=on';
# pg_restore --jobs does not keep the order of an extension's tables among themselves, which a dump's foreign keys need
# there and then; so they are left alone, too.
my $env_jobs = "$env_restoring -c session_replication_role=replica";

sub run_restoring
{
	my ($name, @command) = @_;
	local $ENV{PGOPTIONS} = (grep { $_ eq '-j' } @command) ? $env_jobs : $env_restoring;

	my ($out, $err) = ('', '');
	my $done = IPC::Run::run(\@command, '>', \$out, '2>', \$err);

	utf8::decode($err);
	ok($done && $err eq '', "$name runs, and says nothing") or diag($err);
}

# One test: two lists of lines are the same; where not, the lines that only one has.
sub same_lines
{
	my ($got, $expected, $name) = @_;
	my (%got, %expected);

	$got{$_}++ for @$got;
	$expected{$_}++ for @$expected;
	my @differ = ((map { "not expected: $_" } grep { !$expected{$_} } sort keys %got), (map { "missing: $_" } grep { !$got{$_} } sort keys %expected));
	ok(!@differ && @$got == @$expected, $name) or diag(map { utf8::encode($_); $_ } join("\n", map { substr($_, 0, 600) } @differ[0 .. ($#differ > 19 ? 19 : $#differ)]));
}

# It goes on: fresh ids, the same refusals, triggers that stamp and guards that hold.
sub goes_on
{
	my ($server, $db, $how) = @_;
	my $now = '2026-12-30 18:00';
	my @leaves = split /\n/, $server->safe_psql($db, q{SELECT inhrelid::regclass FROM pg_inherits WHERE inhparent = 'ldpd.ledger'::regclass});
	my $digest = $server->safe_psql($db, 'SELECT ldpd.ledger_digest()');
	my $old = must($server, $db, $now, undef, 'SELECT max(id) FROM ldpd.share_request');
	my $old_entry = must($server, $db, $now, undef, 'SELECT max(id) FROM ldpd.ledger');
	my $new = must($server, $db, $now, 'r_rs', "INSERT INTO ldpd.share_request (resource, purpose) VALUES ('303001/000003', '再次') RETURNING id");

	cmp_ok($new, '>', $old, "$how: a new request has a fresh id");
	cmp_ok(must($server, $db, $now, undef, "SELECT min(id) FROM ldpd.ledger WHERE object = 'share_request/$new'"), '>', $old_entry,
		"$how: its entry comes after the old ones");
	must($server, $db, $now, 'r_mz', "UPDATE ldpd.share_request SET state = 'agreed' WHERE id = $new; UPDATE ldpd.share_request SET state = 'fulfilled' WHERE id = $new");
	is(must($server, $db, $now, undef, "SELECT count(*) FROM ldpd.share_grant WHERE source = 'request' AND source_id = $new"), 1,
		"$how: its grant is given");
	is(must($server, $db, $now, 'r_ga', 'SELECT count(id) FROM data.marriage'), 200, "$how: a grant of before lets in");
	refused($server, $db, $now, 'r_ga', 'SELECT phone FROM data.marriage', 'LD015', qr/column "phone"/, "$how: to its columns only");
	is(must($server, $db, $now, 'r_dsj', 'SELECT count(*) FROM data.marriage'), 5, "$how: a grant of part of the rows to those");
	is(must($server, $db, $now, 'r_op', 'SELECT count(*) FROM sandbox.marriage'), 20, "$how: a pilot operator reads its view");
	is(must($server, $db, $now, 'r_op', 'SELECT count(*) FROM sandbox.copy'), 20, "$how: and its copy");
	refused($server, $db, $now, 'r_op', 'SELECT id FROM data.marriage', 'LD028', qr/through the view/, "$how: and not the table");
	refused($server, $db, $now, 'r_op', 'CREATE TEMP TABLE out AS SELECT * FROM sandbox.marriage', 'LD028', qr/outside the sandbox/, "$how: nor takes it out");
	refused($server, $db, $now, 'r_ls', 'SELECT * FROM data.marriage_1', 'LD016', qr/no grant/, "$how: nobody else, nor by a partition");
	refused($server, $db, $now, 'r_mz', "UPDATE ldpd.share_request SET decided_at = now() WHERE id = 1", 'LD016', qr/is already|cannot be set/,
		"$how: stamps are the server's");
	refused($server, $db, $now, undef, 'DELETE FROM ldpd.ledger', 'LD028', qr/append-only/, "$how: the ledger is append-only");
	refused($server, $db, $now, undef, "DELETE FROM $_", 'LD028', qr/append-only/, "$how: $_ too") for @leaves;
	is(must($server, $db, $now, undef, 'SELECT ldpd.ledger_prepare_months()'), 0, "$how: its months are all there");
	isnt($server->safe_psql($db, 'SELECT no FROM ldpd.seal_ledger()'), '', "$how: sealing goes on");
	is($server->safe_psql($db, "SELECT * FROM ldpd.verify_ledger('$digest')"), '', "$how: and the chain");
	my $counts = 'SELECT string_agg(c::text, chr(10) ORDER BY c::text) FROM ldpd.duty_month c';
	my $counted = must($server, $db, $now, undef, $counts);
	must($server, $db, $now, undef, 'SELECT ldpd.flush_usage(); SELECT ldpd.count_up()');
	is(must($server, $db, $now, undef, "SELECT duties_counted FROM ldpd_bi.state; $counts"), "t\n$counted", "$how: deadlines are counted, and the figures stay");
	is(must($server, $db, $now, undef, 'SELECT * FROM ldpd.duty_month_drift; SELECT * FROM ldpd.use_count_drift'), '', "$how: as the rows and the ledger have them");
	must($server, $db, $now, 'r_mz', 'ALTER TABLE data.open_table ADD COLUMN more int');
	is(must($server, $db, $now, undef, "SELECT count(*) FROM ldpd.catalogue_change WHERE resource = '303001/000002' AND description LIKE '%more%'"),
		1, "$how: DDL opens a change");
}

1;
