/// What the page has to say, each with what can be done about it.

import { h, icon, replace, unchanged } from "./dom";
import { t } from "./texts";
import type { Notice, Work } from "./work";

/// The newest first. `more`: what is said as long as it is so, and cannot be put away. `sync`: takes what is being written, before anything is done about it.
export function drawNotices(at: HTMLElement, work: Work, more: string[], sync: () => void): void {
  const all: Notice[] = [...more.map((text) => ({ text: () => text })), ...[...work.notices].reverse()];
  if (unchanged(at, [all.map(({ text, actions }) => [text(), actions?.map(({ label }) => label)]), work.language])) return;
  replace(at, ...all.map((notice, n) =>
    h("div", { class: "notice" },
      h("p", {}, notice.text()),
      ...(notice.actions ?? []).map(({ label, run }) => h("button", { type: "button", class: "small", "data-key": `notice-${n}-${label}`, onclick: () => (sync(), run()) }, t(label))),
      work.notices.includes(notice) && h("button", { type: "button", class: "plain small", "data-key": `notice-${n}-close`, "aria-label": t("close_notice"), onclick: () => {
        work.notices = work.notices.filter((other) => other !== notice);
        work.tell("notice");
      } }, icon("close")))));
}
