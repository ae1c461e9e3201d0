-- kod: I09
-- namn: indikator-utan-källa
-- nivå: varning
-- omfattning: inlämning
-- behöver: källa
-- meddelande: {indikatorn} {id} »{title}« säger inte var värdena kommer ifrån
-- message: indicator {id} »{title}« does not say where its values come from
-- markering: källa saknas
-- label: source missing
-- hjälp: {add}   källa: …   Finns måttet i Kolada räcker dess nummer
-- help: {add}   källa: …   If the measure is in Kolada, its number is enough
-- varför: Utan källa kan ingen annan hämta samma värde nästa år, och ingen pröva det.
-- vem frågar: Den som ska följa upp målet efter den som skrev det.
-- rätta: Skriv varifrån värdet hämtas, helst med nummer om det finns i Kolada.
-- undantag: undantag I09: Mätningen är ny och upphandlas
--   Skrivs på indikatorn, eller på planen om det gäller alla.
-- fel exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     riktning: öka
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
-- rätt exempel:
--   indikator KUN1a: Elever med behörighet till gymnasiet
--     enhet: %
--     källa: Kolada N15436
--     riktning: öka
--     utgångsvärde 2022: 82,0
--     målvärde 2024: minst 86,5
SELECT i.place, g.money, g.unit, i.id, i.title
FROM indicator AS i
LEFT JOIN goal AS g ON g.key = i.goal
WHERE i.source IS NULL
