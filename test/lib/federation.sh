# shellcheck shell=bash
# federation.sh: a city and two counties on three throw-away servers, to be sourced after cluster.sh has started the city's. The database
# is "platform" on each, with the extension, the roles of the offices, and at the city the register of agencies; no node yet.
#
#	federation_start       starts the counties beside the city
#	quiet NODE SQL         psql as the administrator of a node, unaligned
#	channel_tool ARGUMENT  ldpd-channel at the city
#	until_true NODE SQL    waits, a minute at most, until a query is true
#	county_control NODE X  pg_ctl X
#	lines, roles_of_counties  how the nodes are reached, and who acts for whom there; $nodes, $channels, $publish: what the city's bureau says
#	catalogue NODE         the county's catalogue entry of data.welfare, approved there, and published by the city
#	gather                 channels for the data of both

declare -A port=([city]=5432 [lanshan]=5433 [luozhuang]=5434)
# shellcheck disable=SC2034 # for who sources this
declare -A title=([city]=临沂市 [lanshan]=兰山区 [luozhuang]=罗庄区)
federation_settings="wal_level = logical
max_worker_processes = 24
max_logical_replication_workers = 12
wal_retrieve_retry_interval = 200ms
wal_receiver_status_interval = 1s"

quiet() { PGOPTIONS='-c search_path=public,ldpd -c client_min_messages=warning' as_owner psql -XqAt -v ON_ERROR_STOP=1 -p "${port[$1]}" -d platform -c "$2"; }
channel_tool() { as_owner "$WORK/tmp_install$PGBIN/ldpd-channel" -d "host=$WORK port=5432 dbname=platform" "$@"; }
until_true() {
	local i

	for ((i = 0; i < 600; i++)); do
		[ "$(quiet "$1" "$2")" != t ] || return 0
		sleep 0.1
	done
	echo "waited in vain: $2" >&2
	return 1
}
county_control() { as_owner "$PGBIN/pg_ctl" -D "$WORK/$1" -l "$WORK/$1.log" -w "${@:2}" >/dev/null; }

federation_start() {
	local n

	printf '%s\n' "$federation_settings" "$@" >>"$WORK/data/postgresql.conf"
	cluster_control restart
	for n in lanshan luozhuang; do
		as_owner "$PGBIN/initdb" -D "$WORK/$n" -U postgres -A trust -N -E UTF8 --locale=C.UTF-8 >/dev/null
		{
			cat "$WORK/settings.conf"
			printf '%s\n' "listen_addresses = ''" "unix_socket_directories = '$WORK'" "port = ${port[$n]}" "$federation_settings" "$@"
		} >>"$WORK/$n/postgresql.conf"
		county_control "$n" start
	done
	for n in city lanshan luozhuang; do
		as_owner createdb -p "${port[$n]}" -T template0 -E UTF8 platform
		quiet "$n" "CREATE EXTENSION ldpd;
			CREATE ROLE dashuju LOGIN IN ROLE ldpd_bureau; CREATE ROLE lanshan LOGIN IN ROLE ldpd_bureau; CREATE ROLE luozhuang LOGIN IN ROLE ldpd_bureau;
			CREATE ROLE lanshan_minzheng LOGIN IN ROLE ldpd_agency; CREATE ROLE luozhuang_minzheng LOGIN IN ROLE ldpd_agency;"
	done
	quiet city "INSERT INTO agency (code, name, kind, region, principal, data_officer) VALUES
		('11371300MB00100143', '临沂市大数据局', 'bureau', '371300', '赵', '钱'), ('11371302MB00100658', '兰山区大数据局', 'bureau', '371302', '赵', '钱'),
		('11371302MB00100733', '兰山区民政局', 'department', '371302', '孙', '李'), ('11371311MB0011017H', '罗庄区大数据局', 'bureau', '371311', '赵', '钱'),
		('11371311MB0011025C', '罗庄区民政局', 'department', '371311', '孙', '李');
		INSERT INTO agency_role VALUES ('dashuju', '11371300MB00100143');"
}

nodes="INSERT INTO node (code, name, level, region, parent) VALUES ('371300', '临沂市', 'city', '371300', NULL),
  ('371302', '兰山区', 'county', '371302', '371300'), ('371311', '罗庄区', 'county', '371311', '371300')"
channels="INSERT INTO channel (sender, receiver, content)
SELECT c, '371300', k FROM unnest('{371302,371311}'::text[]) c, unnest('{law,post}'::text[]) k
UNION ALL SELECT '371300', c, 'post' FROM unnest('{371302,371311}'::text[]) c"
lines() {
	quiet city "INSERT INTO own_node (node) VALUES ('371300');
		INSERT INTO node_line VALUES ('371300', 'host=$WORK port=5432 dbname=platform'), ('371302', 'host=$WORK port=5433 dbname=platform'), ('371311', 'host=$WORK port=5434 dbname=platform')"
}
roles_of_counties() {
	quiet lanshan "INSERT INTO agency_role VALUES ('lanshan', '11371302MB00100658'), ('lanshan_minzheng', '11371302MB00100733')"
	quiet luozhuang "INSERT INTO agency_role VALUES ('luozhuang', '11371311MB0011017H'), ('luozhuang_minzheng', '11371311MB0011025C'), ('lanshan_minzheng', '11371302MB00100733')"
}

# The catalogue entry of data.welfare, approved by the county's bureau.
catalogue() {
	local region=371302 code=303001/000001

	[ "$1" = lanshan ] || { region=371311 code=303001/000002; }
	quiet "$1" "CREATE SCHEMA data; GRANT USAGE ON SCHEMA data TO PUBLIC; GRANT CREATE ON SCHEMA data TO ${1}_minzheng; SET ROLE ${1}_minzheng;
		CREATE TABLE data.welfare (id int PRIMARY KEY, region text NOT NULL, name text);
		INSERT INTO data.welfare SELECT g, CASE g WHEN 4 THEN '371321' ELSE '$region' END, '对象' || g FROM generate_series(1, 5) g;
		INSERT INTO resource (code) VALUES ('$code');
		INSERT INTO resource_version (resource, name, summary, format, share_class, share_condition, open_class, open_basis, security_level, use_requirement, update_cycle)
		VALUES ('$code', '${title[$1]}低保对象', '摘要', '数据库', '有条件共享', '履职需要', '不予开放', '民法典第一千零三十四条', '一般', '仅限履职', '每日');
		INSERT INTO resource_item (version_id, position, name, column_name, data_type) VALUES (1, 1, '编号', 'id', 'I'), (1, 2, '区划', 'region', 'C'), (1, 3, '姓名', 'name', 'C');
		UPDATE resource_version SET state = 'submitted' WHERE id = 1; RESET ROLE; SET ROLE $1; UPDATE resource_version SET state = 'approved' WHERE id = 1"
}
# shellcheck disable=SC2034
publish="INSERT INTO dispatch (to_node, subject, subject_id, body)
SELECT c, 'resource_version', 1, '{\"state\": \"published\"}' FROM unnest('{371302,371311}'::text[]) c"
gather() {
	quiet lanshan "SET ROLE lanshan_minzheng; SELECT attach('303001/000001', 'data.welfare')" >/dev/null
	quiet luozhuang "SET ROLE luozhuang_minzheng; SELECT attach('303001/000002', 'data.welfare')" >/dev/null
	quiet city "SET ROLE dashuju; INSERT INTO channel (sender, receiver, content) SELECT c, '371300', 'data' FROM unnest('{371302,371311}'::text[]) c;
		INSERT INTO channel_resource (sender, receiver, resource, region_column) VALUES ('371302', '371300', '303001/000001', 'region'), ('371311', '371300', '303001/000002', 'region')"
}
