# A server whose lc_messages is zh_CN says no in Chinese, with the same SQLSTATE; what is stored is the same in every language.
use strict;
use warnings;
use utf8;
use File::Copy;
use File::Path qw(make_path);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use LdpdNode;

# The server looks for translations beside itself, so it runs from a folder of its own, with the staged catalogue.
my %dir = map { my $what = $_; my $path = `pg_config --$what`; chomp $path; ($what => $path) } qw(bindir pkglibdir sharedir localedir);
my ($stage) = slurp_file($ENV{LDPD_SETTINGS}) =~ m{'([^':]*/tmp_install)};
my $root = PostgreSQL::Test::Utils::tempdir;
my $messages = "$dir{localedir}/zh_CN/LC_MESSAGES";
my ($major) = `pg_config --version` =~ /(\d+)/;
my $catalogue = "$stage$messages/ldpd-$major.mo";

plan skip_all => 'the messages were not built (package gettext)' unless -e $catalogue;
make_path("$root/locale");
plan skip_all => 'no sources of locales (package locales)'
  if system("localedef -i zh_CN -f UTF-8 $root/locale/zh_CN.UTF-8 >$root/localedef.log 2>&1") != 0;

# links to all that a folder holds
sub link_all
{
	my ($from, $to) = @_;

	make_path($to);
	for (glob "$from/*")
	{
		my $link = "$to/" . s{.*/}{}r;

		symlink $_, $link or die "$link: $!" unless -e $link;
	}
}

link_all("$dir{sharedir}/extension", "$root$dir{sharedir}/extension");
link_all("$stage$dir{sharedir}/extension", "$root$dir{sharedir}/extension");
link_all("$stage$dir{pkglibdir}", $root . $dir{pkglibdir});
link_all($dir{$_}, $root . $dir{$_}) for qw(sharedir pkglibdir);
make_path("$root$dir{bindir}", "$root$messages");
for (qw(postgres pg_ctl initdb psql pg_config))
{
	copy("$dir{bindir}/$_", "$root$dir{bindir}/$_") or die "$_: $!";
	chmod 0755, "$root$dir{bindir}/$_";
}
symlink $_, "$root$messages/" . s{.*/}{}r for $catalogue, glob "$messages/postgres-*.mo";

my $node = PostgreSQL::Test::Cluster->new('messages', install_path => ($root . $dir{bindir}) =~ s{/bin$}{}r);
$node->init(extra => [ '-E', 'UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', LdpdNode::ldpd_settings() =~ s/^extension_destdir.*\n//mr);
{
	local $ENV{LOCPATH} = "$root/locale";

	$node->start;
}
# LC_CTYPE C: then gettext would turn to ASCII what it is not told to leave in UTF-8
my $city = new_database($node, 'city');
fill_city($node, $city);

# The same statement in both languages: their errors.
sub both
{
	my ($role, $sql) = @_;

	return map {
		(act($node, $city, '2026-03-20 09:00', undef, "SET lc_messages = '$_'; SET ROLE $role; $sql"))[2]
	} 'C', 'zh_CN.UTF-8';
}

for (
	[ 'r_ga', "SELECT 'NEIN'::ldpd.credit_code", '22P02', qr/credit_code/, qr/无效的类型 credit_code 输入语法.*共 4 个字符,应为 18 个。/s,
		'a code that is none' ],
	[ 'r_ga', "SELECT ldpd.add_workdays('2098-01-01', 3)", '22008', qr/no holiday notice/, qr/尚未录入 2098 年的放假通知/, 'a year without its notice' ],
	[ 'r_ls', "INSERT INTO ldpd.region VALUES ('371399', '新区', 'zone', '371300')", 'LD005', qr/only the bureau of a city may keep the register of regions/,
		qr/只有市大数据工作主管部门可以维护行政区划/, 'a phrase that stands in the SQL' ],
	[ 'r_ga', "INSERT INTO ldpd.share_request (resource, purpose, state) VALUES ('303001/000001', '核验', 'agreed')", 'LD016', qr/cannot be in state "agreed"/,
		qr/"share_request" 的新行不能处于状态 "agreed"/, 'a step of a procedure' ],
	[ 'r_ga', 'SELECT region FROM data.marriage', 'LD015', qr/column "region" of resource "303001\/000001" is not granted/,
		qr/资源 "303001\/000001" 的列 "region" 未经授权.*第 15 条:.*\(有条件共享,第 1 版, 授权 \d+\(request\)/s, 'a column that is not granted' ],
	[ 'r_rs', 'TABLE ldpd.pseudonym_key', '42501', qr/permission denied/, qr/权限不足|权限不够/, "and the server's own" ],
  )
{
	my ($role, $sql, $state, $english, $chinese, $name) = @$_;
	my ($c, $zh) = both($role, $sql);

	like($c, qr/ERROR:  $state: .*$english/, "$name, in English");
	like($zh, qr/: +$state: /, "$name: the same SQLSTATE in Chinese");
	like($zh, $chinese, "$name, in Chinese");
}

is($node->safe_psql($city, "SET lc_messages = 'zh_CN.UTF-8'; SELECT ldpd.credit_code_error('NEIN')"), 'It has 4 characters and should have 18.',
	'a function that is IMMUTABLE says the same in every language');

$node->stop;
done_testing();
