// The page's editor: its answers are the language server's, and what a person sees of them.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { golden, inWords, placeOf, places } from "../editor/places.mjs";
import { violations } from "./accessibility.mjs";
import { eventually, settled } from "./browser.mjs";
import { root } from "./command.mjs";
import { ready, textSays, working, write } from "./officer.mjs";

const samples = join(root, "samples");

/// The texts of a sample by their paths.
const filesOf = (sample) => readdirSync(join(samples, sample), { recursive: true }).filter((path) => path.endsWith(".malkoll")).map((path) => [path, readFileSync(join(samples, sample, path), "utf8")]);

/// What the page's own worker answers about places, spoken to as the page does.
async function ask(page, files, asked) {
  return page.evaluate(async ([files, asked]) => {
    const worker = new Worker(URL.createObjectURL(new Blob([document.getElementById("payload-worker").textContent])));
    const next = (type, id) => new Promise((done, fail) => worker.addEventListener("message", function listen({ data }) {
      if (data.type === "failed") fail(new Error(data.message));
      if (data.type !== type || data.id !== id) return;
      worker.removeEventListener("message", listen);
      done(data.answer);
    }));
    const packed = Uint8Array.from(atob(document.getElementById("payload-core").textContent), (letter) => letter.charCodeAt(0));
    worker.postMessage({ type: "start", wasm: await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer() });
    await next("ready");
    const put = files.map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
    worker.postMessage({ type: "check", put, remove: [], request: { language: "sv", scope: "municipality", checked: [], named: [], today: new Date().toISOString().slice(0, 10) } });
    await next("checked");
    const answers = [];
    for (const [id, question] of asked.entries()) {
      worker.postMessage({ id, ...question });
      answers.push(await next("answer", id));
    }
    worker.terminate();
    return answers;
  }, [files, asked]);
}

test("each place has the answers of the golden set, as in the language server", async () => {
  const { page, context } = await ready();
  const lines = [];
  for (const sample of new Set(places.map(([name]) => name))) {
    const files = filesOf(sample), own = places.filter(([name]) => name === sample);
    const spots = own.map(([, path, needle, behind]) => { const text = new Map(files).get(path); return { path, text, ...placeOf(text, needle, behind) }; });
    const answers = await ask(page, files, spots.flatMap((spot) => [{ type: "place", ...spot }, { type: "proposals", ...spot }]));
    for (const [at, place] of own.entries()) {
      const [{ says, leads, actions }, found] = answers.slice(at * 2, at * 2 + 2);
      lines.push(...inWords(place, spots[at], {
        says: says?.text ?? null,
        leads: leads ? [{ path: leads.path, begin: leads.range.begin }] : [],
        proposals: [...found.proposals].sort((a, b) => a.order - b.order),
        actions: actions.map(({ title }) => title),
      }));
    }
  }
  assert.equal(lines.join("\n"), readFileSync(golden, "utf8"));
  await context.close();
});

test("what is being written counts at once: ids that have come, and none that have gone", async () => {
  const { page, context } = await ready();
  const files = filesOf("mini"), [, text] = files.find(([path]) => path === "bun.malkoll");
  const newer = `${text.replace("nämndmål BUN1:", "nämndmål BUN7:").replaceAll("\n", "\r\n")}  bidrar till: `;
  const line = newer.split("\n").length - 1, character = newer.split("\n").at(-1).length;
  const [{ from, proposals }] = await ask(page, files, [{ type: "proposals", path: "bun.malkoll", text: newer, line, character }]);
  assert.deepEqual(proposals.map(({ insert }) => insert).sort(), ["BUN7", "KUN1"]);
  assert.deepEqual(from, { line, character });
  await context.close();
});

test("what an id is, and where it is declared, at the cursor and by the mouse", async () => {
  const { page, context, seen } = await ready();
  await page.click('[data-key="example-mini"]');
  await page.waitForSelector("#summary .verdict");
  await settled(page);
  await page.click('[data-key="open-bun.malkoll"]');
  const id = page.locator(".cm-line", { hasText: /mål: KUN1/ }).first();
  await id.hover({ position: { x: 85, y: 8 } });
  const card = page.locator(".mk-card");
  await card.filter({ hasText: /Fler ska klara behörigheten/ }).waitFor();
  assert.deepEqual(await violations(page), []);
  await id.click({ position: { x: 85, y: 8 } });
  await page.keyboard.press("Control+.");
  await eventually(async () => assert.match(await page.evaluate(() => document.querySelector("#editor").shadowRoot.activeElement?.textContent ?? ""), /^Gå till plan\.malkoll, rad \d+/));
  await page.keyboard.press("Escape");
  await eventually(async () => assert.equal(await card.count(), 0));
  await page.keyboard.press("F12");
  await page.waitForFunction(() => document.querySelector('[data-key="file"]').value === "plan.malkoll");
  await eventually(async () => assert.equal(await page.evaluate(() => document.querySelector("#editor").shadowRoot.getSelection?.().toString() ?? ""), "KUN1"));
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test("what can be done about a finding is chosen at the cursor, and is one step back", async () => {
  const { page, context } = await working({}, "\npost Z9: Extra lärare\n  slag: satsning\n  drift 2025: 10 tkr\n");
  await page.locator("li.finding", { hasText: "L01" }).locator(".go").first().click();
  await page.keyboard.press("Alt+Enter");
  const offer = page.locator(".mk-card button", { hasText: /^Koppla till / }).first();
  await offer.click();
  await textSays(page, /bidrar till: /);
  await page.keyboard.press("Control+z");
  await eventually(async () => assert.equal(await page.locator(".mk-card").count(), 0));
  await context.close();
});

test("a whole item is proposed with its rows, and nothing in a comment", async () => {
  const { page, context } = await working();
  await write(page, "\npost");
  await page.locator(".cm-tooltip-autocomplete li", { hasText: "post med rader" }).click();
  await textSays(page, /post P1: Vad pengarna är till[\s\S]*slag: satsning/);
  await write(page, "\n# bidrar");
  await page.waitForTimeout(300);
  assert.equal(await page.locator(".cm-tooltip-autocomplete").count(), 0);
  await context.close();
});
