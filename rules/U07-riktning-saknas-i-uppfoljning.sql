-- kod: U07
-- namn: riktning-saknas-i-uppföljning
-- nivå: råd
-- omfattning: inlämning
-- tyngd: 3
-- meddelande: uppföljningen {id} har utfall för {n|st:indikator,indikatorer} som inte går att bedöma: riktning saknas
-- message: follow-up {id} has outcomes for {n|st:indicator,indicators} that cannot be judged: no direction is given
-- markering: bättre eller sämre?
-- label: better or worse?
-- hjälp: är högt bra för de flesta i planen, lägg till på planen   riktning: öka   och på dem där lågt är bra   riktning: minska   Börja med {list}
-- help: if high is good for most of the plan, add to the plan   riktning: öka   and to those where low is good   riktning: minska   Begin with {list}
-- gör: skriv riktning på {indikator|orden} i {n|tal} uppföljningar
-- do: write the direction of indicators in {n|tal} follow-ups
-- varför: Är målvärdet ett ensamt tal och utfallet ett annat måste läsaren veta om högt eller lågt är bra.
--   Annars får indikatorn varken räknas som nådd eller missad.
-- när: En gång för varje uppföljning.
-- vem frågar: Fullmäktige, som ska se vilka mål som är nådda.
-- rätta: Skriv minst eller högst framför målvärdet, eller en riktning på indikatorn, målet eller planen.
-- undantag: undantag U07: Indikatorerna följs bara i text
--   Skrivs på uppföljningen.
-- fel exempel:
--   mål KUN1: Elevernas idrott
--   indikator KUN1a: Simkunnighet
--     enhet: %
--     källa: egen
--     målvärde 2024: 86
--   uppföljning 2024: Årsredovisning 2024
--     utfall KUN1a: 71
-- rätt exempel:
--   mål KUN1: Elevernas idrott
--   indikator KUN1a: Simkunnighet
--     enhet: %
--     källa: egen
--     målvärde 2024: minst 86
--   uppföljning 2024: Årsredovisning 2024
--     utfall KUN1a: 71
WITH unjudged AS MATERIALIZED (
  SELECT DISTINCT f.key AS followup, i.key AS indicator, i.id
  FROM followup AS f
  JOIN outcome AS o ON o.followup = f.key
  JOIN indicator AS i ON i.key = o.indicator
  JOIN indicator_year AS y ON y.indicator = i.key AND y.year = f.year
  WHERE i.direction IS NULL AND y.op = '=' AND CASE f.part WHEN 'delår' THEN y.half_value ELSE y.value END <> y.target),
counted AS MATERIALIZED (
  SELECT u.followup, COUNT(*) AS n, MIN(u.indicator) AS first FROM unjudged AS u GROUP BY u.followup)
SELECT f.place, f.unit, f.id, c.n, i.id AS list
FROM counted AS c
JOIN followup AS f ON f.key = c.followup
JOIN indicator AS i ON i.key = c.first
