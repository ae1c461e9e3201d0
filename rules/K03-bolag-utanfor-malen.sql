-- kod: K03
-- namn: bolag-utanför-målen
-- nivå: råd
-- omfattning: inlämning
-- behöver: ägarandel
-- tyngd: 2
-- meddelande: kommunen äger {share|%} av {id}, men bolaget svarar inte för {något mål} i planen
-- message: the municipality owns {share|%} of {id}, but the company answers for no goal of the plan
-- markering: {share|%} ägt, {inget mål}
-- label: {share|%} owned, no goal
-- hjälp: skriv på ett mål i planen   ansvarig: {id}   eller på ett bolagsmål   mål: {example}
-- help: write   ansvarig: {id}   on a goal, or   mål: {example}   on a company goal
-- relaterat: budgeten för {id} står här
-- related: the submission of {id} is here
-- gör: låt målen nå {n|tal} bolag
-- do: let the goals reach {n|tal} companies
-- varför: Bolagen är kommunens verksamhet i en annan form. Ett majoritetsägt bolag som inget mål når styrs bara av sitt resultat.
-- när: För bolag som kommunen äger mer än hälften av och som har lämnat in, men varken är ansvariga för något mål eller uppdrag eller har ett bolagsmål
--   som bryter ned något.
-- vem frågar: Kommunstyrelsen, som har uppsikt över bolagen (kommunallagen 6 kap.), och lekmannarevisorerna.
-- rätta: Gör bolaget ansvarigt för det mål som det bidrar till, eller låt ett bolagsmål bryta ned det.
-- undantag: undantag K03: Bolaget är vilande
--   Skrivs på bolaget i planen eller under budgeten.
-- fel exempel:
--   mål MIL1: Kommunen är fossilfri
--   bolag KEAB: Karlstads Energi AB
--     ägarandel: 100 %
--     utan egna mål: Målen sätts i affärsplanen
--   budget KEAB: Budget 2024
--   post 10: Elnät
--     slag: grunduppdrag
--     verksamhet: elnät
--     drift 2024: 10 mnkr
-- rätt exempel:
--   mål MIL1: Kommunen är fossilfri
--     ansvarig: KEAB
--   bolag KEAB: Karlstads Energi AB
--     ägarandel: 100 %
--     utan egna mål: Målen sätts i affärsplanen
--   budget KEAB: Budget 2024
--   post 10: Elnät
--     slag: grunduppdrag
--     verksamhet: elnät
--     drift 2024: 10 mnkr
SELECT u.place, u.key AS unit, u.id, u.owned_share AS share, b.place AS related,
       '…' AS example
FROM unit AS u
JOIN budget AS b ON b.unit = u.key AND b.counts = 1
WHERE u.owned_share > 5000 AND u.unreadable = 0 AND (SELECT a.goals FROM plan AS a) > 0
  AND NOT EXISTS (SELECT 1 FROM responsible AS r WHERE r.unit = u.key)
  AND NOT EXISTS (SELECT 1 FROM assignment_owner AS o WHERE o.unit = u.key)
  AND NOT EXISTS (SELECT 1 FROM goal AS g WHERE g.unit = u.key AND g.parents > 0)
  AND NOT EXISTS (SELECT 1 FROM assignment AS s WHERE s.unit = u.key AND s.goals > 0)
  -- an id that may have meant the company
  AND u.id NOT IN (SELECT r.suggestion FROM loose_reference AS r WHERE r.wanted = 'enhet' AND r.suggestion IS NOT NULL)
