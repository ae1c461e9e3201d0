-- kod: L11
-- namn: hoppar-över-nämndmål
-- nivå: råd
-- omfattning: inlämning
-- behöver: bidrar till
-- tyngd: 5
-- meddelande: {direct_posts|st:post,poster} i budgeten för {unit_id} går direkt till {målet} {goal_id} och inte genom {own_kind|ordet} {own_id} »{own_title}«
-- message: in the budget of {unit_id}, {direct_posts|st:item points,items point} straight at goal {goal_id} instead of its own goal {own_id} »{own_title}«
-- markering: {money|kr} förbi {own_kind|ordet}
-- label: {money|kr} past the own goal
-- markering[utan-drift]: förbi {own_kind|ordet}
-- label[utan-drift]: past the own goal
-- hjälp: byt {goal_id} mot {own_id} i raden bidrar till
-- help: change {goal_id} to {own_id} in the line bidrar till
-- relaterat: {own_kind|ordet} {own_id} bryter ned {goal_id}
-- related: own goal {own_id} breaks down {goal_id}
-- gör: låt posterna gå genom det egna målet, {n|tal} gånger
-- do: let the items go through the own goal, {n|tal} times
-- varför: Den som har brutit ned ett mål ska visa vad pengarna ger för det egna målet; går de direkt till
--   fullmäktiges mål blir det egna utan medel.
-- när: Ett fynd för varje mål, på den första posten. Bara egna mål som bryter ned ett enda mål räknas.
-- vem frågar: Fullmäktige, som har beslutat om målkedjan: mål, nämndmål, post.
-- rätta: Låt posten bidra till det egna målet. Gäller den något annat, sätt ett eget mål för det.
-- undantag: undantag L11: Nämndmålet gäller bara hemtjänsten
--   Skrivs på posten eller under budgeten. Rätt när posten hör till målet men inte till det egna.
-- fel exempel:
--   nämndmål BUN1: Nio av tio elever blir behöriga
--     mål: KUN1
--   post S12: Fler lärare
--     drift 2024: 10 mnkr
--     bidrar till: KUN1
-- rätt exempel:
--   nämndmål BUN1: Nio av tio elever blir behöriga
--     mål: KUN1
--   post S12: Fler lärare
--     drift 2024: 10 mnkr
--     bidrar till: BUN1
WITH own AS MATERIALIZED (
  SELECT o.unit, b.parent, MIN(o.key) AS goal
  FROM goal AS o
  JOIN breakdown AS b ON b.goal = o.key
  WHERE o.parents = 1
    AND o.id NOT IN (SELECT m.id FROM goal AS m WHERE m.kind = 'mål')  -- that its id is the plan's is told
  GROUP BY o.unit, b.parent)
SELECT c.first_link AS place, '' AS known_as, g.id AS part, c.direct_money AS money, c.unit, c.direct_posts, u.id AS unit_id, g.id AS goal_id,
       CASE WHEN c.direct_money = 0 THEN 'utan-drift' END AS variant, o.id AS own_id, o.kind AS own_kind, o.title AS own_title, o.place AS related
FROM coverage AS c
JOIN own AS n ON n.unit = c.unit AND n.parent = c.goal
JOIN goal AS o ON o.key = n.goal
JOIN goal AS g ON g.key = c.goal
JOIN unit AS u ON u.key = c.unit
WHERE c.direct_posts > 0
