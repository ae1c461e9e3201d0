-- kod: T08
-- namn: pengar-bara-ett-år
-- nivå: varning
-- omfattning: mål
-- tyngd: 2
-- meddelande: {målet} {id} »{title}« får {money|kr} {budget_year} men inget under planåren, från {unit_ids}
-- message: goal {id} »{title}« gets {money|kr} in {budget_year} but nothing in the plan years, from {unit_ids}
-- markering: {money|kr} bara {budget_year}
-- label: {money|kr} in {budget_year} only
-- hjälp: lägg till belopp på posterna   drift {next_year}: …   eller säg på posterna att de upphör   till och med: {budget_year}
-- help: add amounts to the items   drift {next_year}: …   or say on the items that they end   till och med: {budget_year}
-- meddelande[senare]: {målet} {id} »{title}« får {money|kr} under planåren men inget {budget_year}, från {unit_ids}
-- message[senare]: goal {id} »{title}« gets {money|kr} in the plan years but nothing in {budget_year}, from {unit_ids}
-- markering[senare]: 0 kr {budget_year}
-- label[senare]: 0 kr in {budget_year}
-- hjälp[senare]: lägg till belopp på posterna för budgetåret   drift {budget_year}: …
-- help[senare]: add amounts to the items for the budget year   drift {budget_year}: …
-- relaterat: den första posten till {målet} i budgeten för {first_unit}
-- related: the first item for the goal in the budget of {first_unit}
-- gör: skriv belopp för planåren på det som bidrar till {n|tal} mål
-- do: write amounts for the plan years on what contributes to {n|tal} goals
-- varför: Ett mål som har pengar bara ett år är ofta en rad som har fallit bort i planåren.
-- när: Räknat på dem som anger belopp för planår; investeringar är också pengar. Tyst när någon post till målet har
--   raden till och med, eller en förändring som tar tillbaka den förra: då är slutet menat.
-- vem frågar: Kommunallagen 11 kap.: budgeten ska innehålla en plan för ekonomin för de kommande tre åren.
-- rätta: Fyll i planåren på posterna till målet, eller skriv till och med vilket år de gäller.
-- undantag: undantag T08: Målet är uppnått när året är slut
--   Skrivs på målet i planen.
-- fel exempel:
--   post S12: Fler lärare
--     drift 2024: 10 mnkr
--     bidrar till: KUN1
--   post S13: Cykelväg
--     drift 2024: 2 mnkr
--     drift 2025: 2 mnkr
--     bidrar till: MIL1
-- rätt exempel:
--   post S12: Fler lärare
--     drift 2024: 10 mnkr
--     bidrar till: KUN1
--     till och med: 2024
--   post S13: Cykelväg
--     drift 2024: 2 mnkr
--     drift 2025: 2 mnkr
--     bidrar till: MIL1
WITH money AS MATERIALIZED (
  SELECT c.goal, SUM(c.money / 100) * 100 + SUM(c.money % 100) AS now, SUM(c.later / 100) * 100 + SUM(c.later % 100) AS later,
         MAX(c.investment) AS investment, MAX(c.later_investment) AS later_investment, SUM(c.temporary) AS temporary, SUM(c.unreadable) AS unreadable,
         group_concat(c.id, ', ') AS unit_ids, MIN(c.key) AS first_unit
  FROM (SELECT d.*, v.id, v.key, v.unreadable + v.unreadable_money AS unreadable
        FROM coverage AS d
        JOIN unit AS v ON v.key = d.unit
        WHERE d.later IS NOT NULL AND d.posts > 0
        ORDER BY d.goal, d.unit) AS c
  GROUP BY c.goal)
SELECT g.place, CASE WHEN m.now > 0 THEN m.now ELSE m.later END AS money, g.id, g.title, m.unit_ids, f.id AS first_unit,
       (SELECT a.budget_year + 1 FROM plan AS a) AS next_year,
       (SELECT c.first_link FROM coverage AS c WHERE c.goal = g.key AND c.unit = m.first_unit) AS related,
       CASE WHEN m.now = 0 THEN 'senare' END AS variant
FROM money AS m
JOIN goal AS g ON g.key = m.goal
JOIN unit AS f ON f.key = m.first_unit
WHERE ((m.now > 0 AND m.later = 0 AND m.later_investment = 0) OR (m.now = 0 AND m.later > 0 AND m.investment = 0))
  AND m.temporary = 0 AND m.unreadable = 0 AND g.unreadable = 0 AND g.in_scope = 1
  AND ((SELECT a.whole FROM plan AS a) = 1 OR g.responsible = 1)
  -- what a lower goal lacks, the one above it lacks too: said once
  AND NOT EXISTS (SELECT 1 FROM breakdown AS b JOIN goal AS o ON o.key = b.goal WHERE b.parent = g.key AND o.kind = 'mål')
