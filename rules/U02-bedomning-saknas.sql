-- kod: U02
-- namn: bedömning-saknas
-- nivå: varning
-- omfattning: inlämning
-- tyngd: 3
-- meddelande: uppföljningen {period} bedömer andra mål men inte {list|lista}
-- message: the follow-up of {period} assesses other goals but not {list|lista}
-- markering: {missing|st:bedömning,bedömningar} saknas
-- label: {missing|st:assessment,assessments} missing
-- hjälp: {add}   bedömning {first}: …   med uppfyllt, delvis uppfyllt, ej uppfyllt eller kan inte bedömas
-- help: {add}   bedömning {first}: …   with uppfyllt, delvis uppfyllt, ej uppfyllt or kan inte bedömas
-- gör: bedöm de mål som saknas i {n|tal} uppföljningar
-- do: assess the goals that are missing in {n|tal} follow-ups
-- varför: En samlad bedömning som hoppar över mål är inte samlad, och läsaren undrar varför.
-- när: En uppföljning för hela kommunen ska bedöma planens alla mål, en nämnds eller ett bolags egen dess egna mål.
--   Tyst om en uppföljning utan någon bedömning alls, och om mål som en annan uppföljning för samma tid bedömer.
-- vem frågar: Fullmäktige, som ska få alla sina mål bedömda i årsredovisningen.
-- rätta: Bedöm målet. Går det inte, skriv kan inte bedömas och varför i en kommentar.
-- undantag: undantag U02: Målen ligger hos kommunalförbundet, som bedömer dem
--   Skrivs på uppföljningen.
-- fel exempel:
--   mål KUN1: Eleverna når gymnasiet
--   mål KUN2: Skolan är trygg
--   uppföljning 2024: Årsredovisning 2024
--     bedömning KUN1: uppfyllt
-- rätt exempel:
--   mål KUN1: Eleverna når gymnasiet
--   mål KUN2: Skolan är trygg
--   uppföljning 2024: Årsredovisning 2024
--     bedömning KUN1: uppfyllt
--     bedömning KUN2: kan inte bedömas
WITH goals AS MATERIALIZED (  -- -1: the plan's, which a follow-up of the whole municipality is to assess
  SELECT COALESCE(g.unit, -1) AS unit, g.key, g.id FROM goal AS g
  -- an own goal without a unit: that its unit is unknown, is told
  WHERE g.unit IS NOT NULL OR g.kind = 'mål'),
misspelt AS MATERIALIZED (
  SELECT r.year, r.suggestion AS id FROM loose_reference AS r
  WHERE r.property = 'bedömning'),
expected AS MATERIALIZED (
  SELECT f.key AS followup, g.id
  FROM followup AS f
  JOIN goals AS g ON g.unit = COALESCE(f.unit, -1)
  LEFT JOIN misspelt AS m ON m.id = g.id AND m.year = f.year
  WHERE f.unreadable_assessments = 0
    AND EXISTS (SELECT 1 FROM assessment AS other WHERE other.followup = f.key AND other.indicator IS NULL)
    AND NOT EXISTS (SELECT 1 FROM assessment AS a WHERE a.goal = g.key AND a.year = f.year AND a.part = f.part)
    AND m.id IS NULL
  ORDER BY f.key, g.key),
listed AS MATERIALIZED (
  SELECT e.followup, group_concat(e.id, ', ') AS list, COUNT(*) AS missing FROM expected AS e GROUP BY e.followup)
SELECT f.place, f.unit, f.year || CASE f.part WHEN 'delår' THEN '-delår' ELSE '' END AS period, l.list, l.missing, substr(l.list, 1, instr(l.list || ',', ',') - 1) AS first
FROM listed AS l
JOIN followup AS f ON f.key = l.followup
