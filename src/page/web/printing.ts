/// On paper. A report would be cut where its frame ends, so while the page is printed the report stands in the page's place, with its own style; else
/// the lists are drawn whole.

export interface Paper {
  /// The report that is shown, as HTML; "" where none is.
  report(): string;
  whole(on: boolean): void;
}

export function listenToPrinting(paper: Paper): void {
  let back: (() => void) | null = null;
  const restore = () => {
    back?.();
    back = null;
  };
  addEventListener("beforeprint", () => {
    restore();
    const html = paper.report();
    if (html) return void (back = instead(html));
    paper.whole(true);
    back = () => paper.whole(false);
  });
  addEventListener("afterprint", restore);
}

/// Puts a document in the page's place. What takes it away again.
function instead(html: string): () => void {
  const made = new DOMParser().parseFromString(html, "text/html"), sheet = new CSSStyleSheet();
  sheet.replaceSync([...made.querySelectorAll("style")].map(({ textContent }) => textContent).join("\n"));
  for (const script of made.querySelectorAll("script")) script.remove();
  const { body, title } = document, styles = [...document.querySelectorAll("style")], nodes = [...made.body.childNodes];
  const parts = ([...body.children] as HTMLElement[]).map((part) => ({ part, display: part.style.display }));
  for (const { part } of parts) part.style.display = "none";
  for (const style of styles) style.disabled = true;
  document.adoptedStyleSheets = [sheet];
  document.title = made.title;
  body.append(...nodes);
  return () => {
    for (const node of nodes) node.remove();
    document.title = title;
    document.adoptedStyleSheets = [];
    for (const style of styles) style.disabled = false;
    for (const { part, display } of parts) part.style.display = display;
  };
}
