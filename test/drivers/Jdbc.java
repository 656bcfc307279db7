// JDBC, as agencies' apps and BI tools use it: what a driver is told of the tables, and the working life of an app. Prints TAP.
// Runs on the database of setup.sql, of which PGHOST_TCP, PGPORT and PGDATABASE say where it is; java -cp DRIVER.jar Jdbc.java
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.*;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.*;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

public class Jdbc {
	static int count = 0, failed = 0;
	static final String REQUEST = "INSERT INTO share_request (resource, purpose) VALUES (?, ?)";

	static void ok(boolean good, String what) {
		count++;
		if (!good) failed++;
		System.out.println((good ? "ok " : "not ok ") + count + " - " + what);
	}

	static void is(Object got, Object expected, String what) {
		boolean good = Objects.equals(got, expected);
		ok(good, what);
		if (!good) System.out.println("# got:      " + got + "\n# expected: " + expected);
	}

	interface Work { void run() throws Exception; }

	// The server's message of what must fail; where it does not, one that says nothing.
	static ServerErrorMessage refused(Work work) throws Exception {
		try {
			work.run();
		} catch (PSQLException e) {
			if (e.getServerErrorMessage() != null) return e.getServerErrorMessage();
			throw e;
		}
		return new ServerErrorMessage("");
	}

	static Connection connect(String user, String... options) throws SQLException {
		return DriverManager.getConnection("jdbc:postgresql://" + System.getenv("PGHOST_TCP") + ":" + System.getenv("PGPORT") + "/"
			+ System.getenv("PGDATABASE") + "?user=" + user + "&ApplicationName=testing" + String.join("", options));
	}

	static String value(Connection c, String sql, Object... parameters) throws SQLException {
		try (PreparedStatement s = c.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) s.setObject(i + 1, parameters[i]);
			try (ResultSet r = s.executeQuery()) {
				StringBuilder all = new StringBuilder();
				while (r.next()) all.append(all.length() > 0 ? "\n" : "").append(r.getString(1));
				return all.toString();
			}
		}
	}

	static int run(Connection c, String sql) throws SQLException {
		try (Statement s = c.createStatement()) { return s.executeUpdate(sql); }
	}

	public static void main(String[] arguments) throws Exception {
		try (Connection ga = connect("regress_ga"); Connection mz = connect("regress_mz")) {
			metadata(ga);
			try (Connection report = connect("regress_report")) { businessIntelligence(report); }
			request(ga, mz);
			refusals(ga, mz);
			parameters(ga, mz);
			batches(ga);
			transactions(ga, mz);
			reads(ga, mz);
			copies(mz, ga);
		}
		pool();
		System.out.println("1.." + count);
		System.exit(failed == 0 ? 0 : 1);
	}

	// ------------------------------------------------------------------ what a driver is told

	static final Set<Integer> PLAIN = Set.of(Types.VARCHAR, Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.DATE, Types.NUMERIC, Types.BIT,
		Types.BOOLEAN, Types.TIMESTAMP, Types.DOUBLE);

	static void metadata(Connection c) throws SQLException {
		DatabaseMetaData m = c.getMetaData();
		Map<String, String> types = new TreeMap<>();
		try (ResultSet r = m.getColumns(null, "ldpd", "share\\_request", null)) {
			while (r.next()) types.put(r.getString("COLUMN_NAME"), r.getInt("DATA_TYPE") + " " + r.getString("TYPE_NAME") + " " + r.getString("IS_NULLABLE"));
		}
		is(types.get("id"), "-5 int8 NO", "share_request.id is a BIGINT");
		is(types.get("consumer"), "1111 credit_code NO", "consumer is OTHER, by name of type credit_code");
		is(types.get("reply_due"), "91 date YES", "reply_due is a DATE");
		is(types.get("submitted_at"), "93 timestamptz NO", "submitted_at is a TIMESTAMP");
		is(types.get("items"), "2003 _text YES", "items is an ARRAY");

		int columns = 0;
		List<String> silent = new ArrayList<>();
		Set<String> others = new TreeSet<>();
		try (ResultSet r = m.getColumns(null, "ldpd", null, null)) {
			while (r.next()) {
				// a leaf of the ledger shows its parent's columns
				if (r.getString("TABLE_NAME").matches("ledger_(default|\\d+.*)")) continue;
				columns++;
				String remarks = r.getString("REMARKS");
				if (remarks == null || !remarks.matches("(?s).*\\p{IsHan}.*")) silent.add(r.getString("TABLE_NAME") + "." + r.getString("COLUMN_NAME"));
				if (!PLAIN.contains(r.getInt("DATA_TYPE"))) others.add(r.getString("TYPE_NAME"));
			}
		}
		ok(columns > 500, "getColumns lists the columns of schema ldpd");
		is(silent, List.of(), "each has our Chinese comment in REMARKS");
		is(value(c, "SELECT string_agg(typname, ' ' ORDER BY typname) FROM pg_type WHERE typnamespace = 'ldpd'::regnamespace AND typname = ANY (?)",
			c.createArrayOf("text", others.toArray())), "credit_code open_class share_class", "of our own types these are not plain to a driver");

		try (ResultSet r = m.getTables(null, "ldpd", "duty", new String[] {"VIEW"})) {
			ok(r.next() && r.getString("REMARKS").contains("期限"), "getTables has the comment of a view");
		}
		try (ResultSet r = m.getPrimaryKeys(null, "ldpd", "share_request")) {
			ok(r.next() && r.getString("COLUMN_NAME").equals("id"), "getPrimaryKeys");
		}
		Set<String> parents = new TreeSet<>();
		try (ResultSet r = m.getImportedKeys(null, "ldpd", "share_request")) { while (r.next()) parents.add(r.getString("PKTABLE_NAME")); }
		ok(parents.containsAll(List.of("resource", "agency")), "getImportedKeys leads to resource and agency");
	}

	// Whatever schema ldpd_bi holds: plain types alone, comments, and a result that can be read.
	static void businessIntelligence(Connection c) throws SQLException {
		DatabaseMetaData m = c.getMetaData();
		Map<String, Integer> names = new TreeMap<>();
		List<String> odd = new ArrayList<>(), unread = new ArrayList<>();
		try (ResultSet r = m.getColumns(null, "ldpd\\_bi", null, null)) {
			while (r.next()) {
				names.merge(r.getString("TABLE_NAME"), 1, Integer::sum);
				String remarks = r.getString("REMARKS");
				if (!PLAIN.contains(r.getInt("DATA_TYPE")) || remarks == null || !remarks.matches("(?s).*\\p{IsHan}.*"))
					odd.add(r.getString("TABLE_NAME") + "." + r.getString("COLUMN_NAME") + " " + r.getString("TYPE_NAME"));
			}
		}
		ok(names.size() >= 5, "getColumns lists the views of schema ldpd_bi");
		is(odd, List.of(), "they have plain types, and Chinese comments, only");
		for (Map.Entry<String, Integer> view : names.entrySet()) {
			try (Statement s = c.createStatement(); ResultSet r = s.executeQuery("SELECT * FROM ldpd_bi." + view.getKey() + " LIMIT 3")) {
				if (r.getMetaData().getColumnCount() != view.getValue()) unread.add(view.getKey());
				while (r.next()) for (int i = 1; i <= view.getValue(); i++) r.getObject(i);
			} catch (SQLException e) {
				unread.add(view.getKey() + ": " + e.getMessage());
			}
		}
		is(unread, List.of(), "a reporter's role reads each of them");
	}

	// ------------------------------------------------------------------ a request and its steps (Article 16)

	static long made = 0;

	static void request(Connection ga, Connection mz) throws Exception {
		try (PreparedStatement s = ga.prepareStatement(REQUEST + " RETURNING id, reply_due, submitted_at, consumer")) {
			s.setString(1, "303001/1");
			s.setString(2, "办理户口登记");
			try (ResultSet r = s.executeQuery()) {
				r.next();
				is(r.getObject("reply_due", LocalDate.class), LocalDate.of(2026, 3, 5), "RETURNING: the due date, as LocalDate");
				is(r.getObject("submitted_at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC),
					OffsetDateTime.of(2026, 3, 2, 1, 0, 0, 0, ZoneOffset.UTC), "and the moment, as OffsetDateTime");
				is(r.getString("consumer"), "11371300MB0010030Q", "and the agency, as String");
			}
		}
		try (PreparedStatement s = ga.prepareStatement(REQUEST, new String[] {"id", "reply_due"})) {
			s.setString(1, "303001/1");
			s.setString(2, "核验");
			is(s.executeUpdate(), 1, "generated keys: one row");
			try (ResultSet r = s.getGeneratedKeys()) {
				ok(r.next() && r.getLong("id") > 0 && r.getDate("reply_due").toString().equals("2026-03-05"), "getGeneratedKeys has the columns asked for");
			}
		}
		// what an object-relational mapper sends: every column, NULL where it knows nothing, and all columns back
		try (PreparedStatement s = ga.prepareStatement("INSERT INTO share_request (id, resource, consumer, purpose, items, valid_until, state, provider, "
			+ "submitted_at, reply_due, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", Statement.RETURN_GENERATED_KEYS)) {
			s.setNull(1, Types.BIGINT);
			s.setString(2, "303001/1");
			s.setNull(3, Types.VARCHAR);
			s.setString(4, "核验");
			s.setArray(5, ga.createArrayOf("text", new String[] {"id", "name"}));
			s.setObject(6, OffsetDateTime.of(2026, 12, 31, 0, 0, 0, 0, ZoneOffset.ofHours(8)));
			for (int i = 7; i <= 8; i++) s.setNull(i, Types.VARCHAR);
			s.setNull(9, Types.TIMESTAMP_WITH_TIMEZONE);
			s.setNull(10, Types.DATE);
			s.setNull(11, Types.TIMESTAMP);
			s.executeUpdate();
			try (ResultSet r = s.getGeneratedKeys()) {
				r.next();
				made = r.getLong("id");
				is(r.getString("state") + " " + Arrays.toString((Object[]) r.getArray("items").getArray()), "submitted [id, name]",
					"NULL for what the server stamps, and an array, as a mapper sends them");
			}
		}
		// an optimistic step: who comes second touches no row
		try (PreparedStatement s = mz.prepareStatement("UPDATE share_request SET state = ? WHERE id = ? AND state = ?")) {
			s.setString(1, "agreed");
			s.setLong(2, made);
			s.setString(3, "submitted");
			is(s.executeUpdate(), 1, "UPDATE of state: the step is taken");
			is(s.executeUpdate(), 0, "once: by the state that was read, the second time finds no row");
		}
		is(value(ga, "SELECT state FROM share_request WHERE id = ?", made), "agreed", "the consumer sees it");
		is(run(mz, "UPDATE share_request SET state = 'fulfilled' WHERE id = " + made), 1, "and it is fulfilled");
	}

	static void refusals(Connection ga, Connection mz) throws Exception {
		ServerErrorMessage m = refused(() -> run(mz, "UPDATE share_request SET state = 'refused' WHERE id = " + (made - 1)));
		is(m.getSQLState(), "LD016", "a refusal with no basis: SQLSTATE of the article");
		ok(m.getDetail() != null && m.getDetail().contains("Article 16: 不予共享的,应当提供法律、法规、规章依据"), "DETAIL cites it");
		ok(m.getHint() != null && m.getHint().contains("legal_basis"), "HINT names the column");
		m = refused(() -> run(ga, "INSERT INTO share_request (resource, purpose, reply_due) VALUES ('303001/1', '核验', '2030-01-01')"));
		is(m.getSQLState(), "LD016", "what the server stamps is not the client's");
		m = refused(() -> value(ga, "SELECT name FROM data.n WHERE id = ?", 1));
		is(m.getSQLState(), "LD015", "what is not shared is not read");
		m = refused(() -> value(ga, "SELECT ?::credit_code", "11371300MB0010030X"));
		ok("22P02".equals(m.getSQLState()) && m.getDetail().contains("should be \"Q\""), "a mistyped code says what it should be");
	}

	// ------------------------------------------------------------------ parameters

	static void parameters(Connection ga, Connection mz) throws Exception {
		String code = value(ga, "SELECT code FROM data.enterprise WHERE name = '企业77'");
		String plan = value(ga, "EXPLAIN SELECT name FROM data.enterprise WHERE code = ?", code);
		ok(plan.contains("Index Cond") && !plan.contains("Filter"), "setString in WHERE uses the index of a credit_code");
		is(value(ga, "SELECT name FROM data.enterprise WHERE code = ?", code), "企业77", "and finds the row");
		plan = value(ga, "EXPLAIN SELECT name FROM data.enterprise WHERE code IN (?, ?)", code, "91371300000030007D");
		ok(plan.contains("Index Cond"), "so does IN with two");
		plan = value(ga, "EXPLAIN SELECT code::text FROM data.enterprise WHERE code BETWEEN ? AND ?", code, code);
		ok(plan.contains("Index Cond"), "so does BETWEEN");
		is(value(ga, "SELECT name FROM data.enterprise WHERE code = ANY (?)", ga.createArrayOf("credit_code", new String[] {code})), "企业77", "and an array of them");

		is(refused(() -> value(ga, "SELECT count(*) FROM data.enterprise WHERE share = ?", "无条件共享")).getSQLState(), "42883",
			"share_class has no comparison with varchar, as an enum has none");
		is(value(ga, "SELECT count(*) FROM data.enterprise WHERE share = ?::share_class", "无条件共享"), "3000", "a cast in the statement does");
		try (PreparedStatement s = ga.prepareStatement("SELECT count(*) FROM data.enterprise WHERE share = ?")) {
			s.setObject(1, "无条件共享", Types.OTHER);
			try (ResultSet r = s.executeQuery()) { ok(r.next() && r.getInt(1) == 3000, "or setObject(…, Types.OTHER)"); }
		}
		is(value(ga, "SELECT count(*) FROM data.enterprise_plain WHERE share = ?", "无条件共享"), "3000", "or a view with ::text");
		try (Connection loose = connect("regress_ga", "&stringtype=unspecified")) {
			is(value(loose, "SELECT count(*) FROM data.enterprise WHERE share = ? AND code = ?", "无条件共享", code), "1", "or stringtype=unspecified in the URL");
			try (ResultSet r = loose.getMetaData().getColumns(null, "data", "enterprise\\_plain", null)) {
				Set<Integer> seen = new TreeSet<>();
				while (r.next()) seen.add(r.getInt("DATA_TYPE"));
				is(seen, new TreeSet<>(List.of(Types.VARCHAR, Types.DATE)), "the view has plain types");
			}
		}
		try (PreparedStatement s = mz.prepareStatement("INSERT INTO catalogue_change (resource, cause, description, occurred_on) VALUES (?, ?, ?, ?) RETURNING due_on")) {
			s.setString(1, "303001/1");
			s.setString(2, "element");
			s.setString(3, "增加一项");
			s.setObject(4, LocalDate.of(2026, 2, 27));
			try (ResultSet r = s.executeQuery()) {
				r.next();
				is(r.getObject(1, LocalDate.class), LocalDate.of(2026, 3, 19), "setObject(LocalDate): 15 working days after it, a Saturday that is worked among them");
			}
		}
	}

	// ------------------------------------------------------------------ batches, transactions

	static void batches(Connection ga) throws Exception {
		for (String rewrite : List.of("", "&reWriteBatchedInserts=true")) {
			try (Connection c = connect("regress_ga", rewrite); PreparedStatement s = c.prepareStatement(REQUEST, new String[] {"id"})) {
				for (int i = 0; i < 20; i++) {
					s.setString(1, "303001/1");
					s.setString(2, "批量" + i);
					s.addBatch();
				}
				is(s.executeBatch().length, 20, "a batch of 20 requests" + rewrite);
				Set<Long> keys = new HashSet<>();
				try (ResultSet r = s.getGeneratedKeys()) { while (r.next()) keys.add(r.getLong(1)); }
				is(keys.size(), 20, "has 20 generated keys" + rewrite);
			}
		}
		try (PreparedStatement s = ga.prepareStatement("INSERT INTO data.enterprise (code, name) VALUES (?, ?)")) {
			String[] codes = value(ga, "SELECT enterprise(n)::text FROM generate_series(5001, 5100) n").split("\n");
			for (String code : codes) {
				s.setString(1, code);
				s.setString(2, "批量");
				s.addBatch();
			}
			is(Arrays.stream(s.executeBatch()).sum(), 100, "setString fills credit_code columns, 100 in a batch");
			ga.setAutoCommit(false);
			for (String code : List.of(value(ga, "SELECT enterprise(6001)"), codes[0].substring(0, 17) + "0")) {
				s.setString(1, code);
				s.setString(2, "有误");
				s.addBatch();
			}
			try {
				s.executeBatch();
				ok(false, "a batch with a wrong code fails");
			} catch (BatchUpdateException e) {
				is(((SQLException) e.getCause()).getSQLState(), "22P02", "a batch with a wrong code fails");
			}
			ga.rollback();
			ga.setAutoCommit(true);
			is(value(ga, "SELECT count(*) FROM data.enterprise WHERE name = '有误'"), "0", "whole");
		}
	}

	static void transactions(Connection ga, Connection mz) throws Exception {
		String before = value(mz, "SELECT count(*) FROM share_request");
		ga.setAutoCommit(false);
		run(ga, "INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '回滚')");
		Savepoint savepoint = ga.setSavepoint();
		is(refused(() -> run(ga, "INSERT INTO share_request (resource, purpose) VALUES ('303001/3', '不予')")).getSQLState(), "LD015", "an error in a transaction");
		is(refused(() -> value(ga, "SELECT 1")).getSQLState(), "25P02", "aborts it");
		ga.rollback(savepoint);
		run(ga, "INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '回滚')");
		ga.rollback();
		is(value(mz, "SELECT count(*) FROM share_request"), before, "autocommit off: what is rolled back was never asked");
		try (Connection saving = connect("regress_ga", "&autosave=always")) {
			saving.setAutoCommit(false);
			run(saving, "INSERT INTO share_request (resource, purpose) VALUES ('303001/1', '保存点')");
			refused(() -> run(saving, "INSERT INTO share_request (resource, purpose) VALUES ('303001/3', '不予')"));
			run(saving, "UPDATE share_request SET state = 'withdrawn' WHERE purpose = '保存点'");
			saving.commit();
		}
		is(value(mz, "SELECT state FROM share_request WHERE purpose = '保存点'"), "withdrawn", "autosave=always goes on after an error");
		ga.setAutoCommit(true);
	}

	// ------------------------------------------------------------------ reading what was granted (Articles 15, 17, 31)

	static void reads(Connection ga, Connection mz) throws Exception {
		// a time-out is the server's cancel, and leaves the connection as it was
		try (Statement s = ga.createStatement()) {
			s.setQueryTimeout(1);
			is(refused(() -> s.executeQuery("SELECT name, pg_sleep(10) FROM data.c")).getSQLState(), "57014", "setQueryTimeout");
			s.setQueryTimeout(0);
			ResultSet r = s.executeQuery("SELECT count(*) FROM data.c");
			ok(r.next() && r.getInt(1) == 100, "the connection goes on");
		}
		// a cursor: fetch size with autocommit off
		ga.setAutoCommit(false);
		try (Statement s = ga.createStatement()) {
			s.setFetchSize(10);
			int n = 0;
			try (ResultSet r = s.executeQuery("SELECT id, name FROM data.c")) { while (r.next()) n++; }
			is(n, 100, "a fetch size of 10 brings 100 rows");
		}
		ga.commit();

		PreparedStatement prepared = ga.prepareStatement("SELECT name FROM data.c WHERE id = ?");
		prepared.unwrap(PGStatement.class).setPrepareThreshold(5);
		ga.setAutoCommit(true);
		String names = "";
		for (int i = 1; i <= 12; i++) {
			prepared.setInt(1, i);
			try (ResultSet r = prepared.executeQuery()) { if (r.next()) names += r.getString(1) + " "; }
		}
		ok(names.endsWith("名12 ") && prepared.unwrap(PGStatement.class).isUseServerPrepare(), "after 5 executions the statement is the server's");
		is(value(ga, "SELECT generic_plans > 0 FROM pg_prepared_statements WHERE statement LIKE 'SELECT name FROM data.c WHERE id%'"), "t", "with a generic plan");
		// an open cursor, and the prepared statement, when the grant ends
		ga.setAutoCommit(false);
		Statement cursor = ga.createStatement();
		cursor.setFetchSize(10);
		ResultSet rows = cursor.executeQuery("SELECT id FROM data.c");
		for (int i = 0; i < 10; i++) rows.next();
		is(run(mz, "UPDATE share_request SET state = 'ended' WHERE id = " + made), 1, "the provider ends the sharing");
		is(refused(() -> { while (rows.next()) { } }).getSQLState(), "LD016", "an open cursor fetches no more");
		ga.rollback();
		ga.setAutoCommit(true);
		prepared.setInt(1, 1);
		ServerErrorMessage m = refused(() -> prepared.executeQuery());
		is(m.getSQLState(), "LD016", "the prepared statement is refused too");
		ok(m.getDetail().contains("no grant") && m.getHint().contains("INSERT INTO ldpd.share_request"), "and told how to ask again");
		value(mz, "SELECT flush_usage()");
		is(value(mz, "SELECT concat_ws(' ', count(*), action, outcome, message, rows) FROM usage WHERE role = 'regress_ga' AND application = 'testing' "
			+ "GROUP BY action, outcome, message, rows ORDER BY min(use_no)"), """
			1 denied denied resource "303001/3" is not shared
			1 read failed 57014
			13 read completed 1
			1 read completed 100
			1 read abandoned
			2 denied denied no grant on resource "303001/1" is in force for this agency""", "each of these reads and refusals is on record, under the app's name");
	}

	static void copies(Connection mz, Connection ga) throws Exception {
		var copy = mz.unwrap(PGConnection.class).getCopyAPI();
		String heads = "信息资源名称,信息资源代码,信息资源摘要,信息资源格式,信息项名称,数据类型,共享类型,共享条件,是否向社会开放,开放条件,更新周期,安全级别,使用要求";
		long lines = copy.copyIn("COPY catalogue_sheet (" + heads.replace(",", ", ") + ") FROM STDIN (FORMAT csv, HEADER MATCH)", new StringReader(heads + "\n"
			+ "殡葬服务机构,303001/000101,经批准的殡葬服务机构,数据库,机构名称,字符型,1,,是,,每年,一般,无\n,,,,地址,字符型,,,,,,,\n"));
		is(lines, 2L, "CopyManager loads a catalogue sheet");
		is(value(mz, "SELECT count(*) FROM catalogue_sheet WHERE errors IS NOT NULL"), "0", "with no error");
		StringWriter out = new StringWriter();
		is(copy.copyOut("COPY (SELECT code, name, founded FROM data.enterprise ORDER BY code LIMIT 3) TO STDOUT (FORMAT csv)", out), 3L, "CopyManager reads");
		ok(out.toString().matches("(?s)(91371300[0-9A-Z]{10},企业\\d+,2020-01-01\n){3}"), "text as the types write it");
		is(refused(() -> ga.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY data.n TO STDOUT", new StringWriter())).getSQLState(), "LD015",
			"COPY of what is not shared is refused");
	}

	// ------------------------------------------------------------------ a pool's habits: one login, an agency each transaction

	static void pool() throws Exception {
		try (Connection c = connect("regress_pool", "&prepareThreshold=1")) {
			String who = "SELECT current_agency()";
			c.setAutoCommit(false);
			run(c, "SET LOCAL ROLE regress_ga");
			is(value(c, who), "11371300MB0010030Q", "SET LOCAL ROLE: the session acts for one agency");
			run(c, REQUEST.replace("?, ?", "'303001/1', '连接池'"));
			c.commit();
			is(value(c, who + " IS NULL"), "t", "for none after COMMIT");
			run(c, "SET LOCAL ROLE regress_rs");
			is(value(c, who), "11371300MB0010049M", "and for another in the next transaction, by the same prepared statement");
			is(value(c, "SELECT count(*) FROM share_request"), "0", "which does not see the other's requests");
			c.rollback();
			c.setAutoCommit(true);
			run(c, "SET ldpd.grant_id = '17'");
			run(c, "SET ROLE regress_ga");
			run(c, "DISCARD ALL");
			is(value(c, "SELECT current_setting('ldpd.grant_id') || current_user"), "regress_pool", "DISCARD ALL takes the role and the grant back");
			is(value(c, who + " IS NULL"), "t", "and statements prepared before are prepared anew");
			is(value(c, "SELECT current_setting('search_path')"), "\"$user\", public, ldpd", "the database's search_path stays");
		}
	}
}
