-- kod: G04
-- namn: resultat-stämmer-inte
-- nivå: varning
-- omfattning: inlämning
-- behöver: resultat, skatter och bidrag, finansnetto, ram
-- tyngd: 2
-- meddelande: resultatet {year} borde bli {should|kr} men är {result|kr}: {taxes|kr} i skatter och bidrag, {net|kr} i finansnetto, {cost|kr} i ramar
-- message: the result of {year} ought to be {should|kr} but is {result|kr}: {taxes|kr} in taxes and grants, {net|kr} in net interest, {cost|kr} in frames
-- markering: borde bli {should|kr}
-- label: ought to be {should|kr}
-- hjälp: rätta det tal som är fel
-- help: correct the number that is wrong
-- gör: få resultatet att gå ihop i {n|tal} år
-- do: make the result add up in {n|tal} years
-- varför: Resultatet är det som blir över av skatter, bidrag och finansnetto när verksamheten har fått sitt. Stämmer det inte är något av talen fel.
-- när: När planen själv kontrolleras, i ett år där alla fyra är angivna och de skiljer med mer än vad avrundningen förklarar. Ramarna är planens, annars
--   nämndernas om alla har en. Utan finansnetto sägs inget.
-- vem frågar: Ekonomikontoret, innan fullmäktige beslutar.
-- rätta: Jämför med resultatbudgeten. Ligger något utanför ramarna (pensioner, avskrivningar), ange det i planens egen ram.
-- undantag: undantag G04: Pensionerna ligger utanför nämndernas ramar
--   Skrivs i planen.
-- fel exempel:
--   plan SP: Strategisk plan
--     budgetår: 2024
--     beloppsenhet: tkr
--     ram 2024: 20 000
--     skatter och bidrag 2024: 21 000
--     finansnetto 2024: -200
--     resultat 2024: 900
--   mål M1: Alla barn får en trygg uppväxt
-- rätt exempel:
--   plan SP: Strategisk plan
--     budgetår: 2024
--     beloppsenhet: tkr
--     ram 2024: 20 000
--     skatter och bidrag 2024: 21 000
--     finansnetto 2024: -200
--     resultat 2024: 800
--   mål M1: Alla barn får en trygg uppväxt
SELECT y.result_place AS place, y.year AS part, y.year, y.taxes + y.net_interest - y.cost AS should, y.result, y.taxes, y.net_interest AS net,
       y.cost, abs(y.taxes + y.net_interest - y.cost - y.result) AS money, y.taxes + y.net_interest - y.cost - y.result AS extent
FROM plan_year AS y
WHERE abs(y.taxes + y.net_interest - y.cost - y.result) > y.result_tolerance
  AND (SELECT a.whole_plan FROM plan AS a) = 1
