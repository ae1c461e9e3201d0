-- kod: L06
-- namn: många-mål-på-en-post
-- nivå: varning
-- omfattning: inlämning
-- behöver: bidrar till
-- gräns: högst 3
-- tyngd: 3
-- meddelande: {posten} {id} »{title}« delas på {goals} mål, högst {limit} är tillåtet
-- message: item {id} »{title}« is split over {goals} goals, at most {limit} are allowed
-- markering: {money|kr} på {goals} mål
-- label: {money|kr} over {goals} goals
-- hjälp: behåll bara de mål som pengarna är till för, till exempel   bidrar till: {largest}
-- help: keep only the goals that the money is meant for, for example   bidrar till: {largest}
-- gör: välj de viktigaste målen för {n|antal post}
-- do: choose the most important goals of {n|tal} items
-- varför: En post som sägs bidra till allt styrs inte mot något, och varje mål ser ut att få mer än det får.
-- vem frågar: OECD, som varnar för att allt för breda kopplingar målar budgeten grönare än den är.
-- rätta: Behåll de mål som posten är till för. Rymmer den flera saker, dela den i flera poster. Står nämnden som
--   ansvarig för fler mål i planen, pröva det också: annars följer T03. Planen kan sätta en annan gräns: regel L06:
--   varning, högst 4
-- undantag: undantag L06: Reserven fördelas under året och kan gå till vilket mål som helst
--   Rätt för en post som med avsikt är gemensam.
-- fel exempel:
--   post S12: Utvecklingsmedel
--     slag: satsning
--     drift 2024: 10 mnkr
--     bidrar till: BUN1, BUN2, BUN3, ALLA1, ARB1
-- rätt exempel:
--   post S12: Utvecklingsmedel
--     slag: satsning
--     drift 2024: 10 mnkr
--     bidrar till: BUN1 70 %, ALLA1 30 %
SELECT p.place, 'bidrar till' AS property, p.money, p.unit, p.id, p.title, p.written_links AS goals,
       (SELECT l.goal_text FROM link AS l WHERE l.post = p.key AND l.works = 'bidrar' ORDER BY l.share DESC, l.key LIMIT 1) AS largest
FROM post AS p
WHERE p.written_links > :limit
