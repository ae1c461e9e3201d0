-- kod: G03
-- namn: plan-utan-resultat
-- nivå: råd
-- omfattning: inlämning
-- behöver: resultat, skattesats
-- tyngd: 2
-- meddelande: planen har ramar för {budget_year} men varken resultat eller skattesats
-- message: the plan has frames for {budget_year} but neither a result nor a tax rate
-- markering: varken resultat eller skattesats
-- label: neither a result nor a tax rate
-- hjälp: {add}, till exempel   skattesats {budget_year}: …
-- help: {add}, for example   skattesats {budget_year}: …
-- varför: Budgeten ska innehålla en plan för verksamheten och ekonomin, med skattesatsen och anslagen (kommunallagen 11 kap. 5 §). Ramarna säger vad
--   verksamheten får kosta, inte om det går ihop.
-- när: När planen själv kontrolleras och den, en nämnd eller ett bolag har en ram för budgetåret.
-- vem frågar: Fullmäktige och revisionen.
-- rätta: Skriv skattesatsen och resultatet för budgetåret, gärna också skatter och bidrag och finansnetto.
-- undantag: undantag G03: Resultatbudgeten beslutas för sig
--   Skrivs i planen.
-- fel exempel:
--   plan SP: Strategisk plan
--     budgetår: 2024
--     beloppsenhet: tkr
--     ram 2024: 20 000
--   mål M1: Alla barn får en trygg uppväxt
-- rätt exempel:
--   plan SP: Strategisk plan
--     budgetår: 2024
--     beloppsenhet: tkr
--     ram 2024: 20 000
--     skattesats 2024: 21,27
--   mål M1: Alla barn får en trygg uppväxt
SELECT a.place, abs(COALESCE(y.frame, y.total)) AS money
FROM plan AS a
JOIN plan_year AS y ON y.year = a.budget_year
WHERE a.whole_plan = 1 AND COALESCE(y.frame, y.total) IS NOT NULL AND y.result IS NULL AND y.tax_rate IS NULL
