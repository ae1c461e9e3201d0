-- kod: K01
-- namn: bolag-utan-ägardirektiv
-- nivå: varning
-- omfattning: inlämning
-- behöver: ägardirektiv
-- tyngd: 2
-- meddelande: bolaget {id} »{title}« har {goals|st:eget mål,egna mål} men inget ägardirektiv i planen
-- message: company {id} »{title}« has {goals|st:own goal,own goals} but no owner's directive in the plan
-- markering: inget ägardirektiv
-- label: no owner's directive
-- hjälp: på bolaget i planen: {add}   ägardirektiv: …   (vad kommunen vill att bolaget ska göra)
-- help: on the company in the plan: {add}   ägardirektiv: …   (what the municipality wants the company to do)
-- meddelande[utan-mål]: bolaget {id} »{title}« har ett ägardirektiv men {inget bolagsmål} som svarar mot det
-- message[utan-mål]: company {id} »{title}« has an owner's directive but no own goal that answers to it
-- markering[utan-mål]: {inget bolagsmål}
-- label[utan-mål]: no own goal
-- hjälp[utan-mål]: lägg till i budgeten   {bolagsmål} {id}1: …   med raden   mål: {example}   och en   indikator {id}1a: …
-- help[utan-mål]: add in the submission   {bolagsmål} {id}1: …   with the line   mål: {example}   and an   indikator {id}1a: …
-- relaterat: {id} står här
-- related: {id} is here
-- gör: skriv ägardirektiv för {list}
-- do: write owner's directives for {list}
-- varför: Kommunen styr sina bolag genom ägardirektiv. Mål utan direktiv är bolagets egna, och ett direktiv utan mål följs inte upp.
-- vem frågar: Kommunstyrelsen, som har uppsikt över bolagen (kommunallagen 6 kap.). Karlstads styrmodell: bolagen arbetar
--   »på liknande sätt utifrån nedbrutna bolagsmål«.
-- rätta: Skriv ägardirektivet på bolaget i planen, eller sätt minst ett bolagsmål. Ska bolaget inte ha något, skriv i
--   planen   utan egna mål: skälet
-- undantag: undantag K01 till 2024-12-31: Nytt ägardirektiv antas i mars
--   Skrivs på bolaget i planen eller under budgeten.
-- fel exempel:
--   bolag KEAB: Karlstads Energi AB
--     ägarandel: 100 %
--   budget KEAB: Budget 2024
--   bolagsmål KEAB1: Fjärrvärmen är fossilfri
--     mål: MIL1
-- rätt exempel:
--   bolag KEAB: Karlstads Energi AB
--     ägarandel: 100 %
--     ägardirektiv: Bolaget ska bidra till ett hållbart Karlstad
--   budget KEAB: Budget 2024
--   bolagsmål KEAB1: Fjärrvärmen är fossilfri
--     mål: MIL1
SELECT CASE WHEN u.directive IS NULL THEN u.place ELSE b.place END AS place, u.base + u.excused AS money, u.key AS unit,
       u.id, u.title, u.goals,
       CASE WHEN u.directive IS NULL THEN b.place ELSE u.place END AS related,
       CASE WHEN u.directive IS NOT NULL THEN 'utan-mål' END AS variant,
       COALESCE((SELECT g.id FROM responsible AS r JOIN goal AS g ON g.key = r.goal WHERE r.unit = u.key ORDER BY g.key LIMIT 1), '…') AS example
FROM unit AS u
JOIN budget AS b ON b.unit = u.key AND b.counts = 1
WHERE u.kind = 'bolag'
  AND ((u.directive IS NULL AND u.goals > 0)
       OR (u.directive IS NOT NULL AND u.goals = 0 AND u.unreadable = 0 AND u.no_own_goals IS NULL))
