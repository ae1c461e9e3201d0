/// The fresh page: a place to drop files, a plan to begin, two examples, and what the page is.

import { h, icon, replace } from "./dom";
import { readableKinds } from "./open";
import { t } from "./texts";

export interface StartActions {
  choose(folder: boolean): void;
  begin(): void;
  fromDocument(): void;
  example(name: string): void;
}

export function drawStart(at: HTMLElement, actions: StartActions): void {
  const kinds = readableKinds().join(", ");
  replace(at,
    h("div", { class: "drop" },
      h("h2", {}, t("drop_title")),
      h("p", {}, t("drop_text")),
      h("div", { class: "row centre" },
        h("button", { type: "button", class: "primary big", "data-key": "choose", onclick: () => actions.choose(false) }, t("choose_files")),
        h("button", { type: "button", class: "big", "data-key": "folder", onclick: () => actions.choose(true) }, t("choose_folder"))),
      h("p", { class: "quiet" }, t("drop_kinds", { kinds }))),
    h("section", { class: "examples", "aria-labelledby": "new-title" },
      h("h2", { id: "new-title" }, t("no_plan_yet")),
      h("div", { class: "row" }, h("button", { type: "button", "data-key": "new-plan", onclick: () => actions.begin() }, t("new_plan")),
        h("button", { type: "button", "data-key": "plan-from-document", onclick: () => actions.fromDocument() }, t("plan_from_document")), h("span", { class: "quiet" }, t("new_plan_hint")))),
    h("section", { class: "examples", "aria-labelledby": "examples-title" },
      h("h2", { id: "examples-title" }, t("examples")),
      h("div", { class: "cards" },
        card("karlstad-brister", t("example_town"), t("example_town_text"), actions),
        card("mini", t("example_mini"), t("example_mini_text"), actions))),
    h("div", { class: "about" },
      h("section", {}, h("h2", {}, t("how_title")), h("ol", {}, h("li", {}, t("how_1")), h("li", {}, t("how_2")), h("li", {}, t("how_3")))),
      h("section", {}, h("h2", {}, icon("lock"), t("private_title")), h("p", {}, t("private_text")))));
}

function card(name: string, title: string, text: string, actions: StartActions): HTMLElement {
  return h("button", { type: "button", class: "card", "data-key": `example-${name}`, onclick: () => actions.example(name) },
    h("strong", {}, title), h("span", {}, text));
}
