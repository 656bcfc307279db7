// Words and colours that the pages share.

// 临沂市民政局 → 民政局: on a page about one city its name is left out.
export const short = (name) => name.replace(/^[^市]{2,3}市(?=..)/, "");

export const sum = (rows, column) => rows.reduce((total, row) => total + (row[column] ?? 0), 0);

export const number = (n) => n.toLocaleString("zh-CN");

export const percent = (part, whole) => (whole ? `${(100 * part / whole).toFixed(1)}%` : "—");

// The moment as Beijing has it.
export const moment = (text) => text && new Date(text).toLocaleString("sv-SE", {timeZone: "Asia/Shanghai"}).slice(0, 16);

export const colour = {onTime: "#2f7f86", late: "#c8452d", running: "#8aa3b5", open: ["#2f7f86", "#e0a63a", "#8c4a5f"]};

export const classes = {
  share: ["无条件共享", "有条件共享", "不予共享"],
  open: ["无条件开放", "有条件开放", "不予开放"]
};

// One figure with its words beneath.
export function figure(html, value, name, english, alarming) {
  return html`<div class="card figure ${alarming ? "alarm" : ""}"><div class="value ${String(value).length > 10 ? "long" : ""}">${value}</div><div>${name}</div><small>${english}</small></div>`;
}
