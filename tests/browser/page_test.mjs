// malkoll.html as people meet it, in chromium, from disk.
//
// usage: node --test page_test.mjs, with MALKOLL_PAGE (the page), MALKOLL (the command) and MALKOLL_ROOT in the environment

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { violations } from "./accessibility.mjs";
import { assertFitsAcross, comesBackEmpty, eventually, kept, launch, open, says, settled, started } from "./browser.mjs";
import { root, scratch } from "./command.mjs";

const command = process.env.MALKOLL, html = process.env.MALKOLL_PAGE, folder = scratch();
const url = pathToFileURL(html).href;
let browser;

before(async () => (browser = await launch()));
after(() => browser.close());

async function ready(options) {
  const opened = await open(browser, url, options);
  await started(opened.page);
  return opened;
}

async function example(options, name = "karlstad-brister") {
  const opened = await ready(options);
  await opened.page.click(`[data-key="example-${name}"]`);
  await opened.page.waitForSelector("#summary .verdict");
  await settled(opened.page);
  return opened;
}

/// Chooses files (or a folder), and waits for the check.
async function give(page, files, button = "choose") {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click(`[data-key="${button}"]`)]);
  await chooser.setFiles(files);
  await page.waitForSelector("#summary .verdict");
  await settled(page);
}

async function erase(page) {
  await page.click('[data-key="erase"]');
  await page.click("dialog .primary");
  await page.waitForSelector("#start:not([hidden])");
}

/// The JSON that the page saves.
async function savedJson(page) {
  await page.click('[data-key="save"]');
  const [download] = await Promise.all([page.waitForEvent("download"), page.click('[data-key="save-json"]')]);
  return readFileSync(await download.path(), "utf8");
}

function commandJson(cwd, ...paths) {
  const done = spawnSync(command, ["check", "--format", "json", ...paths], { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.ok(done.status === 0 || done.status === 1 || done.status === 2, done.stderr);
  return done.stdout;
}

/// The list has come to thousands of findings.
const thousands = (page) => eventually(async () => {
  const found = /av (.+) fynd/.exec(await page.innerText(".shown-count"))?.[1] ?? "";
  assert.ok(Number(found.replace(/\s/g, "")) >= 2000, found);
});

test("one file, small enough to send by mail, with a policy that allows no connection", () => {
  const text = readFileSync(html, "utf8");
  assert.ok(Buffer.byteLength(text) < 4_000_000, `${Buffer.byteLength(text)} bytes`);
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(text)[1];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:/);
  assert.doesNotMatch(text, /<(link|img|iframe|object|embed)\b|\bsrc\s*=\s*["']?https?:|@import|url\(\s*["']?https?:/i);
});

test("an example with one click, in Swedish, without a request or an error", async () => {
  const { page, context, seen } = await example();
  await says(page, "#summary", /Kan inte lämnas in/);
  await eventually(async () => assert.ok((await page.locator("li.finding").count()) > 20));
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.requests.filter((request) => !request.startsWith("blob:") && request !== url), []);
  await context.close();
});

test("»Börja här« says what to do and leads to it; level and code together begin the findings of the list alone", async () => {
  const { page, context } = await example();
  const lines = await page.locator(".todo > li").allInnerTexts();
  assert.equal(lines.length, 5);
  for (const line of lines) assert.doesNotMatch(line, /^(fel|varning|råd)\s+[A-Z]\d\d/);
  await page.click('[data-key="todo-1"]');
  const current = await page.locator(".finding.current").innerText();
  const code = /\b[A-Z]\d\d\b/.exec(lines[1])[0];
  assert.match(current, new RegExp(`^\\s*\\S+\\s+${code}`));
  await context.close();
  const low = await example({ viewport: { width: 1366, height: 650 } });
  assert.equal(await low.page.locator(".todo > li").count(), 3);
  for (const seen of [".verdict-word", ".finding.current .go"]) {
    const { y, height } = await low.page.locator(seen).boundingBox();
    assert.ok(y >= 0 && y + height <= 650, `${seen} ${y}`);
  }
  await low.page.click('[data-key="todo-more"]');
  assert.equal(await low.page.locator(".todo > li").count(), 10);
  await low.context.close();
});

test("works without a network", async () => {
  const { page, context } = await example({ offline: true });
  await eventually(async () => assert.ok((await page.locator("li.finding").count()) > 20));
  await context.close();
});

test("findings are the command's to the byte, for every sample and every file test", async () => {
  const { page, context } = await ready();
  const cases = [];
  for (const place of ["samples", "tests/files"]) {
    for (const entry of readdirSync(join(root, place), { withFileTypes: true })) {
      // Pictures and papers.
      if (["bilder", "it"].includes(entry.name)) continue;
      if (entry.isDirectory() || entry.name.endsWith(".malkoll")) cases.push({ cwd: join(root, place), name: entry.name, isFolder: entry.isDirectory() });
    }
  }
  assert.ok(cases.length > 30);
  for (const { cwd, name, isFolder } of cases) {
    await give(page, join(cwd, name), isFolder ? "folder" : "choose");
    assert.equal(await savedJson(page), commandJson(cwd, name), name);
    await erase(page);
  }
  await context.close();
});

test("a submission with its plan is checked as the command checks the two", async () => {
  const { page, context } = await ready();
  const cwd = join(root, "samples/mini");
  await give(page, ["bun.malkoll", "plan.malkoll"].map((name) => join(cwd, name)));
  assert.equal(await savedJson(page), commandJson(cwd, "bun.malkoll", "plan.malkoll"));
  await context.close();
});

test("a table: three clicks to the first finding, at its cell, as the command's; and made into a text to go on with", async () => {
  const { page, context, seen } = await ready();
  const cwd = join(root, "tests/files/F-tabeller");
  await give(page, ["budget.csv", "plan.malkoll"].map((name) => join(cwd, name)));
  await page.locator("li.finding .place", { hasText: /^budget\.csv, [A-Z]+\d+$/ }).first().waitFor();
  assert.equal(await savedJson(page), commandJson(cwd, "budget.csv", "plan.malkoll"));
  await page.locator("li.finding .go", { hasText: "budget.csv" }).first().click();
  await page.locator(`[role="gridcell"][aria-invalid="true"], [role="rowheader"][aria-invalid="true"]`).first().waitFor();
  assert.deepEqual(await violations(page), []);
  await page.selectOption("#table-unit", "BUN");
  await page.click("dialog .primary");
  // The answer is heard when the window has closed.
  await page.waitForFunction(() => document.querySelector("#table-unit").value === "BUN" && !document.querySelector("dialog"));
  await settled(page);
  assert.equal(await savedJson(page), commandJson(cwd, "budget.csv", "plan.malkoll", "--unit", "BUN"));
  await page.click('[data-key="convert"]');
  await page.locator("li.finding .place", { hasText: /^budget\.malkoll, rad \d+$/ }).first().waitFor();
  await page.locator("#table").waitFor({ state: "hidden" });
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test("a workbook: three clicks to the first finding, at its cell, as the command's; and saved with the findings in its cells", async () => {
  const cwd = join(folder, "arbetsbok");
  mkdirSync(cwd);
  const exported = spawnSync(command, ["export", "karlstad-brister/strategisk-plan.malkoll", "karlstad-brister/namnder/bun-2025.malkoll", "-o", join(cwd, "bun.xlsx")],
    { cwd: join(root, "samples"), encoding: "utf8" });
  assert.equal(exported.status, 0, exported.stderr);
  copyFileSync(join(root, "samples/karlstad-brister/strategisk-plan.malkoll"), join(cwd, "strategisk-plan.malkoll"));
  const { page, context, seen } = await ready();
  await give(page, ["bun.xlsx", "strategisk-plan.malkoll"].map((name) => join(cwd, name)));
  assert.equal(await savedJson(page), commandJson(cwd, "bun.xlsx", "strategisk-plan.malkoll"));
  const first = page.locator("li.finding", { hasText: "bun.xlsx" }).first();
  await first.locator(".place", { hasText: /^bun\.xlsx, .+![A-Z]+\d+$/ }).waitFor();
  await first.locator(".go").click();
  await page.locator(`[role="gridcell"][aria-invalid="true"], [role="rowheader"][aria-invalid="true"]`).first().waitFor();
  assert.deepEqual(await violations(page), []);
  await page.click('[data-key="save"]');
  const [download] = await Promise.all([page.waitForEvent("download"), page.click('[data-key="save-annotated"]')]);
  assert.equal(download.suggestedFilename(), "bun-granskad.xlsx");
  const annotated = spawnSync(command, ["check", "--annotate", "bun.xlsx", "strategisk-plan.malkoll"], { cwd, encoding: "utf8" });
  assert.match(annotated.stderr, /bun-granskad\.xlsx har \d+ fynd/);
  assert.deepEqual(readFileSync(await download.path()), readFileSync(join(cwd, "bun-granskad.xlsx")));
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test("a workbook of 20 000 items", async () => {
  const path = join(folder, "stor-bok.malkoll");
  let text = readFileSync(join(root, "samples/mini/bun.malkoll"), "utf8").replace(/^använd.*$/m, `använd: ${join(root, "samples/mini/plan.malkoll")}`);
  for (let i = 0; i < 20_000; ++i) text += `\npost X${i}: Insats nummer ${i}\n  slag: satsning\n  drift 2025: ${10 + (i % 90)} tkr\n${i % 10 === 0 ? "" : "  bidrar till: KUN1\n"}`;
  writeFileSync(path, text);
  const book = join(folder, "stor-bok.xlsx");
  const exported = spawnSync(command, ["export", path, "-o", book], { encoding: "utf8" });
  assert.equal(exported.status, 0, exported.stderr);
  const { page, context, seen } = await ready();
  await give(page, [book, join(root, "samples/mini/plan.malkoll")]);
  await thousands(page);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test("an SIE file is read as the command reads it", async () => {
  const cwd = join(root, "tests/exchange/sie");
  const name = readdirSync(cwd).find((one) => /\.s[ei]$/i.test(one));
  const { page, context, seen } = await ready();
  await give(page, join(cwd, name));
  assert.equal(await savedJson(page), commandJson(cwd, name));
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test("a column map is made, changed, and obeyed; one that cannot be read is told of and loses nothing", async () => {
  const { page, context } = await ready();
  const cwd = join(root, "tests/files/F-tabeller");
  await give(page, ["budget.csv", "plan.malkoll"].map((name) => join(cwd, name)));
  await page.selectOption('[data-key="file"]', "budget.csv");
  await page.click('[data-key="edit-map"]');
  await page.waitForFunction(() => document.querySelector('[data-key="file"]').value === "budget.csv.karta");
  await page.click(".cm-content");
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("strunt utan mening\n");
  await page.locator("#notices p", { hasText: "budget.csv.karta:1" }).waitFor();
  await page.locator("li.finding").first().waitFor();
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => !document.querySelector("#notices").textContent.includes("budget.csv.karta:1"));
  await context.close();
});

test("the report is the command's to the byte, and is shown without a complaint", async () => {
  const { page, context, seen } = await ready();
  await give(page, join(root, "samples/karlstad-brister"), "folder");
  await page.click('#views [data-key="report"]');
  const frame = page.frameLocator("iframe.report");
  await frame.locator("h1").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.click('[data-key="save-report"]')]);
  const path = join(folder, "rapport.html");
  const done = spawnSync(command, ["report", "karlstad-brister", "-o", path], { cwd: join(root, "samples"), encoding: "utf8" });
  assert.equal(done.status, 0, done.stderr);
  assert.equal(readFileSync(await download.path(), "utf8"), readFileSync(path, "utf8"));
  await page.selectOption("#report-unit", "BUN");
  await frame.locator("h1", { hasText: "Barn- och ungdomsnämnden" }).waitFor();
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test("findings go as the text is mended, and the summary follows", async () => {
  const { page, context } = await example();
  await page.selectOption("#by-rule", "L01");
  await page.waitForFunction(() => [...document.querySelectorAll("li.finding .code")].every((code) => code.textContent === "L01"));
  const before = await page.locator("li.finding").count();
  assert.ok(before >= 1);
  await page.locator("li.finding .go").first().click();
  await page.keyboard.press("End");
  await page.keyboard.insertText("\n  bidrar till: BUN1 100 %");
  await page.waitForFunction((n) => document.querySelectorAll("li.finding.error").length < n || document.querySelector("#findings .empty"), before);
  await page.keyboard.press("Control+z");
  await page.waitForFunction((n) => document.querySelectorAll("li.finding.error").length === n, before);
  await context.close();
});

test("a certain mending is one press, and one step back", async () => {
  const path = join(folder, "bun.malkoll");
  writeFileSync(path, readFileSync(join(root, "samples/mini/bun.malkoll"), "utf8").replace("bidrar till: BUN1", "bidrar till: BUn1"));
  const { page, context } = await ready();
  await give(page, [path, join(root, "samples/mini/plan.malkoll")]);
  await page.locator('[data-key^="fix-"]').first().click();
  await page.waitForFunction(() => !document.querySelector('[data-key^="fix-"]'));
  await says(page, ".cm-content", /bidrar till: BUN1/);
  await context.close();
});

test("goals are proposed with their names, also by a word of the name", async () => {
  const { page, context } = await example({}, "mini");
  await page.click('[data-key="open-bun.malkoll"]');
  await page.click(".cm-content");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n  motverkar: behörig");
  const proposal = page.locator(".cm-tooltip-autocomplete li", { hasText: "KUN1" });
  await proposal.filter({ hasText: /KUN1.*behörigheten/ }).click();
  await says(page, ".cm-content", /motverkar: KUN1/);
  await context.close();
});

test("work is there after a reload, and gone when erased", async () => {
  const { page, context } = await example({}, "mini");
  await page.click('[data-key="open-bun.malkoll"]');
  await page.click(".cm-content");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n# ett tillägg");
  await eventually(async () => assert.match(await kept(page), /ett tillägg/));
  await page.reload();
  await page.waitForSelector("#summary .verdict");
  await says(page, ".cm-content", /ett tillägg/);
  await erase(page);
  await eventually(async () => assert.equal(await kept(page), "[]"));
  await comesBackEmpty(page);
  await context.close();
});

test("hostile names and texts are shown as text", async () => {
  const evil = `<img src=x onerror="document.title='ägd'"><script>document.title='ägd'</script>`;
  const path = join(folder, "<b>namn<b>.malkoll");
  writeFileSync(path, `använd: plan.malkoll\nbudget BUN: ${evil}\n  plan: P2025\npost S1: ${evil} \u202Egnirps =cmd|' /C calc'!A0\n  slag: satsning\n  drift 2025: 10 000\n${evil}\n`);
  const { page, context, seen } = await ready();
  await give(page, [path, join(root, "samples/mini/plan.malkoll")]);
  await page.locator("li.finding .go").first().click();
  await says(page, "#findings", /<img src=x onerror/);
  await says(page, ".cm-content", /<img src=x onerror/);
  assert.equal(await page.locator("#work img:not(.cm-widgetBuffer), #work script, #findings b").count(), 0);
  assert.doesNotMatch(await page.title(), /ägd/);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 1280]) {
    test(`nothing for axe to say, nothing wider than the window: ${colorScheme}, ${width} px`, async () => {
      const { page, context } = await ready({ colorScheme, viewport: { width, height: 800 } });
      const look = async (what) => {
        assert.deepEqual(await violations(page), [], what);
        await assertFitsAcross(page, what);
        if (process.env.MALKOLL_SHOTS) await page.screenshot({ path: join(process.env.MALKOLL_SHOTS, `${what}-${colorScheme}-${width}.png`) });
      };
      await look("start");
      await page.click('[data-key="example-karlstad-brister"]');
      await page.waitForSelector("li.finding");
      await look("fynd");
      await page.locator("li.finding .go").first().click();
      await page.waitForSelector(".mk-beneath");
      await look("text");
      if (width < 1000) await page.click('#views [data-key="findings"]');
      await page.locator('[data-key^="explain-"]').first().click();
      await page.waitForSelector("dialog[open]");
      await look("förklaring");
      await page.keyboard.press("Escape");
      await page.click('#views [data-key="report"]');
      await page.frameLocator("iframe.report").locator("h1").waitFor();
      await look("rapport");
      await context.close();
    });
  }
}

test("the keyboard alone reaches everything, and leaves the text again", async () => {
  const { page, context } = await ready();
  const key = () => page.evaluate(() => (document.activeElement.shadowRoot?.activeElement ?? document.activeElement).dataset?.key ?? document.activeElement.id);
  const tabTo = async (wanted, back = false) => {
    for (let i = 0; i < 400; ++i) {
      await page.keyboard.press(back ? "Shift+Tab" : "Tab");
      if ((await key()) === wanted) return;
    }
    assert.fail(`${wanted} was not reached`);
  };
  await tabTo("example-mini");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#summary .verdict");
  await settled(page);
  await tabTo("open-bun.malkoll");
  await page.keyboard.press("Enter");
  await says(page, ".cm-content", /budget BUN/);
  await tabTo("editor");
  await page.keyboard.type("x");
  await settled(page);
  await tabTo("erase");
  await tabTo("editor", true);
  await tabTo("open-bun.malkoll", true);
  await context.close();
});

test("in English by choice", async () => {
  const { page, context } = await example();
  await page.click('[data-key="language"]');
  await page.waitForFunction(() => document.querySelector("#summary")?.textContent.includes("Not ready"));
  await page.waitForFunction(() => document.querySelector("li.finding .message")?.textContent.match(/^(item|goal|indicator|committee|the) /i));
  await page.waitForFunction(() => document.documentElement.lang === "en");
  await context.close();
});

test("a long check can be cancelled, and the page goes on", async () => {
  const path = join(folder, "lang.malkoll");
  const plan = readFileSync(join(root, "samples/mini/plan.malkoll"), "utf8");
  let text = `${plan}\n${readFileSync(join(root, "samples/mini/bun.malkoll"), "utf8").replace(/^använd.*$/m, "")}`;
  for (let i = 0; i < 150_000; ++i) text += `\npost X${i}: Insats nummer ${i}\n  slag: satsning\n  drift 2025: 10 tkr\n`;
  writeFileSync(path, text);
  const { page, context } = await ready();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click('[data-key="choose"]')]);
  await chooser.setFiles(path);
  await page.click('[data-key="cancel"]');
  await settled(page);
  await says(page, "#summary", /Inte kontrollerat/);
  await page.click('#views [data-key="report"]');
  await says(page, "#report", /när allt på sidan har kontrollerats/);
  await page.locator('[data-key="again"]').waitFor();
  await erase(page);
  await page.click('[data-key="example-mini"]');
  await page.waitForSelector("#summary .verdict");
  await context.close();
});

test("20 000 items: found, listed, and written in without waiting", async () => {
  const path = join(folder, "stor.malkoll");
  let text = readFileSync(join(root, "samples/mini/bun.malkoll"), "utf8");
  for (let i = 0; i < 20_000; ++i) text += `\npost X${i}: Insats nummer ${i}\n  slag: satsning\n  drift 2025: ${10 + (i % 90)} tkr\n${i % 10 === 0 ? "" : "  bidrar till: KUN1\n"}`;
  writeFileSync(path, text);
  const { page, context } = await ready();
  await give(page, [path, join(root, "samples/mini/plan.malkoll")]);
  await page.waitForSelector("li.finding");
  await page.locator("li.finding .go").first().click();
  await page.waitForSelector(".mk-beneath");
  await page.keyboard.type("#");
  await thousands(page);
  await context.close();
});
