// A made-up municipality, the same each time: 15 units (two of them bolag that are owned in part), 22 mål in five målområden,
// as many posts as are asked for, and texts that try to get out of where they are put.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const goals = Array.from({ length: 22 }, (_, i) => `M${String(i + 1).padStart(2, "0")}`);
const uncovered = new Set(["M21", "M22"]);
const units = Array.from({ length: 15 }, (_, i) => (i < 12 ? `N${String(i + 1).padStart(2, "0")}` : `B${i - 11}`));
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

function plan(frames) {
  const lines = ["kommun 9999: Provkommunen & grannar", "", "plan SP27: Plan och budget 2027", "  budgetår: 2027", "  planår: 2028", "  beslutad: 2026-06-16",
    "  regel S01: råd", ""];
  goals.forEach((goal, i) => {
    if (i % 5 === 0) lines.push("", `målområde O${i / 5 + 1}: Område ${i / 5 + 1}`, `  agenda 2030: ${1 + (i % 17)}, 11`);
    lines.push("", `mål ${goal}: ${i === 3 ? nasty : `Invånarna ska ha god service inom område ${goal}`}`, `  dimension: ${dimensions[i % 3]}`,
      `  ansvarig: ${units[i % units.length]}`, `indikator ${goal}a: Nöjda invånare, ${goal}`, "  enhet: %", "  källa: Egen enkät", "  riktning: öka",
      `  utgångsvärde 2024: ${60 + i},5`, `  utfall 2025: ${61 + i}`, `  målvärde 2027: minst ${70 + i}`, `  målvärde 2028: minst ${72 + i}`);
  });
  for (const unit of units) {
    lines.push("", `${isCompany(unit) ? "bolag" : "nämnd"} ${unit}: ${isCompany(unit) ? "Bolaget" : "Nämnden"} ${unit}`, `  ram 2027: ${tkr(frames.get(unit))}`);
    if (isCompany(unit)) lines.push("  ägarandel: 66,67 %", "  ägardirektiv: Ägardirektiv 2026");
  }
  return lines.join("\n") + "\n";
}

/** Writes the municipality's files below `folder`. */
export function writeMunicipality(folder, { posts = 900 } = {}) {
  mkdirSync(folder, { recursive: true });
  const random = numbers(2027);
  const covered = goals.filter((goal) => !uncovered.has(goal));
  const frames = new Map(units.map((unit) => [unit, 0]));
  const texts = new Map(units.map((unit, i) => {
    const own = isCompany(unit) ? "bolagsmål" : "nämndmål";
    return [unit, [`använd: plan.malkoll`, "", `budget ${unit}: Budget 2027`, "  plan: SP27", "  version: 1", "  beslutad: 2026-11-20", `  diarienummer: ${unit}-1`, "",
      `${own} ${unit}.1: Andelen nöjda ska vara minst 85 procent`, `  mål: ${covered[i]}, ${covered[(i + 7) % covered.length]}`,
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
  writeFileSync(path.join(folder, "plan.malkoll"), plan(frames));
}
