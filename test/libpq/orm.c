/*
 * orm.c
 *		An object-relational mapper's habits, as Hibernate, SQLAlchemy, Django and Active Record have them: INSERT of all columns with
 *		NULL for what nobody set, RETURNING, UPDATE of all columns, optimistic and pessimistic locks, a savepoint round each statement,
 *		named prepared statements, and what poolers send between two users.
 */
#include "client.h"

#define MAX_COLUMNS	40

/* An entity: a row of a table, as the mapper keeps it in memory. */
typedef struct Entity
{
	const char *table;
	int			n;
	char		columns[MAX_COLUMNS][64];
	char		values[MAX_COLUMNS][512];
	bool		nulls[MAX_COLUMNS];
} Entity;

/* The columns are the table's, as a mapping lists them. */
static void
new_entity(PGconn *conn, Entity *entity, const char *table)
{
	char		sql[128];
	PGresult   *res;
	int			i;

	entity->table = table;
	snprintf(sql, sizeof(sql), "SELECT * FROM ldpd.%s WHERE false", table);
	res = must(conn, sql);
	entity->n = PQnfields(res);
	for (i = 0; i < entity->n; i++)
	{
		snprintf(entity->columns[i], sizeof(entity->columns[i]), "%s", PQfname(res, i));
		entity->nulls[i] = true;
	}
	PQclear(res);
}

static int
column(Entity *entity, const char *name)
{
	int			i;

	for (i = 0; i < entity->n; i++)
		if (strcmp(entity->columns[i], name) == 0)
			return i;
	die(name, "no such column");
}

static void
set(Entity *entity, const char *name, const char *value)
{
	int			i = column(entity, name);

	entity->nulls[i] = value == NULL;
	if (value)
		snprintf(entity->values[i], sizeof(entity->values[i]), "%s", value);
}

static const char *
get(Entity *entity, const char *name)
{
	int			i = column(entity, name);

	return entity->nulls[i] ? NULL : entity->values[i];
}

static void
load(Entity *entity, PGresult *res)
{
	int			i;

	for (i = 0; i < entity->n; i++)
		set(entity, PQfname(res, i), PQgetisnull(res, 0, i) ? NULL : PQgetvalue(res, 0, i));
}

/* Within a savepoint, so that the transaction goes on where it fails; what was returned becomes the entity's. */
static PGresult *
flush(PGconn *conn, Entity *entity, const char *sql, int extra, const char *const *more)
{
	const char *values[MAX_COLUMNS + 2];
	PGresult   *res;
	int			i;

	for (i = 0; i < entity->n; i++)
		values[i] = entity->nulls[i] ? NULL : entity->values[i];
	for (i = 0; i < extra; i++)
		values[entity->n + i] = more[i];
	run(conn, "SAVEPOINT sp_1");
	res = PQexecParams(conn, sql, entity->n + extra, NULL, values, NULL, NULL, 0);
	if (PQresultStatus(res) == PGRES_TUPLES_OK)
	{
		run(conn, "RELEASE SAVEPOINT sp_1");
		if (PQntuples(res) == 1)
			load(entity, res);
	}
	else
		run(conn, "ROLLBACK TO SAVEPOINT sp_1");
	return res;
}

static PGresult *
insert(PGconn *conn, Entity *entity)
{
	char		sql[4096];
	char	   *at = sql;
	int			i;

	at += sprintf(at, "INSERT INTO ldpd.%s (", entity->table);
	for (i = 0; i < entity->n; i++)
		at += sprintf(at, "%s\"%s\"", i ? ", " : "", entity->columns[i]);
	at += sprintf(at, ") VALUES (");
	for (i = 0; i < entity->n; i++)
		at += sprintf(at, "%s$%d", i ? ", " : "", i + 1);
	sprintf(at, ") RETURNING *");
	return flush(conn, entity, sql, 0, NULL);
}

/* All columns, changed or not; lock: the column of an optimistic lock, and what it was when the entity was read. */
static PGresult *
update(PGconn *conn, Entity *entity, const char *lock, const char *was)
{
	const char *more[] = {get(entity, "id"), was};
	char		sql[4096];
	char	   *at = sql;
	int			i;

	at += sprintf(at, "UPDATE ldpd.%s SET ", entity->table);
	for (i = 0; i < entity->n; i++)
		at += sprintf(at, "%s\"%s\" = $%d", i ? ", " : "", entity->columns[i], i + 1);
	sprintf(at, " WHERE id = $%d AND %s = $%d RETURNING *", entity->n + 1, lock, entity->n + 2);
	return flush(conn, entity, sql, 2, more);
}

static bool
inserted(PGconn *conn, Entity *entity)
{
	PGresult   *res = insert(conn, entity);
	bool		good = ok(PQntuples(res) == 1, "a row of %s is inserted with all its columns, NULL where nobody set one", entity->table);

	if (!good)
		printf("# %s\n", PQresultErrorMessage(res));
	PQclear(res);
	return good;
}

/* Takes an entity to a state as the role of the session, all columns written back as they were read. */
static void
step(PGconn *conn, Entity *entity, const char *state)
{
	char		was[64];
	PGresult   *res;

	snprintf(was, sizeof(was), "%s", get(entity, "state"));
	set(entity, "state", state);
	res = update(conn, entity, "state", was);
	if (!ok(PQntuples(res) == 1, "%s: from %s to %s, all other columns written as they were", entity->table, was, state))
		printf("# %s\n", PQresultErrorMessage(res));
	PQclear(res);
}

/* What drivers set when they connect; the zone and the form of dates are not the server's. */
static PGconn *
begin_session(const char *role)
{
	PGconn	   *conn = connect_as(role);

	run(conn, "SET extra_float_digits = 3");
	run(conn, "SET client_min_messages = notice");
	run(conn, "SET standard_conforming_strings = on");
	run(conn, "SET TIME ZONE 'UTC'");
	run(conn, "SET datestyle = 'SQL, DMY'");
	run(conn, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED");
	return conn;
}

/* ----------------------------------------------------------------
 * The tests
 * ----------------------------------------------------------------
 */

static void
catalogue(PGconn *provider, PGconn *bureau)
{
	Entity		resource;
	Entity		version;
	Entity		item;

	run(provider, "BEGIN");
	new_entity(provider, &resource, "resource");
	set(&resource, "code", "303001/9");
	inserted(provider, &resource);
	new_entity(provider, &version, "resource_version");
	set(&version, "resource", "303001/9");
	set(&version, "name", "低保对象");
	set(&version, "summary", "摘要");
	set(&version, "format", "数据库");
	set(&version, "share_class", "有条件共享");
	set(&version, "share_condition", "履行职责");
	set(&version, "open_class", "有条件开放");
	set(&version, "open_condition", "研究");
	set(&version, "security_level", "一般");
	set(&version, "use_requirement", "仅限履职");
	set(&version, "update_cycle", "每日");
	inserted(provider, &version);
	is(get(&version, "share_method"), "共享平台", "NULL for a column with a default is the default");
	is(get(&version, "state"), "draft", "its state is the first one");
	new_entity(provider, &item, "resource_item");
	set(&item, "version_id", get(&version, "id"));
	set(&item, "position", "1");
	set(&item, "name", "编号");
	set(&item, "column_name", "id");
	set(&item, "data_type", "C");
	inserted(provider, &item);
	set(&version, "summary", "另一摘要");
	step(provider, &version, "draft");
	step(provider, &version, "submitted");
	run(provider, "COMMIT");
	run(bureau, "BEGIN");
	step(bureau, &version, "approved");
	step(bureau, &version, "published");
	run(bureau, "COMMIT");
}

static void
request(PGconn *consumer, PGconn *provider)
{
	Entity		request;
	Entity		stale;
	PGresult   *res;
	char		xmin[32];
	char		was[32];

	run(consumer, "BEGIN");
	new_entity(consumer, &request, "share_request");
	set(&request, "resource", "303001/1");
	set(&request, "purpose", "核验婚姻状况");
	set(&request, "items", "{id,name}");
	set(&request, "valid_until", "2027-01-01 00:00:00+00");
	inserted(consumer, &request);
	is(get(&request, "reply_due"), "05/03/2026", "RETURNING gives the mapper what was stamped");
	run(consumer, "COMMIT");

	/* a pessimistic lock, in each of the strengths that mappers have */
	run(provider, "BEGIN");
	run(provider, "SELECT * FROM ldpd.share_request WHERE id = 1 FOR SHARE");
	run(provider, "SELECT * FROM ldpd.share_request WHERE id = 1 FOR NO KEY UPDATE NOWAIT");
	run(provider, "SELECT * FROM ldpd.share_request WHERE state = 'submitted' ORDER BY id LIMIT 10 FOR UPDATE SKIP LOCKED");
	snprintf(xmin, sizeof(xmin), "%s", value(provider, "SELECT xmin FROM ldpd.share_request WHERE id = 1"));
	stale = request;

	/* saved though nothing changed: a step is taken once, and this is the second time */
	res = update(provider, &request, "state", "submitted");
	is_refused(res, "LD016", "a row that is saved with no change is a step taken twice");
	PQclear(res);
	ok(PQtransactionStatus(provider) == PQTRANS_INTRANS, "the savepoint keeps the transaction");

	/* what is the server's cannot be set along */
	set(&request, "reply_due", "01/01/2030");
	snprintf(was, sizeof(was), "%s", get(&request, "state"));
	set(&request, "state", "agreed");
	res = update(provider, &request, "state", was);
	is_refused(res, "LD016", "a stamped column that was changed is refused");
	PQclear(res);
	set(&request, "reply_due", get(&stale, "reply_due"));
	set(&request, "state", was);
	step(provider, &request, "agreed");
	is(get(&request, "decided_by"), "regress_mz", "and reads back who decided");
	run(provider, "COMMIT");

	/* an entity that was read before: both optimistic locks find no row, and nothing is raised */
	run(provider, "BEGIN");
	set(&stale, "state", "refused");
	set(&stale, "legal_basis", "《某法》第一条");
	res = update(provider, &stale, "state", "submitted");
	ok(PQresultStatus(res) == PGRES_TUPLES_OK && PQntuples(res) == 0, "WHERE state = … of a stale entity updates nothing");
	PQclear(res);
	res = update(provider, &stale, "xmin", xmin);
	ok(PQresultStatus(res) == PGRES_TUPLES_OK && PQntuples(res) == 0, "nor does WHERE xmin = …");
	PQclear(res);
	step(provider, &request, "fulfilled");
	run(provider, "COMMIT");

	/* delete() */
	res = PQexec(consumer, "DELETE FROM ldpd.share_request WHERE id = 1");
	is(PQresultErrorField(res, PG_DIAG_SQLSTATE), "42501", "nothing is deleted");
	PQclear(res);

	/* many at once, with their keys in order */
	res = must(consumer, "INSERT INTO ldpd.share_request (id, resource, purpose) VALUES (NULL, '303001/1', '甲'), (DEFAULT, '303001/1', '乙') RETURNING id");
	ok(PQntuples(res) == 2 && atoi(PQgetvalue(res, 0, 0)) + 1 == atoi(PQgetvalue(res, 1, 0)), "a batch returns its keys in order");
	PQclear(res);
}

static void
other_tables(PGconn *consumer, PGconn *provider, PGconn *platform)
{
	Entity		e;

	run(consumer, "BEGIN");
	run(provider, "BEGIN");
	run(platform, "BEGIN");
	new_entity(consumer, &e, "demand");
	set(&e, "resource", "303001/2");
	set(&e, "need", "按日");
	set(&e, "reason", "太旧");
	inserted(consumer, &e);
	new_entity(consumer, &e, "correction");
	set(&e, "resource", "303001/2");
	set(&e, "row_key", "{\"id\": 1}");
	set(&e, "problem", "有误");
	inserted(consumer, &e);
	new_entity(consumer, &e, "report");
	set(&e, "accused", "11371300MB0010022X");
	set(&e, "content", "不更新");
	inserted(consumer, &e);
	is(get(&e, "anonymous"), "f", "so here too");
	new_entity(provider, &e, "incident");
	set(&e, "description", "账号被盗");
	inserted(provider, &e);
	set(&e, "measures", "已停用");
	step(provider, &e, "contained");
	new_entity(provider, &e, "catalogue_change");
	set(&e, "resource", "303001/1");
	set(&e, "cause", "element");
	set(&e, "description", "改");
	set(&e, "occurred_on", "02/03/2026");
	inserted(provider, &e);
	new_entity(provider, &e, "emergency_share");
	set(&e, "resource", "303001/1");
	set(&e, "consumer", "11371300MB0010049M");
	set(&e, "event", "防汛");
	set(&e, "purpose", "人员转移");
	set(&e, "basis", "突发事件应对法");
	set(&e, "valid_until", "2026-03-20 00:00+00");
	inserted(provider, &e);
	step(provider, &e, "ended");
	new_entity(platform, &e, "open_request");
	set(&e, "resource", "303001/1");
	set(&e, "applicant_kind", "person");
	set(&e, "applicant_code", "E12345678");
	set(&e, "purpose", "研究");
	inserted(platform, &e);
	run(consumer, "COMMIT");
	run(platform, "COMMIT");
	step(provider, &e, "agreed");
	run(provider, "COMMIT");
}

static void
reading(PGconn *consumer)
{
	const char *one[] = {"1"};
	PGresult   *res;
	int			i;

	/* a driver names its statements, and closes those that fall out of its cache */
	for (i = 0; i < 7; i++)
	{
		if (i == 0 || i == 5)
		{
			res = PQprepare(consumer, "S_1", "SELECT name FROM data.c WHERE id = $1", 0, NULL);
			ok(PQresultStatus(res) == PGRES_COMMAND_OK, "S_1 is prepared");
			PQclear(res);
		}
		res = PQexecPrepared(consumer, "S_1", 1, one, NULL, NULL, 0);
		ok(PQntuples(res) == 1, "and executed");
		PQclear(res);
		if (i == 4)
			run(consumer, "DEALLOCATE \"S_1\"");
	}
	run(consumer, "SET ldpd.grant_id = '1'");
	run(consumer, "SET application_name = 'of the last user'");
	run(consumer, "DISCARD ALL");
	is(value(consumer, "SELECT current_setting('ldpd.grant_id', true)"), "", "DISCARD ALL takes the choice of a grant back");
	is(value(consumer, "SELECT count(*) FROM pg_prepared_statements"), "0", "and the statements");
	is(value(consumer, "SELECT current_agency()"), "11371300MB0010030Q", "and leaves who the session is");
	is(value(consumer, "SELECT name FROM data.c WHERE id = 1"), "名1", "it reads on");

	/* a session of reports */
	run(consumer, "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
	run(consumer, "BEGIN");
	run(consumer, "DECLARE \"_django_curs_1\" NO SCROLL CURSOR WITHOUT HOLD FOR SELECT id, name FROM data.c ORDER BY id");
	res = must(consumer, "FETCH FORWARD 30 FROM \"_django_curs_1\"");
	ok(PQntuples(res) == 30, "a cursor within a read only transaction");
	PQclear(res);
	run(consumer, "CLOSE \"_django_curs_1\"");
	run(consumer, "COMMIT");
	res = PQexec(consumer, "DECLARE \"_django_curs_2\" NO SCROLL CURSOR WITH HOLD FOR SELECT id, name FROM data.c");
	is_refused(res, "LD017", "one that outlives its transaction would keep a copy of the data");
	PQclear(res);
	run(consumer, "SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE");
	res = must(consumer, "SELECT id, name FROM data.c ORDER BY id DESC LIMIT 10 OFFSET 20");
	is(PQgetvalue(res, 0, 0), "80", "a page");
	PQclear(res);
}

int
main(void)
{
	PGconn	   *consumer;
	PGconn	   *provider;
	PGconn	   *bureau;
	PGconn	   *platform;

	make_city();
	consumer = begin_session("regress_ga");
	provider = begin_session("regress_mz");
	bureau = begin_session("regress_city");
	platform = begin_session("regress_platform");
	catalogue(provider, bureau);
	request(consumer, provider);
	other_tables(consumer, provider, platform);
	reading(consumer);
	PQfinish(consumer);
	PQfinish(provider);
	PQfinish(bureau);
	PQfinish(platform);
	return done_testing();
}
