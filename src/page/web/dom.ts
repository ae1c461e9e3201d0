/// Elements from code. Texts become text nodes, never markup: nothing in the page sets innerHTML.

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: any) => void)>;

/// An element with attributes (`onclick` and the like are listeners; null and false leave one out) and children.
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

const paths: Record<string, string> = {
  error: "M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2zM5 5l6 6M11 5l-6 6",
  warning: "M8 1.6 15.2 14.4H.8zM8 6v4M8 11.8v.9",
  advice: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM8 7.2v4.3M8 4.4v.9",
  ok: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zM4.6 8.3l2.4 2.4 4.4-5",
  lock: "M3.5 7h9v7h-9zM5.2 7V4.6a2.8 2.8 0 0 1 5.6 0V7",
  close: "M4 4l8 8M12 4l-8 8",
  file: "M4 1.5h5l3.5 3.5v9.5H4zM9 1.5V5h3.5",
};

/// A small drawing beside a word that says the same: hidden from screen readers.
export function icon(name: string): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", paths[name]!);
  svg.append(path);
  return svg;
}

/// Puts new children in place of the old, and gives the focus back to the element with the same `data-key`; where that has gone, to
/// the parent, so that it is never lost.
export function replace(parent: HTMLElement, ...children: Child[]): void {
  const focused = document.activeElement instanceof HTMLElement && document.activeElement !== parent && parent.contains(document.activeElement) ? document.activeElement.dataset.key ?? "" : undefined;
  parent.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)));
  if (focused === undefined) return;
  for (const element of parent.querySelectorAll<HTMLElement>("[data-key]")) {
    if (element.dataset.key === focused) return element.focus({ preventScroll: true });
  }
  focusOn(parent.checkVisibility?.() === false ? document.getElementById("main")! : parent);
}

/// The focus to a part of the page that is no control.
export function focusOn(part: HTMLElement): void {
  if (part.tabIndex < 0 && !part.hasAttribute("tabindex")) part.tabIndex = -1;
  part.focus({ preventScroll: true });
}

const drawn = new WeakMap<Element, string>();

/// True where a part has been drawn of just this before, and need not be drawn again. Notes what it is now drawn of.
export function unchanged(part: Element, of: unknown): boolean {
  const looks = JSON.stringify(of);
  if (drawn.get(part) === looks) return true;
  drawn.set(part, looks);
  return false;
}
