// What the loaders share: one statement of schema ldpd_bi to JSON on standard output. Who and where the server is say PGHOST,
// PGPORT, PGUSER, PGDATABASE and PGPASSWORD, as for psql; the role is one of group ldpd_report.
import pg from "pg";

// Days stay text, counts become numbers: what JSON has.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

export async function json(sql) {
  const client = new pg.Client({application_name: "ldpd dashboard"});
  await client.connect();
  try {
    await client.query("SET search_path = ldpd_bi; SET TimeZone = 'Asia/Shanghai'; SET default_transaction_read_only = on");
    const {rows} = await client.query(sql);
    process.stdout.write(JSON.stringify(rows));
  } finally {
    await client.end();
  }
}
