-- kod: D01
-- namn: uppdrag-utan-ansvarig
-- nivå: varning
-- omfattning: inlämning
-- behöver: ansvarig
-- samlas: plan
-- tyngd: 2
-- meddelande: {uppdraget} {id} »{title}« har ingen ansvarig
-- message: assignment {id} »{title}« has nobody responsible
-- markering: ingen ansvarig
-- label: nobody responsible
-- hjälp: {add}, till exempel   ansvarig: {example}
-- help: {add}, for example   ansvarig: {example}
-- meddelande[samlad]: {n|antal uppdrag} i planen har ingen ansvarig
-- message[samlad]: {n} assignments of the plan have nobody responsible
-- hjälp[samlad]: {add} på vart och ett, till exempel   ansvarig: …
-- help[samlad]: {add} on each of them, for example   ansvarig: …
-- markering[samlad]: {n} utan ansvarig
-- label[samlad]: {n} without anybody responsible
-- gör: säg vem som ansvarar för {n|antal uppdrag}
-- do: say who is responsible for {n|tal} assignments
-- varför: Ett uppdrag som ingen har blir ingens, och ingen kan svara för det när året är slut.
-- när: För uppdrag i planen. I en budget är det budgetens egen enhet som ansvarar.
-- vem frågar: Fullmäktige, när uppdragen ska återrapporteras, och revisionen.
-- rätta: Skriv vem som ansvarar: en eller flera nämnder eller bolag, alla nämnder, alla bolag eller alla.
-- undantag: undantag D01: Fullmäktiges presidium svarar för det
--   Skrivs på uppdraget i planen.
-- fel exempel:
--   uppdrag U7: Utreda förutsättningarna för en familjecentral
--     klart: 2024-10-31
-- rätt exempel:
--   uppdrag U7: Utreda förutsättningarna för en familjecentral
--     klart: 2024-10-31
--     ansvarig: BUN
SELECT s.place, s.id, s.title,
       -- whoever answers for a goal that it serves; any other would be a guess
       COALESCE((SELECT u.id FROM assignment_goal AS t JOIN responsible AS r ON r.goal = t.goal JOIN unit AS u ON u.key = r.unit
                 WHERE t.assignment = s.key ORDER BY u.key LIMIT 1), '…') AS example
FROM assignment AS s
WHERE s.budget IS NULL AND s.owners = 0
