# shellcheck shell=bash
# cluster.sh: a throw-away server for tests and the demo, to be sourced by a bash script that stands in the project's root
# after `make stage`. The server runs as an unprivileged user, on a socket alone, in a folder that goes with the script,
# however the script ends.
#
#	cluster_start      makes $WORK with a copy of what the tests need, and starts a server in it
#	cluster_stop       ends all that runs in $WORK, and removes it; set as the EXIT trap
#	cluster_control X  pg_ctl X: restart, after a change of its settings
#	cluster_listen     has it listen on a free port of 127.0.0.1 too, for drivers that know no socket; $PGHOST_TCP is the address
#	as_owner COMMAND   runs a command in $WORK as the user that owns the server
#	attend COMMAND     the same for what takes long: a signal to the script is answered at once, not after it

PG_CONFIG=${PG_CONFIG:-pg_config}
PGBIN=$("$PG_CONFIG" --bindir)
WORK=
OWNER=
if [ "$(id -u)" = 0 ]; then
	OWNER=postgres
	id "$OWNER" >/dev/null 2>&1 || OWNER=nobody
fi

as_owner() {
	(cd "$WORK" && if [ -n "$OWNER" ]; then exec runuser -u "$OWNER" -- "$@"; else exec "$@"; fi)
}

attend() {
	as_owner "$@" &
	wait $!
}

# Servers stand in their data folder and as_owner's commands in $WORK: so the working directory tells which processes are
# ours, also those that a killed test program left behind. SIGQUIT stops a server at once, and it clears its shared memory.
end_processes() {
	local i pids signal=QUIT

	for ((i = 0; i < 100; i++)); do
		mapfile -t pids < <(find /proc -maxdepth 2 -name cwd \( -lname "$WORK" -o -lname "$WORK/*" \) 2>/dev/null | cut -d/ -f3)
		[ ${#pids[@]} -gt 0 ] || return 0
		[ "$i" -lt 80 ] || signal=KILL
		kill -s "$signal" "${pids[@]}" 2>/dev/null
		sleep 0.1
	done
}

cluster_stop() {
	trap '' INT TERM HUP
	[ -n "$WORK" ] || return 0
	set +e
	[ ! -f "$WORK/data/postmaster.pid" ] || as_owner "$PGBIN/pg_ctl" -D "$WORK/data" -m immediate -w stop >/dev/null 2>&1
	end_processes
	rm -rf "$WORK"
	WORK=
}
trap cluster_stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# The folder for temporary files; /tmp where the user's own is closed to the server's user, or too long for a socket's path.
temporary_folder() {
	local dir=${TMPDIR:-/tmp}

	if [ ${#dir} -gt 50 ] || { [ -n "$OWNER" ] && ! runuser -u "$OWNER" -- test -x "$dir"; }; then dir=/tmp; fi
	echo "$dir"
}

# What a server needs to find the staged files (Debian's extension_destdir, which core's own extension_control_path has replaced
# in 18, and the library's path) and to behave the same everywhere.
cluster_settings() {
	if [ "$("$PG_CONFIG" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')" -ge 18 ]; then
		echo "extension_control_path = '$WORK/tmp_install$("$PG_CONFIG" --sharedir):\$system'"
	else
		echo "extension_destdir = '$WORK/tmp_install'"
	fi
	cat <<-EOF
		dynamic_library_path = '$WORK/tmp_install$("$PG_CONFIG" --pkglibdir):\$libdir'
		shared_preload_libraries = 'ldpd'
		# a test seals when it wants to
		ldpd.seal_interval = 0
		fsync = off
		shared_buffers = 32MB
		max_prepared_transactions = 2
		# far from Beijing on purpose: nothing may depend on the session's zone
		timezone = 'America/Los_Angeles'
		datestyle = 'ISO, MDY'
		lc_messages = 'C'
	EOF
}

cluster_start() {
	local name

	[ -d tmp_install ] || { echo "nothing is staged: run \"make stage\" first" >&2; return 1; }
	WORK=$(mktemp -d "$(temporary_folder)/ldpd.XXXXXX")
	chmod 755 "$WORK"
	cp -r tmp_install test expected sql demo examples tools doc META.json "$WORK"
	cluster_settings >"$WORK/settings.conf"
	[ -z "$OWNER" ] || chown -R "$OWNER": "$WORK"

	# Nothing of who runs this: connections, zone, language, files in the home folder.
	for name in $(compgen -e PG); do
		case $name in PG_CONFIG | PG_MAJOR) ;; *) unset "$name" ;; esac
	done
	unset LANGUAGE
	export LANG=C.UTF-8 LC_ALL=C.UTF-8 HOME=$WORK TMPDIR=$WORK
	ulimit -c 0

	as_owner "$PGBIN/initdb" -D "$WORK/data" -U postgres -A trust -N -E UTF8 --locale=C.UTF-8 >"$WORK/initdb.log" 2>&1 ||
		{ cat "$WORK/initdb.log" >&2; return 1; }
	{
		cat "$WORK/settings.conf"
		echo "listen_addresses = ''"
		echo "unix_socket_directories = '$WORK'"
	} >>"$WORK/data/postgresql.conf"
	export PGHOST=$WORK PGPORT=5432 PGUSER=postgres PGDATABASE=postgres
	cluster_control start
}

cluster_control() {
	as_owner "$PGBIN/pg_ctl" -D "$WORK/data" -l "$WORK/server.log" -w "$1" >"$WORK/pg_ctl.log" 2>&1 ||
		{ cat "$WORK/pg_ctl.log" "$WORK/server.log" >&2; return 1; }
}

cluster_listen() {
	[ -z "${PGHOST_TCP:-}" ] || return 0
	PGPORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
	printf '%s\n' "listen_addresses = '127.0.0.1'" "port = $PGPORT" >>"$WORK/data/postgresql.conf"
	cluster_control restart
	export PGHOST_TCP=127.0.0.1 PGPORT
}
