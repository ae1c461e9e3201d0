// Makes the pictures of README.md: the report and the page, in Swedish, of the samples.
//
// usage: MALKOLL=… MALKOLL_PAGE=… MALKOLL_ROOT=… node pictures.mjs [FOLDER]   (default: samples/bilder)

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, open, settled, started } from "./browser.mjs";

const root = process.env.MALKOLL_ROOT, folder = resolve(process.argv[2] ?? join(root, "samples/bilder"));
const look = { viewport: { width: 1100, height: 760 }, colorScheme: "light", locale: "sv-SE", reducedMotion: "reduce" };
const largest = 150_000;  // bytes: the pictures are of the tree

const browser = await launch();
const scratch = mkdtempSync(join(tmpdir(), "malkoll-"));
mkdirSync(folder, { recursive: true });

async function picture(page, name) {
  const path = join(folder, name);
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
  const { size } = statSync(path);
  if (size >= largest) throw new Error(`${name} has ${size} bytes`);
  console.log(`${path}: ${size} bytes`);
}

async function report() {
  const file = join(scratch, "rapport.html");
  const done = spawnSync(process.env.MALKOLL, ["report", "samples/karlstad", "-o", file], { cwd: root, env: { ...process.env, LC_ALL: "C.UTF-8" } });
  if (done.status !== 0) throw new Error(String(done.stderr));
  const { page } = await open(browser, pathToFileURL(file).href, look);
  await picture(page, "rapport.png");
}

async function pageWithFindings() {
  const { page } = await open(browser, pathToFileURL(process.env.MALKOLL_PAGE).href, look);
  await started(page);
  await page.click('[data-key="example-karlstad-brister"]');
  await page.waitForSelector("#summary .verdict");
  await settled(page);
  await page.waitForSelector("li.finding");
  await picture(page, "sidan.png");
}

try {
  await report();
  if (process.env.MALKOLL_PAGE) await pageWithFindings();
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}
