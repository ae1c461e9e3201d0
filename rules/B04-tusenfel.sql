-- kod: B04
-- namn: tusenfel
-- nivå: varning
-- omfattning: inlämning
-- behöver: drift, investering
-- meddelande: posten {id} »{title}« har {value|kr} i drift {year} men {other|kr} {other_year}
-- message: item {id} »{title}« has {value|kr} of running cost in {year} but {other|kr} in {other_year}
-- markering: {scale} gånger fel?
-- label: wrong by a factor of {factor|tal}?
-- hjälp: är enheten fel, skriv   {kind} {year}: {mended|kr}
-- help: if the unit is wrong, write   {kind} {year}: {mended|kr}
-- meddelande[ram]: tas posten {id} »{title}« tusen gånger, {mended|kr} i stället för {value|kr}, blir summan för {unit_id} {year} lika med ramen
-- message[ram]: if item {id} »{title}« is taken a thousand times, {mended|kr} instead of {value|kr}, the sum of {unit_id} in {year} is its frame
-- meddelande[störst]: posten {id} »{title}« har {value|kr} i {kind} {year}, mer än tio gånger hela ramen för {unit_id}
-- message[störst]: item {id} »{title}« has {value|kr} of {kind} in {year}, more than ten times the whole frame of {unit_id}
-- markering[störst]: ramen är {frame|kr}
-- label[störst]: the frame is {frame|kr}
-- meddelande[alla-små]: posterna i {unit_id} är tillsammans {value|kr} i {kind} {year}, en tusendel av ramen på {frame|kr}
-- message[alla-små]: the items of {unit_id} add up to {value|kr} of {kind} in {year}, a thousandth of the frame of {frame|kr}
-- markering[alla-små]: tusen gånger för lite
-- label[alla-små]: a thousand times too little
-- hjälp[alla-små]: är beloppen i tusental eller miljoner, skriv överst i budgeten   beloppsenhet: tkr   eller   beloppsenhet: mnkr
-- help[alla-små]: if the amounts are in thousands or millions, write at the top of the budget   beloppsenhet: tkr   or   beloppsenhet: mnkr
-- meddelande[alla-stora]: posterna i {unit_id} är tillsammans {value|kr} i {kind} {year}, tusen gånger ramen på {frame|kr}
-- message[alla-stora]: the items of {unit_id} add up to {value|kr} of {kind} in {year}, a thousand times the frame of {frame|kr}
-- markering[alla-stora]: tusen gånger för mycket
-- label[alla-stora]: a thousand times too much
-- hjälp[alla-stora]: är beloppen i kronor eller tusental, skriv överst i budgeten   beloppsenhet: kr   eller   beloppsenhet: tkr
-- help[alla-stora]: if the amounts are in kronor or thousands, write at the top of the budget   beloppsenhet: kr   or   beloppsenhet: tkr
-- relaterat: att jämföra med
-- related: to compare with
-- varför: Mnkr i stället för tkr gör ett belopp tusen gånger för stort, och då stämmer varken ramen eller målens pengar.
--   Fyndet ges för ett belopp som är 300 till 3 000 gånger (eller en miljon gånger, 300 000 till 3 000 000) större eller mindre än
--   postens drift andra år, där alla år har samma tecken och inget ligger däremellan; för det enda belopp som gör summan till
--   ramen om det tas tusen gånger, på högst en tiondel när och inom avrundningen; för ett belopp som är mer än tio gånger ramen och
--   förklarar minst hälften av skillnaden; och för en hel budget som är en tusendel av ramen eller tusen gånger den, på en procent när.
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
         CASE WHEN y.posts > 1 AND abs(y.total * 1000 - y.frame) <= abs(y.frame) / 100 THEN 'alla-små'
              WHEN y.posts > 1 AND abs(y.total - y.frame * 1000) <= abs(y.frame) * 10 THEN 'alla-stora' END AS whole
  FROM unit_year AS y
  JOIN unit AS u ON u.key = y.unit
  JOIN budget AS b ON b.unit = u.key AND b.counts = 1
  WHERE y.unreadable = 0 AND y.frame <> 0 AND y.total IS NOT NULL AND abs(y.total - y.frame) > y.tolerance),
-- amounts of posts whose years differ that much, each low or high
levels AS MATERIALIZED (
  SELECT a.key, a.post, a.year, a.value, CASE WHEN p.spread < 300000 THEN 1000 ELSE 1000000 END AS factor,
         CASE WHEN abs(a.value) <= 10 * MIN(abs(a.value)) OVER w THEN 0
              WHEN abs(a.value) * 10 >= MAX(abs(a.value)) OVER w THEN 1 END AS high,
         SUM(a.value < 0) OVER w AS negative, COUNT(*) OVER w AS years
  FROM post AS p
  JOIN amount AS a ON a.post = p.key
  WHERE p.spread >= 300 AND p.spread <= 3000000 AND (p.spread <= 3000 OR p.spread >= 300000)
    AND a.kind = 'drift' AND a.value <> 0
    AND p.unit NOT IN (SELECT m.unit FROM missed AS m WHERE m.whole IS NOT NULL)
  WINDOW w AS (PARTITION BY a.post)),
-- the fewer are odd; of equally many, those on the other side than the budget year's, or than the first
sides AS MATERIALIZED (
  SELECT v.key, v.factor, v.high, v.years, SUM(v.high) OVER w AS high_years, COUNT(v.high) OVER w AS told,
         MIN(CASE v.high WHEN 1 THEN v.key END) OVER w AS one_high, MIN(CASE v.high WHEN 0 THEN v.key END) OVER w AS one_low,
         FIRST_VALUE(v.high) OVER (PARTITION BY v.post ORDER BY v.year <> (SELECT a.budget_year FROM plan AS a), v.year) AS first_high
  FROM levels AS v
  WHERE v.negative IN (0, v.years)
  WINDOW w AS (PARTITION BY v.post)),
odd AS (
  SELECT 1 AS rank, s.key, NULL AS variant, s.factor, s.high, CASE s.high WHEN 1 THEN s.one_low ELSE s.one_high END AS other,
         NULL AS frame_place
  FROM sides AS s
  WHERE s.told = s.years
    AND CASE WHEN s.high_years * 2 = s.years THEN s.high <> s.first_high ELSE s.high = (s.high_years * 2 < s.years) END
  UNION ALL
  SELECT 2, m.thousandfold, 'ram', 1000, 0, NULL, m.place
  FROM missed AS m
  WHERE m.thousandfold IS NOT NULL AND m.whole IS NULL
  UNION ALL
  SELECT 3, a.key, 'störst', 1000, 1, NULL, m.place
  FROM missed AS m
  JOIN amount AS x ON x.key = m.largest
  JOIN post AS p ON p.unit = m.unit
  JOIN amount AS a ON a.post = p.key
  WHERE m.whole IS NULL AND abs(x.value) > 10 * abs(m.frame) AND a.kind = m.kind AND a.year = m.year
    AND abs(a.value) > 10 * abs(m.frame) AND 2 * abs(m.total - m.frame) >= abs(a.value)),
first AS (
  SELECT o.*, ROW_NUMBER() OVER (PARTITION BY o.key ORDER BY o.rank) AS number FROM odd AS o)
SELECT a.place, a.kind || ' ' || a.year AS part, abs(a.value) AS money, p.unit, p.id, p.title, a.kind, a.year, u.id AS unit_id,
       CASE b.sign WHEN 'kostnad negativ' THEN -a.value ELSE a.value END AS value,
       CASE b.sign WHEN 'kostnad negativ' THEN -1 ELSE 1 END
         * CASE f.high WHEN 1 THEN a.value / f.factor ELSE a.value * f.factor END AS mended,
       CASE f.factor WHEN 1000 THEN 'tusen' ELSE 'en miljon' END AS scale, f.factor,
       CASE b.sign WHEN 'kostnad negativ' THEN -o.value ELSE o.value END AS other, o.year AS other_year,
       y.frame, COALESCE(o.place, f.frame_place) AS related, f.variant
FROM first AS f
JOIN amount AS a ON a.key = f.key
JOIN post AS p ON p.key = a.post
JOIN unit AS u ON u.key = p.unit
JOIN budget AS b ON b.key = p.budget
LEFT JOIN amount AS o ON o.key = f.other
LEFT JOIN missed AS y ON y.unit = p.unit AND y.year = a.year AND y.kind = a.kind
WHERE f.number = 1
UNION ALL
SELECT m.budget_place, m.kind || ' ' || m.year, abs(m.total - m.frame), m.unit, NULL, NULL, m.kind, m.year, m.unit_id, m.total, NULL, NULL,
       1000, NULL, NULL, m.frame, m.place, m.whole
FROM missed AS m
WHERE m.whole IS NOT NULL AND NOT EXISTS (SELECT 1 FROM missed AS n WHERE n.unit = m.unit AND n.kind = m.kind AND n.whole = m.whole
                                          AND n.year < m.year)
