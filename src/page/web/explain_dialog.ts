/// What a rule is, in a window of its own: the texts of `malkoll explain`, below what was said in the case at hand.

import { h, icon } from "./dom";
import type { Reference } from "./protocol";
import { levelWord, t, type TextKey } from "./texts";

export function explain(reference: Reference, code: string, message: string): void {
  const rule = reference.rules.find((one) => one.code === code);
  if (!rule) return;
  const part = (title: TextKey, text: string, example = false) =>
    text && h("section", {}, h("h3", {}, t(title)), ...(example ? [h("pre", {}, text)] : text.split("\n").map((line) => h("p", {}, line))));
  const dialog = h("dialog", { class: "explain", "aria-labelledby": "explain-title" },
    h("div", { class: "dialog-head" },
      h("h2", { id: "explain-title", tabindex: "-1" }, icon(rule.level), ` ${rule.code} ${rule.name} `, h("span", { class: "quiet" }, `(${levelWord(rule.level)})`)),
      closeButton(() => dialog.close())),
    h("p", { class: "pattern" }, message),
    part("why", rule.why), part("when", rule.when), part("asked_by", rule.askedBy), part("mend", rule.mend),
    h("div", { class: "examples-pair" }, part("wrong", rule.wrong, true), part("right", rule.right, true)),
    part("to_waive", rule.waive));
  show(dialog);
}

/// A long text under its title.
export function showText(title: string, text: string): void {
  const dialog = h("dialog", { class: "explain", "aria-labelledby": "text-title" },
    h("div", { class: "dialog-head" }, h("h2", { id: "text-title" }, title), closeButton(() => dialog.close())),
    h("pre", { tabindex: "0" }, text));
  show(dialog);
}

function closeButton(close: () => void): HTMLElement {
  return h("button", { class: "plain", type: "button", onclick: close }, icon("close"), t("close"));
}

/// A question with one thing to do and a way out. True where it was done.
export function ask(title: string, text: string, yes: string, no: string): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = false;
    const dialog = h("dialog", { class: "ask", "aria-labelledby": "ask-title" },
      h("h2", { id: "ask-title" }, title), h("p", {}, text),
      h("div", { class: "row" },
        h("button", { type: "button", class: "primary", onclick: () => ((answer = true), dialog.close()) }, yes),
        h("button", { type: "button", onclick: () => dialog.close() }, no)));
    dialog.addEventListener("close", () => resolve(answer));
    show(dialog);
  });
}

function show(dialog: HTMLDialogElement): void {
  const before = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}
