// »Börja en ny plan«: a plan to fill in, from the form of the fresh page.
//
// usage: node --test new_plan_test.mjs, with MALKOLL_PAGE (the page), MALKOLL (the command) and MALKOLL_ROOT in the environment

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { violations } from "./accessibility.mjs";
import { assertFitsAcross, launch, open, says, settled, started } from "./browser.mjs";
import { malkoll } from "./command.mjs";

const url = pathToFileURL(process.env.MALKOLL_PAGE).href;
let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

async function form(options) {
  const opened = await open(browser, url, options);
  await started(opened.page);
  await opened.page.click('[data-key="new-plan"]');
  await opened.page.waitForSelector("dialog.form[open]");
  return opened;
}

async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) await page.fill(`#plan-${name}`, value);
}

const karlstad = { municipality: "1780", name: "Karlstads kommun", years: "2027–2029", committees: "Kommunstyrelsen\n\n  BUN: Barn- och ungdomsnämnden\n", companies: "Karlstads Energi AB" };

test("the form makes the plan that the command makes, open to be filled in, with what is left as findings", async () => {
  const { page, context, seen } = await form();
  await fill(page, karlstad);
  await page.selectOption("#plan-amounts", "mnkr");
  await page.uncheck("#plan-ownGoals");
  await page.click('dialog [type="submit"]');
  await page.waitForSelector("li.finding");
  await settled(page);
  await says(page, "#findings", /P15/);
  assert.equal(await page.locator("li.finding", { hasNotText: "P15" }).filter({ hasNotText: /T0[157]/ }).count(), 0);
  await says(page, "#files", /ändrad, ej sparad/);
  await page.click('[data-key="save"]');
  const [download] = await Promise.all([page.waitForEvent("download"), page.click('[data-key="save-text"]')]);
  assert.equal(download.suggestedFilename(), "plan.malkoll");
  const made = malkoll(["init", "--municipality", "1780", "--name", "Karlstads kommun", "--years", "2027-2029", "--amounts", "mnkr", "--own-goals", "nej",
    "--committee", "Kommunstyrelsen", "--committee", "BUN: Barn- och ungdomsnämnden", "--company", "Karlstads Energi AB"]).toString();
  assert.equal(readFileSync(await download.path(), "utf8"), made);
  assert.deepEqual(seen.errors, []);
  await context.close();
});

test("what is wrong with the form is said in it, and nothing that was written is lost", async () => {
  const { page, context } = await form();
  await fill(page, { ...karlstad, municipality: "178" });
  await page.click('dialog [type="submit"]');
  await says(page, 'dialog [role="alert"]', /»178« är ingen kommunkod/);
  // Beside the form: it stays.
  await page.mouse.click(5, 5);
  assert.equal(await page.inputValue("#plan-name"), "Karlstads kommun");
  await page.fill("#plan-municipality", "1780");
  await page.click('dialog [type="submit"]');
  await page.waitForSelector("li.finding");
  await context.close();
});

test("left, it makes nothing", async () => {
  const { page, context } = await form();
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog", { state: "detached" });
  assert.equal(await page.locator("#work").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), "new-plan");
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 1280]) {
    test(`nothing for axe to say, nothing wider than the window: ${colorScheme}, ${width} px`, async () => {
      const { page, context } = await form({ colorScheme, viewport: { width, height: 800 } });
      await fill(page, { municipality: "x", name: "y", years: "z" });
      await page.click('dialog [type="submit"]');
      await says(page, 'dialog [role="alert"]', /./);
      assert.deepEqual(await violations(page), []);
      await assertFitsAcross(page, "the form");
      await context.close();
    });
  }
}
