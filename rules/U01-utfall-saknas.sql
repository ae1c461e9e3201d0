-- kod: U01
-- namn: utfall-saknas
-- nivå: varning
-- omfattning: inlämning
-- tyngd: 3
-- meddelande: {indikatorn} {id} »{title}« har ett målvärde för {year} men inget utfall
-- message: indicator {id} »{title}« has a target for {year} but no outcome
-- markering: utfall {id} saknas
-- label: utfall {id} is missing
-- hjälp: i uppföljningen: {add}   utfall {id}: …
-- help: in the follow-up: {add}   utfall {id}: …
-- meddelande[delår]: {indikatorn} {id} »{title}« mäts minst två gånger om året men har inget utfall vid delåret {year}
-- message[delår]: indicator {id} »{title}« is measured at least twice a year but has no outcome at half-year {year}
-- meddelande[jämförelse]: {indikatorn} {id} »{title}« ska bli {written}, men värdet för {than} {year} saknas
-- message[jämförelse]: indicator {id} »{title}« is to be {written}, but the value for {than} {year} is missing
-- markering[jämförelse]: jämförelse {id} {than} saknas
-- label[jämförelse]: jämförelse {id} {than} is missing
-- hjälp[jämförelse]: i uppföljningen: {add}   jämförelse {id} {than}: …
-- help[jämförelse]: in the follow-up: {add}   jämförelse {id} {than}: …
-- relaterat: målvärdet står här
-- related: the target stands here
-- gör: hämta in {n|tal} utfall
-- do: collect {n|tal} outcomes
-- varför: Utan utfall går det inte att säga om målet är uppfyllt.
-- när: En uppföljning för hela kommunen ska ha utfall för de indikatorer som står under planens mål, en nämnds
--   eller ett bolags egen för dem som står under dess egna mål. Gäller bara indikatorer som har ett målvärde
--   för året. Tyst om en uppföljning utan något utfall alls: den är bara ord eller pengar. Vid delår gäller det
--   de indikatorer som mäts så ofta.
-- vem frågar: Revisorerna, som ska bedöma om resultatet är förenligt med de mål som fullmäktige har beslutat.
-- rätta: Hämta värdet ur källan och skriv det i uppföljningen. Kommer det senare, undanta med det datumet.
-- undantag: undantag U01 till 2025-06-30: Statistiken kommer i maj
--   Skrivs på uppföljningen eller i planen.
-- fel exempel:
--   mål KUN1: Eleverna når gymnasiet
--   indikator KUN1a: Behöriga elever
--     enhet: %
--     målvärde 2024: minst 86
--   indikator KUN1b: Elever som trivs
--     enhet: %
--     målvärde 2024: minst 90
--   uppföljning 2024: Årsredovisning 2024
--     utfall KUN1b: 91
-- rätt exempel:
--   mål KUN1: Eleverna når gymnasiet
--   indikator KUN1a: Behöriga elever
--     enhet: %
--     målvärde 2024: minst 86
--   indikator KUN1b: Elever som trivs
--     enhet: %
--     målvärde 2024: minst 90
--   uppföljning 2024: Årsredovisning 2024
--     utfall KUN1a: 85,8
--     utfall KUN1b: 91
WITH missed AS MATERIALIZED (
  SELECT f.place, f.unit, f.year, i.id, i.title, i.id AS part, y.place AS related,
         CASE WHEN f.part = 'delår' THEN 'delår' WHEN y.value IS NOT NULL THEN 'jämförelse' END AS variant, t.written, t.than,
         f.key AS followup, i.key, ROW_NUMBER() OVER (PARTITION BY y.indicator, f.year, f.part ORDER BY f.key) AS number
  FROM followup AS f
  JOIN indicator_year AS y ON y.year = f.year
  JOIN indicator AS i ON i.key = y.indicator
  LEFT JOIN goal AS g ON g.key = i.goal
  JOIN target AS t ON t.place = y.place AND t.indicator = y.indicator
  WHERE f.unreadable_outcomes = 0 AND y.goal IS NULL AND y.unreadable = 0
    AND CASE f.part WHEN 'delår' THEN i.months <= 6 AND y.half_value IS NULL
                    -- a comparison under another name is told as what it is (S06)
                    ELSE y.value IS NULL OR (y.op IN ('better', 'no worse') AND y.other IS NULL
                                             AND (NOT EXISTS (SELECT 1 FROM comparison AS c WHERE c.indicator = i.key)
                                                  OR EXISTS (SELECT 1 FROM comparison AS c WHERE c.indicator = i.key AND fold(c.name) = fold(t.than)))) END
    AND (g.unit = f.unit OR (f.unit IS NULL AND COALESCE(g.kind, 'mål') = 'mål'))
    AND EXISTS (SELECT 1 FROM outcome AS o WHERE o.followup = f.key))
SELECT m.place, m.unit, m.year, m.id, m.title, m.part, m.related, m.variant, m.written, m.than
FROM missed AS m
WHERE m.number = 1
ORDER BY m.followup, m.key
