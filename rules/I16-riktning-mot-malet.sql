-- kod: I16
-- namn: riktning-mot-målet
-- nivå: råd
-- omfattning: inlämning
-- behöver: riktning
-- meddelande: {kind|ordet} {goal} säger »{phrase}«, men {indikatorn} {id} »{title}« ska {way}
-- message: goal {goal} says »{phrase}«, but indicator {id} »{title}« is to go the other way (riktning: {way})
-- markering: åt andra hållet än {kind|ordet}
-- label: the other way than the goal
-- hjälp: ändra riktningen eller målvärdets tecken, eller byt namn på {indikatorn} så att det syns att den är omvänd
-- help: change the direction or the target's sign, or rename the indicator so that one sees that it is turned round
-- relaterat: {kind|ordet} {goal} står här
-- related: goal {goal} stands here
-- varför: Ska målet öka men måttet minska är ett av dem fel, eller så behöver läsaren en förklaring. Fyndet ges bara där målets text säger åt vilket
--   håll (växande, växa, öka, fler; minska, minskande, färre), där indikatorns namn delar ett ord på minst sex bokstäver med målet, och där
--   namnet inte självt vänder på det (minskad, minskat, utan, inte, ej, brist, frånvaro, avhopp, arbetslöshet, återflöde, väntetid).
-- vem frågar: Revisorerna i Vårgårda: »växande« med målvärdet < 20.
-- rätta: Rätta riktningen, eller skriv namnet så att det syns vad som är bra.
-- undantag: undantag I16: Måttet är omvänt, låga värden är bra
--   Skrivs på indikatorn.
-- fel exempel:
--   mål KUN1: Fler elever når gymnasiet
--   indikator KUN1a: Elever som når gymnasiet
--     enhet: %
--     riktning: minska
--     målvärde 2024: högst 20
-- rätt exempel:
--   mål KUN1: Fler elever når gymnasiet
--   indikator KUN1a: Elever som når gymnasiet
--     enhet: %
--     riktning: öka
--     målvärde 2024: minst 86
WITH RECURSIVE said AS MATERIALIZED (
  SELECT g.key, g.place, g.kind, g.id, g.unit, fold(g.title) AS words, g.title,
         mentions(g.title, 'växande, växa, växer, öka, ökar, ökad, ökat, fler') AS up,
         mentions(g.title, 'minska, minskar, minskande, minskad, minskat, färre') AS down
  FROM goal AS g),
pointed AS MATERIALIZED (
  SELECT s.*, i.place AS indicator_place, i.id AS indicator, i.title AS indicator_title, fold(i.title) AS indicator_words,
         CASE WHEN i.direction IS NOT NULL THEN i.direction
              WHEN i.last_target_op IN ('>=', '>', 'up') THEN 'öka'
              WHEN i.last_target_op IN ('<=', '<', 'down') THEN 'minska' END AS way
  FROM said AS s
  JOIN indicator AS i ON i.goal = s.key
  WHERE (s.up IS NULL) <> (s.down IS NULL)),
turned AS MATERIALIZED (
  SELECT p.*, ROW_NUMBER() OVER () AS nth
  FROM pointed AS p
  WHERE ((p.up IS NOT NULL AND p.way = 'minska') OR (p.down IS NOT NULL AND p.way = 'öka'))
    AND mentions(p.indicator_title, 'minskad, minskat, minskade, minskning, utan, inte, ej, brist, frånvaro, sjukfrånvaro, avhopp, arbetslöshet,
                 arbetslösa, återflöde, väntetid, klagomål, ohälsa, ökad, ökat, ökning') IS NULL),
shared(nth, word, rest) AS (  -- the words of each goal, one by one
  SELECT t.nth, '', t.words || ' ' FROM turned AS t
  UNION ALL
  SELECT s.nth, substr(s.rest, 1, instr(s.rest, ' ') - 1), substr(s.rest, instr(s.rest, ' ') + 1) FROM shared AS s WHERE s.rest <> '')
SELECT DISTINCT t.indicator_place AS place, t.place AS related, t.unit, t.kind, t.id AS goal, t.indicator AS id, t.indicator_title AS title,
       t.way, COALESCE(t.up, t.down) AS phrase
FROM shared AS s
JOIN turned AS t ON t.nth = s.nth
WHERE length(s.word) >= 6 AND instr(t.indicator_words, s.word) > 0
