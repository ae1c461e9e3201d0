// What an officer does on the page and sees there, in the browser that the tests are run in.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { eventually, launch, open, saved, says, settled, started } from "./browser.mjs";
import { plan, submission } from "./budgets.mjs";
import { scratch } from "./command.mjs";

const url = pathToFileURL(process.env.MALKOLL_PAGE).href;
export const folder = scratch();
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

export function put(name, content) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/// The page, from disk unless it is `at` elsewhere; in a context of one's own it is a tab more.
export async function ready({ at = url, ...options } = {}, context) {
  const opened = context ? { context, page: await context.newPage() } : await open(browser, at, options);
  if (context) await opened.page.goto(at);
  await started(opened.page);
  return opened;
}

export async function give(page, ...files) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click('[data-key="choose"]:visible')]);
  await chooser.setFiles(files);
  await settled(page);
}

export async function working(options, more = "") {
  const opened = await ready(options);
  await give(opened.page, put("bun.malkoll", submission("BUN", more)), put("plan.malkoll", plan));
  await opened.page.click('[data-key="open-bun.malkoll"]');
  return opened;
}

export async function write(page, words) {
  await page.click(".cm-content");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
}

export async function downloaded(page, entry) {
  await page.click('[data-key="save"]');
  const got = await saved(page, () => page.click(`[data-key="${entry}"]`));
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), "save", "the focus stays with the menu");
  return got;
}

/// Files dragged from the desktop.
export async function drop(page, paths, x, y) {
  const cdp = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"]) await cdp.send("Input.dispatchDragEvent", { type, x, y, data: { items: [], files: paths, dragOperationsMask: 1 } });
  await settled(page);
}

/// What is on the clipboard, as a spreadsheet puts it there, is pasted.
export async function paste(page, cells) {
  await page.evaluate((cells) => document.addEventListener("copy", (event) => {
    event.clipboardData.setData("text/plain", cells);
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true, once: true }), cells);
  await page.keyboard.press("Control+c");
  await page.keyboard.press("Control+v");
}

export const text = (page) => page.locator(".cm-content").innerText();
export const textSays = (page, words) => says(page, ".cm-content", words);
export const current = (page) => page.evaluate(() => document.querySelector('li.finding [aria-current="true"]')?.textContent ?? "");
export const names = (page) => page.evaluate(() => [...document.querySelectorAll('[data-key="file"] option')].map((one) => one.value));
/// The files with these names are on the page.
export const lists = (page, ...wanted) => eventually(async () => {
  const all = await names(page);
  for (const name of wanted) assert.ok(all.includes(name), all.join());
});
/// So many findings of a rule, or with a word.
export const finds = (page, hasText, n) => eventually(async () => assert.equal(await page.locator("li.finding", { hasText }).count(), n));
