-- kod: L01
-- namn: post-utan-mål
-- nivå: fel
-- omfattning: inlämning
-- behöver: bidrar till, motverkar, slag, uppdrag
-- tyngd: 2
-- meddelande: {posten} {id} »{title}« är en {class} men bidrar inte till {något mål}
-- message: item {id} »{title}« is a {class} but contributes to no goal
-- markering: {money|kr} {budget_year} utan koppling
-- label: {money|kr} {budget_year} not linked
-- hjälp: {add}, till exempel   bidrar till: {example} 100 %
-- help: {add}, for example   bidrar till: {example} 100 %
-- markering[investering]: {money|kr} i investering utan koppling
-- label[investering]: {money|kr} of investment not linked
-- meddelande[utan-slag]: {posten} {id} »{title}« säger varken {vilket mål} den bidrar till eller vilket slag av post den är
-- message[utan-slag]: item {id} »{title}« says neither which goal it contributes to nor what class of item it is
-- markering[utan-slag]: {money|kr} utan koppling
-- label[utan-slag]: {money|kr} not linked
-- hjälp[utan-slag]: {add}, till exempel   bidrar till: {example} 100 %   eller   slag: grunduppdrag   tillsammans med lagrum eller verksamhet
-- help[utan-slag]: {add}, for example   bidrar till: {example} 100 %   or   slag: grunduppdrag   together with lagrum or verksamhet
-- markering[utan-belopp]: utan koppling
-- label[utan-belopp]: not linked
-- meddelande[utan-slag-och-belopp]: {posten} {id} »{title}« säger varken {vilket mål} den bidrar till eller vilket slag av post den är
-- message[utan-slag-och-belopp]: item {id} »{title}« says neither which goal it contributes to nor what class of item it is
-- markering[utan-slag-och-belopp]: utan koppling
-- label[utan-slag-och-belopp]: not linked
-- hjälp[utan-slag-och-belopp]: {add}, till exempel   bidrar till: {example} 100 %   eller   slag: grunduppdrag   tillsammans med lagrum eller verksamhet
-- help[utan-slag-och-belopp]: {add}, for example   bidrar till: {example} 100 %   or   slag: grunduppdrag   together with lagrum or verksamhet
-- gör: koppla {n|antal post} på {money|kr} till {mål|orden}
-- do: link {n|tal} items of {money|kr} to goals
-- varför: Pengar utan mål går inte att följa upp mot det som fullmäktige har beslutat. En satsning ska alltid
--   bidra till ett mål, och en post utan slag ska göra det eller säga vad den motverkar. Grunduppdrag, lagstadgat,
--   finansiellt och effektivisering är undantagna; hur stor del av pengarna som saknar mål räknas med effektiviseringarna i (L02).
-- vem frågar: Karlstads strategiska plan: nämnder och bolag ska »visa hur de är en del i helheten och bidrar«.
--   Revisionens fråga: »Finns en koppling mellan mål och resurser?«
-- rätta: Skriv på posten vilket mål den bidrar till, med andel om målen är flera. Hör posten till den löpande
--   verksamheten, skriv slag och vad den vilar på.
-- undantag: undantag L01 till 2026-12-31: Målet beslutas först i nästa plan
--   Rätt när pengarna är beslutade men målet ännu inte är det.
-- fel exempel:
--   post S12: Ökad måluppfyllelse i mellan- och högstadiet
--     slag: satsning
--     drift 2024: 10 mnkr
-- rätt exempel:
--   post S12: Ökad måluppfyllelse i mellan- och högstadiet
--     slag: satsning
--     drift 2024: 10 mnkr
--     bidrar till: BUN1 80 %, ALLA1 20 %
SELECT p.place, p.money, p.money AS extent, p.unit, p.id, p.title, p.class,
       CASE WHEN p.class IS NULL AND p.money = 0 THEN 'utan-slag-och-belopp' WHEN p.class IS NULL THEN 'utan-slag' WHEN p.money = 0 THEN 'utan-belopp'  -- none, or none that can be read
            WHEN p.net IS NULL AND p.income IS NULL AND p.investment IS NOT NULL THEN 'investering' END AS variant,
       COALESCE((SELECT g.id FROM goal AS g WHERE g.unit = p.unit ORDER BY g.key LIMIT 1),
                (SELECT g.id FROM responsible AS s JOIN goal AS g ON g.key = s.goal WHERE s.unit = p.unit ORDER BY g.key LIMIT 1), '…') AS example
FROM post AS p
WHERE p.written_links = 0 AND p.assignments = 0  -- what is for uppdrag reaches their goals, or is shown for itself
  AND (p.class = 'satsning' OR (p.class IS NULL AND p.counters = 0))
