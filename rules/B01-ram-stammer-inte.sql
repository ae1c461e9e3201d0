-- kod: B01
-- namn: ram-stämmer-inte
-- nivå: fel
-- omfattning: inlämning
-- tyngd: 2
-- meddelande: posterna i {unit_id} har {total|kr} i drift {year}, men ramen är {frame|kr}: det fattas {money|kr}
-- message: the items of {unit_id} have {total|kr} of running cost in {year}, but the frame is {frame|kr}: {money|kr} too little
-- markering: {money|kr} under ramen
-- label: {money|kr} below the frame
-- hjälp: leta efter en post som saknas eller ett belopp som är fel; är det ramen som är fel, skriv den rätta   ram {year}: …
-- help: look for an item that is missing or an amount that is wrong; if it is the frame that is wrong, write the right one   ram {year}: …
-- meddelande[över]: posterna i {unit_id} har {total|kr} i drift {year}, men ramen är {frame|kr}: det är {money|kr} för mycket
-- message[över]: the items of {unit_id} have {total|kr} of running cost in {year}, but the frame is {frame|kr}: {money|kr} too much
-- markering[över]: {money|kr} över ramen
-- label[över]: {money|kr} above the frame
-- hjälp[över]: leta efter en post som står två gånger eller ett belopp som är fel; är det ramen som är fel, skriv den rätta   ram {year}: …
-- help[över]: look for an item that stands twice or an amount that is wrong; if it is the frame that is wrong, write the right one   ram {year}: …
-- meddelande[investering-över]: posterna i {unit_id} har {total|kr} i investering {year}, men investeringsramen är {frame|kr}: det är {money|kr} för mycket
-- message[investering-över]: the items of {unit_id} have {total|kr} of investment in {year}, but the investment frame is {frame|kr}: {money|kr} too much
-- markering[investering-över]: {money|kr} över investeringsramen
-- label[investering-över]: {money|kr} above the investment frame
-- hjälp[investering-över]: leta efter en investering som står två gånger eller ett belopp som är fel; är det investeringsramen som är fel, skriv den rätta   investeringsram {year}: …
-- help[investering-över]: look for an investment that stands twice or an amount that is wrong; if it is the investment frame that is wrong, write the right one   investeringsram {year}: …
-- relaterat: budgeten för {unit_id} står här
-- related: the submission of {unit_id} is here
-- meddelande[investering]: posterna i {unit_id} har {total|kr} i investering {year}, men investeringsramen är {frame|kr}: det fattas {money|kr}
-- message[investering]: the items of {unit_id} have {total|kr} of investment in {year}, but the investment frame is {frame|kr}: {money|kr} too little
-- markering[investering]: {money|kr} under investeringsramen
-- label[investering]: {money|kr} below the investment frame
-- hjälp[investering]: leta efter en investering som saknas eller ett belopp som är fel; är det investeringsramen som är fel, skriv den rätta   investeringsram {year}: …
-- help[investering]: look for an investment that is missing or an amount that is wrong; if it is the investment frame that is wrong, write the right one   investeringsram {year}: …
-- meddelande[förändring]: ramen för {unit_id} är {before|kr} {last_year} och förändringarna {year} tillsammans {changes|kr}, men ramen {year} är {frame|kr}: det fattas {money|kr}
-- message[förändring]: the frame of {unit_id} is {before|kr} in {last_year} and the changes of {year} {changes|kr} together, but the frame of {year} is {frame|kr}: {money|kr} is missing
-- hjälp[förändring]: leta efter en förändring som saknas eller är fel; är det en av ramarna som är fel, skriv den rätta   ram {year}: …
-- help[förändring]: look for a change that is missing or wrong; if it is one of the frames that is wrong, write the right one   ram {year}: …
-- meddelande[förändring-över]: ramen för {unit_id} är {before|kr} {last_year} och förändringarna {year} tillsammans {changes|kr}, men ramen {year} är {frame|kr}: det är {money|kr} för mycket
-- message[förändring-över]: the frame of {unit_id} is {before|kr} in {last_year} and the changes of {year} {changes|kr} together, but the frame of {year} is {frame|kr}: {money|kr} too much
-- markering[förändring-över]: {money|kr} över ramen
-- label[förändring-över]: {money|kr} above the frame
-- hjälp[förändring-över]: leta efter en förändring som står två gånger eller är fel; är det en av ramarna som är fel, skriv den rätta   ram {year}: …
-- help[förändring-över]: look for a change that stands twice or is wrong; if it is one of the frames that is wrong, write the right one   ram {year}: …
-- nivå[utfall]: varning
-- meddelande[utfall]: posterna i {unit_id} har {total|kr} i utfall {year}, men enhetens utfall är {frame|kr}
-- message[utfall]: the items of {unit_id} have an outcome of {total|kr} in {year}, but the outcome of the unit is {frame|kr}
-- markering[utfall]: skiljer {money|kr}
-- label[utfall]: differs by {money|kr}
-- hjälp[utfall]: leta efter en post vars utfall saknas eller är fel; är det enhetens som är fel, skriv det rätta   utfall {year}: …
-- help[utfall]: look for an item whose outcome is missing or wrong; if it is the unit's that is wrong, write the right one   utfall {year}: …
-- gör: få posterna att gå ihop med ramen i {n|tal} fall
-- do: make the items add up to the frame in {n|tal} cases
-- varför: Posterna ska tillsammans vara den ram som fullmäktige har beslutat. Stämmer de inte saknas en post, eller
--   så är ett belopp fel.
-- när: När posternas drift eller investering skiljer från ramen med mer än vad avrundningen förklarar. Ett år utan
--   belopp bedöms om det är budgetåret, eller om nämnden eller bolaget annars anger belopp för planår. Har posterna bara förändringar ett år läggs
--   de till ramen året före; är den inte angiven sägs inget. Posternas utfall jämförs med enhetens, om båda är angivna.
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
       abs(COALESCE(y.total, 0) - y.frame) AS money, COALESCE(y.total, 0) - y.frame AS extent,
       y.before * (SELECT w.sign FROM written AS w) AS before, (y.total - y.before) * (SELECT w.sign FROM written AS w) AS changes, y.year - 1 AS last_year,
       CASE WHEN y.kind = 'utfall' THEN 'utfall'
            WHEN y.by_change = 1 AND y.total < y.frame THEN 'förändring'
            WHEN y.by_change = 1 THEN 'förändring-över'
            WHEN COALESCE(y.total, 0) < y.frame THEN CASE y.kind WHEN 'investering' THEN 'investering' END
            WHEN y.kind = 'investering' THEN 'investering-över' ELSE 'över' END AS variant,
       (SELECT b.place FROM budget AS b WHERE b.unit = u.key AND b.counts = 1) AS related
FROM unit_year AS y
JOIN unit AS u ON u.key = y.unit
WHERE y.unreadable = 0 AND (y.by_change = 0 OR (y.by_change = 1 AND y.before IS NOT NULL)) AND u.budgets > 0 AND abs(COALESCE(y.total, 0) - y.frame) > y.tolerance
  -- a year without any amount: judged for the budget year, and for later years where the unit gives such amounts at all
  AND (y.total IS NOT NULL
       OR (y.kind <> 'utfall' AND y.year = (SELECT a.budget_year FROM plan AS a))
       OR (y.kind <> 'utfall' AND y.year > (SELECT a.budget_year FROM plan AS a) AND u.given_later = 1))
