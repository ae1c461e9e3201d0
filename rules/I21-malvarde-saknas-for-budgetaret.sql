-- kod: I21
-- namn: målvärde-saknas-för-budgetåret
-- nivå: råd
-- omfattning: inlämning
-- behöver: målvärde
-- tyngd: 3
-- meddelande: {indikatorn} {id} »{title}« har målvärde för {later} men inget för budgetåret {budget_year}
-- message: indicator {id} »{title}« has a target for {later} but none for the budget year {budget_year}
-- markering: vad ska nås {budget_year}?
-- label: what is to be reached in {budget_year}?
-- hjälp: {add}   målvärde {budget_year}: {word} …
-- help: {add}   målvärde {budget_year}: {word} …
-- gör: sätt målvärde för {budget_year} på {n|antal indikator}
-- do: set a target for {budget_year} for {n|tal} indicators
-- varför: Utan ett målvärde för budgetåret går det inte att säga i årsredovisningen om man är på väg.
-- när: Tyst där något målvärde gäller utan år, där målvärde: saknas säger varför, där indikatorn mäts mer
--   sällan än varje år, och där det sista målvärdet har passerat (I13).
-- vem frågar: Den som ska bedöma målet i årsredovisningen.
-- rätta: Sätt ett steg på vägen för budgetåret.
-- undantag: undantag I21: Mätningen görs vartannat år
--   Skrivs på indikatorn.
-- fel exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     utgångsvärde 2022: 82,0
--     målvärde 2026: minst 88
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
--     målvärde 2026: minst 88
WITH targets AS MATERIALIZED (
  SELECT t.indicator, SUM(CASE WHEN t.year IS NULL THEN 1 ELSE 0 END) AS always,
         SUM(CASE WHEN (SELECT a.budget_year FROM plan AS a) BETWEEN COALESCE(t.first_year, t.year) AND t.year THEN 1 ELSE 0 END) AS now,
         MIN(CASE WHEN t.year > (SELECT a.budget_year FROM plan AS a) THEN t.year END) AS later
  FROM target AS t
  GROUP BY t.indicator)
SELECT (SELECT MIN(t.place) FROM target AS t WHERE t.indicator = x.indicator AND t.year = x.later) AS place,
       g.money, g.unit, i.id, i.title, x.later, CASE i.direction WHEN 'minska' THEN 'högst' ELSE 'minst' END AS word
FROM targets AS x
JOIN indicator AS i ON i.key = x.indicator
LEFT JOIN goal AS g ON g.key = i.goal
WHERE x.always = 0 AND x.now = 0 AND x.later IS NOT NULL AND i.target_missing IS NULL
  -- what is measured more seldom than every year (I10) may have no value that year
  AND i.months <= 12 AND i.unreadable_targets = 0
