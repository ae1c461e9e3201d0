-- kod: I20
-- namn: tom-indikator
-- nivå: varning
-- omfattning: inlämning
-- behöver: alla rader
-- ersätter: I02, I03, I08, I09
-- tyngd: 3
-- meddelande: {indikatorn} {id} »{title}« har varken målvärde, värde, mätenhet eller källa
-- message: indicator {id} »{title}« has neither target, value, unit of measure nor source
-- markering: tom
-- label: empty
-- hjälp: fyll i den, eller ta bort den
-- help: fill it in, or take it away
-- gör: fyll i eller ta bort {n|tal} tomma {indikator|orden}
-- do: fill in or remove {n|tal} empty indicators
-- varför: En indikator som bara är ett namn mäter ingenting. Den som läser planen tror att målet följs, men det finns inget att jämföra med.
-- vem frågar: Revisionen, och den som ska hämta värdena till uppföljningen.
-- rätta: Skriv mätenhet, källa, utgångsvärde och målvärde, eller ta bort indikatorn tills ni vet vad som ska mätas.
-- undantag: undantag I20 till 2024-12-31: Måttet tas fram under våren
--   Rätt när det är bestämt vem som tar fram måttet, och till när.
-- fel exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     riktning: öka
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     riktning: öka
SELECT i.place, g.money, g.unit, i.id, i.title
FROM indicator AS i
LEFT JOIN goal AS g ON g.key = i.goal
WHERE i.targets = 0 AND i.unreadable_targets = 0 AND i.target_missing IS NULL
  AND NOT EXISTS (SELECT 1 FROM comparison AS c WHERE c.indicator = i.key)
  AND i.outcomes = 0 AND i.unreadable_outcomes = 0
  -- an own goal that spells its id wrong may hold its target
  AND i.id NOT IN (SELECT r.suggestion FROM loose_reference AS r WHERE r.wanted = 'indikator' AND r.suggestion IS NOT NULL)
  AND i.source IS NULL AND i.unit_of_measure IS NULL
