-- kod: B03
-- namn: tecken
-- nivå: fel
-- omfattning: inlämning
-- tyngd: 2
-- ersätter: B01
-- meddelande: {posten} {id} »{title}« har {now|kr} i {kind} {year}, och med omvänt tecken blir summan för {unit_id} lika med ramen
-- message: item {id} »{title}« has {now|kr} of {kind} in {year}, and with the sign turned the sum of {unit_id} is its frame
-- markering: ska det vara {turned|kr}?
-- label: should it be {turned|kr}?
-- hjälp: är tecknet fel, skriv   {kind} {year}: {turned|kr}
-- help: if the sign is wrong, write   {kind} {year}: {turned|kr}
-- meddelande[alla]: alla belopp från {unit_id} har omvänt tecken mot ramen {year}: posterna är {total|kr} och ramen {frame|kr}
-- message[alla]: all amounts of {unit_id} have the opposite sign of the frame in {year}: the items are {total|kr} and the frame {frame|kr}
-- markering[alla]: omvänt tecken mot ramen
-- label[alla]: opposite sign of the frame
-- hjälp[alla]: skriv överst i budgeten   tecken: {sign}
-- help[alla]: write at the top of the budget   tecken: {sign}
-- nivå[satsning]: varning
-- meddelande[satsning]: satsningen {id} »{title}« tar {money|kr} från kostnaden {year}
-- message[satsning]: item {id} »{title}« is a satsning but takes {money|kr} from the cost of {year}
-- hjälp[satsning]: är tecknet fel, skriv   {kind} {year}: {turned|kr}   annars är slaget   slag: effektivisering
-- help[satsning]: if the sign is wrong, write   {kind} {year}: {turned|kr}   else it is   slag: effektivisering
-- nivå[effektivisering]: varning
-- meddelande[effektivisering]: effektiviseringen {id} »{title}« lägger {money|kr} till kostnaden {year}
-- message[effektivisering]: item {id} »{title}« is an effektivisering but adds {money|kr} to the cost of {year}
-- hjälp[effektivisering]: är tecknet fel, skriv   {kind} {year}: {turned|kr}   annars är slaget   slag: satsning
-- help[effektivisering]: if the sign is wrong, write   {kind} {year}: {turned|kr}   else it is   slag: satsning
-- relaterat: ramen för {unit_id} står här
-- related: the frame of {unit_id} is here
-- gör: se över tecknet på {n|tal} belopp
-- do: look over the sign of {n|tal} amounts
-- varför: Kostnader skrivs positiva i en kommun och negativa i en annan, och en rad som har klistrats in kan ha fått
--   fel tecken.
-- när: När posterna missar ramen och ett enda belopp med omvänt tecken förklarar skillnaden, på högst en tiondel när
--   och inom avrundningen. Beloppet ska ha ett ovanligt tecken: ett annat än postens andra år (inte för en
--   förändring, som kan tas tillbaka), plus på en effektivisering, minus på en annan post, eller höra till en post med intäkt eller
--   av slaget finansiellt. Passar flera sägs inget. Dessutom för en satsning vars förändringar till och med året tar från kostnaden, och för en effektivisering
--   vars lägger till: den första sådana.
-- vem frågar: Ekonomikontoret, som annars letar efter beloppet som är hälften av skillnaden.
-- rätta: Vänd tecknet. Skriver hela budgeten kostnader med minus, säg det med raden tecken.
-- undantag: undantag B03: Posten är en återbetalning
--   Rätt när tecknet stämmer och ramen missas av ett annat skäl.
-- fel exempel:
--   nämnd BUN: Barn- och ungdomsnämnden
--     ram 2024: 9 000 tkr
--   budget BUN: Internbudget 2024
--   post 10: Förskola
--     drift 2024: 10 000 tkr
--   post E11: Effektivare lokaler
--     slag: effektivisering
--     drift 2024: 1 000 tkr
-- rätt exempel:
--   nämnd BUN: Barn- och ungdomsnämnden
--     ram 2024: 9 000 tkr
--   budget BUN: Internbudget 2024
--   post 10: Förskola
--     drift 2024: 10 000 tkr
--   post E11: Effektivare lokaler
--     slag: effektivisering
--     drift 2024: -1 000 tkr
WITH missed AS MATERIALIZED (
  SELECT y.unit, y.year, y.kind, y.frame, y.total, y.turned, y.place, u.id AS unit_id, b.place AS budget_place, b.sign,
         CASE WHEN y.by_change = 0 AND y.posts > 1 AND abs(y.total + y.frame) <= y.tolerance THEN 1 ELSE 0 END AS all_turned,
         ROW_NUMBER() OVER (PARTITION BY y.unit, y.kind ORDER BY y.year) AS number
  FROM unit_year AS y
  JOIN unit AS u ON u.key = y.unit
  JOIN budget AS b ON b.unit = u.key AND b.counts = 1
  WHERE y.unreadable = 0 AND (y.by_change = 0 OR (y.by_change = 1 AND y.before IS NOT NULL)) AND abs(y.total - y.frame) > y.tolerance),
-- what the förändringar of a satsning or an effektivisering come to, year by year: above 0 where that is against its class
turning AS MATERIALIZED (
  SELECT c.key, c.post, c.year, c.value, c.place, p.class,
         (SELECT SUM(CASE p.class WHEN 'satsning' THEN -e.value ELSE e.value END) FROM amount AS e
          WHERE e.post = c.post AND e.kind = 'förändring' AND e.year <= c.year) AS against
  FROM amount AS c
  CROSS JOIN post AS p
  WHERE p.key = c.post AND c.kind = 'förändring' AND p.class IN ('satsning', 'effektivisering')
    AND NOT EXISTS (SELECT 1 FROM amount AS d WHERE d.post = c.post AND d.kind = 'drift'))  -- a level that becomes smaller is no wrong sign
SELECT a.place, a.kind || ' ' || m.year AS part, abs(a.value) AS money, m.unit, p.id, p.title, a.kind, m.year, m.unit_id,
       CASE m.sign WHEN 'kostnad negativ' THEN -a.value ELSE a.value END AS now,
       CASE m.sign WHEN 'kostnad negativ' THEN a.value ELSE -a.value END AS turned,
       m.total, m.frame, NULL AS sign, m.place AS related, m.kind || ' ' || m.year AS explains, NULL AS variant
FROM missed AS m
JOIN amount AS a ON a.key = m.turned
JOIN post AS p ON p.key = a.post
WHERE m.all_turned = 0
UNION ALL
SELECT m.budget_place, m.kind, abs(m.frame), m.unit, NULL, NULL, m.kind, m.year, m.unit_id, NULL, NULL,
       CASE (SELECT a.sign FROM plan AS a) WHEN 'kostnad negativ' THEN -m.total ELSE m.total END,
       CASE (SELECT a.sign FROM plan AS a) WHEN 'kostnad negativ' THEN -m.frame ELSE m.frame END,
       CASE m.sign WHEN 'kostnad negativ' THEN 'kostnad positiv' ELSE 'kostnad negativ' END, m.place,
       (SELECT group_concat(o.part) FROM (SELECT n.kind || ' ' || n.year AS part FROM missed AS n
                                           WHERE n.unit = m.unit AND n.kind = m.kind AND n.all_turned = 1 ORDER BY n.year) AS o), 'alla'
FROM missed AS m
WHERE m.all_turned = 1 AND m.number = 1
UNION ALL
SELECT t.place, 'förändring ' || t.year, abs(t.value), p.unit, p.id, p.title, 'förändring', t.year, NULL,
       NULL, CASE b.sign WHEN 'kostnad negativ' THEN t.value ELSE -t.value END, NULL, NULL, NULL, NULL, NULL, t.class
FROM turning AS t
JOIN post AS p ON p.key = t.post
JOIN budget AS b ON b.key = p.budget
WHERE t.against > 0
  AND NOT EXISTS (SELECT 1 FROM turning AS o WHERE o.post = t.post AND o.year < t.year AND o.against > 0)
  AND t.key NOT IN (SELECT m.turned FROM missed AS m WHERE m.turned IS NOT NULL)
