// The pages of the dashboard in a headless browser, held against what the tables of the law say. Prints TAP.
// Runs on the database of demo/year.sql, of which the built pages are in $DASHBOARD/dist. No server: the browser's requests are answered from the folder, and none goes anywhere else.
import {existsSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";

const require = createRequire(join(process.env.DASHBOARD, "package.json"));
const {chromium} = require("playwright-core");
const pg = require("pg");
const origin = "http://dashboard.test";
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

let count = 0;
let failed = 0;
function ok(good, what) {
  if (!good) failed++;
  console.log(`${good ? "ok" : "not ok"} ${++count} - ${what}`);
}
function is(got, expected, what) {
  const [a, b] = [JSON.stringify(got), JSON.stringify(expected)];
  ok(a === b, what);
  if (a !== b) console.log(`# got:      ${a}\n# expected: ${b}`);
}

// The oracle: the superuser's own look at schema ldpd, past all views of ldpd_bi. Values are text, as psql prints them.
pg.types.getTypeParser = () => (text) => text;
const client = new pg.Client();
await client.connect();
await client.query("SET search_path = ldpd; SET TimeZone = 'Asia/Shanghai'");
const query = async (sql) => (await client.query({text: sql, rowMode: "array"})).rows.map((row) => row.map((value) => (value === null ? "" : String(value))));
const value = async (sql) => (await query(sql))[0][0];

const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: flags});
const strangers = [];
const complaints = [];

// A page in a window of some width, when it has come to rest.
async function open(name, width = 1280) {
  const page = await browser.newPage({viewport: {width, height: 900}});
  page.on("console", (message) => { if (message.type() === "error" || message.type() === "warning") complaints.push(`${name}: ${message.text()}`); });
  page.on("pageerror", (error) => complaints.push(`${name}: ${error.message}`));
  await page.route("**/*", (route) => {
    const url = new URL(route.request().url());
    const path = join(process.env.DASHBOARD, "dist", decodeURIComponent(url.pathname));
    if (url.origin === origin && existsSync(path)) return route.fulfill({path});
    strangers.push(url.href);
    return route.abort();
  });
  await page.goto(`${origin}/${name}.html`, {waitUntil: "networkidle"});
  await page.waitForFunction(() => document.querySelectorAll(".observablehq--loading, observablehq-loading").length === 0);
  await page.waitForTimeout(300);
  return page;
}
const texts = (page, selector) => page.$$eval(selector, (all) => all.map((each) => each.textContent.trim()));
const figures = (page) => texts(page, ".figure .value");
const short = (name) => name.replace(/^临沂市/, "");

// ---------------------------------------------------------------- deadlines

let page = await open("index");
const overdue = await query(`
  SELECT a.name, d.rule, d.subject_id, d.due_on::text, -d.workdays_left
  FROM duty d JOIN agency a ON a.code = d.agency WHERE d.status = 'overdue' ORDER BY d.due_on, d.rule, d.subject_id`);
ok(overdue.length > 3, "the year leaves some overdue");
is(await page.$$eval("#overdue tbody tr", (rows) => rows.map((row) => [row.cells[0].firstChild.textContent, row.dataset.rule, row.dataset.id, row.cells[4].textContent.trim(),
  row.cells[5].textContent.trim()])), overdue.map(([name, rule, id, due, late]) => [short(name), rule, id, due, `${late} 个工作日`]), "who is late: each overdue duty, the latest first");
const soon = await query(`SELECT rule, subject_id FROM duty WHERE status = 'running' AND workdays_left <= 5 ORDER BY due_on, rule, subject_id`);
is(await page.$$eval("#soon tbody tr", (rows) => rows.map((row) => [row.dataset.rule, row.dataset.id])), soon, "what is due soon");
is(await figures(page), [String(overdue.length), String(new Set(overdue.map(([name]) => name)).size), String(soon.length),
  await value(`SELECT round(100.0 * count(*) FILTER (WHERE status = 'on_time') / count(*), 1) || '%' FROM duty WHERE status IN ('on_time', 'late')`)], "its figures");
const cells = `SELECT count(*) FROM (SELECT DISTINCT agency, date_trunc('month', done_at) FROM duty WHERE status IN ('on_time', 'late')`;
const matrix = () => page.$$eval("svg g[aria-label=cell] rect", (all) => all.length);
is(String(await matrix()), await value(`${cells}) c`), "a cell for each agency and month in which something was closed");
await page.selectOption("select", {label: (await texts(page, "option")).find((text) => text.includes("第22条"))});
await page.waitForTimeout(300);
is(String(await matrix()), await value(`${cells} AND rule = 'open_reply') c`), "of one rule alone, when it is chosen");
is((await texts(page, "svg g[aria-label='x-axis tick label'] text")).includes("11月"), true, "months are labelled");

// ---------------------------------------------------------------- catalogue

page = await open("catalogue");
is(await figures(page), [await value("SELECT count(*) FROM catalogue"), await value("SELECT round(100.0 * count(*) FILTER (WHERE share_class <> '不予共享') / count(*), 1) || '%' FROM catalogue"),
  await value("SELECT round(100.0 * count(*) FILTER (WHERE open_class <> '不予开放') / count(*), 1) || '%' FROM catalogue"), await value("SELECT count(*) FROM freshness WHERE status = 'overdue'")], "catalogue: its figures");
is((await texts(page, "svg:has(g[aria-label=cell]) g[aria-label=text] text")).map(Number).sort((a, b) => a - b),
  (await query("SELECT count(*) FROM catalogue GROUP BY share_class, open_class ORDER BY 1")).map(([n]) => Number(n)), "how many there are of each share and open class");
is(await page.$$eval("#stale tbody tr", (rows) => rows.map((row) => row.cells[0].textContent).sort()),
  (await query("SELECT c.name FROM freshness f JOIN catalogue c USING (resource) WHERE f.status = 'overdue'")).map(([name]) => name).sort(), "what is not fresh");

// ---------------------------------------------------------------- use

page = await open("use");
const sealed = "FROM usage WHERE ledger_id <= (SELECT sealed_upto FROM ledger_state)";
const plain = (n) => Number(n).toLocaleString("zh-CN");
is(await figures(page), [plain(await value(`SELECT count(*) ${sealed} AND action = 'read'`)), plain(await value(`SELECT sum(rows) ${sealed} AND action = 'read'`)),
  await value(`SELECT count(DISTINCT agency) ${sealed} AND action = 'read'`), await value(`SELECT count(*) ${sealed} AND action = 'denied'`)], "use: statements, rows, consumers and refusals of what is sealed");
is((await texts(page, "svg:has(g[aria-label=cell]) g[aria-label=text] text")).map(Number).sort((a, b) => a - b), (await query(`
  SELECT count(*) FROM (SELECT u.agency, c.provider FROM usage u JOIN catalogue c USING (resource) WHERE ledger_id <= (SELECT sealed_upto FROM ledger_state) AND action = 'read') u
  GROUP BY agency, provider ORDER BY 1`)).map(([n]) => Number(n)), "who uses whose data: each pair with its count");
ok((await page.$$("svg g[aria-label=bar] rect")).length > 20, "purposes and months have their bars");
await page.fill("input[type=search]", "户口");
await page.waitForTimeout(300);
const found = await texts(page, "form table tbody tr");
ok(found.length > 0 && found.every((row) => row.includes("户口")), "the table can be searched");

// ---------------------------------------------------------------- ledger

page = await open("ledger");
const [[sealed_entries, unsealed]] = await query(`SELECT count(*) FILTER (WHERE id <= sealed_upto), count(*) FILTER (WHERE id > sealed_upto) FROM ledger, ledger_state`);
const ledger = await figures(page);
is([ledger[0], ledger[2]], [plain(sealed_entries), plain(unsealed)], "ledger: what is sealed, and what is not");
ok(Number(unsealed) > 0, "of which there is some");

// ---------------------------------------------------------------- every page, also on a telephone

for (const name of ["index", "catalogue", "use", "ledger"]) {
  page = await open(name, 390);
  ok(await page.evaluate(() => document.documentElement.scrollWidth <= 390), `${name}: nothing stands out on a screen of 390 pixels`);
  is(await texts(page, ".observablehq--error"), [], `${name}: every cell ran`);
}
is(complaints, [], "no page complained on the console");
is(strangers, [], "none asked another host for anything");
is(await query(`SELECT DISTINCT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = 'dashboard'`),
  [["ldpd_report"]], "the pages were made by a role of ldpd_report alone");

await browser.close();
await client.end();
console.log(`1..${count}`);
process.exit(failed ? 1 : 0);
