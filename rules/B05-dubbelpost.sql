-- kod: B05
-- namn: dubbelpost
-- nivå: varning
-- omfattning: inlämning
-- gräns: minst 1 mnkr
-- tyngd: 2
-- meddelande: {posten} {id} »{title}« i {unit_id} har samma rubrik och belopp som {other_id} i {other_unit}
-- message: item {id} »{title}« of {unit_id} has the same title and amount as {other_id} of {other_unit}
-- markering: räknas {money|kr} två gånger?
-- label: is {money|kr} counted twice?
-- hjälp: är det samma pengar, ta bort posten i den ena budgeten; är det inte det, skriv i rubriken vad som skiljer dem
-- help: if it is the same money, remove the item from one of the budgets; if not, say in the title what tells them apart
-- meddelande[kodsträng]: {posten} {id} »{title}« i {unit_id} har samma kodsträng, {code}, som {other_id} »{other_title}« i {other_unit}
-- message[kodsträng]: item {id} »{title}« of {unit_id} has the same code string, {code}, as {other_id} »{other_title}« of {other_unit}
-- hjälp[kodsträng]: är det samma pengar, ta bort posten i den ena budgeten; är det inte det, rätta kodsträngen på en av dem
-- help[kodsträng]: if it is the same money, remove the item from one of the budgets; if not, mend the code string of one of them
-- relaterat: {other_id} i {other_unit}
-- related: {other_id} of {other_unit}
-- gör: ta bort {n|antal post} som står två gånger, eller skriv vad som skiljer dem åt
-- do: remove {n|tal} items that stand twice, or write what tells them apart
-- varför: Det som en nämnd köper av ett bolag eller av en annan nämnd kan stå i båda budgetarna, och räknas då två
--   gånger i kommunens summor.
-- när: För två poster hos olika nämnder eller bolag med samma kodsträng, eller med samma rubrik och samma drift och
--   investering på minst 1 mnkr. Står kodsträngen, eller rubriken med beloppet, på fler än två poster är den
--   gemensam, och inget sägs.
-- vem frågar: Den som lägger ihop kommunens och bolagens budgetar.
-- rätta: Låt posten stå hos den som betalar.
-- undantag: undantag B05: Nämnderna betalar hälften var
--   Skrivs på posten. Rätt när kostnaden är delad.
-- fel exempel:
--   budget KFN: Internbudget 2024
--   post 10: Vinteröppet i parken
--     drift 2024: 1 400 tkr
--   budget MSAB: Budget 2024
--   post 20: Vinteröppet i parken
--     drift 2024: 1 400 tkr
-- rätt exempel:
--   budget KFN: Internbudget 2024
--   post 10: Ersättning till Mariebergsskogen för vinteröppet
--     drift 2024: 1 400 tkr
--   budget MSAB: Budget 2024
--   post 20: Vinteröppet i parken
--     drift 2024: 0 tkr
--     intäkt 2024: 1 400 tkr
SELECT p.place, MIN(t.alike) AS part, p.money, p.unit, p.id, p.title, u.id AS unit_id, q.id AS other_id, q.title AS other_title,
       v.id AS other_unit, q.place AS related, p.code_string AS code,
       CASE MIN(t.alike) WHEN 'kodsträng' THEN 'kodsträng' END AS variant
FROM twin AS t
JOIN post AS p ON p.key = t.post
JOIN post AS q ON q.key = t.other
JOIN unit AS u ON u.key = p.unit
JOIN unit AS v ON v.key = q.unit
WHERE t.alike = 'kodsträng' OR p.money >= :limit
GROUP BY t.post, t.other, p.place, p.money, p.unit, p.id, p.title, u.id, q.id, q.title, v.id, q.place, p.code_string
