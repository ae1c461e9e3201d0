-- kod: I22
-- namn: tiofalt-mätvärde
-- nivå: varning
-- omfattning: inlämning
-- behöver: målvärde, utfall, utgångsvärde
-- ersätter: I06, I08, I11
-- tyngd: 3
-- meddelande: {what} {year} för {indikatorn} {id} »{title}« är {value|tal}, men de andra åren {least|tal}–{most|tal}: ett decimaltecken för mycket eller för litet?
-- message: the {what_en} {year} of indicator {id} »{title}« is {value|tal}, but {least|tal}–{most|tal} in the other years: a decimal sign misplaced?
-- markering: {should|tal}?
-- label: {should|tal}?
-- hjälp: är det ett skrivfel, skriv   {should|tal}
-- help: if it is a slip, write   {should|tal}
-- gör: se över decimaltecknet i {n|tal} värden
-- do: look over the decimal sign of {n|tal} values
-- varför: Ett komma på fel plats gör ett diagram oläsligt och ett mål nått eller missat av misstag.
-- när: För ett värde eller målvärde som först när det multipliceras eller delas med 10 eller 100 ligger mellan
--   det minsta och det största av de andra årens värden (ett målvärde högst en fjärdedel utanför dem åt det håll som dess tecken säger), som ska vara minst tre och inget av dem 0. En andel
--   över 100 % sägs av I08.
-- vem frågar: Den som ritar diagrammet i årsredovisningen.
-- rätta: Rätta värdet, eller undanta om det stämmer.
-- undantag: undantag I22: Måttet lades om 2024
--   Skrivs på indikatorn.
-- fel exempel:
--   indikator KUN1a: Genomsnittligt meritvärde
--     enhet: poäng
--     källa: Kolada N15505
--     utfall 2020: 221
--     utfall 2021: 224
--     utfall 2022: 22,3
--     utfall 2023: 226
--     målvärde 2024: minst 230
-- rätt exempel:
--   indikator KUN1a: Genomsnittligt meritvärde
--     enhet: poäng
--     källa: Kolada N15505
--     utfall 2020: 221
--     utfall 2021: 224
--     utfall 2022: 223
--     utfall 2023: 226
--     målvärde 2024: minst 230
WITH yearly AS MATERIALIZED (
  SELECT DISTINCT y.indicator, y.year, y.value FROM indicator_year AS y WHERE y.value IS NOT NULL),
written AS MATERIALIZED (
  SELECT o.place, o.indicator, o.year, o.value, NULL AS goal, o.baseline AS what, NULL AS op
  FROM outcome AS o WHERE o.part = '' AND o.grp IS NULL
  UNION ALL
  SELECT t.place, t.indicator, COALESCE(t.year, (SELECT a.budget_year FROM plan AS a)), t.value, t.goal, 2, t.op
  FROM target AS t WHERE t.form IN ('nivå', 'steg') AND t.over <> 'summa'),
others AS MATERIALIZED (
  SELECT w.*, MIN(s.value) AS least, MAX(s.value) AS most, MAX(abs(s.value)) / NULLIF(MIN(abs(s.value)), 0) AS spread
  FROM written AS w
  JOIN yearly AS s ON s.indicator = w.indicator AND s.year <> w.year
  GROUP BY w.place, w.indicator, w.year, w.value, w.goal, w.what, w.op
  HAVING COUNT(*) >= 3),
-- a target goes on the way that its sign says: somewhat beyond the others
near AS MATERIALIZED (
  SELECT o.*, CASE WHEN o.op IN ('<=', '<') AND o.least > 0 THEN o.least * 0.75 ELSE o.least END AS low,
         CASE WHEN o.op IN ('>=', '>') AND o.most > 0 THEN o.most * 1.25 ELSE o.most END AS high
  FROM others AS o),
tried AS MATERIALIZED (
  SELECT o.*, CASE WHEN o.value / 10 BETWEEN o.low AND o.high THEN o.value / 10 WHEN o.value * 10 BETWEEN o.low AND o.high THEN o.value * 10
                   WHEN o.value / 100 BETWEEN o.low AND o.high THEN o.value / 100 WHEN o.value * 100 BETWEEN o.low AND o.high THEN o.value * 100 END AS should
  FROM near AS o
  -- beside a slip the right values look like slips too: the others of the true one keep together
  WHERE o.spread <= 2 * (SELECT MIN(x.spread) FROM others AS x WHERE x.indicator = o.indicator)
    AND o.value NOT BETWEEN o.least AND o.most)
SELECT t.place, g.money, g.unit, i.id, i.title, t.year, t.value, t.least, t.most, round(t.should, 6) AS should,
       CASE t.what WHEN 2 THEN 'målvärdet' WHEN 1 THEN 'utgångsvärdet' ELSE 'utfallet' END AS what,
       CASE t.what WHEN 2 THEN 'target' WHEN 1 THEN 'baseline' ELSE 'outcome' END AS what_en
FROM tried AS t
JOIN indicator AS i ON i.key = t.indicator
LEFT JOIN goal AS g ON g.key = COALESCE(t.goal, i.goal)
WHERE t.should IS NOT NULL
  AND NOT (t.value > 100 AND COALESCE(i.unit_of_measure, i.title_unit, '') IN ('%', 'procent') AND mentions(i.title, '*andel, *andelen') IS NOT NULL)
