-- kod: S08
-- namn: nämnd-utan-ram
-- nivå: varning
-- omfattning: inlämning
-- meddelande: {id} har poster på {money|kr} för {budget_year}, men planen ger ingen ram för det året
-- message: {id} has items of {money|kr} for {budget_year}, but the plan gives no frame for that year
-- markering: ingen ram {budget_year}
-- label: no frame for {budget_year}
-- hjälp: lägg till en rad under nämnden i planen   ram {budget_year}: …
-- help: add a line under the committee in the plan   ram {budget_year}: …
-- gör: skriv ram i planen för {list}
-- do: write a frame in the plan for {list}
-- varför: Utan ram går det inte att se om nämndens poster ryms i vad fullmäktige har beslutat. När andra nämnder har en
--   är det oftast raden som har fallit bort.
-- vem frågar: Budgetkontoret: beslutet om budgeten är ett beslut om ramar.
-- rätta: Skriv nämndens ram för budgetåret i planen.
-- undantag: undantag S08: Nämnden får sina pengar genom kommunstyrelsens ram
--   Skrivs under nämnden i planen. Rätt när ramen ligger hos någon annan.
-- fel exempel:
--   nämnd ANNAN: En annan nämnd
--     ram 2024: 1 000 tkr
--   nämnd BUN: Barn- och ungdomsnämnden
--   budget BUN: Internbudget 2024
--   post 10: Förskola
--     drift 2024: 5 000 tkr
-- rätt exempel:
--   nämnd ANNAN: En annan nämnd
--     ram 2024: 1 000 tkr
--   nämnd BUN: Barn- och ungdomsnämnden
--     ram 2024: 5 000 tkr
--   budget BUN: Internbudget 2024
--   post 10: Förskola
--     drift 2024: 5 000 tkr
SELECT u.place, u.key AS unit, ABS(y.total) AS money, u.id
FROM unit_year AS y
JOIN unit AS u ON u.key = y.unit
WHERE y.kind = 'drift' AND y.year = (SELECT a.budget_year FROM plan AS a)
  AND y.frame IS NULL AND y.total <> 0 AND y.unreadable = 0
  -- a bolag lives on its own income, and has no frame
  AND u.kind = 'nämnd'
  AND (SELECT COUNT(*) FROM unit_year AS o JOIN unit AS v ON v.key = o.unit
       WHERE o.kind = 'drift' AND o.year = (SELECT a.budget_year FROM plan AS a) AND o.frame IS NOT NULL AND v.kind = 'nämnd') > 0
