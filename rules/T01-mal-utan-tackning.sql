-- kod: T01
-- namn: mål-utan-täckning
-- nivå: fel
-- omfattning: mål
-- tyngd: 2
-- meddelande: ingen nämnd och inget bolag arbetar mot {målet} {id} »{title}«
-- message: no committee and no company works towards goal {id} »{title}«
-- markering: inget eget mål och ingen post
-- label: no own goal and no item
-- hjälp: lägg till ett eget mål med raden   mål: {id}   eller en post med raden   bidrar till: {id}
-- help: add an own goal with the line   mål: {id}   or an item with the line   bidrar till: {id}
-- meddelande[väntar]: ännu arbetar ingen mot {målet} {id} »{title}«, och {waiting|st:enhet,enheter} har inte lämnat in
-- message[väntar]: so far nobody works towards goal {id} »{title}«, and {waiting|st:unit has,units have} not handed in
-- meddelande[inlämning]: {målet} {id} »{title}« har varken eget mål eller post i inlämningen, fast den som lämnar in är ansvarig
-- message[inlämning]: goal {id} »{title}« has neither an own goal nor an item in the submission, though whoever hands it in is responsible
-- gör: se till att någon arbetar mot {n|antal mål}
-- do: see to it that somebody works towards {n|tal} goals
-- varför: Ett mål som ingen bryter ned eller lägger pengar på blir inte av. Det syns först när alla inlämningar
--   ligger bredvid varandra.
-- när: När inget eget mål bryter ned målet och ingen post bidrar till det. När en enda inlämning kontrolleras gäller
--   det de mål som den ansvarar för. Ett finansiellt mål som har en ansvarig nås av hela ekonomin, och kräver inget eget mål.
-- vem frågar: Fullmäktige och revisionen. Malmö 2017: ingen nämnd hade satt mål för jämställdhet.
-- rätta: Den ansvariga nämnden eller bolaget sätter ett eget mål som bryter ned målet, eller kopplar en post till det.
-- undantag: undantag T01 till 2025-12-31: Målet börjar gälla 2026
--   Skrivs på målet i planen. Rätt när målet ännu inte ska ge något.
-- fel exempel:
--   mål KUN1: Alla elever når gymnasiet
--     ansvarig: BUN
-- rätt exempel:
--   mål KUN1: Alla elever når gymnasiet
--     ansvarig: BUN
--   budget BUN: Internbudget 2024
--   nämndmål BUN1: Nio av tio elever blir behöriga
--     mål: KUN1
SELECT g.place, r.unit, g.id, g.title, g.waiting,
       CASE WHEN (SELECT a.whole FROM plan AS a) = 0 THEN 'inlämning'
            WHEN g.waiting > 0 THEN 'väntar' END AS variant
FROM goal AS g
LEFT JOIN responsible AS r ON r.goal = g.key AND g.responsible = 1
WHERE g.kind = 'mål' AND g.units = 0 AND g.unreadable = 0 AND g.in_scope = 1 AND g.in_circle = 0  -- S09
  -- the whole economy works towards a financial one; that somebody answers for it is enough
  AND (g.financial = 0 OR g.responsible = 0)
