# CREATE EXTENSION and DROP EXTENSION: in UTF8 databases only, nothing left behind, and again.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('load');
$node->init(extra => [ '-E', 'UTF8', '--locale=C.UTF-8' ]);
# where the staged files are (test/run writes it down)
$node->append_conf('postgresql.conf', slurp_file($ENV{LDPD_SETTINGS}));
$node->start;

sub new_database
{
	my ($name, $encoding) = @_;

	$node->safe_psql('postgres', "CREATE DATABASE $name TEMPLATE template0 ENCODING '$encoding' LOCALE 'C'");
	return $name;
}

# What a database holds that was not there when it was made. Roles are the cluster's, and stay.
sub leftovers
{
	my ($db) = @_;
	my $catalogs = $node->safe_psql($db, q{
		SELECT string_agg(format('SELECT %L, oid FROM %s WHERE oid >= 16384', relname, oid::regclass), ' UNION ALL ')
		FROM pg_class c WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'r' AND NOT relisshared
		AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'oid')});

	return $node->safe_psql($db, "$catalogs ORDER BY 1, 2")
	  . $node->safe_psql($db, q{SELECT classid::regclass, objid FROM pg_depend WHERE refclassid = 'pg_extension'::regclass AND refobjid >= 16384
		UNION ALL SELECT classoid::regclass, objoid FROM pg_init_privs WHERE objoid >= 16384
		UNION ALL SELECT classoid::regclass, objoid FROM pg_description WHERE objoid >= 16384});
}

my $city = new_database('city', 'UTF8');
is(leftovers($city), '', 'a new database is empty');
for my $time ('once', 'again')
{
	my ($status, undef, $errors) = $node->psql($city, 'CREATE EXTENSION ldpd');
	is($status, 0, "CREATE EXTENSION $time") or diag($errors);
	is($node->safe_psql($city, "SELECT nspname FROM pg_namespace WHERE nspname = 'ldpd'"), 'ldpd', "its schema is there $time");
	isnt(leftovers($city), '', "and is seen $time");

	($status, undef, $errors) = $node->psql($city, 'DROP EXTENSION ldpd');
	is($status, 0, "DROP EXTENSION $time") or diag($errors);
	is(leftovers($city), '', "nothing is left $time");
}

for my $encoding ('SQL_ASCII', 'LATIN1')
{
	my $db = new_database(lc $encoding, $encoding);
	my ($status, undef, $errors) = $node->psql($db, 'CREATE EXTENSION ldpd');

	isnt($status, 0, "refused in a database of $encoding");
	like($errors, qr/UTF8.*$encoding/, 'which the message says');
	is(leftovers($db), '', 'and which stays as it was');
}

is($node->safe_psql('postgres', q{SELECT count(*) FROM pg_roles WHERE rolname IN ('ldpd_agency', 'ldpd_bureau', 'ldpd_public')
	AND (rolcanlogin OR rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)}),
	'0', 'the group roles that stay have no power of their own');

$node->stop;
done_testing();
