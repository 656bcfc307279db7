# What the Debian package installed: a server runs on it, a city works with it, and its programs and pages are there.
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

my $root = "$ENV{TESTDIR}/package";
my ($package, $version) = split ' ', (run_command([ 'dpkg-query', "--admindir=$root/var/lib/dpkg", '-f', '${Package} ${Version}', '-W', 'postgresql-*-ldpd' ]))[0];
my ($major) = $package =~ /-(\d+)-/;

my $node = ldpd_node('city');
new_database($node, 'city');
fill_city($node, 'city');
$node->safe_psql('city', 'SELECT ldpd.ledger_prepare_months(); SELECT ldpd.seal_ledger()');
like($node->safe_psql('city', 'SHOW dynamic_library_path'), qr/^\Q$root\E/, 'the server runs on the package');
my $release = $node->safe_psql('city', 'SELECT ldpd.library_version()');
like($version, qr/^\Q$release\E(~.*)?$/, "package $version is of release $release");
like(slurp_file("$FindBin::RealBin/../../META.json"), qr/"version": "\Q$release\E\.0"/, 'so is META.json, in the three parts that PGXN wants');
goes_on($node, 'city', 'package');

my @files = split /\n/, `cd $root && find usr -type f`;
ok((grep { /^usr\/share\/doc\/$package\/doc\/dba\.md(\.gz)?$/ } @files), 'the pages for its readers are there');
ok((grep { m,^usr/share/locale/zh_CN/LC_MESSAGES/ldpd-$major\.mo$, } @files), 'the messages in Chinese are there');
is_deeply([ grep { !m,^usr/(lib/postgresql/$major|share/postgresql/$major|share/doc/$package|share/locale/\w+/LC_MESSAGES/ldpd-$major\.mo$), } @files ], [], 'nothing is where another major\'s package would put it');
is_deeply([ grep { !-e "$root/usr/share/postgresql/$major/extension/$_" } map { "ldpd--$_.sql" } $release, '0.1', '0.1--0.2' ], [], 'the scripts of every release are there');
command_ok([ 'python3', '-c', "import ast, sys; ast.parse(open('$root/usr/share/doc/$package/examples/verify-evidence').read())" ], 'the auditor\'s program is there');
command_ok([ $_, '--help' ], "$_ runs") for glob "$root/usr/lib/postgresql/$major/bin/*";

done_testing();
