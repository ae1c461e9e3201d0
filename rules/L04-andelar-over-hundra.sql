-- kod: L04
-- namn: andelar-över-hundra
-- nivå: fel
-- omfattning: inlämning
-- behöver: bidrar till
-- tyngd: 2
-- meddelande: {posten} {id} »{title}« delar ut {share_sum|%} av sina pengar
-- message: item {id} »{title}« gives away {share_sum|%} of its money
-- markering: {money|kr} räknas två gånger
-- label: {money|kr} counted twice
-- hjälp: sänk andelarna till 100 % tillsammans, eller skriv målen utan andelar så delas pengarna lika:   bidrar till: {goals}
-- help: lower the shares to 100 % together, or write the goals without shares to split the money equally:   bidrar till: {goals}
-- gör: rätta andelarna på {n|antal post}, som delar ut mer än de har
-- do: correct the shares of {n|tal} items, which give out more than they have
-- varför: Andelar över 100 % räknar samma krona flera gånger, och då ser målen ut att få mer pengar än vad som finns.
-- vem frågar: Den som lägger ihop budgeten, och revisionen: summan per mål ska gå att stämma av mot ramen.
-- rätta: Sänk andelarna tills de är 100 % tillsammans.
-- undantag: undantag L04 till 2024-12-31: Andelarna räknas om efter delårsbokslutet
--   Sällan rätt: så länge undantaget gäller är summorna per mål för höga.
-- fel exempel:
--   post S12: Ökad måluppfyllelse
--     drift 2024: 10 mnkr
--     bidrar till: BUN1 80 %, ALLA1 40 %
-- rätt exempel:
--   post S12: Ökad måluppfyllelse
--     drift 2024: 10 mnkr
--     bidrar till: BUN1 80 %, ALLA1 20 %
SELECT p.place, 'bidrar till' AS property, p.money * (p.share_sum - 10000) / 10000 AS money, p.share_sum AS extent, p.unit,
       p.id, p.title, p.share_sum,
       (SELECT group_concat(o.goal_text, ', ') FROM (SELECT l.goal_text FROM link AS l WHERE l.post = p.key AND l.works = 'bidrar' ORDER BY l.key) AS o) AS goals
FROM post AS p
WHERE p.share_sum > 10000
