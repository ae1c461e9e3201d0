-- kod: L05
-- namn: andelar-under-hundra
-- nivå: råd
-- omfattning: inlämning
-- behöver: bidrar till, slag
-- tyngd: 5
-- meddelande: {posten} {id} »{title}« knyter bara {share_sum|%} av sina pengar till mål
-- message: item {id} »{title}« links only {share_sum|%} of its money to goals
-- markering: {money|kr} utan {mål}
-- label: {money|kr} without a goal
-- hjälp: höj andelarna till 100 % tillsammans, eller skriv målen utan andelar så delas hela posten lika:   bidrar till: {goals}
-- help: raise the shares to 100 % together, or write the goals without shares to split the whole item equally:   bidrar till: {goals}
-- gör: skriv vart resten av pengarna går på {n|antal post}
-- do: write where the rest of the money goes for {n|tal} items
-- varför: Det som inte delas ut hör inte till något mål. Är resten löpande verksamhet ska den vara en egen post,
--   så att det syns vad varje del ska ge.
-- vem frågar: OECD, om hur fint en budget behöver delas för att kopplas till mål.
-- rätta: Höj andelarna, eller dela posten i två: en som bidrar helt och en som är grunduppdrag.
-- undantag: undantag L05: Resten av posten är räntor
--   Rätt när resten varken går att dela av eller hör till ett mål.
-- fel exempel:
--   post S12: Ökad måluppfyllelse
--     slag: satsning
--     drift 2024: 10 mnkr
--     bidrar till: BUN1 70 %
-- rätt exempel:
--   post S12: Ökad måluppfyllelse
--     slag: satsning
--     drift 2024: 10 mnkr
--     bidrar till: BUN1 70 %, ALLA1 30 %
SELECT p.place, 'bidrar till' AS property, p.money * (10000 - p.share_sum) / 10000 AS money, 10000 - p.share_sum AS extent, p.unit,
       p.id, p.title, p.share_sum,
       (SELECT group_concat(o.goal_text, ', ') FROM (SELECT l.goal_text FROM link AS l WHERE l.post = p.key AND l.works = 'bidrar' ORDER BY l.key) AS o) AS goals
FROM post AS p
WHERE p.written_links > 0 AND p.share_sum < 10000 AND (p.class IS NULL OR p.class <> 'grunduppdrag')
