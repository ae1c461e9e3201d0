-- kod: B09
-- namn: förändring-mot-drift
-- nivå: fel
-- omfattning: inlämning
-- behöver: drift, förändring
-- tyngd: 2
-- meddelande: {posten} {id} förändras med {value|kr} {year}, men driften går från {before|kr} till {now|kr}
-- message: item {id} changes by {value|kr} in {year}, but its operating cost goes from {before|kr} to {now|kr}
-- markering: driften ändras med {difference|kr}
-- label: the operating cost changes by {difference|kr}
-- hjälp: rätta det belopp som är fel
-- help: correct the amount that is wrong
-- relaterat: driften att jämföra med
-- related: the operating cost to compare with
-- meddelande[blandat]: {posten} {id} har bara en förändring {year}, medan andra poster i budgeten har drift
-- message[blandat]: item {id} has only a change in {year}, while other items of the submission have an operating cost
-- markering[blandat]: ingår den i ramen?
-- label[blandat]: is it within the frame?
-- hjälp[blandat]: skriv drift på alla poster, eller bara förändringar
-- help[blandat]: write the operating cost on every item, or only changes
-- meddelande[blandade]: {n|antal post} i budgeten för {unit_id} har bara en förändring {year}, medan andra har drift
-- message[blandade]: {n} items in the submission of {unit_id} have only a change in {year}, while others have an operating cost
-- markering[blandade]: ingår de i ramen?
-- label[blandade]: are they within the frame?
-- hjälp[blandade]: skriv drift på alla poster, eller bara förändringar
-- help[blandade]: write the operating cost on every item, or only changes
-- gör: rätta förändring eller drift på {n|tal} ställen
-- do: correct changes or operating costs in {n|tal} places
-- varför: En förändring säger vad en post lägger till eller tar bort från året före, driften vad den kostar. Säger de olika, eller står de om varandra,
--   går det inte att veta vad budgeten är.
-- när: För en post med drift både året före och samma år, när skillnaden inte är förändringen, mer än vad avrundningen förklarar. Och för ett år där
--   några poster bara har en förändring medan andra har drift: då kan ingen säga om förändringen redan är räknad.
-- vem frågar: Ekonomikontoret, innan ramarna stäms av.
-- rätta: Rätta det tal som är fel, eller skriv alla poster på samma sätt.
-- undantag: undantag B09: Verksamheten flyttades från en annan nämnd
--   Rätt när driften ändras också av något som inte är beslutat som en förändring.
-- fel exempel:
--   post S12: Fler lärare
--     slag: satsning
--     drift 2023: 10 mnkr
--     drift 2024: 15 mnkr
--     förändring 2024: 7 mnkr
--     bidrar till: BUN1
-- rätt exempel:
--   post S12: Fler lärare
--     slag: satsning
--     drift 2023: 10 mnkr
--     drift 2024: 17 mnkr
--     förändring 2024: 7 mnkr
--     bidrar till: BUN1
WITH changed AS MATERIALIZED (
  SELECT c.key, c.post, c.year, c.value, c.last_digit, c.place FROM amount AS c WHERE c.kind = 'förändring'),
pair AS MATERIALIZED (
  SELECT c.post, c.year, c.value, c.place, l.value AS before, n.value AS now, n.place AS now_place,
         n.value - l.value - c.value AS difference, c.last_digit + l.last_digit + n.last_digit AS digits
  FROM changed AS c
  CROSS JOIN amount AS n
  CROSS JOIN amount AS l
  WHERE n.post = c.post AND l.post = c.post AND n.kind = 'drift' AND n.year = c.year AND l.kind = 'drift' AND l.year = c.year - 1),
alone AS MATERIALIZED (
  SELECT p.unit, c.year, c.post, c.place, c.value,
         ROW_NUMBER() OVER (PARTITION BY p.unit, c.year ORDER BY c.key) AS number, COUNT(*) OVER (PARTITION BY p.unit, c.year) AS n
  FROM changed AS c
  CROSS JOIN post AS p
  CROSS JOIN unit_year AS y
  WHERE p.key = c.post AND y.unit = p.unit AND y.year = c.year AND y.kind = 'drift' AND y.by_change = 2
    AND NOT EXISTS (SELECT 1 FROM amount AS d WHERE d.post = c.post AND d.kind = 'drift' AND d.year = c.year))
SELECT x.place, 'förändring ' || x.year AS part, p.unit, abs(x.difference) AS money, x.difference AS extent, p.id, NULL AS unit_id, x.year, NULL AS n,
       s.sign * x.value AS value, s.sign * x.before AS before, s.sign * x.now AS now, s.sign * (x.now - x.before) AS difference,
       x.now_place AS related, NULL AS variant
FROM pair AS x
JOIN post AS p ON p.key = x.post
JOIN (SELECT b.key, CASE b.sign WHEN 'kostnad negativ' THEN -1 ELSE 1 END AS sign FROM budget AS b) AS s ON s.key = p.budget
WHERE 2 * abs(x.difference) > x.digits
UNION ALL
SELECT m.place, 'förändring ' || m.year, m.unit, abs(m.value), NULL, p.id, u.id, m.year, m.n, NULL, NULL, NULL, NULL,
       (SELECT d.place FROM post AS q JOIN amount AS d ON d.post = q.key WHERE q.unit = m.unit AND d.kind = 'drift' AND d.year = m.year ORDER BY q.key, d.key LIMIT 1),
       CASE WHEN m.n > 1 THEN 'blandade' ELSE 'blandat' END
FROM alone AS m
JOIN post AS p ON p.key = m.post
JOIN unit AS u ON u.key = m.unit
WHERE m.number = 1
