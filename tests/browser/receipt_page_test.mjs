// Receipts on the page: the same bytes as the command's, and verified against what is open.

import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { settled } from "./browser.mjs";
import { malkoll, root } from "./command.mjs";
import { downloaded, folder, give, ready, textSays } from "./officer.mjs";

const samples = join(root, "samples");

async function giveFolder(page, path) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click('[data-key="folder"]:visible')]);
  await chooser.setFiles(path);
  await page.waitForSelector("#summary .verdict");
  await settled(page);
}

/// What is said of a receipt that is given.
async function said(page, path) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click('[data-key="choose"]:visible')]);
  await chooser.setFiles(path);
  const dialog = page.locator("dialog[open]");
  await dialog.waitFor();
  const words = await dialog.innerText();
  await page.keyboard.press("Escape");
  return words;
}

const changed = (page, hasText, words) => page.click(".cm-content").then(async () => {
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
  await textSays(page, hasText);
  await settled(page);
});

test("the receipt and its sheet are the command's to the byte, and what the page writes the command verifies", async () => {
  const path = join(folder, "kvitto.json");
  malkoll(["check", join(samples, "karlstad"), "--receipt", path, "--format", "short"]);
  const { page, context } = await ready();
  await giveFolder(page, join(samples, "karlstad"));
  const json = await downloaded(page, "save-receipt"), sheet = await downloaded(page, "save-receipt-sheet");
  assert.equal(json.name, "kvitto.json");
  assert.equal(json.bytes.toString(), readFileSync(path, "utf8"));
  assert.equal(sheet.name, "kvitto.html");
  assert.equal(sheet.bytes.toString(), readFileSync(join(folder, "kvitto.html"), "utf8"));
  writeFileSync(path, json.bytes);
  assert.match(malkoll(["verify", path, join(samples, "karlstad")]).toString(), /kvittot stämmer/);
  await context.close();
});

test("a receipt that is given is verified against what is open, and what differs is said", async () => {
  const path = join(folder, "kvitto.json");
  malkoll(["check", join(samples, "karlstad"), "--receipt", path, "--format", "short"]);
  const { page, context, seen } = await ready();
  await giveFolder(page, join(samples, "karlstad"));
  assert.match(await said(page, path), /Kvittot stämmer: \d+ filer och \d+ regler är desamma/);
  await page.selectOption('[data-key="file"]', "karlstad/strategisk-plan.malkoll");
  await changed(page, /efter beslutet/, "\n# efter beslutet");
  assert.match(await said(page, path), /Kvittot stämmer inte: en sak skiljer[\s\S]*Strategisk-plan\.malkoll är ändrad: \d+ byte var \d+/i);
  const forged = join(folder, "andrat.json");
  writeFileSync(forged, readFileSync(path, "utf8").replace('"not submittable"', '"submittable"').replace('"errors": 0', '"errors": 1'));
  assert.match(await said(page, forged), /ändrat sedan Målkoll skrev det/);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test("files that have lost their folders are found again by their names", async () => {
  const cwd = join(folder, "en kommun");
  mkdirSync(join(cwd, "namnder"), { recursive: true });
  for (const name of ["strategisk-plan.malkoll", "namnder/bun-2025.malkoll"]) copyFileSync(join(samples, "karlstad", name), join(cwd, name));
  const path = join(cwd, "namnder/kvitto.json");
  malkoll(["check", join(cwd, "namnder/bun-2025.malkoll"), "--receipt", path, "--format", "short"]);
  const { page, context } = await ready();
  await give(page, path);
  await page.locator("#notices", { hasText: /Lägg först?|på sidan först/ }).waitFor();
  await give(page, join(cwd, "strategisk-plan.malkoll"), join(cwd, "namnder/bun-2025.malkoll"));
  assert.match(await said(page, path), /Kvittot stämmer: 2 filer/);
  await context.close();
});
