-- kod: L12
-- namn: motverkar-utan-kommentar
-- nivå: råd
-- omfattning: inlämning
-- behöver: motverkar, motivering
-- tyngd: 5
-- meddelande: {posten} {id} »{title}« motverkar {goals} men säger inte varför
-- message: item {id} »{title}« works against {goals} but does not say why
-- markering: {money|kr} mot {goals}
-- label: {money|kr} against {goals}
-- hjälp: {add}   motivering: …   (varför det är värt det, och hur {goal} följs upp)
-- help: {add}   motivering: …   (why it is worth it, and how {goal} is followed up)
-- gör: skriv varför {n|antal post} motverkar ett mål
-- do: write why {n|tal} items counteract a goal
-- varför: Att en post motverkar ett mål är viktigt att veta och kan vara rätt ändå. Den som beslutar behöver se avvägningen.
-- vem frågar: OECD: också det som motverkar ett mål ska redovisas och förklaras.
-- rätta: Skriv varför posten behövs ändå, och hur det som den motverkar följs upp.
-- undantag: undantag L12 till 2024-12-31: Avvägningen görs i ett eget ärende i mars
--   Rätt när förklaringen finns i en annan handling.
-- fel exempel:
--   post E11: Tätare turer i hemtjänsten
--     slag: effektivisering
--     drift 2024: -4 mnkr
--     motverkar: VON3
-- rätt exempel:
--   post E11: Tätare turer i hemtjänsten
--     slag: effektivisering
--     drift 2024: -4 mnkr
--     motverkar: VON3
--     motivering: Belastningen kan öka och följs upp med skyddsombuden varje månad
SELECT p.place, 'motverkar' AS property, p.money, p.unit, p.id, p.title,
       (SELECT group_concat(o.goal_text, ', ') FROM (SELECT l.goal_text FROM link AS l WHERE l.post = p.key AND l.works = 'motverkar' ORDER BY l.key) AS o) AS goals,
       (SELECT l.goal_text FROM link AS l WHERE l.post = p.key AND l.works = 'motverkar' ORDER BY l.key LIMIT 1) AS goal
FROM post AS p
WHERE p.counters > 0 AND COALESCE(fold(p.motivation), '') = ''
