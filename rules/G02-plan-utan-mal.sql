-- kod: G02
-- namn: plan-utan-mål
-- nivå: fel
-- omfattning: mål
-- ersätter: T01, T05, T06, T10, L01, L02, L10
-- meddelande: planen {id} har inga {mål|orden}, så det går inte att säga vad pengarna ska leda till
-- message: plan {id} has no goals, so it cannot be said what the money is to lead to
-- markering: inga {mål|orden}
-- label: no goals
-- hjälp: lägg till det som fullmäktige har beslutat, till exempel   mål M1: Alla barn får en trygg uppväxt
-- help: add what the council has decided, for example   mål M1: Alla barn får en trygg uppväxt
-- varför: Kommunallagen (11 kap. 5–6 §§) kräver mål för verksamheten i budgeten. Utan dem kan varken nämnder eller bolag visa vad deras pengar går till.
-- vem frågar: Revisionen och fullmäktige.
-- rätta: Skriv fullmäktiges mål i planen, ett för varje beslutat mål.
-- undantag: undantag G02 till 2024-11-30: Målen beslutas i november
--   Rätt när målen är på väg till fullmäktige.
-- fel exempel:
--   plan SP: Strategisk plan
--     budgetår: 2024
--   nämnd BUN: Barn- och ungdomsnämnden
-- rätt exempel:
--   plan SP: Strategisk plan
--     budgetår: 2024
--   mål M1: Alla barn får en trygg uppväxt
--   nämnd BUN: Barn- och ungdomsnämnden
SELECT a.place, a.id
FROM plan AS a
WHERE a.goals = 0 AND a.unreadable = 0
