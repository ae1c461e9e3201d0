// A plan with two goals, and submissions to it: as little as there can be something wrong in.

export const plan = `kommun 9999: Provkommunen

plan P25: Plan och budget 2025
  budgetår: 2025
  beloppsenhet: tkr

målområde K: Kunskap och kultur
mål M1: Fler ska klara behörigheten
  ansvarig: BUN
indikator M1a: Andel behöriga
  enhet: %
  källa: Skolverket
  riktning: öka
  utgångsvärde 2024: 85
  målvärde 2025: minst 87
mål M2: Fler ska läsa
  ansvarig: KUL
nämnd BUN: Barn- och ungdomsnämnden
  ram 2025: 10 000
nämnd KUL: Kulturnämnden
  ram 2025: 5 000
`;

export const submission = (unit = "BUN", more = "") => `använd: plan.malkoll
budget ${unit}: Internbudget 2025
  plan: P25
  version: 1
  beslutad: 2024-11-20
  diarienummer: ${unit}-1

nämndmål ${unit}1: Fler når dit de vill
  mål: M1
  indikator: M1a
  målvärde 2025: minst 88

post 1: Satsningen
  slag: satsning
  drift 2025: 10 000
  bidrar till: ${unit}1
  motivering: Nämnden har sett behovet.
${more}`;

/// Posts that each bid for a goal that is not in the plan.
export const faults = (...ids) => ids.map((id) => `
post ${id}: Insats ${id} mot okänt mål
  slag: satsning
  drift 2025: ${id}
  bidrar till: Q${id}
  motivering: Behövs.
`).join("");
