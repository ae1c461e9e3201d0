// The flows that matter most, in Debian's Firefox over WebDriver BiDi: open, read, mend, save, and nothing lost.
//
// usage: node --test firefox_test.mjs, with MALKOLL_PAGE (the page), MALKOLL (the command) and MALKOLL_ROOT in the environment

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { eventually } from "./browser.mjs";
import { faults, plan, submission } from "./budgets.mjs";
import { malkoll, root, scratch } from "./command.mjs";

const url = pathToFileURL(process.env.MALKOLL_PAGE).href, folder = scratch(), downloads = mkdtempSync(join(folder, "hämtat-"));
let browser, context, errors;

before(async () => {
  const executablePath = "/usr/bin/firefox-esr";
  if (!existsSync(executablePath)) throw new Error("firefox-esr is missing: install the packages of .ci/packages-browser, or configure with -DMALKOLL_BROWSER_TESTS=OFF");
  browser = await puppeteer.launch({
    browser: "firefox", executablePath, headless: true, timeout: 300_000, protocolTimeout: 300_000,
    extraPrefsFirefox: { "browser.download.folderList": 2, "browser.download.dir": downloads, "browser.download.useDownloadDir": true, "browser.download.always_ask_before_handling_new_types": false },
  });
});
after(() => browser?.close());
// Each test has a browser of its own to keep work in.
beforeEach(async () => (context = await browser.createBrowserContext()));
afterEach(() => context.close());

function put(name, content) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

async function ready() {
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.setViewport({ width: 1280, height: 900 });
  errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(url);
  await page.waitForSelector("body[data-ready]");
  return page;
}

const settled = (page) => page.waitForFunction(() => document.body.dataset.busy === "false");
const words = (page, selector) => page.$eval(selector, (part) => part.innerText);
const says = (page, selector, wanted) => eventually(async () => assert.match(await words(page, selector), wanted));
const finds = (page, word, n) => eventually(async () => assert.equal(await page.$$eval("li.finding", (all, word) => all.filter((one) => one.textContent.includes(word)).length, word), n));
/// The editor stands in a shadow root.
const text = (page) => page.evaluate(() => document.querySelector("#editor").shadowRoot.querySelector(".cm-content").innerText);
const textSays = (page, wanted) => eventually(async () => assert.match(await text(page), wanted));
const press = (page, key) => page.locator(`[data-key="${key}"]`).click();
/// Until the finding is listed; then to its place.
const go = (page, word) => eventually(() => page.$$eval("li.finding .go", (all, word) => all.find((one) => one.textContent.includes(word)).click(), word));
const cellAt = (page, wanted) => eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role") === "gridcell" ? document.activeElement.textContent : null), wanted));

async function choose(page, ...paths) {
  const [chooser] = await Promise.all([page.waitForFileChooser(), page.locator('#start [data-key="choose"]').click()]);
  await chooser.accept(paths);
  await settled(page);
}

/// What »Spara« gives of the open file.
async function saved(page, name) {
  await press(page, "save");
  await press(page, "save-text");
  return eventually(() => {
    assert.ok(existsSync(join(downloads, name)) && !existsSync(join(downloads, `${name}.part`)));
    return readFileSync(join(downloads, name));
  });
}

test("a text is opened, read, mended and saved as it was encoded; nothing of it is lost on the way", async () => {
  const page = await ready();
  const latin = Buffer.from(submission("BUN", faults(7)).replace(/\n/g, "\r\n"), "latin1");
  await choose(page, put("bun.malkoll", latin), put("plan.malkoll", plan));
  await says(page, "#summary", /Kan inte lämnas in/);
  await go(page, "L10");
  await textSays(page, /Behövs/);
  await page.keyboard.type("BUN1");
  await finds(page, "L10", 0);
  await page.reload();
  await page.waitForSelector("#summary .verdict");
  await textSays(page, /bidrar till: BUN1\n\s*motivering: Behövs/);
  await finds(page, "L10", 0);
  assert.deepEqual(await saved(page, "bun.malkoll"), Buffer.from(latin.toString("latin1").replace("Q7", "BUN1"), "latin1"));
  assert.deepEqual(errors, []);
});

test("findings are the command's to the byte", async () => {
  const page = await ready();
  const cwd = join(root, "samples/mini"), names = ["bun.malkoll", "plan.malkoll"];
  await choose(page, ...names.map((name) => join(cwd, name)));
  await press(page, "save");
  await press(page, "save-json");
  const done = spawnSync(process.env.MALKOLL, ["check", "--format", "json", ...names], { cwd, encoding: "utf8" });
  await eventually(() => assert.equal(readFileSync(join(downloads, "fynd.json"), "utf8"), done.stdout));
  assert.deepEqual(errors, []);
});

test("a workbook is mended in its cells, also an empty one, undone, and saved with nothing else changed", async () => {
  const page = await ready();
  const book = join(folder, "bun.xlsx");
  malkoll(["export", "samples/mini", "-o", book]);
  await choose(page, book);
  await press(page, "open-bun.xlsx");
  await page.$$eval(".sheet-tabs button", (all) => all.find((one) => one.textContent.startsWith("Poster")).click());
  // »Motivering« of the first post is empty.
  const cell = '.sheet-body [aria-rowindex="7"] [aria-colindex="19"]', holds = (text) => eventually(async () => assert.equal(await words(page, cell), text));
  await holds("");
  await page.locator(cell).click();
  await page.keyboard.type("Behovet är sett.");
  await page.keyboard.press("Enter");
  await holds("Behovet är sett.");
  await settled(page);
  const mended = put("sparad.xlsx", await saved(page, "bun.xlsx"));
  const now = malkoll(["query", "SELECT id, motivation FROM post ORDER BY id", mended]).toString();
  assert.match(now, /Behovet är sett\./);
  await page.locator(cell).click();
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await holds("");
  await settled(page);
  assert.deepEqual(errors, []);
});

test("a second tab does not take the work; it can be moved there, with the last letter", async () => {
  const page = await ready();
  await choose(page, put("bun.malkoll", submission()), put("plan.malkoll", plan));
  await press(page, "open-bun.malkoll");
  const other = await ready();
  await says(other, "#notices", /annan flik/);
  await page.bringToFront();
  await page.evaluate(() => document.querySelector("#editor").shadowRoot.querySelector(".cm-content").focus());
  await page.keyboard.type("# sista ordet ");
  await other.bringToFront();
  await other.locator("#notices button").click();
  await other.waitForSelector("#summary .verdict");
  await textSays(other, /sista ordet/);
  await says(page, "#notices", /annan flik/);
});

test("a file dropped on the text is opened and not pasted; a removed one comes back", async () => {
  const page = await ready();
  await choose(page, put("bun.malkoll", submission()), put("plan.malkoll", plan));
  await press(page, "open-bun.malkoll");
  const before = await text(page);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["# EN ANNAN\n"], "annan.malkoll"));
    document.querySelector("#editor").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
  });
  await page.waitForSelector('[data-key="open-annan.malkoll"]');
  assert.equal(await text(page), before);
  await press(page, "remove-bun.malkoll");
  await page.waitForFunction(() => !document.querySelector('[data-key="open-bun.malkoll"]'));
  await page.$$eval("#notices button", (all) => all.find((one) => one.textContent === "Ångra").click());
  await page.waitForSelector('[data-key="open-bun.malkoll"]');
  await textSays(page, /Satsningen/);
  assert.deepEqual(errors, []);
});
