-- kod: L02
-- namn: okopplade-pengar
-- nivå: varning
-- omfattning: inlämning
-- gräns: 10 %
-- meddelande: i budgeten för {id} går {share|%} av pengarna inte till något {mål}: {unlinked|kr} av {base|kr}, högst {limit} är tillåtet
-- message: in the budget of {id}, {share|%} of the money goes to no goal: {unlinked|kr} of {base|kr}, at most {limit} is allowed
-- markering: {unlinked|kr} utan koppling
-- label: {unlinked|kr} not linked
-- hjälp: börja med de största posterna utan {mål} och {add}, till exempel   bidrar till: {example} 100 %
-- help: begin with the largest items without a goal and {add}, for example   bidrar till: {example} 100 %
-- relaterat: posten {largest} på {largest_money|kr} är den största utan {mål}
-- related: item {largest} of {largest_money|kr} is the largest without a goal
-- varför: Även när varje satsning har ett mål kan en stor del av pengarna ligga utanför. Räknat på driften under
--   budgetåret, utan grunduppdrag, lagstadgat och finansiellt, som redovisas för sig.
-- vem frågar: Revisionen och kommunledningen: omkring 98 % av en budget är bunden i löpande verksamhet, och resten
--   är det som målen styr.
-- rätta: Koppla de största posterna till mål, eller skriv vilket slag de är och vad de vilar på.
--   Planen kan sätta en annan gräns: regel L02: varning, högst 15 %
-- undantag: undantag L02 till 2026-12-31: Kopplingen görs klart när nämnden har antagit sina mål
--   Skrivs under budgeten. Rätt under ett övergångsår.
-- fel exempel:
--   budget KS: Kommunstyrelsens budget 2024
--   post 10: Näringslivsservice
--     slag: effektivisering
--     drift 2024: 2 000 tkr
--   post 11: Etableringsstöd
--     slag: satsning
--     drift 2024: 3 000 tkr
--     bidrar till: KS1
-- rätt exempel:
--   budget KS: Kommunstyrelsens budget 2024
--   post 10: Näringslivsservice
--     slag: effektivisering
--     drift 2024: 2 000 tkr
--     bidrar till: KS1
--   post 11: Etableringsstöd
--     slag: satsning
--     drift 2024: 3 000 tkr
--     bidrar till: KS1
SELECT b.place, u.unlinked AS money, u.unlinked AS extent, u.key AS unit, u.id, u.unlinked, u.base,
       (u.unlinked * 10000 + u.base / 2) / u.base AS share,
       p.place AS related, p.id AS largest, p.money AS largest_money,
       COALESCE((SELECT g.id FROM goal AS g WHERE g.unit = u.key ORDER BY g.key LIMIT 1),
                (SELECT g.id FROM goal AS g WHERE g.kind = 'mål' ORDER BY g.key LIMIT 1)) AS example
FROM unit AS u
JOIN budget AS b ON b.unit = u.key
LEFT JOIN post AS p ON p.key = (SELECT q.key FROM post AS q
                                WHERE q.unit = u.key AND q.excused = 0 AND q.written_links = 0 AND q.net <> 0
                                ORDER BY q.money DESC, q.key LIMIT 1)
WHERE u.unreadable = 0 AND u.base > 0 AND u.unlinked * 10000 > :limit * u.base
  AND b.counts = 1
