// »Läs som plan« and »Från ett dokument«: a plan that stands in Word, in a workbook, or in the text of a PDF.
//
// usage: node --test plan_document_test.mjs, with MALKOLL_PAGE (the page), MALKOLL (the command) and MALKOLL_ROOT in the environment

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { violations } from "./accessibility.mjs";
import { assertFitsAcross, eventually, kept, says, settled } from "./browser.mjs";
import { root } from "./command.mjs";
import { downloaded, drop, give, lists, names, put, ready, text, textSays } from "./officer.mjs";

/// A document made by the helpers of the command's tests.
function made(name, script) {
  const path = put(name, "");
  const done = spawnSync("python3", ["-c", script, path], { cwd: root, encoding: "utf8", env: { ...process.env, PYTHONPATH: join(root, "tests") } });
  assert.equal(done.status, 0, done.stderr);
  return path;
}

const words = 'import sys\nfrom documents import docx, par, table\n';
const inWord = (name = "mal-och-budget.docx", rows = 1, unit = "") => made(name, `${words}docx(sys.argv[1], par("Skogsby kommun") + par("Målområde 1: Trygghet", "Rubrik1") + par("Mål 1.1 Alla ska känna sig trygga", "Rubrik2") + par("Ansvarig: Socialnämnden")
  + table(["Indikator", "Enhet", "Utfall 2025", "Målvärde 2027"], *[[f"Andel trygga i område {n}", "%", "84", "minst 90"] for n in range(${rows})])
  + par("Ramar${unit}", "Rubrik1") + table(["Nämnd", "Budget 2027"], ["Kommunstyrelsen", "100"], ["Socialnämnden", "200"]))`);
const inRunningText = (name) => made(name, `${words}docx(sys.argv[1], par("Målområde 1: Trygghet", "Rubrik1") + par("Mål 1.1 Alla ska känna sig trygga", "Rubrik2"))`);
const inWorkbook = (name) => made(name, `import sys
from workbooks import sheet, workbook
workbook(sys.argv[1], {"Mål": sheet([["Mål", "Indikator", "Utfall 2025", "Målvärde 2027"], ["Fler ska bli behöriga", "Behöriga, andel (%)", 84, 90], ["", "Trygga, andel (%)", 71, 80]])})`);

/// What the command makes of the document, with the form's answers.
function command(path, answers) {
  const done = spawnSync(process.env.MALKOLL, ["import", path, "--as", "plan", ...answers], { encoding: "utf8", env: { ...process.env, LC_ALL: "C.UTF-8" } });
  assert.ok(done.status === 0 || done.status === 1, done.stderr);
  return done.stdout;
}

const answers = { municipality: "9999", name: "Skogsby kommun", year: "2027" };

/// Answers what the form asks.
async function answer(page, more = {}) {
  await page.waitForSelector("dialog.form[open] #from-municipality");
  for (const [name, value] of Object.entries({ ...answers, ...more })) {
    if (name === "amounts") await page.selectOption("#from-amounts", value);
    else await page.fill(`#from-${name}`, value);
  }
  await page.click('dialog [type="submit"]');
  await page.waitForSelector("dialog", { state: "detached" });
  await settled(page);
}

const asCommand = ["--municipality", "9999", "--name", "Skogsby kommun", "--year", "2027"];
const planOf = async (page) => (await downloaded(page, "save-text")).bytes.toString("utf8");

test("a plan in Word that is dropped is read as one, as the command does, and nothing is lost", async () => {
  const { page, context, seen } = await ready();
  const path = inWord();
  await drop(page, [path], 600, 300);
  await says(page, "#findings", /F07[^]*öppna dokumentet och tryck på »Läs som plan«/);
  await page.click('[data-key="read-plan"]');
  await page.waitForSelector("dialog.form[open]");
  assert.equal(await page.inputValue("#from-name"), "Skogsby kommun");
  assert.equal(await page.inputValue("#from-year"), "2027");
  // The document has ramar without a unit, and only a person knows it.
  assert.equal(await page.inputValue("#from-amounts"), "");
  assert.deepEqual(await violations(page), []);
  await answer(page, { amounts: "mnkr" });
  await lists(page, "mal-och-budget.docx", "plan.malkoll");
  await textSays(page, /Förslag till plan, läst ur mal-och-budget\.docx/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "editor");
  // The document itself is no budget.
  assert.equal(await page.locator("li.finding", { hasText: "F07" }).count(), 0);
  await says(page, "#notices", /plan\.malkoll är ett förslag till plan, läst ur mal-och-budget\.docx/);
  assert.equal(await planOf(page), command(path, [...asCommand, "--amounts", "mnkr"]));
  // Opened again it says what it is.
  await page.click('[data-key="open-mal-och-budget.docx"]');
  await says(page, "#table", /Planen är läst ur mal-och-budget\.docx/);
  assert.equal(await page.locator('[data-key="read-plan"]').count(), 0);
  await eventually(async () => assert.match(await kept(page), /"source":true/));
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test("a plan in running text, one whose ramar look like items, and one in a workbook have the button too", async () => {
  for (const [name, make] of [["text.docx", inRunningText], ["ramar.docx", (name) => inWord(name, 1, ", tkr")], ["mal.xlsx", inWorkbook]]) {
    const { page, context } = await ready();
    const path = make(name);
    await give(page, path);
    if (name !== "ramar.docx") await says(page, "#findings", /öppna dokumentet och tryck på »Läs som plan«/);
    await page.click('[data-key="read-plan"]');
    await answer(page);
    assert.equal(await planOf(page), command(path, asCommand), name);
    await context.close();
  }
});

test("a budget with its posts, and one with its plan, have no such button", async () => {
  const { page, context } = await ready();
  await give(page, put("budget.csv", "Nämnd;Benämning;Slag;Drift 2025 (tkr);Mål\r\nKUL;Bibliotek;satsning;5 000;\r\n"));
  await page.click('[data-key="open-budget.csv"]');
  await says(page, "#table", /1 rad blev 1 post/);
  await page.waitForTimeout(500);
  assert.equal(await page.locator('[data-key="read-plan"]').count(), 0);
  await context.close();
});

test("a plan.malkoll that is there stays, and what was read is taken back, unless it has been written in", async () => {
  const { page, context } = await ready();
  await give(page, put("plan.malkoll", "# BARA EN ANTECKNING\n"), inWorkbook("mal.xlsx"));
  await page.click('[data-key="open-mal.xlsx"]');
  await page.click('[data-key="read-plan"]');
  await answer(page);
  await lists(page, "plan.malkoll", "plan (2).malkoll", "mal.xlsx");
  await page.click('#notices [data-key$="-undo"]');
  await settled(page);
  await eventually(async () => assert.deepEqual(await names(page), ["mal.xlsx", "plan.malkoll"]));
  await page.waitForSelector('[data-key="read-plan"]');
  await page.click('[data-key="open-plan.malkoll"]');
  await textSays(page, /BARA EN ANTECKNING/);
  await context.close();
});

test("the plan is taken from the page again: the document alone is nothing to hand in", async () => {
  const { page, context, seen } = await ready();
  await give(page, inWorkbook("mal.xlsx"));
  await page.click('[data-key="read-plan"]');
  await answer(page);
  await page.click('[data-key="remove-plan.malkoll"]');
  await settled(page);
  assert.doesNotMatch(await page.innerText("#summary"), /Kan lämnas in/);
  await page.click('[data-key="open-mal.xlsx"]');
  await page.waitForSelector('[data-key="read-plan"]');
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test("what is asked and left out is shown, in the page's language", async () => {
  const { page, context } = await ready();
  await give(page, made("fragor.docx", `${words}docx(sys.argv[1], par("Mål för ekonomin", "Rubrik1") + par("Skulden ska inte öka.") + par("Planen gäller i tre år."))`));
  await page.click('[data-key="read-plan"]');
  await answer(page);
  await page.click('#notices [data-key$="plan_show_said"]');
  await says(page, "dialog.explain", /Frågor att svara på[^]*ser ut som ett mål/);
  assert.doesNotMatch(await page.innerText("dialog.explain"), / --[a-z]/);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("Escape");
  await page.click('[data-key="language"]');
  await page.click('#notices [data-key$="plan_show_said"]');
  await says(page, "dialog.explain", /Questions to answer/);
  await context.close();
});

test("what is wrong with the answers is said in the form, and leaving it makes nothing", async () => {
  const { page, context } = await ready();
  await give(page, inWorkbook("mal.xlsx"));
  await page.click('[data-key="read-plan"]');
  await page.waitForSelector("dialog.form[open]");
  await page.fill("#from-municipality", "178");
  await page.fill("#from-name", "Skogsby kommun");
  await page.fill("#from-year", "2027");
  await page.click('dialog [type="submit"]');
  await says(page, 'dialog [role="alert"]', /»178« är ingen kommunkod/);
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog", { state: "detached" });
  assert.deepEqual(await names(page), ["mal.xlsx"]);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), "read-plan");
  await context.close();
});

test("from the fresh page: a document is chosen, or the text of a PDF pasted, with the keyboard alone", async () => {
  const first = await ready();
  await first.page.click('[data-key="plan-from-document"]');
  const [chooser] = await Promise.all([first.page.waitForEvent("filechooser"), first.page.click('[data-key="choose-document"]')]);
  const path = inWord();
  await chooser.setFiles([path]);
  await answer(first.page, { amounts: "tkr" });
  assert.equal(await planOf(first.page), command(path, [...asCommand, "--amounts", "tkr"]));
  await first.context.close();

  const { page, context, seen } = await ready();
  await page.focus('[data-key="plan-from-document"]');
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog.form[open]");
  assert.deepEqual(await violations(page), []);
  await page.fill("#from-text", "Målområde 1: Trygghet\n\nMål 1.1: Alla ska känna sig trygga\n\nIndikator          Utfall 2025    Målvärde 2027\nAndel trygga (%)   84             90\n");
  await page.focus('[data-key="read-text"]');
  await page.keyboard.press("Enter");
  await answer(page);
  await lists(page, "inklistrad-plan.txt", "plan.malkoll");
  assert.match(await text(page), /läst ur inklistrad-plan\.txt/);
  const pasted = put("inklistrad-plan.txt", "Målområde 1: Trygghet\n\nMål 1.1: Alla ska känna sig trygga\n\nIndikator          Utfall 2025    Målvärde 2027\nAndel trygga (%)   84             90\n");
  assert.equal(await planOf(page), command(pasted, asCommand));
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test("a PDF that is dropped is told how it can be read", async () => {
  const { page, context } = await ready();
  await drop(page, [put("plan.pdf", "%PDF-1.7\n")], 600, 300);
  await says(page, "#notices", /plan\.pdf är en PDF/);
  await page.click('#notices [data-key$="plan_paste_text"]');
  await page.waitForSelector("dialog.form[open] #from-text");
  await context.close();
});

test("while a long document is read the page can be used", async () => {
  const { page, context } = await ready();
  await give(page, inWord("lang.docx", 6000));
  await page.click('[data-key="read-plan"]', { timeout: 120_000 });
  await page.waitForSelector("dialog.form[open]");
  for (const [name, value] of Object.entries(answers)) await page.fill(`#from-${name}`, value);
  await page.selectOption("#from-amounts", "tkr");
  // The worker reads, and it alone.
  await page.evaluate(() => {
    window.asked = 0;
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message, ...more) { if (message.type === "planDraft") window.asked++; return post.call(this, message, ...more); };
  });
  await page.click('dialog [type="submit"]');
  await page.keyboard.press("Shift+Tab");
  assert.equal(await page.evaluate(() => window.asked), 1);
  await page.waitForSelector("dialog", { state: "detached", timeout: 120_000 });
  await lists(page, "plan.malkoll");
  await context.close();
});

for (const [width, colorScheme] of [[320, "light"], [1280, "dark"]]) {
  test(`nothing for axe to say, nothing wider than the window, nothing too small to press: ${colorScheme}, ${width} px`, async () => {
    const { page, context } = await ready({ colorScheme, viewport: { width, height: 800 } });
    await page.click('[data-key="plan-from-document"]');
    await page.waitForSelector("dialog.form[open]");
    assert.deepEqual(await violations(page), []);
    await assertFitsAcross(page, "the choice of a document");
    await page.fill("#from-text", "Mål 1: Alla ska känna sig trygga\n\nRamar\n\nNämnd              Budget 2027\nKommunstyrelsen    100\nSocialnämnden      200\n");
    await page.click('[data-key="read-text"]');
    await page.waitForSelector("#from-municipality");
    assert.deepEqual(await violations(page), []);
    await assertFitsAcross(page, "the form");
    const small = await page.evaluate(() => [...document.querySelectorAll("dialog button, dialog input, dialog select")].map((one) => one.getBoundingClientRect()).filter(({ width, height }) => Math.min(width, height) < 24).length);
    assert.equal(small, 0);
    await context.close();
  });
}
