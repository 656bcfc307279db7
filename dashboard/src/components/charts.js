// The charts: each takes rows and the width that it may have.
import * as Plot from "@observablehq/plot";
import {classes, colour, number, percent, short} from "./words.js";

const font = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const style = {fontFamily: font, fontSize: "12px", overflow: "visible"};
// Names beside a chart: so many characters of 12 pixels as there is room for.
const room = (width) => (width < 480 ? 8 : 13);
const nameMargin = (width) => 12 * room(width) + 8;
const fit = (name, n) => (name.length > n ? `${name.slice(0, n - 1)}…` : name);
const names = (width, anchor = Plot.axisY, options = {}) => anchor({label: null, tickSize: 0, tickFormat: (name) => fit(short(name), room(width)), ...options});
// "2026-03-01" → "3月", or 3 where it is narrow
const months = (width) => (day) => (width < 400 ? +day.slice(5, 7) : `${+day.slice(5, 7)}月`);

// Rows folded by some columns, their counts added up.
export function fold(rows, by, counts) {
  const groups = new Map();
  for (const row of rows) {
    const key = by.map((column) => row[column]).join("\u0000");
    let group = groups.get(key);
    if (!group) groups.set(key, (group = Object.fromEntries([...by.map((column) => [column, row[column]]), ...counts.map((column) => [column, 0])])));
    for (const column of counts) group[column] += row[column] ?? 0;
  }
  return [...groups.values()];
}

// On-time rate of each agency in each month: red where most was late.
export function onTimeMatrix(rows, width) {
  const cells = fold(rows, ["agency", "month"], ["closed", "on_time", "late"]);
  const rate = (row) => (100 * row.on_time) / row.closed;
  const narrow = width < 480;
  const agencies = fold(cells, ["agency"], ["closed", "on_time"]).sort((a, b) => rate(a) - rate(b) || b.closed - a.closed);
  return Plot.plot({
    width, style, marginLeft: nameMargin(width), marginTop: 24, marginBottom: 8, marginRight: 0,
    height: 40 + 30 * agencies.length,
    x: {type: "band", axis: "top", label: null, tickSize: 0, tickFormat: months(width), padding: 0.06},
    y: {domain: agencies.map((row) => row.agency), padding: 0.08},
    color: {type: "linear", domain: [50, 75, 100], range: ["#c8452d", "#f3dfb4", "#2f7f86"], clamp: true},
    marks: [
      names(width),
      Plot.cell(cells, {x: "month", y: "agency", fill: rate, rx: 2}),
      narrow ? null : Plot.text(cells, {x: "month", y: "agency", text: (row) => Math.round(rate(row)), fill: (row) => (rate(row) > 88 || rate(row) < 60 ? "white" : "#333"), fontSize: 11}),
      Plot.tip(cells, Plot.pointer({x: "month", y: "agency", title: (row) => `${row.agency} ${row.month.slice(0, 7)}\n按期 ${row.on_time} / 办结 ${row.closed}(${percent(row.on_time, row.closed)})\n逾期办结 ${row.late}`}))
    ]
  });
}

// What was closed each month, in time and late.
export function closedByMonth(rows, width) {
  const bars = fold(rows, ["month"], ["on_time", "late"]).flatMap((row) => [
    {month: row.month, status: "按期 on time", n: row.on_time}, {month: row.month, status: "逾期 late", n: row.late}]);
  return Plot.plot({
    width, style, height: 220, marginLeft: 36, marginRight: 0,
    x: {type: "band", label: null, tickFormat: months(width), tickSize: 0},
    y: {label: null, grid: true, ticks: 4},
    color: {domain: ["按期 on time", "逾期 late"], range: [colour.onTime, colour.late], legend: true},
    marks: [Plot.barY(bars, {x: "month", y: "n", fill: "status", tip: true}), Plot.ruleY([0])]
  });
}

// The same by what the duty is.
export function closedByRule(rows, width) {
  const rules = fold(rows, ["duty"], ["on_time", "late"]).sort((a, b) => b.on_time + b.late - a.on_time - a.late);
  const bars = rules.flatMap((row) => [{duty: row.duty, status: "按期 on time", n: row.on_time}, {duty: row.duty, status: "逾期 late", n: row.late}]);
  return Plot.plot({
    width, style, height: 40 + 32 * rules.length, marginLeft: nameMargin(width), marginRight: 84, marginTop: 4, marginBottom: 20,
    x: {label: null, grid: true, ticks: 4},
    y: {domain: rules.map((row) => row.duty), padding: 0.3},
    color: {domain: ["按期 on time", "逾期 late"], range: [colour.onTime, colour.late]},
    marks: [
      names(width),
      Plot.barX(bars, {x: "n", y: "duty", fill: "status", tip: true}),
      Plot.text(rules, {x: (row) => row.on_time + row.late, y: "duty", text: (row) => `按期 ${percent(row.on_time, row.on_time + row.late)}`, textAnchor: "start", dx: 5}),
      Plot.ruleX([0])
    ]
  });
}

// Resources of each provider by share or open class.
export function classBars(rows, kind, width) {
  const column = `${kind}_class`;
  const bars = fold(rows, ["provider", column], ["resources"]);
  const providers = fold(rows, ["provider"], ["resources"]).sort((a, b) => b.resources - a.resources);
  return Plot.plot({
    width, style, marginLeft: nameMargin(width), marginRight: 12, marginTop: 4,
    height: 60 + 24 * providers.length,
    x: {label: null, grid: true, ticks: 4, tickFormat: "d"},
    y: {domain: providers.map((row) => row.provider), padding: 0.25},
    color: {domain: classes[kind], range: colour.open, legend: true},
    marks: [names(width), Plot.barX(bars, Plot.stackX({x: "resources", y: "provider", fill: column, order: classes[kind], tip: true})), Plot.ruleX([0])]
  });
}

// How share and open classes go together: what may be shared need not be open.
export function classMatrix(rows, width) {
  const cells = fold(rows, ["share_class", "open_class"], ["resources"]);
  return Plot.plot({
    width, style, height: 190, marginLeft: 84, marginTop: 28, marginBottom: 4, marginRight: 0,
    x: {type: "band", domain: classes.open, axis: "top", label: null, tickSize: 0},
    y: {type: "band", domain: classes.share, label: null, tickSize: 0},
    color: {type: "sqrt", scheme: "GnBu"},
    marks: [
      Plot.cell(cells, {x: "open_class", y: "share_class", fill: "resources", inset: 2, rx: 3}),
      Plot.text(cells, {x: "open_class", y: "share_class", text: "resources", fontSize: 16, fill: (row) => (row.resources > 8 ? "white" : "#234")})
    ]
  });
}

// Whose data (columns) are read by whom (rows): statements.
export function useMatrix(rows, width) {
  const cells = fold(rows, ["consumer", "provider"], ["statements", "rows"]);
  const order = (column) => fold(cells, [column], ["statements"]).sort((a, b) => b.statements - a.statements).map((row) => row[column]);
  const narrow = width < 480;
  return Plot.plot({
    width, style, marginLeft: nameMargin(width), marginTop: narrow ? 88 : 112, marginBottom: 4, marginRight: narrow ? 8 : 60,
    height: (narrow ? 100 : 124) + 28 * order("consumer").length,
    x: {type: "band", domain: order("provider"), axis: null, padding: 0.06},
    y: {domain: order("consumer"), padding: 0.08},
    color: {type: "sqrt", scheme: "GnBu"},
    marks: [
      names(width),
      names(width, Plot.axisX, {anchor: "top", tickRotate: -45}),
      Plot.cell(cells, {x: "provider", y: "consumer", fill: "statements", rx: 2}),
      Plot.text(cells, {x: "provider", y: "consumer", text: "statements", fill: (row) => (row.statements > 30 ? "white" : "#234"), fontSize: narrow ? 9 : 11}),
      Plot.tip(cells, Plot.pointer({x: "provider", y: "consumer", title: (row) => `${row.consumer}\n读取 ${row.provider}的数据\n${number(row.statements)} 次,${number(row.rows)} 行`}))
    ]
  });
}

// For what: the purposes most often read under.
export function purposes(rows, width, limit = 14) {
  const bars = fold(rows.filter((row) => row.purpose), ["purpose"], ["statements"]).sort((a, b) => b.statements - a.statements).slice(0, limit);
  return Plot.plot({
    width, style, marginLeft: nameMargin(width), marginRight: 40, marginTop: 4, marginBottom: 8,
    height: 20 + 24 * bars.length,
    x: {axis: null},
    y: {domain: bars.map((row) => row.purpose), padding: 0.25},
    marks: [
      names(width),
      Plot.barX(bars, {x: "statements", y: "purpose", fill: colour.onTime}),
      Plot.text(bars, {x: "statements", y: "purpose", text: (row) => number(row.statements), textAnchor: "start", dx: 5})
    ]
  });
}

// Reads each month, by the class of what is read.
export function usesByMonth(rows, width) {
  return Plot.plot({
    width, style, height: 220, marginLeft: 40, marginRight: 0,
    x: {type: "band", label: null, tickFormat: months(width), tickSize: 0},
    y: {label: null, grid: true, ticks: 4},
    color: {domain: classes.share.slice(0, 2), range: colour.open, legend: true},
    marks: [Plot.barY(fold(rows, ["month", "share_class"], ["statements"]), Plot.stackY({x: "month", y: "statements", fill: "share_class", order: classes.share, tip: true})), Plot.ruleY([0])]
  });
}
