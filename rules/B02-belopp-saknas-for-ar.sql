-- kod: B02
-- namn: belopp-saknas-för-år
-- nivå: varning
-- omfattning: inlämning
-- behöver: drift, investering, intäkt
-- tyngd: 2
-- meddelande: {posten} {id} »{title}« har inget belopp för {budget_year}
-- message: item {id} »{title}« has no amount for {budget_year}
-- markering: inget belopp {budget_year}
-- label: no amount in {budget_year}
-- hjälp: {add}   drift {budget_year}: …   eller ta bort posten om den är avslutad
-- help: {add}   drift {budget_year}: …   or remove the item if it has ended
-- gör: skriv belopp på {n|antal post}
-- do: write amounts on {n|tal} items
-- varför: En post utan belopp under budgetåret räknas som ingenting, och målet som den bidrar till får inga pengar.
-- när: Inte för en post som börjar ett senare år, eller som har raden till och med och skulle ha upphört (B07).
-- vem frågar: Ekonomikontoret: oftast har en rad fallit bort eller ett årtal blivit fel.
-- rätta: Skriv beloppet för budgetåret, eller ta bort posten om den är avslutad.
-- undantag: undantag B02 till 2024-12-31: Beloppet fördelas i mars
--   Rätt när posten är beslutad men inte dess storlek.
-- fel exempel:
--   post S12: Ökad måluppfyllelse
--     drift 2023: 10 mnkr
-- rätt exempel:
--   post S12: Ökad måluppfyllelse
--     drift 2023: 10 mnkr
--     drift 2024: 10 mnkr
SELECT p.place, p.money, p.unit, p.id, p.title
FROM post AS p
WHERE p.amounts = 0
  -- one that should have ended is told so (B07)
  AND (p.until IS NULL OR p.until >= (SELECT a.budget_year FROM plan AS a))
  AND (p.first_amount IS NULL OR p.first_amount < (SELECT a.budget_year FROM plan AS a))
