/// Receipts of checks that are given to the page: each is verified against the files that are open.

import type { Checker } from "./checker";
import { showText } from "./explain_dialog";
import { type Given, isKolada } from "./open";
import { fileName } from "./save";
import { t } from "./texts";
import type { Work } from "./work";

export interface GivenReceipt {
  name: string;
  text: string;
}

/// What the core says, as a sentence of its own.
export const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/// The receipts among the files that a person has named, and the other files. In a folder they are left alone, as other papers are.
export async function receiptsIn(given: Given): Promise<{ receipts: GivenReceipt[]; rest: Given }> {
  const receipts: GivenReceipt[] = [], files: Given["files"] = [];
  for (const found of given.files) {
    const text = given.folder || isKolada(found.path) || !/\.json$/i.test(found.path) ? "" : await found.file.text().catch(() => "");
    if (text.includes('"malkoll-kvitto"')) receipts.push({ name: fileName(found.path), text });
    else files.push(found);
  }
  return { receipts, rest: { ...given, files } };
}

/// Says whether a receipt holds for what is open, and else what differs.
export async function verify(work: Work, checker: Checker, { name, text }: GivenReceipt): Promise<void> {
  if (work.files.length === 0) return work.notice(() => t("receipt_alone", { name }), [], "receipt");
  await work.whenSettled();
  const verified = work.stopped === null ? await checker.verify(text, work.language) : null;
  if (!verified) return work.notice(() => t("receipt_unchecked", { name }), [], "receipt");
  work.unnotice("receipt");
  const said = "refused" in verified ? [verified.refused] : [verified.says, ...verified.differences];
  showText(t("receipt_verified", { name }), said.map(sentence).join("\n\n"), true);
}
