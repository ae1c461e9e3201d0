/// The other places that a finding speaks of, as lines under it: pressed, each leads there.

import { h } from "./dom";
import type { Target } from "./protocol";
import type { Shown } from "./shown";
import { t } from "./texts";

/// How one gets to a place that a finding speaks of; `has`: its file is on the page.
export interface Leads {
  has(path: string | null): boolean;
  goTo(to: Target, of: Shown): void;
}

/// `plan.malkoll, rad 12`; in a file that is known already only where in it.
export function placeName({ path, cell, line }: Target, known: string | null = null): string {
  if (path === null) return t("no_file");
  const within = cell ? cell.name : line === null ? t("whole_file") : t("line", { line });
  return path === known ? within : `${path}, ${within}`;
}

/// A place that can be pressed where it can be shown. `key` tells it apart from all others.
export function placeLine(to: Target & { message: string }, of: Shown, known: string | null, leads: Leads, key: string): HTMLElement {
  const words = `${to.message || t("also_here")} – ${placeName(to, known)}`;
  return h("li", {}, leads.has(to.path) ? h("button", { type: "button", class: "plain small place-go", "data-key": key, onclick: () => leads.goTo(to, of) }, words) : words);
}

/// The places of a finding, null where it has none. What a gathered finding stands for is listed by itself.
export function placesOf(of: Shown, leads: Leads, key: string): HTMLElement | null {
  const { related, items, path } = of.finding;
  if (related.length === 0 || items.length > 0) return null;
  return h("ul", { class: "places", "aria-label": t("related") }, ...related.map((to, n) => placeLine(to, of, path, leads, `${key}-${n}`)));
}
