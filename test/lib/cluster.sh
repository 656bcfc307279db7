# cluster.sh: a throw-away server for tests and the demo, to be sourced by a bash script that stands in the project's root
# after `make stage`. The server runs as an unprivileged user, on a socket alone, in a folder that goes with the script.
#
#	cluster_start            makes $WORK with a copy of what the tests need, and starts a server in it
#	as_owner COMMAND …       runs a command as the user that owns the server
#	cluster_control restart  restarts it (after a change of its settings)

PG_CONFIG=${PG_CONFIG:-pg_config}
PGBIN=$("$PG_CONFIG" --bindir)
WORK=

as_owner() {
	if [ "$(id -u)" = 0 ]; then
		(cd "$WORK" && runuser -u postgres -- "$@")
	else
		(cd "$WORK" && "$@")
	fi
}

cluster_stop() {
	local status=$?

	trap - EXIT INT TERM
	if [ -n "$WORK" ]; then
		[ ! -f "$WORK/data/postmaster.pid" ] || as_owner "$PGBIN/pg_ctl" -D "$WORK/data" -m immediate -w stop >/dev/null 2>&1 || true
		rm -rf "$WORK"
	fi
	exit "$status"
}

# What makes a server find the staged files: Debian's extension_destdir, and the library's path.
cluster_settings() {
	cat <<-EOF
		extension_destdir = '$WORK/tmp_install'
		dynamic_library_path = '$WORK/tmp_install$("$PG_CONFIG" --pkglibdir):\$libdir'
		shared_preload_libraries = 'ldpd'
	EOF
}

cluster_start() {
	WORK=$(mktemp -d "${TMPDIR:-/tmp}/ldpd.XXXXXX")
	trap cluster_stop EXIT
	trap 'exit 130' INT TERM
	chmod 755 "$WORK"
	cp -r tmp_install test expected sql demo "$WORK"
	[ "$(id -u)" != 0 ] || chown -R postgres: "$WORK"

	as_owner "$PGBIN/initdb" -D "$WORK/data" -U postgres -A trust -N -E UTF8 --locale=C.UTF-8 >"$WORK/initdb.log" 2>&1 ||
		{ cat "$WORK/initdb.log" >&2; return 1; }
	{
		cluster_settings
		cat <<-EOF
			listen_addresses = ''
			unix_socket_directories = '$WORK'
			fsync = off
			max_prepared_transactions = 2
			# far from Beijing on purpose: nothing may depend on the session's zone
			timezone = 'America/Los_Angeles'
			lc_messages = 'C'
		EOF
	} >>"$WORK/data/postgresql.conf"
	export PGHOST=$WORK PGPORT=5432 PGUSER=postgres PGDATABASE=postgres
	cluster_control start
}

cluster_control() {
	as_owner "$PGBIN/pg_ctl" -D "$WORK/data" -l "$WORK/server.log" -w "$1" >"$WORK/pg_ctl.log" 2>&1 ||
		{ cat "$WORK/pg_ctl.log" "$WORK/server.log" >&2; return 1; }
}
