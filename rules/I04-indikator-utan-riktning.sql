-- kod: I04
-- namn: indikator-utan-riktning
-- nivå: varning
-- omfattning: inlämning
-- behöver: riktning
-- samlas: plan
-- tyngd: 3
-- meddelande: {indikatorn} {id} »{title}« har ett målvärde utan minst eller högst, och ingen riktning
-- message: indicator {id} »{title}« has a target without minst or högst, and no direction
-- markering: minst eller högst?
-- label: at least or at most?
-- hjälp: är högt bra, skriv   {head}: minst {written}   annars   {head}: högst {written}   Är högt bra för de flesta i planen, lägg till på planen   riktning: öka   och på dem där lågt är bra   riktning: minska
-- help: if high is good, write   {head}: minst {written}   else   {head}: högst {written}   If high is good for most of the plan, add to the plan   riktning: öka   and to those where low is good   riktning: minska
-- meddelande[samlad]: {n|st:indikator,indikatorer} har målvärden utan minst eller högst, och ingen riktning
-- message[samlad]: {n|st:indicator,indicators} have targets without minst or högst, and no direction
-- markering[samlad]: minst eller högst, {n|st:gång,gånger}
-- label[samlad]: at least or at most, {n|st:time,times}
-- hjälp[samlad]: är högt bra för de flesta: {add} på {kind|ordet}   riktning: öka   och på dem där lågt är bra   riktning: minska
-- help[samlad]: if high is good for most of them: {add} on the {kind}   riktning: öka   and on those where low is good   riktning: minska
-- meddelande[jämförelse]: {indikatorn} {id} »{title}« ska bli {written}, men inget säger åt vilket håll det är bättre
-- message[jämförelse]: indicator {id} »{title}« is to be {written}, but nothing says which way is better
-- markering[jämförelse]: högre eller lägre?
-- label[jämförelse]: higher or lower?
-- hjälp[jämförelse]: {add} på {indikatorn}   riktning: öka   eller   riktning: minska
-- help[jämförelse]: {add} on the indicator   riktning: öka   or   riktning: minska
-- gör: säg åt vilket håll: skriv   riktning: öka   i planen och   riktning: minska   på dem där lågt är bra ({n|tal} {indikator|orden})
-- do: say which way: write   riktning: öka   in the plan and   riktning: minska   on those where low is good ({n|tal} indicators)
-- varför: Ett ensamt tal säger inte åt vilket håll som är bättre. Är 94 % ett golv eller ett tak? Då går det
--   inte att säga om utfallet är bra.
-- när: När inget säger hållet: varken ett annat målvärde, en riktning, eller ord som nöjda, fler och minska i
--   namnet eller målets text.
-- vem frågar: Den som läser uppföljningen. Helsingborg: »94 %«.
-- rätta: Skriv minst eller högst framför talet, eller en riktning på indikatorn, målet eller planen.
-- undantag: undantag I04: Värdet ska träffas varken över eller under
--   Rätt när båda hållen är lika dåliga.
-- fel exempel:
--   indikator KUN1a: Elever i modersmålsundervisning
--     enhet: %
--     målvärde 2024: 94
-- rätt exempel:
--   indikator KUN1a: Elever i modersmålsundervisning
--     enhet: %
--     målvärde 2024: minst 94
SELECT i.bare_target AS place, g.money, g.unit, i.id, i.title, t.head, t.written, CASE t.form WHEN 'jämförelse' THEN 'jämförelse' END AS variant
FROM indicator AS i
LEFT JOIN goal AS g ON g.key = i.goal
JOIN target AS t ON t.indicator = i.key AND t.place = i.bare_target
WHERE i.direction IS NULL
