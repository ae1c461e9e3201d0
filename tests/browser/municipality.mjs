// A made-up municipality, the same each time: 15 units (three of them bolag that are owned in part), 22 mål in five målområden, unless
// others are asked for, as many posts as are asked for, and texts that try to get out of where they are put.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const names = (count, letter) => Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(2, "0")}`);
const companies = ["B1", "B2", "B3"];
const isCompany = (unit) => unit.startsWith("B");
const dimensions = ["social", "ekonomisk", "miljömässig"];
const nasty = `<script>alert(1)</script><img src=x onerror=alert(2)> & "citat" 'ett' \u202E`;

/** Numbers in a fixed order that looks random (a linear congruential generator). */
function numbers(seed) {
  let state = BigInt(seed);
  return (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
    return Number((state >> 33n) % BigInt(below));
  };
}

const tkr = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, " ") + " tkr";

function plan(goals, units, frames, tail) {
  const lines = ["kommun 9999: Provkommunen & grannar", "", "plan SP27: Plan och budget 2027", "  budgetår: 2027", "  planår: 2028", "  beslutad: 2026-06-16",
    "  regel S01: råd", ""];
  goals.forEach((goal, i) => {
    if (i % 5 === 0) lines.push("", `målområde O${i / 5 + 1}: Område ${i / 5 + 1}${tail(", en trygg och hållbar kommun för alla")}`, `  agenda 2030: ${1 + (i % 17)}, 11`);
    lines.push("", `mål ${goal}: ${i === 3 ? nasty : `Invånarna ska ha god service inom område ${goal}`}`, `  dimension: ${dimensions[i % 3]}`,
      `  ansvarig: ${units[i % units.length]}`, `indikator ${goal}a: Nöjda invånare, ${goal}${tail(" (andel som är nöjda eller mycket nöjda med kommunens service)")}`, "  enhet: %", "  källa: Egen enkät", "  riktning: öka",
      `  utgångsvärde 2024: ${60 + i},5`, `  utfall 2025: ${61 + i}`, `  målvärde 2027: minst ${70 + i}`, `  målvärde 2028: minst ${72 + i}`);
  });
  for (const unit of units) {
    lines.push("", `${isCompany(unit) ? "bolag" : "nämnd"} ${unit}: ${isCompany(unit) ? "Bolaget" : "Nämnden"} ${unit}${tail(" för samhällsbyggnad, räddningstjänst och miljö")}`, `  ram 2027: ${tkr(frames.get(unit))}`);
    if (isCompany(unit)) lines.push("  ägarandel: 66,67 %", "  ägardirektiv: Ägardirektiv 2026");
  }
  return lines.join("\n") + "\n";
}

/** Writes the municipality's files below `folder`. `long`: with the longest names that there are. */
export function writeMunicipality(folder, { posts = 900, units: unitCount = 15, goals: goalCount = 22, long = false } = {}) {
  const tail = (text) => (long ? text : "");
  mkdirSync(folder, { recursive: true });
  const random = numbers(2027);
  const goals = names(goalCount, "M"), units = [...names(unitCount - companies.length, "N"), ...companies];
  const covered = goals.slice(0, -2);
  const frames = new Map(units.map((unit) => [unit, 0]));
  const texts = new Map(units.map((unit, i) => {
    const own = isCompany(unit) ? "bolagsmål" : "nämndmål";
    return [unit, [`använd: plan.malkoll`, "", `budget ${unit}: Budget 2027`, "  plan: SP27", "  version: 1", "  beslutad: 2026-11-20", `  diarienummer: ${unit}-1`, "",
      `${own} ${unit}.1: Andelen nöjda ska vara minst 85 procent`, `  mål: ${covered[i % covered.length]}, ${covered[(i + 7) % covered.length]}`,
      `indikator ${unit}.1a: Nöjda brukare`, "  enhet: %", "  källa: Egen enkät", "  riktning: öka", "  utgångsvärde 2025: 80,5", "  målvärde 2027: minst 85"]];
  }));
  for (let i = 0; i < posts; i++) {
    const unit = units[i % units.length];
    const amount = 500 + random(24_000);
    frames.set(unit, frames.get(unit) + amount);
    const lines = ["", `post P${String(i + 1).padStart(6, "0")}: ${i === 7 ? nasty : `Verksamhet ${random(900)}`}`, `  drift 2027: ${tkr(amount)}`, `  drift 2028: ${tkr(amount)}`];
    const kind = random(20);
    if (kind < 6) lines.push("  slag: grunduppdrag", "  lagrum: kommunallagen 2 kap.");
    else if (kind < 8) lines.push("  slag: lagstadgat", "  lagrum: socialtjänstlagen");
    else if (kind > 8) {
      const first = covered[random(covered.length)], second = covered[random(covered.length)];
      lines.push(first === second || kind % 2 ? `  bidrar till: ${unit}.1 33,33 %, ${first}` : `  bidrar till: ${first} 60 %, ${second}`);
    } else if (random(4) === 0) lines.push(`  undantag L01: ${nasty}`);
    texts.get(unit).push(...lines);
  }
  for (const [unit, lines] of texts) writeFileSync(path.join(folder, `${unit}.malkoll`), lines.join("\n") + "\n");
  writeFileSync(path.join(folder, "plan.malkoll"), plan(goals, units, frames, tail));
}
