# Upgrades: a database that was updated is as one that was made anew, and as one that was restored; what was in it is kept.
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

# What an installation consists of: test/lib/extension_objects.sql, sorted.
sub objects
{
	my ($node, $db) = @_;
	my $file = "$FindBin::RealBin/../lib/extension_objects.sql";
	my ($status, $out, $err) = $node->psql($db, "\\i $file", on_error_stop => 1);

	die "$file: $err" if $status != 0 || $err ne '';
	utf8::decode($out);
	return [ sort split /\n/, $out ];
}

my $fresh = ldpd_node('fresh');
new_database($fresh, 'city');
$fresh->safe_psql('city', 'CREATE EXTENSION ldpd');
my $expected = objects($fresh, 'city');
cmp_ok(scalar(@$expected), '>', 5000, 'an installation is looked at');
my $latest = $fresh->safe_psql('city', "SELECT extversion FROM pg_extension WHERE extname = 'ldpd'");

# Every version that was released, straight to the latest and by every step; on a server whose roles, too, the first release made.
my $node = ldpd_node('updated');
my %path = map { split /\|/ } split /\n/, $node->safe_psql('postgres', "SELECT source, path FROM pg_extension_update_paths('ldpd') WHERE target = '$latest'");
cmp_ok(scalar(keys %path), '>', 0, 'there are releases');
for my $version (sort keys %path)
{
	my @steps = split /--/, $path{$version} // '';
	is($steps[0], $version, "$version has a way to $latest") or next;
	new_database($node, $_) for qw(straight steps);
	$node->safe_psql($_, "CREATE EXTENSION ldpd VERSION '$version'") for qw(straight steps);
	$node->safe_psql('straight', 'ALTER EXTENSION ldpd UPDATE');
	$node->safe_psql('steps', "ALTER EXTENSION ldpd UPDATE TO '$_'") for @steps[1 .. $#steps];
	same_lines(objects($node, $_), $expected, "$version, updated: $_") for qw(straight steps);
	$node->safe_psql('postgres', "DROP DATABASE $_") for qw(straight steps);
}

# A used database of each release, as its own library left it: test/releases (tools/release keeps one of each).
my $dir = PostgreSQL::Test::Utils::tempdir;
my @to = ('-h', $node->host, '-p', $node->port);

sub load
{
	my ($db, $dump) = @_;

	new_database($node, $db);
	run_restoring("$db: its dump", 'psql', '-X', '-q', @to, '-1', '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', '-d', $db, '-f', $dump);
}

# The rows of the law's tables by the columns that they had before, where the law itself does not fill them anew: what an update
# may add to, and loses nothing of.
sub rows_of
{
	my ($db, $columns) = @_;
	my %rows;

	$columns //= { map { split /\|/ } split /\n/, $node->safe_psql($db, q{
		SELECT a.attrelid::regclass, string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
		WHERE c.relnamespace = 'ldpd'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND attnum > 0 AND NOT attisdropped
		  AND c.relname NOT IN ('article', 'coverage', 'own_object') GROUP BY 1}) };
	$rows{$_} = [ split /\n/, $node->safe_psql($db, "SELECT ROW($columns->{$_})::text FROM $_ ORDER BY 1") ] for keys %$columns;
	return ($columns, \%rows);
}

is_deeply([ map { s/.*--(.*)\.sql$/$1/r } glob "$FindBin::RealBin/../releases/city--*.sql" ], [ sort keys %path ], 'a database is kept of each release');
for my $version (sort keys %path)
{
	my $dump = slurp_file("$FindBin::RealBin/../releases/city--$version.sql");
	$dump =~ s/^((?:CREATE ROLE|ALTER ROLE|GRANT) .*;\n)+//m;
	my $roles = $&;

	# the group roles are there, if the extension ever was
	$roles =~ s/^CREATE ROLE ldpd_.*\n//gm;
	$node->safe_psql('postgres', $roles);
	append_to_file("$dir/$version.sql", $dump);
	$dump =~ s/^CREATE EXTENSION IF NOT EXISTS ldpd WITH SCHEMA public;/CREATE EXTENSION ldpd WITH SCHEMA public VERSION '$version';/m or die "no extension in the dump of $version";
	append_to_file("$dir/$version-old.sql", $dump);

	load('updated', "$dir/$version-old.sql");
	my ($columns, $before) = rows_of('updated');
	cmp_ok(scalar(map { @$_ } values %$before), '>', 1000, "$version: a used database");
	$node->safe_psql('updated', 'ALTER EXTENSION ldpd UPDATE');
	my (undef, $after) = rows_of('updated', $columns);
	for my $table (sort keys %$before)
	{
		my %after = map { $_ => 1 } @{ $after->{$table} };
		my @lost = grep { !$after{$_} } @{ $before->{$table} };

		ok(!@lost, "$version, updated: $table") or diag("lost: $lost[0]");
	}
	is($node->safe_psql('updated', 'SELECT * FROM ldpd.verify_ledger()'), '', "$version, updated: the ledger is sound");
	is($node->safe_psql('updated', q{SELECT object FROM ldpd.security_check WHERE kind IN ('ldpd_changed', 'stranger_in_schema', 'right_added')}), '', "$version, updated: nothing is other than installed");
	my $updated = picture($node, 'updated');

	# into the latest version at once, and the updated one over again
	load('restored', "$dir/$version.sql");
	command_ok([ 'pg_dump', @to, '-f', "$dir/$version-again.sql", 'updated' ], "$version: the updated one is dumped");
	load('again', "$dir/$version-again.sql");
	for my $db (qw(restored again))
	{
		my $picture = picture($node, $db);

		is($picture->{$_}, $updated->{$_}, "$version, $db: $_ as updated") for sort keys %$updated;
		is_deeply([ sort keys %$picture ], [ sort keys %$updated ], "$version, $db: nothing else");
		is($node->safe_psql($db, 'SELECT * FROM ldpd.verify_ledger()'), '', "$version, $db: the ledger is sound");
	}
	for my $db (qw(updated restored again))
	{
		same_lines(objects($node, $db), $expected, "$version, $db: the objects of a new installation");
		$node->safe_psql($db, 'SELECT ldpd.ledger_prepare_months()');
		goes_on($node, $db, "$version, $db");
		$node->safe_psql('postgres', "DROP DATABASE $db");
	}
	$node->safe_psql('postgres', q{SELECT format('DROP ROLE %I', rolname) FROM pg_roles WHERE rolname LIKE 'r\_%' \gexec});
}

# What was changed in the law's own objects before remains a finding after, but where the update made it anew.
new_database($node, 'changed');
$node->safe_psql('changed', q{
	CREATE EXTENSION ldpd VERSION '0.1';
	SET ldpd.restoring = on;
	ALTER FUNCTION ldpd.today() COST 7;
	ALTER TABLE ldpd.agency DISABLE TRIGGER agency_guard;
	CREATE POLICY more ON ldpd.ledger USING (true);
	ALTER EXTENSION ldpd DROP EVENT TRIGGER ldpd_drop_extension;
	DROP EVENT TRIGGER ldpd_drop_extension;
	RESET ldpd.restoring;
	ALTER EXTENSION ldpd UPDATE});
is($node->safe_psql('changed', q{SELECT string_agg(object, '; ' ORDER BY object) FROM ldpd.security_check WHERE kind = 'ldpd_changed'}),
	'event trigger ldpd_drop_extension; function ldpd.today(); policy more on ldpd.ledger; state of event trigger ldpd_drop_extension; trigger agency_guard on ldpd.agency', 'what was changed before is still found');

done_testing();
