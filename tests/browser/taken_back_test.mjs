// What is taken back, and what moves between tabs: nothing that has come or been written meanwhile is lost by it.
//
// usage: node --test taken_back_test.mjs, with MALKOLL_PAGE (the page), MALKOLL (the command) and MALKOLL_ROOT in the environment

import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, kept, says, settled, started } from "./browser.mjs";
import { plan, submission } from "./budgets.mjs";
import { give, lists, names, paste, put, ready, text, textSays, working, write } from "./officer.mjs";

const undo = async (page) => {
  await page.locator("#notices").getByRole("button", { name: "Ångra" }).first().click();
  await settled(page);
};
/// The texts of the files with these names.
async function holds(page, wanted) {
  await lists(page, ...Object.keys(wanted));
  for (const [name, words] of Object.entries(wanted)) {
    await page.selectOption('[data-key="file"]', name);
    await textSays(page, words);
  }
}
const newer = (words) => put("ny/bun.malkoll", `# ${words}\n${submission()}`);
const erase = async (page) => {
  await page.click('[data-key="erase"]');
  await page.click("dialog .primary");
};

test("what was removed comes back beside what has its name by then", async () => {
  const { page, context } = await working();
  await write(page, "\n# MITT");
  await page.click('[data-key="remove-bun.malkoll"]');
  await give(page, newer("ETT ANNAT"));
  await page.click('[data-key="remove-bun.malkoll"]');
  await give(page, newer("ETT TREDJE"));
  await undo(page);
  await undo(page);
  await holds(page, { "bun.malkoll": /ETT TREDJE/, "bun (2).malkoll": /ETT ANNAT/, "bun (3).malkoll": /MITT/ });
  await context.close();
});

test("the same file, given again, does not come back once more", async () => {
  const { page, context } = await working();
  await page.click('[data-key="remove-bun.malkoll"]');
  await give(page, put("bun.malkoll", submission()));
  await undo(page);
  assert.deepEqual(await names(page), ["bun.malkoll", "plan.malkoll"]);
  await context.close();
});

test("a cleared page comes back beside what was given since, with what could be taken back before, and is kept", async () => {
  const { page, context } = await working();
  await write(page, "\n# MITT");
  await give(page, put("kul.malkoll", submission("KUL")));
  await page.click('[data-key="remove-kul.malkoll"]');
  await erase(page);
  await give(page, newer("ETT ANNAT"));
  await undo(page);
  await holds(page, { "bun.malkoll": /ETT ANNAT/, "bun (2).malkoll": /MITT/ });
  await undo(page);
  await lists(page, "kul.malkoll");
  await erase(page);
  await undo(page);
  await eventually(async () => assert.match(await kept(page), /MITT/));
  await page.reload();
  await started(page);
  await lists(page, "bun (2).malkoll", "bun.malkoll", "kul.malkoll", "plan.malkoll");
  await context.close();
});

test("an example that is looked at takes nothing of what was cleared before", async () => {
  const { page, context } = await working();
  await write(page, "\n# MITT");
  await erase(page);
  await page.click('[data-key="example-mini"]');
  await page.waitForSelector("#summary .verdict");
  await undo(page);
  await holds(page, { "bun.malkoll": /exempel/, "bun (2).malkoll": /MITT/ });
  await context.close();
});

test("a version that takes its place back leaves what has been written in the newer one", async () => {
  const { page, context } = await working();
  await give(page, newer("NY"));
  await textSays(page, /# NY/);
  await write(page, "\n# SKRIVET I DEN NYA");
  await undo(page);
  await holds(page, { "bun.malkoll": /^använd/, "bun (2).malkoll": /SKRIVET I DEN NYA/ });
  await context.close();
});

test("cells that were pasted and written in can be had back", async () => {
  const { page, context } = await working();
  await page.click(".cm-content");
  await paste(page, "Nämnd\tBenämning\tSlag\tDrift 2025\tMål\nBUN\tLäxhjälp\tsatsning\t9\t\nBUN\tElevhälsa\tsatsning\t1\tM1");
  await page.getByRole("gridcell", { name: "Läxhjälp" }).click();
  await page.keyboard.type("Läsning");
  await page.keyboard.press("Enter");
  await settled(page);
  await undo(page);
  await eventually(async () => assert.ok(!(await names(page)).includes("inklistrat.csv")));
  await undo(page);
  await page.getByRole("gridcell", { name: "Läsning" }).waitFor();
  await context.close();
});

test("many files that are replaced are told of in one breath, and the page stays in sight however much there is to say", async () => {
  const { page, context } = await working();
  const units = Array.from({ length: 9 }, (_, n) => `n${n}`), all = (words) => units.map((name) => put(`${words}/${name}.malkoll`, `# ${words}\n${submission()}`));
  await give(page, ...all("FÖRST"));
  await give(page, ...all("SEN"));
  await says(page, "#notices", /9 filer fanns redan på sidan/);
  await undo(page);
  await holds(page, { "n0.malkoll": /FÖRST/, "n8.malkoll": /FÖRST/ });
  await page.click('summary[data-key="files"]');
  for (const name of units) await page.click(`[data-key="remove-${name}.malkoll"]`);
  await eventually(async () => assert.equal(await page.locator("#notices .notice").count(), 9));
  assert.ok((await page.locator("#notices").boundingBox()).height < 200);
  assert.match(await page.locator("#notices .notice").first().innerText(), /n8\.malkoll/, "the newest is first");
  await context.close();
});

test("a newer version of a table with mended cells is asked about, with the rows that differ", async () => {
  const { page, context } = await ready();
  const rows = (goal, amount) => `Nämnd;Benämning;Slag;Budget 2025 (tkr);Mål\r\nBUN;Elevhälsa;satsning;9 000;${goal}\r\nBUN;Läslyft;satsning;${amount};M1\r\n`;
  await give(page, put("budget.csv", rows("Trygga", "1 000")), put("plan.malkoll", plan));
  await page.selectOption('[data-key="file"]', "budget.csv");
  await page.getByRole("gridcell", { name: "Trygga" }).click();
  await page.keyboard.type("M1");
  await page.keyboard.press("Enter");
  await settled(page);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click('[data-key="choose"]:visible')]);
  await chooser.setFiles(put("ny/budget.csv", Buffer.from(rows("Trygga", "2 345"), "latin1")));
  await says(page, "dialog", /Bara i din: »BUN; Elevhälsa; satsning; 9 000; M1«, »BUN; Läslyft; satsning; 1 000; M1«/);
  await says(page, "dialog", /Bara i den andra: .*»BUN; Läslyft; satsning; 2 345; M1«/);
  await page.click("dialog .primary");
  await lists(page, "budget.csv", "budget (2).csv");
  await context.close();
});

// --- tabs

test("work that comes from another tab takes nothing of this one's", async () => {
  const { page, context } = await working();
  await write(page, "\n# FLIK ETT");
  await eventually(async () => assert.match(await kept(page), /FLIK ETT/));
  const { page: other } = await ready({}, context);
  await give(other, newer("FLIK TVÅ"));
  await other.click('#notices button:has-text("Fortsätt")');
  await holds(other, { "bun.malkoll": /FLIK TVÅ/, "bun (2).malkoll": /FLIK ETT/ });
  await eventually(async () => assert.match(await kept(other), /FLIK ETT[^]*FLIK TVÅ|FLIK TVÅ[^]*FLIK ETT/));
  await context.close();
});

test("»Kom inte ihåg« in one tab, and taken back, takes nothing from another; meanwhile the other keeps its own", async () => {
  const { page, context } = await working();
  await eventually(async () => assert.match(await kept(page), /Satsningen/));
  const { page: other } = await ready({}, context);
  await other.locator("#notices", { hasText: "annan flik" }).waitFor();
  await other.check('[data-key="remember-not"]');
  await erase(other);
  await other.uncheck('[data-key="remember-not"]');
  await says(other, "#foot", /öppet i en annan flik/);
  await other.locator("#notices", { hasText: "annan flik" }).waitFor();
  assert.match(await kept(page), /Satsningen/);
  await page.check('[data-key="remember-not"]');
  await eventually(async () => assert.equal(await kept(page), "[]"));
  const { page: third } = await ready({}, context);
  await give(third, put("tredje.malkoll", submission("KUL")));
  await says(third, "#foot", /finns kvar/);
  await eventually(async () => assert.match(await kept(third), /KUL-1/));
  await page.uncheck('[data-key="remember-not"]');
  await says(page, "#foot", /öppet i en annan flik/);
  assert.match(await text(page), /Satsningen/);
  await third.close();
  await page.click('#notices button:has-text("Fortsätt")');
  await lists(page, "bun.malkoll", "plan.malkoll", "tredje.malkoll");
  await says(page, "#foot", /finns kvar/);
  await eventually(async () => assert.match(await kept(page), /BUN-1[^]*KUL-1|KUL-1[^]*BUN-1/));
  await context.close();
});
