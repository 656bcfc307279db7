# Upgrades: a database that was updated is as one that was made anew, and keeps what was in it.
use strict;
use warnings;
use utf8;
use FindBin;
use lib "$FindBin::RealBin/../lib";
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use LdpdNode;

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

# One test: two lists of lines are the same; where not, the lines that only one has.
sub same_lines
{
	my ($got, $expected, $name) = @_;
	my (%got, %expected);

	$got{$_}++ for @$got;
	$expected{$_}++ for @$expected;
	my @differ = ((map { "not expected: $_" } grep { !$expected{$_} } sort keys %got), (map { "missing: $_" } grep { !$got{$_} } sort keys %expected));
	ok(!@differ && @$got == @$expected, $name) or diag(join("\n", map { substr($_, 0, 600) } @differ[0 .. ($#differ > 19 ? 19 : $#differ)]));
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

done_testing();
