-- kod: T02
-- namn: mål-utan-pengar
-- nivå: varning
-- omfattning: mål
-- tyngd: 2
-- meddelande: {målet} {id} »{title}« får inga pengar: {own_goals|st:eget mål,egna mål} bryter ned det, men ingen post bidrar
-- message: goal {id} »{title}« gets no money: {own_goals|st:own goal breaks,own goals break} it down, but no item contributes
-- markering: 0 kr {budget_year}
-- label: 0 kr in {budget_year}
-- hjälp: på en post: {add}, till exempel   bidrar till: {example} 100 %
-- help: on an item: {add}, for example   bidrar till: {example} 100 %
-- relaterat: här bryts {målet} ned, utan pengar
-- related: the goal is broken down here, without money
-- meddelande[noll]: {målet} {id} »{title}« får inga pengar: {posts|st:post,poster} bidrar, men utan pengar {budget_year}
-- message[noll]: goal {id} »{title}« gets no money: {posts|st:item,items} contribute, but without money in {budget_year}
-- meddelande[under]: {målet} {id} »{title}« får inga pengar: {below|st:eget mål,egna mål} bryter ned mål som står under {målet}, men ingen post bidrar
-- message[under]: goal {id} »{title}« gets no money: {below|st:own goal breaks,own goals break} down goals below it, but no item contributes
-- meddelande[uppdrag]: {målet} {id} »{title}« får inga pengar: {assignments|antal uppdrag} tjänar {målet}, men ingen post bidrar
-- message[uppdrag]: goal {id} »{title}« gets no money: {assignments|st:assignment serves,assignments serve} it, but no item contributes
-- gör: ge pengar till {n|tal} mål
-- do: give money to {n|tal} goals
-- varför: Ett mål som har ansvariga men inga pengar är ett löfte utan medel. Det kan vara riktigt, men ska vara ett val.
-- när: När målet har någon som arbetar mot det, men inga pengar något år. Ett finansiellt mål, sagt på målet eller dess målområde, kräver inga egna.
--   Tyst i en kommun där ingen post är kopplad till något mål.
-- vem frågar: Revisionen: »mer resurser behöver tillföras«.
-- rätta: Koppla den post som ska betala, eller säg varför målet klaras inom det som redan görs.
-- undantag: undantag T02: Målet nås inom den löpande verksamheten
--   Skrivs på målet i planen. Rätt när arbetet inte kostar något extra.
-- fel exempel:
--   nämndmål BUN1: Nio av tio elever blir behöriga
--     mål: KUN1
--   post S12: Fler lärare
--     drift 2024: 0 tkr
--     bidrar till: BUN1
-- rätt exempel:
--   nämndmål BUN1: Nio av tio elever blir behöriga
--     mål: KUN1
--   post S12: Fler lärare
--     drift 2024: 10 mnkr
--     bidrar till: BUN1
SELECT g.place, g.id, g.title, g.own_goals, g.posts, (SELECT SUM(c.assignments) FROM coverage AS c WHERE c.goal = g.key) AS assignments,
       CASE WHEN g.posts > 0 THEN 'noll' WHEN g.own_goals > 0 THEN NULL
            WHEN EXISTS (SELECT 1 FROM coverage AS c WHERE c.goal = g.key AND c.assignments > 0) THEN 'uppdrag' ELSE 'under' END AS variant,
       (SELECT SUM(c.own_goals) FROM coverage AS c WHERE c.goal = g.key) AS below,
       (SELECT MIN(b.place) FROM breakdown AS b WHERE b.parent = g.key) AS related,
       COALESCE((SELECT o.id FROM breakdown AS b JOIN goal AS o ON o.key = b.goal
                 WHERE b.parent = g.key ORDER BY o.key LIMIT 1), g.id) AS example
FROM goal AS g
WHERE g.units > 0 AND g.unreadable = 0 AND g.in_scope = 1 AND g.financial = 0
  AND (SELECT a.links FROM plan AS a) > 0
  -- money of later years is not nothing, nor is an investment, also where they even out over the years
  AND NOT EXISTS (SELECT 1 FROM coverage AS c
                  WHERE c.goal = g.key AND (c.money > 0 OR c.later > 0 OR c.investment > 0 OR c.later_investment > 0))
