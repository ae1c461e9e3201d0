-- kod: T09
-- namn: nämndmål-utan-post
-- nivå: råd
-- omfattning: inlämning
-- tyngd: 5
-- meddelande: ingen post betalar för {kind|ordet} {id} »{title}«
-- message: no item pays for own goal {id} »{title}«
-- markering: 0 kr {budget_year}
-- label: 0 kr in {budget_year}
-- hjälp: på den post som betalar för det: lägg till {id} i raden bidrar till, eller skriv   bidrar till: {id}
-- help: on the item that pays for it: add {id} to the line bidrar till, or write   bidrar till: {id}
-- gör: låt någon post betala för {n|tal} egna mål
-- do: let some item pay for {n|tal} own goals
-- varför: Ett eget mål utan pengar nås inom det som redan görs, eller inte alls. Läsaren ska se vilket.
-- när: När ingen post bidrar till det egna målet, eller till ett eget mål som bryter ned det. Tyst i en kommun där ingen post är kopplad till något mål, och
--   om ett eget mål som bara bryter ned finansiella mål: de nås av hela ekonomin.
-- vem frågar: Revisionens fråga: »Finns en koppling mellan mål och resurser?«
-- rätta: Koppla den post som betalar. Ryms arbetet i ett grunduppdrag, koppla det.
-- undantag: undantag T09: Målet nås genom nya rutiner och kostar inget extra
--   Skrivs på det egna målet.
-- fel exempel:
--   nämndmål BUN1: Nio av tio elever blir behöriga
--     mål: KUN1
--   nämndmål BUN2: Barngrupperna blir mindre
--     mål: ALLA1
--   post S12: Fler lärare
--     drift 2024: 10 mnkr
--     bidrar till: BUN1
-- rätt exempel:
--   nämndmål BUN1: Nio av tio elever blir behöriga
--     mål: KUN1
--   nämndmål BUN2: Barngrupperna blir mindre
--     mål: ALLA1
--   post S12: Fler lärare
--     drift 2024: 10 mnkr
--     bidrar till: BUN1 70 %, BUN2 30 %
WITH RECURSIVE paid(goal) AS MATERIALIZED (  -- what pays for an own goal pays for those that it breaks down
  SELECT g.key FROM goal AS g WHERE g.kind <> 'mål' AND g.posts > 0
  UNION
  SELECT b.parent FROM paid AS p JOIN breakdown AS b ON b.goal = p.goal WHERE b.parent IS NOT NULL)
SELECT g.place, g.unit, g.kind, g.id, g.title
FROM goal AS g
WHERE g.kind <> 'mål' AND g.key NOT IN (SELECT p.goal FROM paid AS p) AND g.unreadable = 0 AND g.financial = 0
  AND (SELECT a.links FROM plan AS a) > 0

