-- kod: I16
-- namn: riktning-mot-målet
-- nivå: råd
-- omfattning: inlämning
-- behöver: riktning
-- tyngd: 3
-- meddelande: {kind|ordet} {goal} säger »{phrase}«, men {indikatorn} {id} »{title}« ska {way}
-- message: goal {goal} says »{phrase}«, but indicator {id} »{title}« is to go the other way (riktning: {way})
-- markering: åt andra hållet än {kind|ordet}
-- label: the other way than the goal
-- hjälp: ändra riktningen eller målvärdets tecken, eller byt namn på {indikatorn} så att det syns att den är omvänd
-- help: change the direction or the target's sign, or rename the indicator so that one sees that it is turned round
-- relaterat: {kind|ordet} {goal} står här
-- related: goal {goal} stands here
-- gör: se över {n|antal indikator} som går åt ett annat håll än sitt mål
-- do: look over {n|tal} indicators that go another way than their goal
-- varför: Ska målet öka men måttet minska är ett av dem fel, eller så behöver läsaren en förklaring.
-- när: Bara där målets text säger åt vilket håll (fler, öka, minska och liknande), där indikatorns namn har mer
--   än hälften av målets övriga ord, och där ingen av texterna vänder på det: inte, utan, per, minskat, brist,
--   placering och liknande; frånvaro och arbetslös bara där målet inte självt nämner dem.
-- vem frågar: Revisorerna, som läser mål och mått bredvid varandra.
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
WITH RECURSIVE way AS MATERIALIZED (
  SELECT g.key, g.title, fold(g.title) AS words, g.direction AS goal_way, g.direction_words AS phrase, i.key AS indicator, i.title AS indicator_title,
         ' ' || fold(i.title) AS heading, i.direction AS way, i.counts_change
  FROM goal AS g
  JOIN indicator AS i ON i.goal = g.key
  WHERE g.direction IS NOT NULL AND i.direction_from NOT IN ('titel', 'målets text')
    -- riktning against the target's sign is said for itself
    AND (i.said_direction IS NULL OR i.said_direction = i.direction)),
against AS MATERIALIZED (
  SELECT w.* FROM way AS w
  WHERE ((w.goal_way = 'öka' AND w.way = 'minska') OR (w.goal_way = 'minska' AND w.way = 'öka'))
    AND mentions(w.title || '. ' || w.indicator_title, 'inte, ej, icke, utan, aldrig, ingen, inga, inget, per, slippa, slipper, undvika, undviker, sluta, slutar, saknar') IS NULL
    AND w.counts_change = 0 AND mentions(w.indicator_title, 'öka*, fler, växande, större, högre, minska*, färre, mindre, lägre') IS NULL
    AND mentions(w.indicator_title, '*brist*, *rank*, *fri, *fria, *fritt, *ohälsa*, *otrygg*, *avbrott*, *avhopp*, kö*, *vänt*, *klagomål*, *kvar*') IS NULL
    -- what is bad, unless the goal speaks of just that
    AND (instr(w.heading, 'frånvaro') = 0 OR instr(w.words, 'frånvaro') > 0)
    AND (instr(w.heading, 'placering') = 0 OR instr(w.words, 'placering') > 0)
    AND (instr(w.heading, 'lös') = 0 OR instr(w.words, 'lös') > 0)),
split AS (
  SELECT a.indicator, a.heading, a.phrase, a.way, substr(a.words, 1, 0) AS word, a.words || ' ' AS rest FROM against AS a
  UNION ALL
  SELECT s.indicator, s.heading, s.phrase, s.way, substr(s.rest, 1, instr(s.rest, ' ') - 1), substr(s.rest, instr(s.rest, ' ') + 1)
  FROM split AS s
  WHERE s.rest <> ''),
shared AS MATERIALIZED (
  SELECT s.indicator, s.phrase, s.way, COUNT(*) AS words, SUM(CASE WHEN instr(s.heading, ' ' || substr(s.word, 1, 5)) > 0 THEN 1 ELSE 0 END) AS in_both
  FROM split AS s
  WHERE length(s.word) >= 4 AND s.word <> s.phrase
    AND s.word NOT IN ('skall', 'alla', 'från', 'inom', 'bland', 'under', 'över', 'samt', 'till', 'mellan', 'vara', 'blir', 'deras', 'sina',
                       'kommunen', 'kommunens', 'andelen', 'antalet', 'exempel')
  GROUP BY s.indicator, s.phrase, s.way)
SELECT i.place, g.place AS related, g.money, g.unit, g.kind, g.id AS goal, i.id, i.title, h.way, h.phrase
FROM shared AS h
JOIN indicator AS i ON i.key = h.indicator
JOIN goal AS g ON g.key = i.goal
WHERE h.in_both * 2 > h.words
