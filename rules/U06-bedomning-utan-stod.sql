-- kod: U06
-- namn: bedömning-utan-stöd
-- nivå: råd
-- omfattning: inlämning
-- tyngd: 3
-- meddelande: {kind|ordet} {id} bedöms som {verdict|ord}, men ingen indikator på målet har ett utfall för {when}
-- message: goal {id} is assessed as »{verdict}«, but no indicator of it has an outcome for {when}
-- markering: vad bygger det på?
-- label: what is it based on?
-- hjälp: lägg till   utfall {indicator}: …   eller ändra till   bedömning {id}: kan inte bedömas
-- help: add   utfall {indicator}: …   or change to   bedömning {id}: kan inte bedömas
-- hjälp[utan-indikator]: ge målet en indikator, eller säg i en kommentar vad bedömningen bygger på
-- help[utan-indikator]: give the goal an indicator, or say in a comment what the assessment is based on
-- gör: säg vad {n|tal} bedömningar stöder sig på
-- do: say what {n|tal} assessments rest on
-- varför: En bedömning som inte bygger på något mätt är en åsikt. Den kan vara rätt, men läsaren kan inte pröva den.
-- när: När ingen av målets indikatorer har ett utfall. Tyst där målet sägs vara ej mätbart, där någon har kommenterat
--   ett mål utan indikatorer, och för kan inte bedömas. Vid delår också där målets indikatorer mäts mer sällan än
--   varje halvår: bedömningen är då en prognos.
-- vem frågar: Revisorerna i Västervik: »Ja« i tabellen medan texten säger att inget har ändrats.
-- rätta: Skriv utfallet för någon av målets indikatorer, eller bedöm först när det finns.
-- undantag: undantag U06: Bedömningen bygger på en extern utvärdering
--   Skrivs på uppföljningen.
-- fel exempel:
--   mål KUN1: Eleverna når gymnasiet
--   indikator KUN1a: Behöriga elever
--     enhet: %
--     målvärde 2025: minst 86
--   uppföljning 2024: Årsredovisning 2024
--     bedömning KUN1: uppfyllt
-- rätt exempel:
--   mål KUN1: Eleverna når gymnasiet
--   indikator KUN1a: Behöriga elever
--     enhet: %
--     målvärde 2025: minst 86
--   uppföljning 2024: Årsredovisning 2024
--     utfall KUN1a: 87
--     bedömning KUN1: uppfyllt
SELECT a.place, f.unit, g.kind, g.id, g.id AS part, a.verdict,
       CASE a.part WHEN 'delår' THEN 'delåret ' || a.year ELSE CAST(a.year AS TEXT) END AS "when",
       (SELECT i.id FROM indicator_use AS s JOIN indicator AS i ON i.key = s.indicator WHERE s.goal = a.goal AND i.months <= CASE a.part WHEN 'delår' THEN 6 ELSE i.months END ORDER BY i.key LIMIT 1) AS indicator,
       CASE g.indicators WHEN 0 THEN 'utan-indikator' END AS variant
FROM assessment AS a
JOIN goal AS g ON g.key = a.goal
JOIN followup AS f ON f.key = a.followup
WHERE a.verdict IN ('uppfyllt', 'delvis uppfyllt', 'ej uppfyllt') AND g.not_measurable IS NULL AND f.unreadable_outcomes = 0
  AND NOT EXISTS (SELECT 1 FROM indicator_use AS s JOIN indicator AS i ON i.key = s.indicator WHERE s.goal = a.goal AND i.unreadable_outcomes > 0)
  AND NOT EXISTS (SELECT 1 FROM indicator_use AS s
                  JOIN outcome AS o ON o.indicator = s.indicator
                  WHERE s.goal = a.goal AND o.year = a.year AND o.part = a.part)
  AND (a.part = '' OR g.indicators = 0 OR EXISTS (SELECT 1 FROM indicator_use AS s JOIN indicator AS i ON i.key = s.indicator
                                                   WHERE s.goal = a.goal AND i.months <= 6))
  AND NOT (g.indicators = 0 AND EXISTS (SELECT 1 FROM comment AS c WHERE c.goal = a.goal AND c.year = a.year))
