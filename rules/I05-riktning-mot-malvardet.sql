-- kod: I05
-- namn: riktning-mot-målvärdet
-- nivå: varning
-- omfattning: inlämning
-- behöver: riktning
-- tyngd: 3
-- meddelande: {indikatorn} {id} »{title}« ska {direction}, men målvärdet är {sign} {value|tal}
-- message: indicator {id} »{title}« is to go one way (riktning: {direction}), but its target is {sign} {value|tal}
-- markering: riktningen säger {direction}
-- label: the direction says {direction}
-- hjälp: skriv   {head}: {over}{mended} {value|tal}   eller ändra riktningen till   riktning: {other}
-- help: write   {head}: {over}{mended} {value|tal}   or change the direction to   riktning: {other}
-- meddelande[bara-riktning]: {indikatorn} {id} »{title}« ska {direction} enligt riktningen men {other} enligt målvärdet
-- message[bara-riktning]: indicator {id} »{title}« has riktning: {direction}, but its target says {other}
-- hjälp[bara-riktning]: skriv   {head}: ska {direction}   eller ändra riktningen till   riktning: {other}
-- help[bara-riktning]: write   {head}: ska {direction}   or change the direction to   riktning: {other}
-- relaterat: riktningen står här
-- related: the direction stands here
-- gör: få riktning och målvärde att säga samma sak på {n|antal indikator}
-- do: make direction and target say the same for {n|tal} indicators
-- varför: Pekar riktning och målvärde åt var sitt håll är ett av dem fel, och då blir bedömningen av målet fel.
-- när: För minst och ≥ när riktningen är minska, och för högst och ≤ när den är öka. Tyst för bevara, för
--   mellan och för en riktning på planen, som bara gäller där inget annat sägs. Varje nämnds och bolags
--   målvärde prövas för sig.
-- vem frågar: Den som ska bedöma målet i årsredovisningen.
-- rätta: Rätta det som är fel. Är riktningen ärvd från målet, skriv indikatorns egen.
-- undantag: undantag I05: Andelen ska först ned till taket och sedan öka
--   Skrivs på indikatorn.
-- fel exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     riktning: minska
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     riktning: öka
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
WITH against AS MATERIALIZED (
  SELECT t.place, t.indicator, t.goal, t.op, t.value,
         ROW_NUMBER() OVER (PARTITION BY t.indicator, g.unit ORDER BY t.place) AS nth  -- each unit's target is a fault of its own
  FROM indicator AS i
  JOIN target AS t ON t.indicator = i.key
  LEFT JOIN goal AS g ON g.key = COALESCE(t.goal, i.goal)
  -- the plan's riktning is what holds where nothing else is said
  WHERE i.said_direction_on <> 'plan'
    AND ((i.said_direction = 'öka' AND t.op IN ('<=', '<', 'down')) OR (i.said_direction = 'minska' AND t.op IN ('>=', '>', 'up'))))
SELECT a.place, i.direction_place AS related, g.money, g.unit, i.id, i.title, i.said_direction AS direction, t.head, a.value,
       CASE t.over WHEN 'snitt' THEN 'i snitt ' WHEN 'summa' THEN 'sammanlagt ' ELSE '' END AS over,
       CASE a.op WHEN '>=' THEN 'minst' WHEN '<=' THEN 'högst' WHEN '>' THEN '>' ELSE '<' END AS sign,
       CASE i.said_direction WHEN 'öka' THEN 'minst' ELSE 'högst' END AS mended,
       CASE i.said_direction WHEN 'öka' THEN 'minska' ELSE 'öka' END AS other,
       CASE WHEN a.op IN ('up', 'down') THEN 'bara-riktning' END AS variant
FROM against AS a
JOIN indicator AS i ON i.key = a.indicator
JOIN target AS t ON t.place = a.place AND t.indicator = a.indicator
LEFT JOIN goal AS g ON g.key = COALESCE(a.goal, i.goal)
WHERE a.nth = 1
