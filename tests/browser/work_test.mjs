// The work on the page: files and folders that are dropped on it, saving in place, and the list of findings.
//
// usage: node --test work_test.mjs, with MALKOLL_PAGE (the page), MALKOLL (the command) and MALKOLL_ROOT in the environment

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { eventually, kept, saved, says, settled } from "./browser.mjs";
import { faults, plan, submission } from "./budgets.mjs";
import { pdfPages, root } from "./command.mjs";
import { current, downloaded, drop, finds, folder, give, lists, put, ready, text, textSays, working, write } from "./officer.mjs";

test("two files of one name are both kept; a file dropped on the text is opened, not pasted", async () => {
  const { page, context } = await working();
  await textSays(page, /Satsningen/);
  const before = await text(page), box = await page.locator(".cm-content").boundingBox();
  await drop(page, [put("annan.malkoll", "# EN ANNAN\n")], box.x + 100, box.y + 50);
  await lists(page, "annan.malkoll");
  assert.equal(await text(page), before);
  await give(page, put("a/samma.malkoll", submission("KUL")), put("b/samma.malkoll", submission("BUN")));
  await lists(page, "annan.malkoll", "samma.malkoll", "samma (2).malkoll");
  await context.close();
});

test("a dropped folder brings its plan, its submissions and its rules; its tables are submissions too", async () => {
  const { page, context } = await ready();
  put("kommun/plan.malkoll", plan);
  put("kommun/bun.malkoll", submission());
  put("kommun/tabell.csv", "Nämnd;Benämning;Slag;Drift 2025 (tkr);Mål\r\nKUL;Bibliotek;satsning;5 000;\r\n");
  // As an older editor on Windows saves it.
  put("kommun/rules/X01-prov.sql", Buffer.from("-- kod: X01\n-- namn: prov\n-- nivå: fel\n-- meddelande: posten {id} är granskad\n-- message: item {id} is seen\n-- varför: Styrelsen vill se den.\n-- vem frågar: Styrelsen.\n-- rätta: Se över posten.\n-- undantag: undantag X01: Granskad\nSELECT p.place, p.id FROM post AS p\n", "latin1"));
  put("kommun/rules/trasig.sql", "SELECT 1\n");
  await drop(page, [join(folder, "kommun")], 600, 300);
  await page.waitForSelector("li.finding");
  await says(page, "#findings", /X01/);
  await says(page, "#notices", /trasig\.sql/);
  await lists(page, "kommun/tabell.csv");
  await page.locator('[data-key^="explain-X01"]').first().click();
  await says(page, "dialog", /Styrelsen vill se den/);
  await context.close();
});

// --- saving in place

/// Files of the origin's own folder, which are handled as those of the disk.

const handles = (given) => {
  window.saved = [];
  const place = async (name, content) => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
    if (content === undefined) return handle;
    const writer = await handle.createWritable();
    await writer.write(content);
    await writer.close();
    return handle;
  };
  window.place = place;
  window.onDisk = async (name) => (await (await place(name)).getFile()).text();
  addEventListener("DOMContentLoaded", () => {
    window.showOpenFilePicker = () => Promise.all(given.map(([name, content]) => place(name, content)));
    window.showSaveFilePicker = ({ suggestedName }) => (window.saved.push(suggestedName), place(suggestedName));
  });
};

test("a file is saved in its place, and not over what somebody else has saved there", async () => {
  const { createServer } = await import("node:http");
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(readFileSync(process.env.MALKOLL_PAGE))).listen(0).unref();
  const { page, context } = await ready({ at: `http://localhost:${server.address().port}/`, init: [handles, [["bun.malkoll", submission()], ["plan.malkoll", plan]]] });
  await page.click('[data-key="choose"]:visible');
  await page.waitForSelector("#summary .verdict");
  await page.click('[data-key="open-bun.malkoll"]');
  await write(page, "\n# ETT");
  await page.keyboard.press("Control+s");
  await page.waitForFunction(() => document.querySelector("#notices").textContent.includes("är sparad"));
  assert.match(await page.evaluate(() => window.onDisk("bun.malkoll")), /# ETT/);
  await page.evaluate(() => window.place("bun.malkoll", "# NÅGON ANNANS\n"));
  await write(page, "\n# TVÅ");
  await page.keyboard.press("Control+s");
  await says(page, "dialog", /har ändrats på disken/);
  assert.equal(await page.evaluate(() => window.onDisk("bun.malkoll")), "# NÅGON ANNANS\n");
  await page.click("dialog .primary");
  await lists(page, "bun (2).malkoll");
  assert.deepEqual(await page.evaluate(() => window.saved), []);
  await context.close();
  server.close();
});

test("saved twice at once, and when the window comes back meanwhile, nobody else is said to have changed the file", async () => {
  const { createServer } = await import("node:http");
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(readFileSync(process.env.MALKOLL_PAGE))).listen(0).unref();
  // The disk takes its time to say what a file has become.
  const slow = () => { const { getFile } = FileSystemFileHandle.prototype; FileSystemFileHandle.prototype.getFile = async function () { const file = await getFile.call(this); await new Promise((done) => setTimeout(done, 60)); return file; }; };
  const { page, context } = await ready({ at: `http://localhost:${server.address().port}/`, init: [handles, [["bun.malkoll", submission()], ["plan.malkoll", plan]]] });
  await page.click('[data-key="choose"]:visible');
  await page.waitForSelector("#summary .verdict");
  await page.evaluate(slow);
  await page.click('[data-key="open-bun.malkoll"]');
  await write(page, "\n# ETT");
  await page.keyboard.press("Control+s");
  await page.keyboard.press("Control+s");
  await page.evaluate(async () => { for (let n = 0; n < 60; n++) { window.dispatchEvent(new Event("focus")); await new Promise((done) => setTimeout(done, 5)); } });
  await says(page, "#notices", /är sparad/);
  assert.equal(await page.locator("dialog").count(), 0);
  assert.doesNotMatch(await page.innerText("#notices"), /har ändrats/);
  assert.match(await page.evaluate(() => window.onDisk("bun.malkoll")), /# ETT/);
  await context.close();
  server.close();
});

// --- where one is

test("the focus goes with one to what is shown, on a narrow screen and from the report, and stays when the check is stopped", async () => {
  const { page, context } = await working({ viewport: { width: 375, height: 700 } }, faults(7));
  const at = (selector) => eventually(async () => assert.ok(await page.evaluate((selector) => document.activeElement.matches(selector), selector), selector));
  await page.click('#views [data-key="findings"]');
  await page.locator("li.finding .go", { hasText: "Q7" }).click();
  await at("#editor");
  await page.keyboard.press("F6");
  await at("li.finding .go");
  await page.click('#views [data-key="report"]');
  await page.keyboard.press("F8");
  await at("#editor");
  await page.click('#views [data-key="findings"]');
  await page.selectOption("#by-rule", "L10");
  await page.click('.count.error');
  await says(page, "#findings", /Inget fynd stämmer/);
  assert.equal(await page.locator("#todo").isVisible(), false, "what the filter does not let through is not where one begins");
  await page.click('[data-key="clear"]');
  await page.locator("#todo .go").first().click();
  await at("#editor");
  await context.close();
});

test("stopped, the page says that nothing is checked, in its title too, and the focus goes to what can be done", async () => {
  const { page, context } = await working();
  assert.match(await page.title(), /^1 fel/);
  const more = Array.from({ length: 100_000 }, (_, n) => `post X${n}: Insats ${n}\n  slag: satsning\n  drift 2025: 10\n`).join("");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click('[data-key="choose"]:visible')]);
  await chooser.setFiles(put("stor.malkoll", submission("KUL", more)));
  await page.locator('[data-key="cancel"]').focus();
  await page.keyboard.press("Enter");
  await page.locator('[data-key="again"]:focus').waitFor();
  await eventually(async () => assert.equal(await page.title(), "Inte kontrollerat – Målkoll"));
  await context.close();
});

test("the menu »Spara« is in sight on a narrow screen, and a lone table's finding on a low one; only cells that can be changed are said to be", async () => {
  const { page, context } = await ready({ viewport: { width: 375, height: 700 } });
  await give(page, put("budget.csv", "Konto;Namn;Drift 2025\r\n1;Skola;10 000\r\n"));
  await page.click('#views [data-key="text"]');
  await says(page, "#table", /Dubbelklicka/);
  await page.click('[data-key="save"]');
  const { x, width } = await page.locator(".menu-items").boundingBox();
  assert.ok(x >= 0 && x + width <= 375, `${x} + ${width}`);
  await page.setViewportSize({ width: 1366, height: 650 });
  await page.reload();
  await page.waitForSelector("li.finding");
  await eventually(async () => assert.ok((await page.locator("li.finding").first().boundingBox()).y < 600));
  await give(page, put("budget.se", "#FLAGGA 0\r\n#SIETYP 3\r\n#RAR 0 20250101 20251231\r\n#KONTO 5010 \"Hyra\"\r\n#PBUDGET 0 202501 5010 {} 100000.00\r\n"));
  await page.selectOption('[data-key="file"]', "budget.se");
  await says(page, "#table", /Så lästes tabellen/);
  assert.doesNotMatch(await page.innerText("#table"), /Dubbelklicka/);
  await context.close();
});

test("the last of many findings is in sight when one has come to it", async () => {
  const { page, context } = await working({}, faults(...Array.from({ length: 130 }, (_, n) => n + 10)));
  await page.waitForSelector("li.finding");
  await page.keyboard.press("Shift+F8");
  await eventually(async () => {
    const { y, height } = await page.locator("li.finding.current").last().boundingBox();
    assert.ok((await current(page)) && y >= 0 && y + height <= 900, `${y} + ${height}`);
  });
  await context.close();
});

test("in English nothing that is said stays in Swedish", async () => {
  const { page, context } = await working();
  await page.click('[data-key="remove-bun.malkoll"]');
  await page.click('[data-key="language"]');
  await says(page, "#notices", /is removed from the page/);
  await page.getByRole("button", { name: "Undo" }).click();
  await lists(page, "bun.malkoll");
  await context.close();
});

// --- findings

test("the list for Excel: what the filter shows, a row each, and no cell is a formula", async () => {
  const { page, context } = await working({}, faults(7).replace("Insats 7", '=HYPERLINK("x")'));
  await page.selectOption("#by-rule", "L10");
  await finds(page, "", 1);
  const book = await downloaded(page, "save-list"), { name, bytes } = await downloaded(page, "save-csv");
  assert.equal(book.name, "fynd.xlsx");
  assert.equal(book.bytes.subarray(0, 2).toString(), "PK");
  assert.equal(name, "fynd.csv");
  const lines = bytes.toString("utf8").trimEnd().split("\r\n");
  assert.ok(lines[0].startsWith("\ufeffNivå;Regel;"), lines[0]);
  assert.equal(lines.length, 2);
  assert.match(lines[1], /^fel;L10;.*;BUN;Barn- och ungdomsnämnden;.*bun\.malkoll/);
  assert.doesNotMatch(lines[1], /(^|;)"?[=+@-]/);
  await context.close();
});

test("a plan alone gets no verdict of handing in, and a submission without its plan asks for it", async () => {
  const { page, context } = await ready();
  await give(page, put("plan.malkoll", plan));
  await says(page, "#summary", /Planen/);
  assert.doesNotMatch(await page.innerText("body"), /kan lämnas in|allt hänger ihop/i);
  await page.click('[data-key="remove-plan.malkoll"]');
  await give(page, put("bun.malkoll", submission()));
  await page.locator('[data-key="add-plan"]').waitFor();
  assert.doesNotMatch(await page.innerText("#summary"), /^Kan lämnas in/m);
  await context.close();
});

// --- tables

test("what to choose where a table cannot be read comes before what is wrong in the rest", async () => {
  const { page, context } = await ready();
  await give(page, put("utan.csv", "Benämning;Slag;Drift 2025 (tkr);Mål\r\nElevhälsa;satsning;9 000;M1\r\n"), put("bun.malkoll", submission("BUN", faults(7))), put("plan.malkoll", plan));
  await eventually(async () => assert.match(await page.locator("li.finding").first().innerText(), /F07/));
  await context.close();
});

test("in forced colours what is pressed is told apart, and on paper nothing is to be pressed", async () => {
  const { page, context } = await working({ forcedColors: "active" }, faults(7));
  const look = (selector) => page.locator(selector).first().evaluate((e) => { const s = getComputedStyle(e); return `${s.borderTopWidth} ${s.borderTopStyle} ${getComputedStyle(e, "::before").content}`; });
  assert.notEqual(await look('#views [aria-pressed="true"]'), await look('#views [aria-pressed="false"]'));
  await page.emulateMedia({ media: "print" });
  await eventually(async () => assert.equal(await page.locator("button:visible:not(.go):not(.count), select:visible, summary:visible").count(), 0));
  await context.close();
});

test("on paper the report is the one that is saved, to the page, and the findings are there whatever is shown, all of them", async () => {
  const { page, context, seen } = await working({}, faults(...Array.from({ length: 130 }, (_, n) => n + 10)));
  const print = async (name) => {
    const path = join(folder, name);
    await page.pdf({ path, preferCSSPageSize: true });
    return pdfPages(path);
  };
  const all = Number((await page.innerText(".shown-count")).split(" av ")[0]);
  assert.ok(all > 100, "the list is drawn whole anyhow");
  await page.setViewportSize({ width: 700, height: 900 });
  await page.click('#views [data-key="text"]');
  const codes = (await print("fynd.pdf")).join("\n").match(/^\s*(fel|varning|råd)\s+[A-Z]\d\d/gm) ?? [];
  assert.equal(codes.length, all);
  await page.click('#views [data-key="report"]');
  await page.frameLocator("iframe.report").locator("h1").waitFor();
  const inPage = await print("rapport-i-sidan.pdf");
  const { bytes } = await saved(page, () => page.click('[data-key="save-report"]'));
  assert.ok(await page.locator("#summary").isVisible(), "the page is there again");
  assert.deepEqual(seen.errors, []);
  await page.goto(pathToFileURL(put("rapport.html", bytes)).href);
  assert.deepEqual(inPage, await print("rapport.pdf"));
  await context.close();
});

test("what is chosen for one table holds for no other with the same headings", async () => {
  const { page, context } = await ready();
  const rows = (unit) => `Nämnd;Benämning;Slag;Drift 2025;Mål\r\n${unit};Insats;satsning;5;\r\n`;
  await give(page, put("ett.csv", rows("BUN")), put("tva.csv", rows("KUL")), put("plan.malkoll", plan));
  await page.selectOption('[data-key="file"]', "ett.csv");
  await page.getByRole("grid", { name: "ett.csv" }).waitFor();
  await page.selectOption("#table-amounts", "mnkr");
  await eventually(async () => assert.match(await page.locator("li.finding", { hasText: "L01" }).filter({ hasText: "ett.csv" }).innerText(), /5\s000\stkr/));
  await settled(page);
  const money = JSON.parse((await downloaded(page, "save-json")).bytes).findings.filter(({ rule }) => rule === "L01").map(({ unit, money }) => `${unit} ${money / 100}`).sort();
  assert.deepEqual(money, ["BUN 5000000", "KUL 5000"]);
  await context.close();
});

test("the municipality's own maps in kartor, and its kolada.json, come with a dropped folder", async () => {
  const { page, context } = await ready();
  put("stad/plan.malkoll", plan);
  put("stad/ut.csv", "Enh;Text;Sort;Summa;Syfte\r\nBUN;Insats;satsning;5;\r\n");
  put("stad/kartor/system.karta", "rubrikrad: 1\nenhet: Enh\nnamn: Text\nslag: Sort\ndrift 2025: Summa\nbidrar till: Syfte\nbelopp i: mnkr\n");
  await drop(page, [join(folder, "stad")], 600, 300);
  await page.waitForSelector("li.finding");
  await settled(page);
  const { findings } = JSON.parse((await downloaded(page, "save-json")).bytes);
  assert.equal(findings.find(({ rule }) => rule === "L01")?.money, 500_000_000);
  assert.ok(findings.some(({ rule, message }) => rule === "F12" && message.includes("kartor/system.karta")));
  await context.close();
});

test("a Word document of a folder is not read until one says so, then it stays so", async () => {
  const { page, context } = await ready();
  put("brev/plan.malkoll", readFileSync(join(root, "tests/files/F12-dokument/plan.malkoll")));
  put("brev/skrivelse.docx", readFileSync(join(root, "tests/files/F12-dokument/skrivelse.docx")));
  await drop(page, [join(folder, "brev")], 600, 300);
  await settled(page);
  await page.click('[data-key="open-brev/skrivelse.docx"]');
  await says(page, "#table", /kom med mappen/);
  await page.click('[data-key="read-it"]');
  await page.getByRole("grid").waitFor();
  await eventually(async () => assert.match(await kept(page), /"named":true/));
  await page.reload();
  await page.waitForSelector("#summary .verdict");
  await page.getByRole("grid").waitFor();
  await context.close();
});

test("of column maps, rules and Kolada's answers alone nothing is said about handing in", async () => {
  const { page, context } = await ready();
  for (const [name, content] of [["ensam.karta", "enhet: Nämnd\n"], ["kolada.json", "{}"], ["X01-prov.sql", "SELECT 1\n"]]) {
    await give(page, put(name, content));
    await settled(page);
    assert.doesNotMatch(await page.innerText("#summary"), /^\s*Kan lämnas in/m, name);
  }
  await context.close();
});

test("Kolada's answers that the browser has numbered are Kolada's answers", async () => {
  const { page, context } = await ready();
  await give(page, put("plan.malkoll", plan), put("ner/kolada (1).json", "{}"));
  await settled(page);
  const { findings } = JSON.parse((await downloaded(page, "save-json")).bytes);
  assert.deepEqual(findings.filter(({ rule }) => rule === "F01").map(({ path }) => path), ["kolada.json"]);
  await context.close();
});

const many = (n) => Array.from({ length: n }, (_, k) => `post X${k}: Insats ${k}\n  slag: satsning\n  drift 2025: 10 tkr\n`).join("");

test("a newer version that is being checked has no verdict of the one before; stopped, nothing is saved of what was not checked", async () => {
  const { page, context } = await ready();
  await give(page, put("bun.malkoll", submission()), put("plan.malkoll", plan));
  await says(page, "#summary", /lämnas in/);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click('[data-key="choose"]:visible')]);
  await chooser.setFiles(put("stor/bun.malkoll", submission("BUN", many(100_000))));
  await says(page, "#summary", /Kontrollerar/);
  assert.doesNotMatch(await page.innerText("#summary"), /lämnas in/);
  await page.click('[data-key="cancel"]');
  // At once, however long the core takes to start again.
  assert.match(await page.innerText("#summary"), /Inte kontrollerat/);
  for (const entry of ["save-list", "save-json"]) {
    await page.click('[data-key="save"]');
    await page.click(`[data-key="${entry}"]`);
    await says(page, "#notices", /när allt på sidan har kontrollerats/);
  }
  await page.click('[data-key="again"]');
  await says(page, "#summary", /Kontrollerar/);
  await context.close();
});

test("a file of 54 MB, given while one writes, holds up no letter", async () => {
  const { page, context } = await working();
  const row = `BUN;Insats i skolan som har ett namn av vanlig längd;grunduppdrag;100;M1;${"och en lång kommentar ".repeat(3)}\r\n`;
  const path = put("stor.csv", `Nämnd;Benämning;Slag;Budget 2025 (tkr);Mål;Kommentar\r\n${row.repeat(Math.ceil(54e6 / row.length))}`);
  const browser = context.browser();
  await browser.startTracing(page, { categories: ["toplevel"] });
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click('[data-key="choose"]:visible')]);
  await chooser.setFiles(path);
  for (let n = 0; n < 30; n++) await write(page, "#");
  await lists(page, "stor.csv");
  await page.waitForFunction(() => document.body.dataset.busy === "false", null, { timeout: 240_000 });
  await eventually(async () => assert.match(await kept(page), /stor\.csv/));
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const mains = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid}/${tid}`));
  // In the thread's own time, which a busy machine does not change.
  const longest = Math.max(...traceEvents.filter(({ pid, tid, tdur }) => tdur !== undefined && mains.has(`${pid}/${tid}`)).map(({ tdur }) => tdur / 1000));
  assert.ok(longest > 0 && longest < 200, `${longest} ms`);
  await context.close();
});

test("the places that a finding also speaks of are lines that lead there, by the keyboard too; F6 leads back to the finding", async () => {
  const { page, context } = await ready();
  await give(page, put("igen/plan.malkoll", plan + "mål M1: Samma id igen\n  ansvarig: BUN\n"));
  const twice = page.locator("li.finding", { hasText: "P06" }).first();
  const line = twice.getByRole("list", { name: "Fyndet talar också om" }).getByRole("button");
  assert.match(await line.innerText(), / – rad \d+$/);
  await line.focus();
  await page.keyboard.press("Enter");
  const selected = () => page.evaluate(() => document.querySelector("#editor").shadowRoot.querySelector(".cm-activeLine")?.textContent ?? "");
  await eventually(async () => assert.match(await selected(), /Fler ska klara|Samma id igen/));
  const there = await selected();
  await page.keyboard.press("F6");
  await eventually(async () => assert.match(await page.evaluate(() => document.activeElement.textContent), /P06/));
  await page.keyboard.press("Enter");
  await eventually(async () => assert.notEqual(await selected(), there));
  await context.close();
});

test("a choice above a column keeps what somebody has written in the table's own map", async () => {
  const { page, context } = await ready();
  await give(page, put("egen/t.csv", "Nämnd;Benämning;Kommunbidrag;Mål\r\nBUN;Grundskola;9 000;M1\r\n"), put("egen/t.csv.karta", "# Ur ekonomisystemet\nrubrikrad: 1\nenhet: Nämnd\nnamn: Benämning\nbelopp i: tkr\n"), put("egen/plan.malkoll", plan));
  await page.selectOption('[data-key="file"]', "t.csv");
  await page.getByRole("columnheader", { name: "Kommunbidrag" }).getByRole("combobox").selectOption("drift 2025");
  await settled(page);
  await page.selectOption('[data-key="file"]', "t.csv.karta");
  await textSays(page, /# Ur ekonomisystemet/);
  await textSays(page, /drift 2025: kolumn C/);
  await context.close();
});
