// Periods that run or are overdue, as a table: whose, what about, since when, how late.
import {html} from "htl";
import {short} from "./words.js";

const lateness = (duty, most) => html`<span class="days"><i style="width: ${Math.max(4, (56 * -duty.workdays_left) / most)}px"></i><b>${-duty.workdays_left} 个工作日</b></span>`;
const left = (duty) => (duty.workdays_left <= 0 ? html`<span class="soon">今日到期</span>` : html`<span class=${duty.workdays_left <= 2 ? "soon" : ""}>还有 ${duty.workdays_left} 个工作日</span>`);

export function dutyTable(duties, id, nothing) {
  if (duties.length === 0) return html`<div class="none" id=${id}>${nothing}</div>`;
  const most = Math.max(...duties.map((duty) => -duty.workdays_left));
  return html`<div class="scroll"><table class="duties" id=${id}>
    <thead><tr><th>机构</th><th class="wide">事项</th><th class="wide">对象</th><th class="wide">起算</th><th>到期</th><th>${id === "overdue" ? "已逾期" : "剩余"}</th></tr></thead>
    <tbody>${duties.map((duty) => html`<tr data-rule=${duty.rule} data-id=${duty.id}>
      <td class="agency">${short(duty.agency)}<div class="narrow muted">${duty.duty}</div></td>
      <td class="wide">${duty.duty} <span class="muted">第${duty.article}条</span></td>
      <td class="wide">${duty.resource ?? ""} <span class="muted">${duty.asked_by ? `${short(duty.asked_by)} · ` : ""}#${duty.id}</span></td>
      <td class="wide day">${duty.started_on}</td>
      <td class="day">${duty.due_on}</td>
      <td>${id === "overdue" ? lateness(duty, most) : left(duty)}</td>
    </tr>`)}</tbody>
  </table></div>`;
}
