-- kod: I11
-- namn: motstridiga-uppgifter
-- nivå: varning
-- omfattning: inlämning
-- meddelande: {indikatorn} {id} har värdet {value|tal} för {year}, men på ett annat ställe {other|tal}
-- message: indicator {id} has the value {value|tal} for {year}, but {other|tal} in another place
-- markering: vilket är rätt?
-- label: which is right?
-- hjälp: skriv samma värde på båda ställena, eller ta bort det ena
-- help: write the same value in both places, or take one away
-- relaterat: här står {other|tal}
-- related: here it says {other|tal}
-- meddelande[enhet]: {indikatorn} {id} mäts i {measure}, men samma mått mäts i {other_measure} som {other_id}
-- message[enhet]: indicator {id} is measured in {measure}, but the same thing in {other_measure} as {other_id}
-- markering[enhet]: annan mätenhet
-- label[enhet]: another unit of measure
-- hjälp[enhet]: använd samma indikator med   indikator: {other_id}   eller skriv samma mätenhet
-- help[enhet]: use the same indicator with   indikator: {other_id}   or write the same unit of measure
-- meddelande[svagare]: {kind|ordet} {goal} nöjer sig med {value|tal} för {id} {year}, men fullmäktiges målvärde är {other|tal}
-- message[svagare]: own goal {goal} settles for {value|tal} for {id} in {year}, but the council's target is {other|tal}
-- markering[svagare]: svagare än fullmäktiges
-- label[svagare]: weaker than the council's
-- hjälp[svagare]: skriv ett målvärde som är minst lika bra som {other|tal}, eller säg varför   undantag I11: …
-- help[svagare]: write a target at least as good as {other|tal}, or say why   undantag I11: …
-- gör: skriv samma värde på båda ställena, {n|tal} gånger
-- do: write the same value in both places, {n|tal} times
-- varför: Två uppgifter om samma sak kan inte båda stämma, och läsaren vet inte vilken som gäller.
-- när: När två filer eller två uppföljningar har olika utfall för samma år, när två filer har olika mätenhet, och för ett eget målvärde som är svagare än
--   fullmäktiges för samma mått och år. Samma mått är samma id, samma nummer i Kolada, eller samma namn i planen eller hos samma
--   nämnd eller bolag; för mätenheten också samma namn och källa. Ett avrundat värde är inget annat värde.
-- vem frågar: Revisorerna, som ska kunna lita på att samma mått har samma värde i plan, budget och uppföljning.
-- rätta: Bestäm vilken uppgift som gäller, och skriv den på ett ställe.
-- undantag: undantag I11: Nämndens värde är preliminärt
--   Skrivs där den senare uppgiften står.
-- fel exempel:
--   mål KUN1: Eleverna når gymnasiet
--   indikator KUN1a: Behöriga elever
--     enhet: %
--     målvärde 2024: minst 86
--   nämndmål BUN1: Fler elever blir behöriga
--     mål: KUN1
--     indikator: KUN1a
--     målvärde 2024: minst 80
-- rätt exempel:
--   mål KUN1: Eleverna når gymnasiet
--   indikator KUN1a: Behöriga elever
--     enhet: %
--     målvärde 2024: minst 86
--   nämndmål BUN1: Fler elever blir behöriga
--     mål: KUN1
--     indikator: KUN1a
--     målvärde 2024: minst 88
WITH measure AS MATERIALIZED (  -- one key for all that measure the same; the plan's own goes first, whichever file was read first
  SELECT i.key AS indicator, COALESCE(i.twin, i.key) AS same, fold(NULLIF(i.kolada, '')) AS kolada, g.unit AS owner,
         CASE WHEN instr(i.unit_of_measure, '%') > 0 OR fold(i.unit_of_measure) = 'procent' THEN '%'
              WHEN fold(i.unit_of_measure) IN ('st', 'styck', 'stycken') THEN 'antal'
              WHEN fold(i.unit_of_measure) = 'kronor' THEN 'kr'
              WHEN fold(i.unit_of_measure) = 'mkr' THEN 'mnkr'
              ELSE COALESCE(fold(i.unit_of_measure), '') END AS unit
  FROM indicator AS i
  LEFT JOIN goal AS g ON g.key = i.goal),
pair AS MATERIALIZED (
  SELECT m.*, FIRST_VALUE(m.indicator) OVER w AS first, FIRST_VALUE(m.unit) OVER w AS first_unit,
         -- two committees that count for themselves may well have different values under the same name
         CASE WHEN m.owner IS NOT DISTINCT FROM FIRST_VALUE(m.owner) OVER w OR m.kolada = FIRST_VALUE(m.kolada) OVER w THEN 1 ELSE 0 END AS sure
  FROM measure AS m
  WINDOW w AS (PARTITION BY m.same ORDER BY m.owner IS NOT NULL, m.indicator)),
value AS MATERIALIZED (
  SELECT o.indicator, o.year, o.part, o.value, o.file, o.followup, o.place,
         FIRST_VALUE(o.value) OVER w AS first_value, FIRST_VALUE(o.file) OVER w AS first_file, FIRST_VALUE(o.followup) OVER w AS first_followup, FIRST_VALUE(o.place) OVER w AS first_place
  FROM pair AS m
  JOIN outcome AS o ON o.indicator = m.indicator
  WHERE o.grp IS NULL
  WINDOW w AS (PARTITION BY CASE WHEN m.sure = 1 THEN m.first ELSE m.indicator END, m.unit, o.year, o.part ORDER BY m.owner IS NOT NULL, o.place)),
council AS MATERIALIZED (  -- slot: the indicator and the year in one number
  SELECT t.indicator * 10000 + t.year AS slot, t.op, t.over, t.value, t.place
  FROM pair AS p
  JOIN target AS t ON t.indicator = p.indicator
  WHERE p.owner IS NULL AND t.goal IS NULL),
own AS MATERIALIZED (  -- an own goal's target for the council's indicator, and that of an own indicator with the same number in Kolada
  SELECT t.indicator * 10000 + t.year AS slot, t.place, t.year, t.op, t.over, t.value, g.money, g.unit, g.id AS goal, g.kind, i.id
  FROM target AS t
  JOIN goal AS g ON g.key = t.goal
  JOIN indicator AS i ON i.key = t.indicator
  UNION ALL
  SELECT p.first * 10000 + t.year, t.place, t.year, t.op, t.over, t.value, g.money, g.unit, g.id, g.kind, i.id
  FROM pair AS p
  JOIN target AS t ON t.indicator = p.indicator
  JOIN indicator AS i ON i.key = p.indicator
  JOIN goal AS g ON g.key = COALESCE(t.goal, i.goal)
  WHERE p.owner IS NOT NULL AND p.sure = 1 AND p.unit = p.first_unit)
SELECT v.place, v.first_place AS related, g.money, g.unit, i.id, v.value, v.first_value AS other, v.year, NULL AS measure, NULL AS other_measure,
       NULL AS other_id, NULL AS goal, NULL AS kind, NULL AS variant, trim(v.year || ' ' || v.part) AS part
FROM value AS v
JOIN indicator AS i ON i.key = v.indicator
LEFT JOIN goal AS g ON g.key = i.goal
WHERE (v.file <> v.first_file OR v.followup <> v.first_followup)
  -- the same number, rounded, is no other number
  AND v.value <> v.first_value AND v.first_value NOT IN (ROUND(v.value), ROUND(v.value, 1)) AND v.value NOT IN (ROUND(v.first_value), ROUND(v.first_value, 1))
UNION ALL
SELECT i.place, f.place, g.money, g.unit, i.id, NULL, NULL, NULL, i.unit_of_measure, f.unit_of_measure, f.id, NULL, NULL, 'enhet', 'enhet'
FROM pair AS p
JOIN indicator AS i ON i.key = p.indicator
JOIN indicator AS f ON f.key = p.first
JOIN goal AS g ON g.key = i.goal  -- the later of two files is a budget, where each stands under an own goal
WHERE i.file <> f.file AND p.unit <> p.first_unit AND p.unit <> '' AND p.first_unit <> ''
UNION ALL
SELECT o.place, c.place, o.money, o.unit, o.id, o.value, c.value, o.year, NULL, NULL, NULL, o.goal, o.kind, 'svagare', 'målvärde ' || o.year
FROM own AS o
JOIN council AS c ON c.slot = o.slot AND c.over = o.over
WHERE (o.op IN ('>=', '>', '=') AND c.op IN ('>=', '>') AND o.value < c.value) OR (o.op IN ('<=', '<', '=') AND c.op IN ('<=', '<') AND o.value > c.value)
