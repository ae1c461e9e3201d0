/// The head and foot of the page: what it promises, what of the work is kept, and what is said of the page itself.

import { h, icon, replace } from "./dom";
import type { Keeping } from "./keeper";
import { t } from "./texts";
import type { Work } from "./work";

export interface FrameActions {
  turn(): void;
  erase(): void;
  remember(on: boolean): void;
  licences(): void;
  kept(): void;
  accessibility(): void;
}

export function drawFrame(work: Work, keeping: Keeping, actions: FrameActions): void {
  const part = (id: string) => document.getElementById(id)!;
  const set = (id: string, text: string) => (part(id).textContent = text);
  set("skip", t("skip"));
  set("tagline", t("tagline"));
  replace(part("promise"), icon("lock"), t("promise"));
  replace(part("actions"),
    h("button", { type: "button", class: "plain", "data-key": "language", lang: work.language === "sv" ? "en" : "sv", onclick: actions.turn }, t("language")));
  replace(part("foot"),
    h("p", {}, t(`keeping_${keeping}`)),
    h("label", { class: "tick" },
      h("input", { type: "checkbox", "data-key": "remember-not", checked: keeping === "off", onchange: (event) => actions.remember(!event.target.checked) }), t("remember_not")),
    h("p", {},
      h("button", { type: "button", class: "plain", "data-key": "kept", onclick: actions.kept }, t("about_kept")),
      h("button", { type: "button", class: "plain", "data-key": "erase", onclick: actions.erase }, t("erase"))),
    h("p", { class: "quiet" }, `Målkoll ${work.reference?.version ?? ""} `,
      h("button", { type: "button", class: "plain small", "data-key": "accessibility", onclick: actions.accessibility }, t("accessibility")),
      h("button", { type: "button", class: "plain small", "data-key": "licences", onclick: actions.licences }, t("licences"))));
  part("filters").setAttribute("aria-label", t("findings"));
  set("findings-title", t("findings"));
  set("keys", t("editor_keys"));
}
