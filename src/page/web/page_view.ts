/// The parts of the page that are not a view of their own: which view is shown, that the focus comes to it, that something is being
/// checked, and what is said to those who hear the page.

import { focusOn, h, replace } from "./dom";
import { count, levelWord, t } from "./texts";
import type { View, Work } from "./work";

const part = (id: string) => document.getElementById(id)!;
/// Findings and text stand beside each other.
export const wide = matchMedia("(min-width: 64rem)");

export function drawView(work: Work): void {
  document.body.dataset.view = work.view;
  const shown = wide.matches && work.view === "text" ? "findings" : work.view;
  const views: [View, string][] = [["findings", t("check_view")], ["text", t("text_view")], ["report", t("report_view")]];
  const turn = (view: View) => () => {
    work.view = view;
    work.tell("view");
  };
  part("views").setAttribute("aria-label", t("views"));
  replace(part("views"), ...views.map(([view, text]) =>
    h("button", { type: "button", "data-key": view, "aria-pressed": shown === view ? "true" : "false", onclick: turn(view) }, text)));
}

/// The focus goes to the work once it is there to be seen: what is not drawn takes no focus.
let entering = false;

export function toWork(work: Work): void {
  entering = true;
  work.tell("view");
}

export function enter(): void {
  if (!entering || part("work").hidden) return;
  entering = false;
  if (!part("work").contains(document.activeElement) && !document.querySelector("dialog[open]")) focusOn(part("summary"));
}

let busyTimer = 0;

export function drawBusy(work: Work, cancel: () => void): void {
  const busy = String(!work.settled());
  if (document.body.dataset.busy !== busy) document.body.dataset.busy = busy;
  clearTimeout(busyTimer);
  if (!work.busy && !part("busy").hidden) {
    const focused = part("busy").contains(document.activeElement);
    part("busy").hidden = true;
    // The button that cancelled has gone: to what can be done then.
    if (focused) focusOn(document.querySelector<HTMLElement>('[data-key="again"]') ?? part("summary"));
  }
  // A quick check, as after each letter, is not worth a word.
  if (!work.busy || !part("busy").hidden) return;
  busyTimer = window.setTimeout(() => {
    part("busy").hidden = false;
    work.slow = true;
    work.tell("busy");
    replace(part("busy"), h("progress", { "aria-label": t("checking") }), h("span", {}, t("checking")),
      h("button", { type: "button", "data-key": "cancel", onclick: cancel }, t("cancel")));
  }, 600);
}

export function drawProgress(done: number, all: number): void {
  const progress = part("busy").querySelector("progress");
  if (progress) [progress.max, progress.value] = [all, done];
}

/// What the browser's tab says of the work.
function titleOf(work: Work): string {
  const summary = work.findings?.summary;
  if (work.stopped) return t("not_checked");
  if (!summary) return "";
  return work.stands() ? `${count(summary.errors)} ${levelWord("error", summary.errors)}` : t(work.screen?.failedRules.length ? "rules_not_run" : "checking");
}

let sayTimer = 0;

/// To those who hear the page.
export function say(text: string): void {
  clearTimeout(sayTimer);
  part("live").textContent = text;
}

/// The summary for those who hear the page: once it has been still for a while.
export function sayResult(work: Work): void {
  clearTimeout(sayTimer);
  sayTimer = window.setTimeout(() => (part("live").textContent = work.stands() ? (work.screen?.line ?? "") : ""), 900);
  document.body.dataset.milliseconds = work.milliseconds.toFixed(1);
  document.title = [titleOf(work), "Målkoll"].filter(Boolean).join(" – ");
}
