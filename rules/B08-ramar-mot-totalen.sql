-- kod: B08
-- namn: ramar-mot-totalen
-- nivå: fel
-- omfattning: inlämning
-- behöver: ram
-- tyngd: 2
-- meddelande: nämndernas och bolagens ramar {year} är tillsammans {total|kr}, men planens ram är {frame|kr}: det fattas {money|kr}
-- message: the frames of the committees and companies for {year} add up to {total|kr}, but the frame of the plan is {frame|kr}: {money|kr} too little
-- markering: {units|st:ram,ramar} är {total|kr}
-- label: {units|st:frame,frames} add up to {total|kr}
-- hjälp: kontrollera att varje nämnd och bolag har rätt ram; är det planens som är fel, skriv den rätta   ram {year}: …
-- help: check that every committee and company has the right frame; if it is the plan's that is wrong, write the right one   ram {year}: …
-- meddelande[över]: nämndernas och bolagens ramar {year} är tillsammans {total|kr}, men planens ram är {frame|kr}: det är {money|kr} för mycket
-- message[över]: the frames of the committees and companies for {year} add up to {total|kr}, but the frame of the plan is {frame|kr}: {money|kr} too much
-- gör: få ramarna att gå ihop med planens ram {n|tal} år
-- do: make the frames add up to the plan's in {n|tal} years
-- varför: Det som fullmäktige har fördelat ska vara det som fullmäktige har beslutat.
-- när: När summan av ramarna skiljer från planens ram med mer än vad avrundningen förklarar. Bolagens ramar räknas
--   med. Ett år där ingen nämnd och inget bolag har någon ram bedöms inte.
-- vem frågar: Ekonomikontoret och revisionen.
-- rätta: Leta efter den ram som saknas, står kvar från en tidigare version eller har fel tecken.
-- undantag: undantag B08 till 2024-06-30: Resten fördelas i juni
--   Skrivs i planen. Rätt när en del av ramen ännu inte är fördelad.
-- fel exempel:
--   plan SP2024: Strategisk plan 2024
--     budgetår: 2024
--     ram 2024: 20 000 tkr
--   nämnd BUN: Barn- och ungdomsnämnden
--     ram 2024: 12 000 tkr
--   nämnd KS: Kommunstyrelsen
--     ram 2024: 7 000 tkr
-- rätt exempel:
--   plan SP2024: Strategisk plan 2024
--     budgetår: 2024
--     ram 2024: 20 000 tkr
--   nämnd BUN: Barn- och ungdomsnämnden
--     ram 2024: 12 000 tkr
--   nämnd KS: Kommunstyrelsen
--     ram 2024: 8 000 tkr
WITH written AS MATERIALIZED (  -- the sign that frames have in the plan: amounts are shown with it
  SELECT CASE a.sign WHEN 'kostnad negativ' THEN -1 ELSE 1 END AS sign FROM plan AS a)
SELECT y.place, y.year AS part, abs(y.total - y.frame) AS money, y.total - y.frame AS extent, y.year,
       y.total * (SELECT w.sign FROM written AS w) AS total, y.frame * (SELECT w.sign FROM written AS w) AS frame, y.units,
       CASE WHEN y.total > y.frame THEN 'över' END AS variant
FROM plan_year AS y
WHERE y.unreadable = 0 AND abs(y.total - y.frame) > y.tolerance
