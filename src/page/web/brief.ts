/// The short report out of the page: as a Word document, or onto the clipboard with its headings and tables.

import { save } from "./save";
import { t } from "./texts";
import type { Work } from "./work";

type Ask = (unit: string, form: string) => Promise<Uint8Array | null>;

export async function saveBrief(unit: string, ask: Ask): Promise<void> {
  const bytes = await ask(unit, "brief-docx");
  if (bytes) save(unit ? `rapport-kort-${unit}.docx` : "rapport-kort.docx", bytes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
}

/// What a word processor takes is the body of the page, without its style; what takes text only gets Markdown.
export async function copyBrief(work: Work, unit: string, ask: Ask): Promise<void> {
  const text = async (form: string) => new TextDecoder().decode((await ask(unit, form)) ?? undefined);
  try {
    // The promises are handed over: a browser lets a click copy, and not what comes long after it.
    const rich = text("brief-html").then((html) => new Blob([bodyOf(html)], { type: "text/html" }));
    const plain = text("brief-md").then((markdown) => new Blob([markdown], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem({ "text/html": rich, "text/plain": plain })]);
    work.notice(() => t("brief_copied"), [], "brief");
  } catch {
    work.notice(() => t("brief_not_copied"), [], "brief");
  }
}

function bodyOf(html: string): string {
  const made = new DOMParser().parseFromString(html, "text/html");
  for (const unseen of made.querySelectorAll(".unseen")) unseen.remove();
  const parts = [...made.querySelectorAll(".masthead, main, footer")].map((part) => part.innerHTML);
  return `<html lang="${made.documentElement.lang}"><body>${parts.join("")}</body></html>`;
}
