-- kod: I24
-- namn: kolada-numret-utgånget
-- nivå: varning
-- omfattning: inlämning
-- behöver: källa
-- underlag: kolada
-- tyngd: 3
-- meddelande: {indikatorn} {id} »{title}« hämtas ur Kolada, men {number} finns inte kvar där
-- message: indicator {id} »{title}« is from Kolada, but {number} is there no longer
-- markering: finns inte kvar i Kolada
-- label: no longer in Kolada
-- hjälp: slå upp på kolada.se vad som har kommit i stället, och skriv det   källa: …
-- help: look up at kolada.se what has taken its place, and write it   källa: …
-- meddelande[upphört]: {indikatorn} {id} »{title}« hämtas ur Kolada, men {number} har inga värden där efter {last_year}
-- message[upphört]: indicator {id} »{title}« is from Kolada, but {number} has no values there after {last_year}
-- markering[upphört]: upphörde {last_year}
-- label[upphört]: ended in {last_year}
-- gör: byt {n|tal} nummer som har utgått ur Kolada
-- do: change {n|tal} numbers that Kolada has no longer
-- varför: Ett mål som mäts med ett nyckeltal som har upphört kan inte följas upp.
-- när: Ges där Koladas svar har lästs (--kolada, eller kolada.json bredvid planen), för nummer som Kolada inte har, och för dem vars
--   namn där säger att de slutade före budgetåret: … (-2019).
-- vem frågar: Den som ska hämta utfallet.
-- rätta: Välj ett nyckeltal som fortfarande mäts. Skriv målvärdet efter det.
-- undantag: undantag I24: Kommunen mäter själv på samma sätt
--   Skrivs på indikatorn.
-- fel exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N99999
--     riktning: öka
--     utgångsvärde 2022: 82,4
--     målvärde 2024: minst 86,5
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     riktning: öka
--     utgångsvärde 2022: 82,4
--     målvärde 2024: minst 86,5
SELECT i.place, 'källa' AS property, g.money, g.unit, i.id, i.title, k.number, k.last_year, CASE k.gone WHEN 0 THEN 'upphört' END AS variant
FROM kolada_indicator AS k
JOIN indicator AS i ON i.key = k.indicator
LEFT JOIN goal AS g ON g.key = i.goal
WHERE k.gone = 1 OR k.last_year < (SELECT budget_year FROM plan)
