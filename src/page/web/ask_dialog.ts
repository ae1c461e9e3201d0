/// Windows over the page: shown, closed by Escape or beside them (`beside` false: not there, since something is being written), and the
/// focus back where it was.

import { h } from "./dom";

export function showDialog(dialog: HTMLDialogElement, beside = true): void {
  const before = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus({ preventScroll: true });
    else document.getElementById("main")?.focus({ preventScroll: true });
  });
  dialog.addEventListener("click", (event) => beside && event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}

/// A question with answers to choose from. "" where it was left.
export function choice(title: string, lines: string[], answers: [string, string][]): Promise<string> {
  return new Promise((resolve) => {
    let chosen = "";
    const dialog = h("dialog", { class: "ask", "aria-labelledby": "ask-title" },
      h("h2", { id: "ask-title" }, title), ...lines.map((line) => h("p", {}, line)),
      h("div", { class: "row" }, ...answers.map(([answer, label], n) =>
        h("button", { type: "button", class: n === 0 ? "primary" : null, onclick: () => ((chosen = answer), dialog.close()) }, label))));
    dialog.addEventListener("close", () => resolve(chosen));
    showDialog(dialog);
  });
}

/// A question with one thing to do and a way out. True where it was done.
export async function ask(title: string, text: string, yes: string, no: string): Promise<boolean> {
  return (await choice(title, [text], [["yes", yes], ["", no]])) === "yes";
}
