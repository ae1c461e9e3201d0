-- kod: L02
-- namn: okopplade-pengar
-- nivå: varning
-- omfattning: inlämning
-- gräns: högst 10 %
-- tyngd: 2
-- meddelande: i budgeten för {id} saknar {unlinked|kr} av de {base|kr} som ska bidra till {mål|orden} en koppling ({share|%}), högst {limit} är tillåtet
-- message: in the budget of {id}, {unlinked|kr} of the {base|kr} that ought to contribute to goals are not linked ({share|%}), at most {limit} is allowed
-- markering: {unlinked|kr} utan koppling
-- label: {unlinked|kr} not linked
-- hjälp: börja med {posten} {largest} »{largest_title}«, {largest_money|kr}: skriv på den   bidrar till: {example}
-- help: begin with item {largest} »{largest_title}«, {largest_money|kr}: write on it   bidrar till: {example}
-- relaterat: i {posten} {largest} saknar mest pengar koppling
-- related: in item {largest} most money is not linked
-- hjälp[delvis]: börja med {posten} {largest} »{largest_title}«, {largest_money|kr}: där säger andelarna i bidrar till bara var {largest_share|%} går
-- help[delvis]: begin with item {largest} »{largest_title}«, {largest_money|kr}: its shares in bidrar till tell only where {largest_share|%} goes
-- gör: koppla mer av pengarna till {mål|orden} i {n|tal} budgetar
-- do: link more of the money to goals in {n|tal} budgets
-- varför: Även när varje satsning har ett mål kan en stor del av pengarna ligga utanför. Räknat på driften under
--   budgetåret, utan grunduppdrag, lagstadgat och finansiellt, och utan det som är för uppdrag som inte tjänar något mål, som redovisas för sig.
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
       CAST(CASE WHEN u.base < 400000000000000 THEN (u.unlinked * 10000 + u.base / 2) / u.base ELSE u.unlinked / (u.base / 10000) END AS INT) AS share,
       p.place AS related, p.id AS largest, p.title AS largest_title, p.money AS largest_money, p.share_sum AS largest_share,
       CASE WHEN p.written_links > 0 THEN 'delvis' END AS variant,
       -- a goal of its own, or one that it is ansvarig for; any other would be a guess
       COALESCE((SELECT g.id FROM goal AS g WHERE g.unit = u.key ORDER BY g.key LIMIT 1),
                (SELECT g.id FROM responsible AS r JOIN goal AS g ON g.key = r.goal WHERE r.unit = u.key ORDER BY g.key LIMIT 1), '…') AS example
FROM unit AS u
JOIN budget AS b ON b.unit = u.key
JOIN post AS p ON p.key = (SELECT q.key FROM post AS q
                           WHERE q.unit = u.key AND q.excused = 0 AND q.for_assignments = 0 AND q.net <> 0
                           ORDER BY q.money / 10000 * (10000 - q.share_sum) DESC, q.key LIMIT 1)
WHERE u.unreadable = 0 AND u.unreadable_money = 0
  -- u.unlinked * 10000 > :limit * u.base, which need not fit
  AND u.unlinked > :limit * (u.base / 10000) + :limit * (u.base % 10000) / 10000
  AND b.counts = 1
