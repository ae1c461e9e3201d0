// What axe finds against WCAG 2.1 A and AA, and its own good advice, as lines that can be read.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export async function violations(page) {
  // As the browser's own tools run it: the page's policy would rightly forbid a script of ours.
  await page.evaluate(source);
  const found = await page.evaluate(`axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], resultTypes: ["violations"] }).then((found) => JSON.stringify(found.violations))`);
  return JSON.parse(found).flatMap((one) => one.nodes.map((node) => `${one.id}: ${one.help}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`));
}
