// Every help of every rule, as the page says it, can be followed on the page.
//
// usage: node --test page_words_test.mjs, with MALKOLL_ROOT in the environment, when the page has been built

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

const root = process.env.MALKOLL_ROOT, web = join(root, "src/page/web");
const { build } = createRequire(join(web, "package.json"))("esbuild");
const { outputFiles: [made] } = await build({ entryPoints: [join(web, "page_words.ts")], bundle: true, format: "esm", write: false, logLevel: "warning" });
const { helpOf } = await import(`data:text/javascript;base64,${Buffer.from(made.text).toString("base64")}`);

test("no help speaks of a command, an option or a file of Målkoll's own", () => {
  const helps = readdirSync(join(root, "rules")).filter((name) => name.endsWith(".sql")).flatMap((name) =>
    [...readFileSync(join(root, "rules", name), "utf8").matchAll(/^-- (?:hjälp|help)(?:\[.+?\])?: (.+)$/gm)].map(([, help]) => ({ name, help })));
  assert.ok(helps.length > 300, `${helps.length} helps`);
  for (const { name, help } of helps) {
    const told = helpOf({ help, message: "" });
    assert.doesNotMatch(told, /\bmalkoll [a-z]+\b|(^|\s)--[a-z]|\bREADME\b|kolumnkarta|column map|\.karta\b/i, `${name}: ${help}`);
  }
});
