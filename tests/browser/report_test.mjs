// The report as a reader meets it: whole, alone, readable by everyone, on screen and on paper.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { violations } from "./accessibility.mjs";
import { alone, assertFitsAcross, eventually, launch } from "./browser.mjs";
import { malkoll, pdfPages, scratch } from "./command.mjs";
import { writeMunicipality } from "./municipality.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());
const withPage = (file, options, use) => alone(browser, pathToFileURL(file).href, options, use);

const folder = scratch();
const made = path.join(folder, "kommun");
writeMunicipality(made);

function report(name, args) {
  const file = path.join(folder, `${name}.html`);
  malkoll(["report", ...args, "-o", file]);
  return file;
}

const reports = [
  ["clean sample", "samples/karlstad"],
  ["sample with every fault", "samples/karlstad-brister"],
  ["15 units", made],
].map(([name, source], i) => ({ name, source, file: report(`rapport-${i}`, [source]) }));
const crowded = path.join(folder, "fyrtio");
writeMunicipality(crowded, { units: 40, goals: 45, long: true });
reports.push({ name: "40 units", source: null, file: report("fyrtio-enheter", [crowded]) });
reports.push({ name: "one unit", source: null, file: report("enhet", [made, "--unit", "B2"]) });
reports.push({ name: "what changed", source: null, file: report("andrat", ["samples/karlstad-brister", "--since", "samples/karlstad"]) });
reports.push({ name: "follow-up", source: null, file: report("uppfoljning", ["samples/karlstad-brister", "--follow-up", "2024"]) });
reports.push({ name: "English", source: null, file: report("english", ["samples/karlstad-brister", "--lang", "en"]) });

for (const { name, source, file } of reports) {
  describe(name, () => {
    for (const colorScheme of ["light", "dark"]) {
      test(`axe finds nothing, ${colorScheme}`, () => withPage(file, { colorScheme }, async (page) => {
        await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
        assert.deepEqual(await violations(page), []);
      }));
    }

    test("fits 320 px and 200 % zoom", async () => {
      await withPage(file, { viewport: { width: 320, height: 640 } }, (page) => assertFitsAcross(page, `${name}, 320 px`));
      await withPage(file, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, (page) => assertFitsAcross(page, `${name}, 200 %`));
    });

    test("says the same without scripts", async () => {
      const read = (page) => page.evaluate(() => document.querySelector("main").textContent.replace(/\s+/g, " "));
      const withScript = await withPage(file, {}, async (page) => {
        await page.evaluate(() => document.querySelectorAll("form.filter").forEach((form) => form.remove()));
        return read(page);
      });
      // A context without scripts still lets the test look.
      const without = await withPage(file, { javaScriptEnabled: false }, async (page) => {
        const text = await page.locator("main").textContent();
        assert.equal(await page.locator("form").count(), 0);
        return text.replace(/\s+/g, " ");
      });
      assert.equal(without, withScript);
    });

    test("prints to a tagged PDF whose tables repeat their headings", () => withPage(file, {}, async (page) => {
      const pdf = path.join(folder, "print.pdf");
      await page.pdf({ path: pdf, tagged: true, outline: true, preferCSSPageSize: true });
      assert.ok(readFileSync(pdf).includes("/StructTreeRoot"), "the PDF has no tags");
      const pages = pdfPages(pdf);
      assert.ok(pages.length > 2);
      assert.ok(pages.every((text) => text.trim().length > 0), "a page is empty");
      if (name === "follow-up") return;
      // The matrix runs from its caption to its last row; its head stands on each of those pages.
      const first = pages.findIndex((text) => /^\s*(Mål och enheter|Goals and units), (mnkr|tkr) \d{4}/m.test(text));
      const last = pages.findIndex((text, i) => i >= first && /^\s*(Hela budgeten|The whole budget|Alla poster|All items|Alla förändringar|All changes|Ägarens del av budgeten|The owner's part of the budget) /m.test(text));
      assert.ok(first >= 0 && last >= first, `the matrix is not in the PDF: ${first}–${last}`);
      if (name === "40 units") assert.ok(last > first, "the matrix fits one page, so nothing is tried");
      for (let i = first; i <= last; i++) assert.match(pages[i], /^\s*(Mål|Goal)\s+(Summa|Sum)\s.*$/m, `page ${i + 1}`);
    }));

    if (source === null) return;
    test("figures are those of malkoll query", () => withPage(file, {}, async (page) => {
      const query = (sql) => malkoll(["query", sql, source]).toString().trim().split("\n").slice(1).map((line) => line.split("\t"));
      const owned = (money) => `((${money}) * coalesce(u.owned_share, 10000) + 5000) / 10000`;
      const cells = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll("table.matrix tbody:not(.rest) tr:not(.group)")].map((row) => [
        row.querySelector(".id").textContent, [...row.querySelectorAll("td:not(.sum)"), row.querySelector("td.sum")].map((cell) => cell.querySelector("data")?.value ?? "0")])));
      const heads = await page.evaluate(() => [...document.querySelectorAll("table.matrix thead th.n:not(.sum)")].map((head) => head.textContent));
      // The table holds only the pairs that something stands for: every other cell of the matrix is to be nothing.
      const covered = new Map(query(`SELECT g.id, u.id, ${owned("c.money")} FROM coverage c JOIN goal g ON g.key = c.goal JOIN unit u ON u.key = c.unit`)
        .map(([goal, unit, money]) => [`${goal} × ${unit}`, { goal, unit, money }]));
      for (const { goal, unit, money } of covered.values()) {
        assert.ok(goal in cells, goal);
        if (!heads.includes(unit)) assert.equal(money, "0");
      }
      assert.ok(covered.size > 0 && heads.length > 0);
      for (const [goal, row] of Object.entries(cells)) {
        heads.forEach((unit, column) => assert.equal(row[column], covered.get(`${goal} × ${unit}`)?.money ?? "0", `${goal} × ${unit}`));
      }
      for (const [goal, money] of query("SELECT id, money FROM goal WHERE kind = 'mål'")) assert.equal(cells[goal].at(-1), money, goal);

      const rest = await page.evaluate(() => [...document.querySelectorAll("table.matrix .rest tr")].map((row) => [...row.querySelectorAll("td:not(.sum) data"), row.querySelector("td.sum data")].map((d) => d.value)));
      const [[all, apart]] = query(`SELECT sum(${owned("abs(p.net)")}), sum(CASE WHEN p.excused THEN ${owned("abs(p.net) - min(abs(p.net), coalesce(l.money, 0))")} END)
        FROM post p JOIN unit u ON u.key = p.unit LEFT JOIN (SELECT post, sum(abs(money)) AS money FROM link WHERE goal IS NOT NULL GROUP BY post) l ON l.post = p.key`);
      const [[linked]] = query(`SELECT sum(x) FROM (SELECT ${owned("sum(abs(l.money))")} AS x FROM link l JOIN unit u ON u.key = l.unit WHERE l.goal IS NOT NULL GROUP BY l.post)`);
      assert.equal(rest[0].at(-1), linked);
      assert.equal(rest[2].at(-1), apart);
      assert.equal(rest[3].at(-1), all);
      assert.equal(BigInt(rest[1].at(-1)), BigInt(all) - BigInt(linked) - BigInt(apart));
      for (const row of rest) assert.equal(row.slice(0, -1).reduce((sum, ore) => sum + BigInt(ore), 0n), BigInt(row.at(-1)));

      const areas = await page.evaluate(() => [...document.querySelectorAll("#per-omrade + figure tbody tr")].map((row) => [row.cells[0].textContent, row.querySelector("data").value]));
      for (const [title, money] of query("SELECT title, money FROM goal_area")) assert.deepEqual(areas.find((area) => area[0] === title), [title, money]);
    }));

    test("the same input gives the same bytes", () => {
      assert.ok(malkoll(["report", source, "-o", "-"]).equals(readFileSync(file)));
    });
  });
}

test("a municipality of 15 units, 30 goals and 200 posts prints on twenty pages", async () => {
  for (const posts of [200, 15 * 200]) {
    const source = path.join(folder, `kommun-${posts}`);
    writeMunicipality(source, { goals: 30, posts });
    await withPage(report(`kommun-${posts}`, [source]), {}, async (page) => {
      const pdf = path.join(folder, "hela.pdf");
      await page.pdf({ path: pdf, tagged: true, outline: true, preferCSSPageSize: true });
      const pages = pdfPages(pdf).length;
      assert.ok(pages <= 20, `${posts} posts: ${pages} pages`);
    });
  }
});

describe("the matrix of 40 units", () => {
  const file = reports.find((one) => one.name === "40 units").file;
  const edges = (page) => page.evaluate(() => {
    const { left, right } = document.querySelector("table.matrix").getBoundingClientRect();
    return { left, right, window: document.documentElement.clientWidth };
  });

  test("stands within the page at 1366 px, with its sum first and its headings in sight", () => withPage(file, { viewport: { width: 1366, height: 768 } }, async (page) => {
    const { left, right, window } = await edges(page);
    assert.ok(left >= 0 && right <= window, `${left}–${right} of ${window}`);
    assert.match(await page.locator("table.matrix thead th").nth(1).textContent(), /^Summa$/);
    const region = page.locator(".landscape > .wide");
    await region.evaluate((element) => { element.scrollIntoView(); element.scrollTop = element.scrollHeight; });
    const shown = await page.evaluate(() => {
      const head = document.querySelector("table.matrix thead th.sum").getBoundingClientRect();
      const { x, y } = { x: head.x + head.width / 2, y: head.y + head.height / 2 };
      return { top: head.top, bottom: head.bottom, there: document.elementFromPoint(x, y)?.textContent };
    });
    assert.ok(shown.top >= 0 && shown.bottom <= 768 && shown.there === "Summa", JSON.stringify(shown));
  }));

  test("stands within a page across on paper, so that nothing else is shrunk for it", async () => {
    const across = Math.floor((297 - 24) / 25.4 * 96);
    await withPage(file, { viewport: { width: across, height: 700 } }, async (page) => {
      await page.emulateMedia({ media: "print" });
      const { left, right } = await edges(page);
      assert.ok(left >= 0 && right <= across, `${left}–${right} of ${across}`);
    });
    await withPage(file, {}, async (page) => {
      const pdf = path.join(folder, "fyrtio.pdf");
      await page.pdf({ path: pdf, tagged: true, preferCSSPageSize: true });
      const heads = pdfPages(pdf).filter((text) => /^\s*Mål\s+Summa\s/m.test(text));
      assert.ok(heads.length > 0 && heads.every((text) => /Summa\s+N01\s.*\sN37\s+B1\s+B2\s+B3$/m.test(text)), "a unit is missing on paper");
    });
  });
});

test("a table that scripts make sortable repeats its headings on paper", async () => {
  const source = path.join(folder, "manga-poster");
  writeMunicipality(source, { posts: 15 * 200 });
  await withPage(report("manga-poster", [source, "--unit", "N01"]), {}, async (page) => {
    assert.ok(await page.locator("#poster-tabell").locator("..").locator("thead button").count() > 0);
    const pdf = path.join(folder, "poster.pdf");
    await page.pdf({ path: pdf, tagged: true, preferCSSPageSize: true });
    const pages = pdfPages(pdf);
    const with_posts = pages.filter((text) => (text.match(/^\s*P\d{6} /gm) ?? []).length > 5);
    assert.ok(with_posts.length > 2, "the posts fit few pages, so nothing is tried");
    for (const text of with_posts) assert.match(text, /^\s*Poste?r?\s+Slag\s+Belopp\s+Bidrar till$/m);
  });
});

for (const source of ["samples/karlstad", "samples/karlstad-brister", crowded]) {
  test(`the short edition of ${path.basename(source)} prints on two pages`, () => withPage(report(`kort-${path.basename(source)}`, [source, "--edition", "kort"]), {}, async (page) => {
    const pdf = path.join(folder, "kort.pdf");
    await page.pdf({ path: pdf, tagged: true, outline: true, preferCSSPageSize: true });
    assert.ok(pdfPages(pdf).length <= 2);
  }));
}

describe("with the keyboard", () => {
  test("everything is reached, in the order of the page", () => withPage(reports[1].file, {}, async (page) => {
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
    const wanted = await page.evaluate(() => {
      const able = "a[href], button, input, select, summary, [tabindex='0']";
      const shown = (e) => !e.closest("[hidden]") && ![...ancestors(e)].some((d) => d.matches("details:not([open])") && !(e.matches("summary") && e.parentElement === d));
      const ancestors = function* (e) { for (let at = e.parentElement; at; at = at.parentElement) yield at; };
      return [...document.querySelectorAll(able)].filter(shown).length;
    });
    let before = -1;
    for (let i = 1; i < wanted; i++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => [...document.querySelectorAll("*")].indexOf(document.activeElement));
      assert.ok(at > before, `stop ${i} goes back in the page`);
      before = at;
    }
    assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY");
  }));

  test("a table is sorted, and findings are filtered", () => withPage(reports[1].file, {}, async (page) => {
    const table = page.locator("table.sortable").first();
    await table.locator("button").nth(3).focus();
    await page.keyboard.press("Enter");
    await table.locator("th[aria-sort=descending]").waitFor();
    await eventually(async () => {
      const errors = await table.locator("tbody td:nth-child(4)").allTextContents();
      const order = errors.map((text) => Number(text) || 0);
      assert.deepEqual(order, [...order].sort((a, b) => b - a));
    });
    await page.locator(".filter select").first().selectOption("warning");
    await eventually(async () => {
      const levels = await page.locator("#fyndlista li[data-level]:visible").evaluateAll((list) => list.map((item) => item.dataset.level));
      assert.ok(levels.length > 0 && levels.every((level) => level === "warning"));
    });
    await page.locator(".filter input").fill("finns inte i något fynd");
    await eventually(async () => assert.equal(await page.locator("#fyndlista .rule:visible").count(), 0));
  }));
});

test("texts from files stay texts", () => withPage(reports[2].file, {}, async (page) => {
  assert.equal(await page.locator("img").count(), 0);
  assert.equal(await page.locator("script").count(), 1);
  assert.ok((await page.locator("main").textContent()).includes("<script>alert(1)</script>"));
  assert.ok(!readFileSync(reports[2].file, "utf8").includes("\u202E"), "a mark that turns the reading direction");
}));

test("a report on 100 000 posts is no larger than five megabytes, and says what it cuts", () => {
  const large = path.join(folder, "stor");
  writeMunicipality(large, { posts: 100_000 });
  const file = report("stor", [large]);
  assert.ok(statSync(file).size < 5_000_000, `${statSync(file).size} bytes`);
  assert.match(readFileSync(file, "utf8"), /… och [\d\u00a0]+ till/);
});
