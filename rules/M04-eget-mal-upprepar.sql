-- kod: M04
-- namn: eget-mål-upprepar
-- nivå: råd
-- omfattning: inlämning
-- meddelande: {kind|ordet} {id} säger samma sak som {målet} {goal} som det ska bryta ned: »{title}«
-- message: own goal {id} says the same as goal {goal} that it is to break down: »{title}«
-- markering: samma ord som {målet}
-- label: the goal's own words
-- hjälp: skriv vad just {unit_id} ska uppnå under {budget_year} för att {målet} ska nås
-- help: write what {unit_id} itself is to achieve in {budget_year} for the goal to be reached
-- relaterat: {målet} {goal} står här
-- related: goal {goal} stands here
-- gör: säg med egna ord vad {n|tal} mål betyder i nämnden
-- do: say in your own words what {n|tal} goals mean in the committee
-- varför: Ett eget mål ska visa vad just den nämnden eller det bolaget gör för att nå kommunens mål. Står samma ord
--   en gång till är inget nedbrutet.
-- när: När texterna är lika, frånsett stora bokstäver och skiljetecken, eller när det egna målet har målets hela text
--   och högst 30 tecken till, utan något tal som gör det skarpare.
-- vem frågar: Revisorer som läser nämndernas mål: i Vara var fyra av fyra likalydande med fullmäktiges.
-- rätta: Skriv det egna målet så att det går att se när nämnden eller bolaget har gjort sin del. Behövs inget eget mål, skriv
--   utan egna mål på nämnden och låt posterna bidra direkt.
-- undantag: undantag M04: Nämnden ansvarar ensam för målet
--   Rätt när hela målet är nämndens eget.
-- fel exempel:
--   nämndmål BUN1: Alla barn lyckas i skolan
--     mål: KUN1
--   mål KUN1: Alla barn lyckas i skolan
-- rätt exempel:
--   nämndmål BUN1: Nio av tio elever blir behöriga till gymnasiet
--     mål: KUN1
--   mål KUN1: Alla barn lyckas i skolan
WITH own AS MATERIALIZED (
  SELECT g.place, g.unit, g.kind, g.id, g.title, fold(g.title) AS words, m.id AS goal, m.place AS goal_place, fold(m.title) AS goal_words
  FROM breakdown AS b
  JOIN goal AS g ON g.key = b.goal
  JOIN goal AS m ON m.key = b.parent
  WHERE m.kind = 'mål')
SELECT o.place, o.unit, o.kind, o.id, o.title, o.goal, o.goal AS part, o.goal_place AS related, u.id AS unit_id
FROM own AS o
JOIN unit AS u ON u.key = o.unit  -- a mål has none
WHERE length(o.goal_words) >= 10 AND instr(o.words, o.goal_words) > 0 AND length(o.words) <= length(o.goal_words) + 30
  AND (o.words = o.goal_words OR mentions(replace(o.words, o.goal_words, ''), '*0*, *1*, *2*, *3*, *4*, *5*, *6*, *7*, *8*, *9*') IS NULL)
