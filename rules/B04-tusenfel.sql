-- kod: B04
-- namn: tusenfel
-- nivå: varning
-- omfattning: inlämning
-- behöver: drift, investering
-- tyngd: 2
-- ersätter: B01
-- meddelande: {posten} {id} »{title}« har {value|kr} i {kind} {year} men {other|kr} {other_year}
-- message: item {id} »{title}« has {value|kr} of {kind} in {year} but {other|kr} in {other_year}
-- markering: {scale} gånger fel?
-- label: wrong by a factor of {factor|tal}?
-- hjälp: är enheten fel, skriv   {kind} {year}: {mended|kr}
-- help: if the unit is wrong, write   {kind} {year}: {mended|kr}
-- nivå[fel]: fel
-- meddelande[fel]: {posten} {id} »{title}« har {value|kr} i {kind} {year} men {other|kr} {other_year}, och med {mended|kr} blir summan lika med ramen
-- message[fel]: item {id} »{title}« has {value|kr} of {kind} in {year} but {other|kr} in {other_year}, and with {mended|kr} the sum is the frame
-- nivå[ram]: fel
-- meddelande[ram]: tas {posten} {id} »{title}« tusen gånger, {mended|kr} i stället för {value|kr}, blir summan för {unit_id} {year} lika med ramen
-- message[ram]: if item {id} »{title}« is taken a thousand times, {mended|kr} instead of {value|kr}, the sum of {unit_id} in {year} is its frame
-- nivå[ram-stor]: fel
-- meddelande[ram-stor]: tas en tusendel av {posten} {id} »{title}«, {mended|kr} i stället för {value|kr}, blir summan för {unit_id} {year} lika med ramen
-- message[ram-stor]: if a thousandth of item {id} »{title}« is taken, {mended|kr} instead of {value|kr}, the sum of {unit_id} in {year} is its frame
-- nivå[störst]: fel
-- meddelande[störst]: {posten} {id} »{title}« har {value|kr} i {kind} {year}, mer än tio gånger hela ramen för {unit_id}
-- message[störst]: item {id} »{title}« has {value|kr} of {kind} in {year}, more than ten times the whole frame of {unit_id}
-- markering[störst]: ramen är {frame|kr}
-- label[störst]: the frame is {frame|kr}
-- nivå[alla-små]: fel
-- meddelande[alla-små]: posterna i {unit_id} är tillsammans {value|kr} i {kind} {year}, en tusendel av ramen på {frame|kr}
-- message[alla-små]: the items of {unit_id} add up to {value|kr} of {kind} in {year}, a thousandth of the frame of {frame|kr}
-- markering[alla-små]: tusen gånger för lite
-- label[alla-små]: a thousand times too little
-- hjälp[alla-små]: är beloppen i tusental eller miljoner, skriv eller ändra överst i budgeten   beloppsenhet: tkr   eller   beloppsenhet: mnkr
-- help[alla-små]: if the amounts are in thousands or millions, write or change at the top of the budget   beloppsenhet: tkr   or   beloppsenhet: mnkr
-- nivå[alla-stora]: fel
-- meddelande[alla-stora]: posterna i {unit_id} är tillsammans {value|kr} i {kind} {year}, tusen gånger ramen på {frame|kr}
-- message[alla-stora]: the items of {unit_id} add up to {value|kr} of {kind} in {year}, a thousand times the frame of {frame|kr}
-- markering[alla-stora]: tusen gånger för mycket
-- label[alla-stora]: a thousand times too much
-- hjälp[alla-stora]: är beloppen i kronor eller tusental, skriv eller ändra överst i budgeten   beloppsenhet: kr   eller   beloppsenhet: tkr
-- help[alla-stora]: if the amounts are in kronor or thousands, write or change at the top of the budget   beloppsenhet: kr   or   beloppsenhet: tkr
-- relaterat: att jämföra med
-- related: to compare with
-- gör: se över {n|tal} belopp som kan ha fel enhet
-- do: look over {n|tal} amounts that may be in the wrong unit
-- varför: Mnkr i stället för tkr gör ett belopp tusen gånger för stort, och då stämmer varken ramen eller målens
--   pengar.
-- när: För drift, utfall eller intäkt som är 300 till 3 000 gånger (eller 300 000 till 3 000 000) större eller mindre än
--   samma post andra år, där alla år har samma tecken och ligger på två nivåer, var och en inom tio gånger, om inte ramen visar vilket
--   som är fel; för det
--   enda belopp som gör summan till ramen om det tas tusen gånger, eller om en tusendel av det tas, på högst en tiondel när och inom avrundningen; för
--   ett belopp som är mer än tio gånger ramen och förklarar minst hälften av skillnaden; och för en hel budget som är
--   en tusendel av ramen eller tusen gånger den, på en procent när.
-- vem frågar: Ekonomikontoret: tkr och mnkr blandas i nästan varje budget.
-- rätta: Skriv enheten på beloppet, eller beloppsenhet överst i budgeten om den gäller alla belopp utan enhet.
-- undantag: undantag B04: Verksamheten startar på allvar först 2026
--   Rätt när beloppen verkligen skiljer så mycket.
-- fel exempel:
--   post 4071: Förskola
--     drift 2024: 612 400 tkr
--     drift 2025: 618 tkr
--     drift 2026: 624 200 tkr
-- rätt exempel:
--   post 4071: Förskola
--     drift 2024: 612 400 tkr
--     drift 2025: 618 000 tkr
--     drift 2026: 624 200 tkr
WITH missed AS MATERIALIZED (
  SELECT y.unit, y.year, y.kind, y.frame, y.total, y.thousandfold, y.largest, y.place, u.id AS unit_id, b.place AS budget_place,
         CASE b.sign WHEN 'kostnad negativ' THEN -1 ELSE 1 END AS sign,
         CASE WHEN y.by_change = 1 THEN NULL
              WHEN y.posts > 1 AND abs(y.total * 1000 - y.frame) <= abs(y.frame) / 100 THEN 'alla-små'
              WHEN y.posts > 1 AND abs(y.total - y.frame * 1000) <= abs(y.frame) * 10 THEN 'alla-stora' END AS whole
  FROM unit_year AS y
  JOIN unit AS u ON u.key = y.unit
  JOIN budget AS b ON b.unit = u.key AND b.counts = 1
  WHERE y.unreadable = 0 AND (y.by_change = 0 OR (y.by_change = 1 AND y.before IS NOT NULL)) AND y.frame <> 0 AND abs(y.total - y.frame) > y.tolerance),
-- amounts beside the same post's other years
odd AS (
  SELECT a.place, a.kind, a.year, a.value, o.value AS other, o.year AS other_year, o.place AS other_place, p.unit, p.id, p.title,
         CASE WHEN b.sign = 'kostnad negativ' AND a.kind IN ('drift', 'utfall') THEN -1 ELSE 1 END AS sign,
         CASE WHEN abs(a.value) / 300000 < abs(o.value) AND abs(o.value) / 300000 < abs(a.value) THEN 1000 ELSE 1000000 END AS factor
  FROM amount AS a
  CROSS JOIN amount AS o
  CROSS JOIN post AS p
  CROSS JOIN budget AS b
  WHERE a.beside IS NOT NULL AND o.key = a.beside AND p.key = a.post AND b.key = p.budget
    -- the ram tells that it is the other that is wrong
    AND NOT EXISTS (SELECT 1 FROM missed AS m
                    WHERE m.unit = p.unit AND m.kind = o.kind AND m.year = o.year AND m.whole IS NULL
                      AND (m.thousandfold = o.key OR (abs(o.value) > 10 * abs(m.frame) AND 2 * abs(m.total - m.frame) >= abs(o.value))))),
-- of those, which make the sum the frame once they are mended
mended AS (
  SELECT d.*, CASE WHEN abs(m.total - m.frame - d.value
                            + CASE WHEN abs(d.value) > abs(d.other) THEN d.value / d.factor ELSE d.value * d.factor END) <= m.tolerance
                   THEN d.kind || ' ' || d.year END AS explains
  FROM odd AS d
  LEFT JOIN unit_year AS m ON m.unit = d.unit AND m.year = d.year AND m.kind = d.kind AND m.unreadable = 0)
SELECT d.place, d.kind || ' ' || d.year AS part, abs(d.value) AS money, d.unit, d.id, d.title, d.kind, d.year, NULL AS unit_id,
       d.sign * d.value AS value,
       d.sign * CASE WHEN abs(d.value) > abs(d.other) THEN d.value / d.factor ELSE d.value * d.factor END AS mended,
       CASE d.factor WHEN 1000 THEN 'tusen' ELSE 'en miljon' END AS scale, d.factor,
       d.sign * d.other AS other, d.other_year, NULL AS frame, d.other_place AS related, d.explains, CASE WHEN d.explains IS NOT NULL THEN 'fel' END AS variant
FROM mended AS d
WHERE d.unit NOT IN (SELECT m.unit FROM missed AS m WHERE m.whole IS NOT NULL)
UNION ALL
-- the only one that makes the sum the frame
SELECT a.place, a.kind || ' ' || a.year, abs(a.value), p.unit, p.id, p.title, a.kind, a.year, m.unit_id,
       m.sign * a.value, m.sign * CASE WHEN (m.total > m.frame) = (a.value > 0) THEN a.value / 1000 ELSE a.value * 1000 END,
       'tusen', 1000, NULL, NULL, m.frame, m.place, m.kind || ' ' || m.year,
       CASE WHEN (m.total > m.frame) = (a.value > 0) THEN 'ram-stor' ELSE 'ram' END
FROM missed AS m
CROSS JOIN amount AS a
CROSS JOIN post AS p
WHERE m.whole IS NULL AND a.key = m.thousandfold AND a.beside IS NULL AND p.key = a.post
UNION ALL
-- far larger than the frame; only units whose largest amount is that large are looked through
SELECT a.place, a.kind || ' ' || a.year, abs(a.value), p.unit, p.id, p.title, a.kind, a.year, m.unit_id,
       m.sign * a.value, m.sign * a.value / 1000, NULL, NULL, NULL, NULL, m.frame, m.place, m.kind || ' ' || m.year, 'störst'
FROM missed AS m
CROSS JOIN amount AS x
CROSS JOIN post AS p
CROSS JOIN amount AS a
WHERE m.whole IS NULL AND x.key = m.largest AND abs(x.value) > 10 * abs(m.frame) AND p.unit = m.unit AND a.post = p.key
  AND a.kind = m.kind AND a.year = m.year AND a.beside IS NULL
  AND abs(a.value) > 10 * abs(m.frame) AND 2 * abs(m.total - m.frame) >= abs(a.value)
  AND (m.thousandfold IS NULL OR m.thousandfold <> a.key)  -- what it should be is told
UNION ALL
-- the whole budget
SELECT m.budget_place, m.kind || ' ' || m.year, abs(m.total - m.frame), m.unit, NULL, NULL, m.kind, m.year, m.unit_id, m.total, NULL, NULL,
       NULL, NULL, NULL, m.frame, m.place,
       (SELECT group_concat(o.part) FROM (SELECT n.kind || ' ' || n.year AS part FROM missed AS n
                                           WHERE n.unit = m.unit AND n.kind = m.kind AND n.whole = m.whole ORDER BY n.year) AS o), m.whole
FROM missed AS m
WHERE m.whole IS NOT NULL AND NOT EXISTS (SELECT 1 FROM missed AS n WHERE n.unit = m.unit AND n.kind = m.kind AND n.whole = m.whole
                                          AND n.year < m.year)
