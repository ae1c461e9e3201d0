-- kod: I13
-- namn: målvärde-passerat
-- nivå: varning
-- omfattning: inlämning
-- tyngd: 3
-- meddelande: {indikatorn} {id} »{title}« har sitt sista målvärde {last_year}, före budgetåret {budget_year}
-- message: indicator {id} »{title}« has its last target in {last_year}, before the budget year {budget_year}
-- markering: inget målvärde för {budget_year}
-- label: no target for {budget_year}
-- hjälp: {add}   målvärde {budget_year}: {word} …
-- help: {add}   målvärde {budget_year}: {word} …
-- gör: sätt ett nytt målvärde på {n|antal indikator}
-- do: set a new target for {n|tal} indicators
-- varför: Ett mål vars sista målvärde har passerat styr inte den budget som nu ska beslutas.
-- när: När inget målvärde gäller budgetåret eller senare, på indikatorn eller på egna mål som använder den. Tyst där
--   något målvärde gäller utan år, och där målvärde: saknas säger varför det inte finns något nytt.
-- vem frågar: Revisorerna i Västervik: fiber till 2020 i en plan för 2021.
-- rätta: Sätt ett målvärde för budgetåret eller ett planår, eller ta bort indikatorn.
-- undantag: undantag I13: Målet avslutas i årsredovisningen
--   Skrivs på indikatorn.
-- fel exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     utgångsvärde 2020: 82,0
--     målvärde 2022: minst 86,5
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     riktning: öka
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
WITH last AS MATERIALIZED (
  SELECT t.indicator, MAX(t.year) AS year, SUM(CASE WHEN t.year IS NULL THEN 1 ELSE 0 END) AS always
  FROM target AS t
  GROUP BY t.indicator)
SELECT COALESCE((SELECT t.place FROM target AS t WHERE t.indicator = l.indicator AND t.year = l.year ORDER BY t.place LIMIT 1), i.place) AS place,
       g.money, g.unit, i.id, i.title, l.year AS last_year,
       CASE WHEN i.last_target_op IN ('<=', '<') THEN 'högst' ELSE 'minst' END AS word
FROM last AS l
JOIN indicator AS i ON i.key = l.indicator
LEFT JOIN goal AS g ON g.key = i.goal
WHERE l.always = 0 AND i.target_missing IS NULL AND l.year < (SELECT p.budget_year FROM plan AS p) AND i.unreadable_targets = 0
