-- kod: B01
-- namn: ram-stämmer-inte
-- nivå: fel
-- omfattning: inlämning
-- meddelande: posterna i {unit_id} har {total|kr} i drift {year} men ramen är {frame|kr}, det skiljer {difference|kr}
-- message: the items of {unit_id} have {total|kr} of running cost in {year} but the frame is {frame|kr}, a difference of {difference|kr}
-- markering: {difference|kr} mot ramen
-- label: {difference|kr} against the frame
-- hjälp: kontrollera att varje post är med och har rätt belopp; är det ramen som är fel, skriv   ram {year}: {total|kr}
-- help: check that every item is there with the right amount; if it is the frame that is wrong, write   ram {year}: {total|kr}
-- relaterat: inlämningen från {unit_id} står här
-- related: the submission of {unit_id} is here
-- meddelande[investering]: posterna i {unit_id} har {total|kr} i investering {year} men investeringsramen är {frame|kr}, det skiljer {difference|kr}
-- message[investering]: the items of {unit_id} have {total|kr} of investment in {year} but the investment frame is {frame|kr}, a difference of {difference|kr}
-- markering[investering]: {difference|kr} mot investeringsramen
-- label[investering]: {difference|kr} against the investment frame
-- hjälp[investering]: kontrollera att varje investering är med och har rätt belopp; är det ramen som är fel, skriv   investeringsram {year}: {total|kr}
-- help[investering]: check that every investment is there with the right amount; if it is the frame that is wrong, write   investeringsram {year}: {total|kr}
-- varför: Posterna ska tillsammans vara den ram som fullmäktige har beslutat. Stämmer de inte saknas en post, eller
--   så är ett belopp fel. Skillnader som avrundningen förklarar räknas inte.
-- vem frågar: Ekonomikontoret, som annars summerar varje nämnds budget för hand.
-- rätta: Leta efter det belopp som är lika stort som skillnaden: en post som saknas, står två gånger eller har fel tecken.
-- undantag: undantag B01 till 2024-06-30: Tilläggsbudgeten beslutas i april
--   Skrivs på nämnden eller bolaget i planen, eller i budgeten.
-- fel exempel:
--   nämnd BUN: Barn- och ungdomsnämnden
--     ram 2024: 12 000 tkr
--   budget BUN: Internbudget 2024
--   post 10: Förskola
--     drift 2024: 10 000 tkr
-- rätt exempel:
--   nämnd BUN: Barn- och ungdomsnämnden
--     ram 2024: 12 000 tkr
--   budget BUN: Internbudget 2024
--   post 10: Förskola
--     drift 2024: 10 000 tkr
--   post 11: Öppen förskola
--     drift 2024: 2 000 tkr
WITH written AS MATERIALIZED (  -- the sign that frames have in the plan: amounts are shown with it
  SELECT CASE a.sign WHEN 'kostnad negativ' THEN -1 ELSE 1 END AS sign FROM plan AS a)
SELECT y.place, y.kind || ' ' || y.year AS part, u.key AS unit, u.id AS unit_id, y.year,
       y.frame * (SELECT w.sign FROM written AS w) AS frame,
       COALESCE(y.total, 0) * (SELECT w.sign FROM written AS w) AS total,
       (COALESCE(y.total, 0) - y.frame) * (SELECT w.sign FROM written AS w) AS difference,
       abs(COALESCE(y.total, 0) - y.frame) AS money, COALESCE(y.total, 0) - y.frame AS extent,
       CASE y.kind WHEN 'investering' THEN 'investering' END AS variant,
       (SELECT b.place FROM budget AS b WHERE b.unit = u.key AND b.counts = 1) AS related
FROM unit_year AS y
JOIN unit AS u ON u.key = y.unit
WHERE y.unreadable = 0 AND u.budgets > 0 AND abs(COALESCE(y.total, 0) - y.frame) > y.tolerance
  -- a year without any amount: judged for the budget year, and for later years where the unit gives such amounts at all
  AND (y.total IS NOT NULL
       OR y.year = (SELECT a.budget_year FROM plan AS a)
       OR (y.year > (SELECT a.budget_year FROM plan AS a) AND u.given_later = 1))
