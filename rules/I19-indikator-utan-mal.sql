-- kod: I19
-- namn: indikator-utan-mål
-- nivå: råd
-- omfattning: inlämning
-- tyngd: 5
-- behöver: mål
-- samlas: plan
-- meddelande: {indikatorn} {id} »{title}« hör inte till {något mål}
-- message: indicator {id} »{title}« belongs to no goal
-- markering: vilket {mål}?
-- label: which goal?
-- hjälp: {add}, till exempel   mål: {example}
-- help: {add}, for example   mål: {example}
-- meddelande[samlad]: {n|st:indikator,indikatorer} i {kind|ordet} {id} hör inte till {något mål}
-- message[samlad]: {n|st:indicator,indicators} in {kind} {id} belong to no goal
-- hjälp[samlad]: {add} på var och en, till exempel   mål: …
-- help[samlad]: {add} on each of them, for example   mål: …
-- markering[samlad]: {n|st:indikator,indikatorer} utan {mål}
-- label[samlad]: {n|st:indicator,indicators} without a goal
-- gör: säg vilket {mål} {n|antal indikator} hör till
-- do: say which goal {n|tal} indicators belong to
-- varför: Ett mått som inte hör till något mål säger inte om något mål är nått.
-- när: När den står direkt under planen och inget mål nämner den. Under ett målområde är den på sin plats.
-- vem frågar: Revisionen, som ska bedöma om målen är nådda.
-- rätta: Skriv vilka mål måttet gäller, eller flytta det till under sitt mål eller målområde.
-- undantag: undantag I19: Måttet gäller hela kommunen
--   Skrivs på indikatorn.
-- fel exempel:
--   plan SP: Strategisk plan
--     budgetår: 2024
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--   mål KUN1: Eleverna når gymnasiet
-- rätt exempel:
--   plan SP: Strategisk plan
--     budgetår: 2024
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     mål: KUN1
--   mål KUN1: Eleverna når gymnasiet
SELECT i.place, i.id, i.title, COALESCE((SELECT g.id FROM goal AS g WHERE g.kind = 'mål' ORDER BY g.key LIMIT 1), '…') AS example
FROM indicator AS i
WHERE i.area IS NULL
  AND NOT EXISTS (SELECT 1 FROM indicator_use AS s WHERE s.indicator = i.key)
  -- a misspelt id may have meant it
  AND i.id NOT IN (SELECT r.suggestion FROM loose_reference AS r WHERE r.wanted = 'indikator' AND r.suggestion IS NOT NULL)
  -- what its own `mål` names is not there: said once, as what it is
  AND i.says_goals = 0
