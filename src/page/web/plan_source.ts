/// Where the plan is that is to be read: a document, or the text of a PDF, which is pasted.

import { showDialog } from "./ask_dialog";
import { h, icon } from "./dom";
import { chosen, type Given, planKinds } from "./open";
import { t } from "./texts";

export function planSource(document: (given: Given) => void, text: (text: string) => void): void {
  const pasted = h("textarea", { id: "from-text", name: "text", rows: 6, required: true });
  let taken = () => {};
  const choose = () => {
    const input = h("input", { type: "file", accept: planKinds().join() });
    input.addEventListener("change", () => leave(() => document(chosen(input))));
    input.click();
  };
  const leave = (then: () => void) => {
    taken = then;
    dialog.close();
  };
  const dialog = h("dialog", { class: "ask form", "aria-labelledby": "source-title" },
    h("div", { class: "dialog-head" }, h("h2", { id: "source-title" }, t("plan_source_title")), h("button", { class: "plain", type: "button", onclick: () => dialog.close() }, icon("close"), t("close"))),
    h("p", {}, t("plan_source_text")),
    h("div", { class: "row" }, h("button", { type: "button", class: "primary", "data-key": "choose-document", onclick: choose }, t("plan_choose_document"))),
    h("form", { onsubmit: (event: Event) => (event.preventDefault(), leave(() => text(pasted.value))) },
      h("div", { class: "form-field" }, h("label", { for: "from-text" }, t("plan_paste")), pasted),
      h("div", { class: "row" }, h("button", { type: "submit", "data-key": "read-text" }, t("plan_read_text")))));
  showDialog(dialog, false);
  // After the focus has gone back, so that what comes of it keeps it.
  dialog.addEventListener("close", () => taken());
}
