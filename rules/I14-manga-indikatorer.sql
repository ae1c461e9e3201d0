-- kod: I14
-- namn: många-indikatorer
-- nivå: råd
-- omfattning: inlämning
-- gräns: högst 5
-- tyngd: 5
-- meddelande: {kind|ordet} {id} »{title}« har {count} indikatorer, fler än {limit}
-- message: goal {id} »{title}« has {count} indicators, more than {limit}
-- markering: {count} indikatorer
-- label: {count} indicators
-- hjälp: behåll dem som säger mest om {kind|ordet}; de andra kan följas i verksamhetsplanen
-- help: keep those that say most about the goal; the others can be followed in the operational plan
-- meddelande[mål]: {indikatorn} {id} »{title}« ska mäta {count} mål, fler än 3
-- message[mål]: indicator {id} »{title}« is to measure {count} goals, more than 3
-- markering[mål]: ett mått för {count} mål
-- label[mål]: one measure for {count} goals
-- hjälp[mål]: ge varje mål ett mått som säger något om just det
-- help[mål]: give each goal a measure that says something about it
-- gör: välj ut de viktigaste indikatorerna på {n|tal} mål
-- do: choose the most important indicators of {n|tal} goals
-- varför: Med många indikatorer pekar alltid några åt rätt håll, och då säger de inget om målet. Ett mått som ska säga något om många mål säger sällan
--   något om vart och ett.
-- vem frågar: OECD och SKR: få och väl valda mått.
-- rätta: Välj några få. Planen kan sätta en annan gräns: regel I14: råd, 8
-- undantag: undantag I14: Indexet består av sju delmått som redovisas var för sig
--   Skrivs på målet.
-- fel exempel:
--   mål KUN1: Eleverna når gymnasiet
--   indikator KUN1a: Mått a
--     enhet: %
--     målvärde 2024: minst 86
--   indikator KUN1b: Mått b
--     enhet: %
--     målvärde 2024: minst 86
--   indikator KUN1c: Mått c
--     enhet: %
--     målvärde 2024: minst 86
--   indikator KUN1d: Mått d
--     enhet: %
--     målvärde 2024: minst 86
--   indikator KUN1e: Mått e
--     enhet: %
--     målvärde 2024: minst 86
--   indikator KUN1f: Mått f
--     enhet: %
--     målvärde 2024: minst 86
-- rätt exempel:
--   mål KUN1: Eleverna når gymnasiet
--   indikator KUN1a: Mått a
--     enhet: %
--     målvärde 2024: minst 86
--   indikator KUN1b: Mått b
--     enhet: %
--     målvärde 2024: minst 86
SELECT g.place, g.money, g.unit, g.kind, g.id, g.title, g.indicators AS count, NULL AS variant
FROM goal AS g
WHERE g.indicators > :limit
UNION ALL
SELECT i.place, g.money, g.unit, NULL, i.id, i.title, i.mal, 'mål'
FROM indicator AS i
LEFT JOIN goal AS g ON g.key = i.goal
WHERE i.mal > 3
