-- kod: T07
-- namn: nämnd-eller-bolag-utan-inlämning
-- nivå: fel
-- omfattning: kommun
-- tyngd: 2
-- meddelande: {kind|ordet} {id} »{title}« har inte lämnat in någon budget
-- message: {id} »{title}« has not handed in a budget
-- markering: ingen inlämning
-- label: no submission
-- hjälp: gör en inlämning med   malkoll new {id}   eller skriv på {kind|ordet} i planen   lämnar inte in: …
-- help: make a submission with   malkoll new {id}   or write on it in the plan   lämnar inte in: …
-- på sidan: inlämning
-- markering[med-ram]: {money|kr} i ram {budget_year} utan inlämning
-- label[med-ram]: {money|kr} of frame in {budget_year} without a submission
-- gör: be {list} om budgeten
-- do: ask {list} for the budget
-- varför: Så länge en inlämning saknas går det inte att säga vilka mål som är täckta eller vad de får för pengar.
-- vem frågar: Budgetkontoret, som väntar på ett femtontal inlämningar, och den som ska lägga fram helheten.
-- rätta: Begär in budgeten. Ska nämnden eller bolaget inte lämna någon, säg det i planen.
-- undantag: undantag T07 till 2024-12-31: Nämnden bildas vid halvårsskiftet
--   Skrivs på nämnden eller bolaget i planen. Den som aldrig lämnar in har hellre raden lämnar inte in.
-- fel exempel:
--   nämnd VN: Valnämnden
--     ram 2024: 800 tkr
-- rätt exempel:
--   nämnd VN: Valnämnden
--     ram 2024: 800 tkr
--     lämnar inte in: Inget val hålls under året
SELECT u.place, u.key AS unit, abs(y.frame) AS money, u.kind, u.id, u.title,
       CASE WHEN y.frame IS NOT NULL THEN 'med-ram' END AS variant
FROM unit AS u
LEFT JOIN unit_year AS y ON y.unit = u.key AND y.kind = 'drift' AND y.year = (SELECT a.budget_year FROM plan AS a)
WHERE u.budgets = 0 AND u.no_submission IS NULL
  -- a budget whose nämnd is misspelt is told there
  AND u.id NOT IN (SELECT r.suggestion FROM loose_reference AS r
                   WHERE r.owner = 'budget' AND r.property = 'id' AND r.suggestion IS NOT NULL)
