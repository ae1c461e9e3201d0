// Debian's chromium (with MALKOLL_BROWSER=firefox its firefox, spoken to by WebDriver BiDi), as an officer's browser: nothing of its own that
// calls home, a profile that is thrown away.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, firefox } from "playwright-core";

const inFirefox = process.env.MALKOLL_BROWSER === "firefox", downloads = inFirefox ? mkdtempSync(join(tmpdir(), "malkoll-saved-")) : null;
if (downloads) process.on("exit", () => rmSync(downloads, { recursive: true, force: true }));

const browsers = {
  chromium: {
    type: chromium, programs: ["/usr/bin/chromium", "/usr/bin/chromium-browser"],
    options: { args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] },
  },
  firefox: {
    type: firefox, programs: ["/usr/bin/firefox-esr", "/usr/bin/firefox"],
    options: { channel: "moz-firefox", headless: true, downloadsPath: downloads, firefoxUserPrefs: { "browser.download.alwaysOpenPanel": false, "messaging-system.rsexperimentloader.enabled": false, "services.settings.server": "data:,none" } },
  },
};

export async function launch() {
  const name = inFirefox ? "firefox" : "chromium";
  const { type, programs, options } = browsers[name];
  const executablePath = programs.find(existsSync);
  if (!executablePath) throw new Error(`${name} is missing: install the packages of .ci/packages-browser, or configure with -DMALKOLL_BROWSER_TESTS=OFF`);
  return type.launch({ executablePath, ...options });
}

/// A fresh page that notes what it asks for and what goes wrong in it. The browser's own windows for files are hidden, which no test can
/// press; `init`: a script before the page's own, with its argument.
export async function open(browser, url, { init, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options });
  await context.addInitScript(() => { for (const name of ["showOpenFilePicker", "showSaveFilePicker", "showDirectoryPicker"]) delete window[name]; });
  if (init) await context.addInitScript(...init);
  // A machine that builds beside the tests takes its time to start a page.
  context.setDefaultNavigationTimeout(120_000);
  const page = await context.newPage();
  const seen = { requests: [], errors: [] };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  page.on("dialog", async (dialog) => { await dialog.dismiss(); seen.errors.push(`dialog: ${dialog.message()}`); });
  await page.goto(url);
  return { context, page, seen };
}

/// Opens a page, hands it to `use`, and fails where it asked for anything but itself or anything went wrong in it (a script or a
/// style that its policy stops does).
export async function alone(browser, url, options, use) {
  const { context, page, seen } = await open(browser, url, options);
  try {
    const result = await use(page);
    assert.deepEqual(seen, { requests: [url], errors: [] });
    return result;
  } finally {
    await context.close();
  }
}

/// Until files can be given to the page; the core is unpacked and compiled before.
export const started = (page) => page.waitForSelector("body[data-ready]", { timeout: 120_000 });

/// Tries something until it holds, and fails as it last failed: what is pressed is seen a frame, or a check, later.
export async function eventually(tried, patience = 30_000) {
  for (const end = Date.now() + patience; ; await new Promise((again) => setTimeout(again, 50))) {
    try {
      return await tried();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/// What is saved when something is done. What firefox saves is found in its folder, since playwright does not hear of it.
export async function saved(page, act) {
  if (!inFirefox) {
    const [download] = await Promise.all([page.waitForEvent("download"), act()]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }
  await act();
  return eventually(() => {
    const names = readdirSync(downloads), [name] = names, bytes = name && readFileSync(join(downloads, name));
    assert.ok(names.length === 1 && bytes.length > 0, `saved is ${names.join(", ") || "nothing"}`);
    rmSync(join(downloads, name));
    return { name, bytes };
  });
}

/// Waits until a part of the page says something.
export const says = (page, selector, words) => eventually(async () => assert.match(await page.innerText(selector), words));

/// Until nothing is read, mended or checked, and what came of it has been drawn.
export async function settled(page) {
  await page.waitForFunction(() => document.body.dataset.busy === "false");
}

/// What the browser keeps of the work: the texts of its files, as one.
export const kept = (page) => page.evaluate(() => new Promise((done, fail) => {
  const asked = indexedDB.open("malkoll");
  asked.onerror = () => fail(asked.error);
  asked.onsuccess = () => {
    const base = asked.result;
    if (!base.objectStoreNames.contains("work")) return base.close(), done("");
    const all = base.transaction("work").objectStore("work").getAll();
    all.onsuccess = () => (base.close(), done(JSON.stringify(all.result)));
    all.onerror = () => fail(all.error);
  };
}));

/// Opened again the page has nothing to go on with, and nothing is kept.
export async function comesBackEmpty(page) {
  await page.reload();
  await started(page);
  assert.equal(await page.locator("#work").isVisible(), false);
  assert.equal(await kept(page), "[]");
}

/// Fails where the page itself has to be scrolled sideways.
export async function assertFitsAcross(page, what) {
  const { content, window, wide } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > clientWidth + 1);
    return { content: scrollWidth, window: clientWidth, wide: wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)) };
  });
  assert.ok(content <= window, `${what}: ${content} px in ${window} px, perhaps by ${wide.join(" | ")}`);
}
