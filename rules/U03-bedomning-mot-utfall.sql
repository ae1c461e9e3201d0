-- kod: U03
-- namn: bedömning-mot-utfall
-- nivå: varning
-- omfattning: inlämning
-- tyngd: 3
-- meddelande: {kind|ordet} {id} bedöms som {said|ord}, men {year} nåddes inte målvärdet för {list|lista}
-- message: goal {id} is assessed as met, but in {year} the target for {list|lista} was missed
-- markering: {missed} av {known|st:målvärde,målvärden} nåddes inte
-- label: {missed} of {known|st:target,targets} missed
-- hjälp: ändra bedömningen, eller skriv varför den ändå är rätt   undantag U03: …
-- help: change the assessment, or write why it is right all the same   undantag U03: …
-- meddelande[ej]: {kind|ordet} {id} bedöms som {said|ord}, men {year} nåddes målvärdet för {list|lista}
-- message[ej]: goal {id} is assessed as not met, but in {year} the target for {list|lista} was reached
-- markering[ej]: {met} av {known|st:målvärde,målvärden} nåddes
-- label[ej]: {met} of {known|st:target,targets} reached
-- gör: se över {n|tal} bedömningar mot utfallen
-- do: look over {n|tal} assessments against the outcomes
-- varför: Bedömningen är den ansvarigas, men säger den emot siffrorna behöver läsaren veta varför.
-- meddelande[indikator]: {id} bedöms som {verdict|ord}, men utfallet {value|tal} är {way} än målvärdet {target|tal}
-- message[indikator]: {id} is assessed as {verdict}, but the outcome {value|tal} is {way_en} than the target {target|tal}
-- meddelande[lika]: {id} bedöms som {verdict|ord}, men utfallet är just målvärdet {target|tal}
-- message[lika]: {id} is assessed as {verdict}, but the outcome is the very target, {target|tal}
-- hjälp[lika]: ändra bedömningen, eller skriv varför   kommentar {id}: …
-- help[lika]: change the assessment, or write why   kommentar {id}: …
-- markering[lika]: utfallet är målvärdet
-- label[lika]: the outcome is the target
-- markering[indikator]: utfallet {value|tal} mot {target|tal}
-- label[indikator]: the outcome {value|tal} against {target|tal}
-- hjälp[indikator]: ändra bedömningen, eller skriv varför   kommentar {id}: …
-- help[indikator]: change the assessment, or write why   kommentar {id}: …
-- när: När mer än hälften av målets indikatorer med både målvärde och utfall för året talar emot bedömningen.
-- vem frågar: Revisorerna: stämmer den samlade bedömningen med det som har mätts?
-- rätta: Ändra bedömningen, eller rätta ett utfall som är fel. Är den rätt ändå, säg varför.
-- undantag: undantag U03: Utfallet är preliminärt och väntas bli bättre
--   Skrivs på uppföljningen.
-- fel exempel:
--   mål KUN1: Eleverna når gymnasiet
--   indikator KUN1a: Behöriga elever
--     enhet: %
--     målvärde 2024: minst 86
--   uppföljning 2024: Årsredovisning 2024
--     utfall KUN1a: 71
--     bedömning KUN1: uppfyllt
-- rätt exempel:
--   mål KUN1: Eleverna når gymnasiet
--   indikator KUN1a: Behöriga elever
--     enhet: %
--     målvärde 2024: minst 86
--   uppföljning 2024: Årsredovisning 2024
--     utfall KUN1a: 71
--     bedömning KUN1: ej uppfyllt
WITH judged AS MATERIALIZED (
  SELECT DISTINCT a.place, a.followup, a.goal, a.year, a.verdict, i.key, i.id AS indicator, y.met,
         -- an own goal's own target goes before that of the indicator
         RANK() OVER (PARTITION BY a.followup, a.goal, i.key ORDER BY y.goal IS NULL) AS choice
  FROM assessment AS a
  JOIN indicator_use AS s ON s.goal = a.goal
  JOIN indicator AS i ON i.key = s.indicator
  JOIN indicator_year AS y ON y.indicator = i.key AND y.year = a.year AND (y.goal IS NULL OR y.goal = a.goal)
  WHERE a.verdict IN ('uppfyllt', 'ej uppfyllt') AND a.part = '' AND y.met IS NOT NULL),
counted AS MATERIALIZED (
  SELECT j.place, j.followup, j.goal, j.year, j.verdict, COUNT(*) AS known, SUM(j.met) AS met, COUNT(*) - SUM(j.met) AS missed,
         group_concat(CASE WHEN j.met = CASE j.verdict WHEN 'ej uppfyllt' THEN 1 ELSE 0 END THEN j.indicator END, ', ') AS list
  FROM (SELECT k.* FROM judged AS k WHERE k.choice = 1 ORDER BY k.place, k.key) AS j
  GROUP BY j.place, j.followup, j.goal, j.year, j.verdict)
SELECT c.place, f.unit, g.kind, g.id, g.id AS part, c.year, c.known, c.met, c.missed, c.list,
       CASE c.verdict WHEN 'ej uppfyllt' THEN 'ej' END AS variant, c.verdict AS said, NULL AS verdict, NULL AS value, NULL AS target, NULL AS way, NULL AS way_en
FROM counted AS c
JOIN goal AS g ON g.key = c.goal
JOIN followup AS f ON f.key = c.followup
WHERE CASE c.verdict WHEN 'uppfyllt' THEN c.missed ELSE c.met END * 2 > c.known
UNION ALL
-- an indicator's verdict against its own outcome; a comment says why it is another
SELECT a.place, f.unit, NULL, i.id, i.id, a.year, NULL, NULL, NULL, NULL, CASE WHEN COALESCE(y.so_far, y.value) = y.target THEN 'lika' ELSE 'indikator' END, NULL, a.verdict, COALESCE(y.so_far, y.value), y.target,
       CASE WHEN COALESCE(y.so_far, y.value) < y.target THEN 'lägre' WHEN COALESCE(y.so_far, y.value) > y.target THEN 'högre' END,
       CASE WHEN COALESCE(y.so_far, y.value) < y.target THEN 'lower' WHEN COALESCE(y.so_far, y.value) > y.target THEN 'higher' END
FROM assessment AS a
JOIN indicator AS i ON i.key = a.indicator
JOIN followup AS f ON f.key = a.followup
JOIN indicator_year AS y ON y.indicator = i.key AND y.year = a.year AND y.goal IS NULL
WHERE a.part = '' AND y.met = CASE a.verdict WHEN 'ej uppfyllt' THEN 1 ELSE 0 END AND a.verdict IN ('uppfyllt', 'ej uppfyllt') AND y.target IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM comment AS c WHERE c.indicator = i.key AND c.followup = a.followup)
