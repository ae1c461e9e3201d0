// The flows that matter most, in chromium and in firefox: files are opened, read, mended and saved, and nothing is lost.
//
// usage: node --test flows_test.mjs, with MALKOLL_PAGE (the page), MALKOLL (the command) and MALKOLL_ROOT in the environment

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { violations } from "./accessibility.mjs";
import { comesBackEmpty, eventually, kept, saved, says, settled } from "./browser.mjs";
import { faults, plan, submission } from "./budgets.mjs";
import { malkoll } from "./command.mjs";
import { current, downloaded, finds, folder, give, lists, names, paste, put, ready, text, textSays, working, write } from "./officer.mjs";

test("a second tab says so and begins afresh; the work can be moved to it, with the last letter", async () => {
  const { page, context } = await working();
  const { page: other } = await ready({}, context);
  await other.locator("#notices", { hasText: "annan flik" }).waitFor();
  assert.equal(await other.locator("#work").isVisible(), false);
  await page.bringToFront();
  await write(page, "\n# sista ordet");
  await other.bringToFront();
  await other.click("#notices button");
  await other.waitForSelector("#summary .verdict");
  await textSays(other, /sista ordet/);
  await page.bringToFront();
  await page.locator("#notices", { hasText: "annan flik" }).waitFor();
  await context.close();
});

test("letters written just before a reload are there after it", async () => {
  const { page, context } = await working();
  await eventually(async () => assert.match(await kept(page), /Satsningen/));
  await write(page, "\n# SIST");
  await page.reload();
  await page.waitForSelector("#summary .verdict");
  await textSays(page, /SIST/);
  await context.close();
});

test("where the browser keeps nothing the page says so, and asks before it is left", async () => {
  const never = () => { const { put } = IDBObjectStore.prototype; IDBObjectStore.prototype.put = function (...given) { const asked = put.apply(this, given); asked.onsuccess = () => this.transaction.abort(); return asked; }; };
  const { page, context, seen } = await working({ init: [never] });
  await write(page, "\n# x");
  await says(page, "#foot", /kan inte spara/);
  assert.doesNotMatch(await page.innerText("#foot"), /finns kvar/);
  await page.close({ runBeforeUnload: true });
  await eventually(async () => assert.ok(seen.errors.some((one) => one.startsWith("dialog")), "left without a question"));
  // The page that was not left answers again.
  await says(page, "#foot", /kan inte spara/);
  await context.close();
});

test("»Kom inte ihåg« leaves nothing in the browser", async () => {
  const { page, context } = await working();
  await eventually(async () => assert.match(await kept(page), /Satsningen/));
  await page.check('[data-key="remember-not"]');
  await eventually(async () => assert.equal(await kept(page), "[]"));
  await comesBackEmpty(page);
  await context.close();
});

test("a removed file comes back, and a cleared page too", async () => {
  const { page, context } = await working();
  await write(page, "\n# osparat");
  await page.click('[data-key="remove-bun.malkoll"]');
  await eventually(async () => assert.ok(!(await names(page)).includes("bun.malkoll")));
  await page.getByRole("button", { name: "Ångra" }).click();
  await settled(page);
  await textSays(page, /osparat/);
  await page.click('[data-key="erase"]');
  await page.click("dialog .primary");
  await page.getByRole("button", { name: "Ångra" }).click();
  await page.waitForSelector("#summary .verdict");
  await textSays(page, /osparat/);
  await context.close();
});

test("a newer version is shown, and asked about where the page's own has been changed; both can be kept", async () => {
  const { page, context } = await working();
  await give(page, put("ny/bun.malkoll", `# NY\n${submission()}`));
  await textSays(page, /# NY/);
  await write(page, "\n# MITT");
  await give(page, put("nyast/bun.malkoll", `# NYAST\n${submission()}`));
  await says(page, "dialog", /Bara i din: »# NY«, »# MITT«/);
  await page.getByRole("button", { name: "Behåll båda" }).last().click();
  await lists(page, "bun (2).malkoll");
  await textSays(page, /MITT/);
  await context.close();
});

test("a file keeps its line ends and its encoding", async () => {
  const { page, context } = await ready();
  const latin = Buffer.from(submission().replace(/\n/g, "\r\n"), "latin1");
  await give(page, put("latin.malkoll", latin), put("plan.malkoll", plan));
  await page.click('[data-key="open-latin.malkoll"]');
  await write(page, "\n# å");
  const { bytes } = await downloaded(page, "save-text");
  assert.deepEqual(bytes, Buffer.concat([latin, Buffer.from("\r\n# å", "latin1")]));
  await context.close();
});

test("what was written can be undone after the language was turned", async () => {
  const { page, context } = await working();
  await write(page, "# FEL");
  await page.click('[data-key="language"]');
  await settled(page);
  await page.click(".cm-content");
  await page.keyboard.press("Control+z");
  await eventually(async () => assert.doesNotMatch(await text(page), /FEL/));
  await context.close();
});

test("F8 goes through what the list shows, over all files, and marks it; F6 leads back", async () => {
  const { page, context } = await ready();
  await give(page, put("bun.malkoll", submission("BUN", faults(7, 8))), put("kul.malkoll", submission("KUL", faults(9))), put("plan.malkoll", plan));
  await page.selectOption("#by-rule", "L10");
  await page.locator("#live", { hasText: /3 av \d+ fynd/ }).waitFor({ state: "attached" });
  const been = new Set();
  for (let n = 0; n < 3; n++) {
    await page.keyboard.press("F8");
    await eventually(async () => {
      const now = await current(page);
      assert.match(now, /L10/);
      assert.ok(!been.has(now), `${now} is there again`);
    });
    been.add(await current(page));
  }
  await page.keyboard.press("F6");
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-current") === "true");
  const before = await current(page);
  await page.keyboard.press("Shift+F8");
  await eventually(async () => assert.notEqual(await current(page), before));
  await context.close();
});

test("the mark goes with its finding, and with nothing else when that has been mended", async () => {
  const { page, context } = await working({}, faults(7, 8));
  await page.locator("li.finding .go", { hasText: "Q7" }).first().click();
  await eventually(async () => assert.match(await current(page), /Q7/));
  await page.keyboard.type("BUN1");
  await finds(page, "Q7", 0);
  await settled(page);
  assert.doesNotMatch(await current(page), /Q8/);
  await context.close();
});

const table = ["budget.csv", "Nämnd;Benämning;Slag;Budget 2025 (tkr);Mål;Anm\r\nBUN;Elevhälsa;satsning;9 000;Trygga elever;a\r\nBUN;Läslyft;satsning;1 000;M1;\"med ; i\"\r\n"];

test("a table is a grid: findings in its cells, gone through with the keys, mended there, undone, and saved with nothing else changed", async () => {
  const { page, context, seen } = await ready();
  await give(page, put(...table), put("plan.malkoll", plan));
  await page.locator("li.finding .go", { hasText: "L10" }).click();
  await page.locator('[role="gridcell"][aria-invalid="true"]:focus', { hasText: "Trygga elever" }).waitFor();
  await says(page, ".sheet-notes", /L10/);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.type("M1");
  await page.keyboard.press("Enter");
  await finds(page, "L10", 0);
  const { name, bytes } = await downloaded(page, "save-text");
  assert.equal(name, "budget.csv");
  assert.equal(bytes.toString("utf8"), table[1].replace("Trygga elever", "M1"));
  await page.getByRole("gridcell", { name: "Läslyft" }).click();
  await page.keyboard.press("Control+z");
  await finds(page, "L10", 1);
  await page.keyboard.press("Control+Home");
  await page.locator('[role="gridcell"]:focus', { hasText: /^BUN$/ }).waitFor();
  await page.keyboard.press("End");
  await page.locator('[role="gridcell"]:focus', { hasText: /^a$/ }).waitFor();
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test("a cell of a table with another delimiter is mended in its own field", async () => {
  const { page, context } = await ready();
  const rows = "Nämnd|Post|Namn|Slag|Drift 2025 (tkr)|Mål\r\nBUN|1|Läs, skriv|satsning|5 000|Trygga elever\r\n";
  await give(page, put("strek.csv", rows), put("plan.malkoll", plan));
  await page.locator("li.finding .go", { hasText: "L10" }).click();
  await page.locator('[role="gridcell"]:focus', { hasText: "Trygga elever" }).waitFor();
  await page.keyboard.type("M1");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal((await downloaded(page, "save-text")).bytes.toString("utf8"), rows.replace("Trygga elever", "M1"));
  await context.close();
});

test("an empty cell of a workbook is filled, undone and saved, and what cannot be is told", async () => {
  const { page, context, seen } = await ready();
  const book = join(folder, "bok.xlsx");
  malkoll(["export", "samples/mini", "-o", book]);
  await give(page, book);
  await page.click('[data-key="open-bok.xlsx"]');
  await page.locator(".sheet-tabs button", { hasText: /^Poster/ }).click();
  const cell = (row, column) => page.locator(`.sheet-body [aria-rowindex="${row}"] [aria-colindex="${column + 1}"]`);
  const motive = Number(await page.locator("[aria-colindex]", { hasText: /^Motivering$/ }).first().getAttribute("aria-colindex")) - 1;
  await cell(7, motive).click();
  await page.keyboard.type("Behovet är sett.");
  await page.keyboard.press("Enter");
  await cell(7, motive).filter({ hasText: "Behovet är sett." }).waitFor();
  await settled(page);
  const { name, bytes } = await downloaded(page, "save-text");
  assert.equal(name, "bok.xlsx");
  assert.match(malkoll(["query", "SELECT motivation FROM post", put("sparad.xlsx", bytes)]).toString(), /Behovet är sett\./);
  await cell(7, 5).click();
  await page.keyboard.press("Control+z");
  await cell(7, motive).filter({ hasText: /^$/ }).waitFor();
  // A sum is a formula.
  await cell(3, 10).click();
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  await says(page, "#notices", /den är en formel/);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test("cells written one after the other are all in the file that is saved at once, also the one being written in", async () => {
  const { page, context } = await ready();
  const rows = Array.from({ length: 6 }, (_, n) => `BUN;Insats ${n};satsning;100;Q${n}`);
  await give(page, put("snabb.csv", ["Nämnd;Benämning;Slag;Budget 2025 (tkr);Mål", ...rows, ""].join("\r\n")), put("plan.malkoll", plan));
  await page.click('[data-key="open-snabb.csv"]');
  await page.getByRole("gridcell", { name: "Q0" }).click();
  for (let n = 0; n < 5; n++) {
    await page.keyboard.type("M1");
    await page.keyboard.press("Enter");
  }
  await page.keyboard.type("M2");
  const { bytes } = await saved(page, () => page.keyboard.press("Control+s"));
  assert.equal(bytes.toString("utf8"), ["Nämnd;Benämning;Slag;Budget 2025 (tkr);Mål", ...rows.map((row, n) => row.replace(`Q${n}`, n < 5 ? "M1" : "M2")), ""].join("\r\n"));
  await finds(page, "L10", 0);
  await context.close();
});

test("what is being written in a cell is taken when F8 leads elsewhere, and asked about when the page is left; undone it is no change", async () => {
  const { page, context, seen } = await ready();
  await give(page, put(...table), put("plan.malkoll", plan));
  await page.click('[data-key="open-budget.csv"]');
  const changed = (n) => eventually(async () => assert.equal(await page.locator(".changed").count(), n));
  await page.getByRole("gridcell", { name: "Trygga elever" }).click();
  await page.keyboard.type("M1");
  await page.keyboard.press("F8");
  await finds(page, "L10", 0);
  await changed(1);
  await page.click('[data-key="open-budget.csv"]');
  await page.getByRole("gridcell", { name: "Läslyft" }).click();
  await page.keyboard.press("Control+z");
  await finds(page, "L10", 1);
  await changed(0);
  await page.check('[data-key="remember-not"]');
  await page.getByRole("gridcell", { name: "Trygga elever" }).click();
  await page.keyboard.type("M1");
  await page.close({ runBeforeUnload: true });
  await eventually(async () => assert.ok(seen.errors.some((one) => one.startsWith("dialog")), "left without a question"));
  await finds(page, "L10", 0);
  await context.close();
});

test("what is written in a cell goes on while the one before is checked", async () => {
  const { page, context } = await ready();
  await give(page, put(...table), put("plan.malkoll", plan));
  await page.click('[data-key="open-budget.csv"]');
  await page.getByRole("gridcell", { name: "Trygga elever" }).click();
  await page.keyboard.type("M1");
  await page.keyboard.press("Enter");
  await page.keyboard.type("M2");
  await finds(page, "L10", 0);
  await settled(page);
  await page.keyboard.type(" 50 %");
  await page.keyboard.press("Enter");
  await page.getByRole("gridcell", { name: "M2 50 %" }).waitFor();
  await settled(page);
  assert.match((await downloaded(page, "save-text")).bytes.toString("utf8"), /Läslyft;satsning;1 000;M2 50 %;/);
  await context.close();
});

test("cells pasted in a sheet take their places there, in one step; what has no room is told of", async () => {
  const { page, context } = await ready();
  await give(page, put(...table), put("plan.malkoll", plan));
  await page.click('[data-key="open-budget.csv"]');
  await page.getByRole("gridcell", { name: "9 000" }).click();
  await paste(page, "8 000\tM1\r\n2 000\tM2\r\n");
  await page.getByRole("gridcell", { name: "M2" }).waitFor();
  await settled(page);
  const after = table[1].replace("9 000;Trygga elever", "8 000;M1").replace("1 000;M1", "2 000;M2");
  assert.equal((await downloaded(page, "save-text")).bytes.toString("utf8"), after);
  await page.getByRole("gridcell", { name: "Läslyft" }).click();
  await page.keyboard.press("Control+z");
  await page.getByRole("gridcell", { name: "Trygga elever" }).waitFor();
  await settled(page);
  assert.equal((await downloaded(page, "save-text")).bytes.toString("utf8"), table[1]);
  await page.getByRole("gridcell", { name: "Läslyft" }).click();
  await page.keyboard.press("Control+c");
  await page.getByRole("gridcell", { name: "Elevhälsa" }).click();
  await page.keyboard.press("Control+v");
  await page.getByRole("gridcell", { name: "Elevhälsa" }).waitFor({ state: "detached" });
  await page.getByRole("gridcell", { name: "Läslyft" }).last().click();
  await paste(page, "a\nb\nc\n");
  await says(page, "#notices", /ryms inte/);
  await context.close();
});

test("a file dropped on the text is opened, and the text is as it was", async () => {
  const { page, context } = await working();
  await textSays(page, /Satsningen/);
  const before = await text(page);
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], "annan.malkoll"));
    document.querySelector("#editor").shadowRoot.querySelector(".cm-content").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
  }, "# EN ANNAN\n");
  await lists(page, "annan.malkoll");
  await page.click('[data-key="open-bun.malkoll"]');
  await eventually(async () => assert.equal(await text(page), before));
  await context.close();
});

test("the report is shown, of what is on the page", async () => {
  const { page, context, seen } = await working({}, faults(7));
  await page.click('#views [data-key="report"]');
  await page.frameLocator("iframe.report").locator("h1").waitFor();
  await page.frameLocator("iframe.report").getByText(/Barn- och ungdomsnämnden/).first().waitFor({ state: "attached" });
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test("a text is read and saved in the encoding that its letters show", async () => {
  const { page, context } = await ready();
  const words = submission().replace("Fler når dit de vill", "Fler får läsa, räkna och öva på Öland"), upper = { å: 0x86, ä: 0x84, ö: 0x94, Ö: 0x99 };
  const dos = Buffer.from([...words].map((letter) => upper[letter] ?? letter.charCodeAt(0)));
  const wide = Buffer.from(words, "utf16le");  // without a mark
  await give(page, put("dos.malkoll", dos), put("bred.malkoll", wide), put("plan.malkoll", plan));
  for (const [name, before, line] of [["dos.malkoll", dos, Buffer.from([0x0a, 0x23, 0x20, 0x86])], ["bred.malkoll", wide, Buffer.from("\n# å", "utf16le")]]) {
    await page.click(`[data-key="open-${name}"]`);
    await textSays(page, /räkna och öva på Öland/);
    await write(page, "\n# å");
    const { bytes } = await downloaded(page, "save-text");
    assert.deepEqual(bytes, Buffer.concat([before, line]), name);
  }
  await context.close();
});

test("each table has its own settings, which go with it and are there after a reload", async () => {
  const { page, context } = await ready();
  const rows = "Konto;Namn;Slag;Drift 2025 (tkr);Mål\r\n1;Skola;satsning;10 000;\r\n";
  await give(page, put("ett.csv", rows), put("tva.csv", rows.replace("Skola", "Bibliotek")), put("plan.malkoll", plan));
  for (const [name, unit] of [["ett.csv", "BUN"], ["tva.csv", "KUL"]]) {
    await page.selectOption('[data-key="file"]', name);
    await page.getByRole("grid", { name }).waitFor();
    await page.selectOption("#table-unit", unit);
    await page.waitForFunction((unit) => document.querySelector("#table-unit").value === unit, unit);
    await settled(page);
  }
  const units = async () => JSON.parse((await downloaded(page, "save-json")).bytes).findings.filter(({ rule }) => rule === "L01").map(({ path, unit }) => `${path} ${unit}`).sort();
  assert.deepEqual(await units(), ["ett.csv BUN", "tva.csv KUL"]);
  assert.match((await downloaded(page, "save-map")).bytes.toString("utf8"), /^enhet: alltid KUL$/m);
  await eventually(async () => assert.match(await kept(page), /alltid BUN.*alltid KUL/));
  await page.reload();
  await page.waitForSelector("#summary .verdict");
  await settled(page);
  assert.deepEqual(await units(), ["ett.csv BUN", "tva.csv KUL"]);
  await context.close();
});

test("a column is read as what is chosen above it", async () => {
  const { page, context } = await ready();
  await give(page, put("kolumner.csv", "Nämnd;Benämning;Kommunbidrag;Mål\r\nBUN;Grundskola;9 000;M1\r\nBUN;Elevhälsa;1 000;M1\r\n"), put("plan.malkoll", plan));
  await page.selectOption('[data-key="file"]', "kolumner.csv");
  await page.getByRole("columnheader", { name: "Kommunbidrag" }).getByRole("combobox").selectOption("drift 2025");
  await settled(page);
  assert.equal(JSON.parse((await downloaded(page, "save-json")).bytes).summary.money, 1_000_000_000);
  await context.close();
});

test("cells pasted from a spreadsheet become a table, on the fresh page and in the text", async () => {
  const { page, context } = await working();
  const before = await text(page);
  await page.click(".cm-content");
  await paste(page, "Nämnd\tBenämning\tSlag\tDrift 2025 (tkr)\tMål\nKUL\tLäxhjälp\tsatsning\t9 000\t\nKUL\tElevhälsa\tsatsning\t1 000\tM2");
  await lists(page, "inklistrat.csv");
  await page.click('[data-key="open-bun.malkoll"]');
  await eventually(async () => assert.equal(await text(page), before));
  await context.close();
});
