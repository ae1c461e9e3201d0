/// »Börja här«: what remains to be done as a list of causes, above the findings. Each line goes to the finding to begin with, and reads as
/// what to do: level and code together begin a finding of the list below alone. A line of which the filter lets nothing through is not there.

import { h, replace, unchanged } from "./dom";
import type { Task } from "./protocol";
import { count, levelWord, t } from "./texts";
import type { Shown, Work } from "./work";

const few = 5, most = 10;
let all = false;

/// How many lines stand there from the beginning: fewer on a low screen, so that the findings are not pushed out of it.
function first(): number {
  return innerHeight < 800 ? 3 : few;
}

/// `whole`: as on paper, where nothing can be pressed.
export function drawTodo(at: HTMLElement, work: Work, go: (shown: Shown) => void, whole = false): void {
  const todo = (work.findings?.todo ?? []).filter(({ findings }) => findings.some((index) => work.lets(work.shown[index]!)));
  const alone = todo.length === 1 && todo[0]!.count === 1;
  at.hidden = todo.length === 0 || alone || work.stopped !== null;
  const long = all || whole, looks = todo.slice(0, most).map(({ rule, level, text, count, units, path, line, findings }) => [rule, level, text, count, units, path, line, findings[0]]);
  if (unchanged(at, [at.hidden ? null : looks, todo.length, long, work.language])) return;
  if (at.hidden) return replace(at);
  const start = first(), shown = todo.slice(0, long ? most : start), left = todo.length - shown.length;
  replace(at,
    h("h2", { class: "small", id: "todo-title" }, t("begin_here")),
    h("ol", { class: "todo" }, ...shown.map((task, place) => line(work, task, place, go))),
    left > 0 && (long
      ? h("p", { class: "quiet" }, t("todo_more", { n: count(left) }))
      : h("button", { type: "button", class: "plain small", "data-key": "todo-more", onclick: () => { all = true; drawTodo(at, work, go); } }, t("todo_show_more", { n: count(Math.min(most, todo.length) - start) }))));
}

function line(work: Work, task: Task, place: number, go: (shown: Shown) => void): HTMLElement {
  return h("li", { class: task.level },
    h("button", { type: "button", class: "go", "data-key": `todo-${place}`, onclick: () => begin(work, task, go) },
      h("span", { class: `tag ${task.level}` }, levelWord(task.level)), " ",
      h("span", { class: "message" }, task.text), " ",
      h("span", { class: "place" }, h("span", { class: "code" }, task.rule), " ", about(task))));
}

/// To the line's own place where the list shows it, else to the first of its findings there.
function begin(work: Work, task: Task, go: (shown: Shown) => void): void {
  const all = new Set(task.findings), some = work.filtered().filter(({ index }) => all.has(index)), first = some.find(({ finding }) => finding.line === task.line && finding.path === task.path) ?? some[0];
  if (first) go(first);
}

/// `12 ställen · BUN 7, KFN 5 · 3 följer av det: L02`
function about({ count: places, units, consequences, path, line: at }: Task): string {
  if (places === 1) return at === null ? path ?? "" : `${path}, ${t("line", { line: at })}`;
  const parts = [t("places", { n: count(places) })];
  const named = units.slice(0, few).map((unit) => `${unit.id} ${count(unit.count)}`).join(", ");
  if (named) parts.push(units.length > few ? `${named} …` : named);
  if (consequences.length > 0) {
    const n = consequences.reduce((sum, one) => sum + one.count, 0);
    parts.push(t("consequences", { n: count(n), list: consequences.map((one) => (consequences.length > 1 ? `${one.rule} ${count(one.count)}` : one.rule)).join(", ") }));
  }
  return parts.join(" · ");
}
