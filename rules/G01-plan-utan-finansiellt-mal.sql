-- kod: G01
-- namn: plan-utan-finansiellt-mål
-- nivå: varning
-- omfattning: inlämning
-- behöver: god ekonomisk hushållning
-- tyngd: 2
-- meddelande: planen har {n|antal mål}, men inget är ett finansiellt mål för god ekonomisk hushållning
-- message: the plan has {n|st:goal,goals}, but none is a financial goal for sound financial management
-- markering: inget finansiellt mål
-- label: no financial goal
-- hjälp: {add} på det mål som är finansiellt:   god ekonomisk hushållning: finansiellt mål
-- help: {add} on the goal that is financial:   god ekonomisk hushållning: finansiellt mål
-- nivå[märk]: råd
-- meddelande[märk]: {målet} {id} »{title}« handlar om ekonomin men är inte angivet som finansiellt mål
-- message[märk]: goal {id} »{title}« is about the economy but is not said to be a financial goal
-- markering[märk]: ett finansiellt mål?
-- label[märk]: a financial goal?
-- hjälp[märk]: {add}   god ekonomisk hushållning: finansiellt mål
-- help[märk]: {add}   god ekonomisk hushållning: finansiellt mål
-- varför: Budgeten ska ange finansiella mål och mål och riktlinjer för verksamheten av betydelse för god ekonomisk hushållning
--   (kommunallagen 11 kap. 6 §).
-- när: När planen själv kontrolleras, har mål, och inget av dem är ett finansiellt mål. Har något mål dimensionen ekonomisk, eller talar om ekonomi,
--   resultatet, soliditet, budgetföljsamhet, skuldsättning eller betalningsberedskap, är det ett råd om det första sådana målet.
-- vem frågar: Revisionen, varje år: är resultatet förenligt med de finansiella mål som fullmäktige har beslutat?
-- rätta: Säg på planen, målområdet eller målet vad som är finansiellt mål och vad som är verksamhetsmål.
-- undantag: undantag G01: De finansiella målen står i budgetbeslutet
--   Skrivs i planen.
-- fel exempel:
--   plan SP: Strategisk plan
--     budgetår: 2024
--   mål M1: Alla barn får en trygg uppväxt
-- rätt exempel:
--   plan SP: Strategisk plan
--     budgetår: 2024
--   mål M1: Alla barn får en trygg uppväxt
--   mål M2: Resultatet är minst två procent av skatter och bidrag
--     god ekonomisk hushållning: finansiellt mål
WITH about AS MATERIALIZED (
  SELECT g.place, g.id, g.title
  FROM goal AS g
  WHERE g.kind = 'mål' AND g.economy IS NULL
    AND (g.dimension = 'ekonomisk'
         OR mentions(g.title, 'ekonomi*, resultatet, soliditet*, budgetföljsamhet*, skuldsättning*, betalningsberedskap*') IS NOT NULL)
  ORDER BY g.key LIMIT 1),
without AS MATERIALIZED (
  SELECT a.place, a.goals FROM plan AS a
  WHERE a.whole_plan = 1 AND a.goals > 0 AND a.financial_goals = 0 AND a.unreadable = 0 AND a.unreadable_economy = 0)
SELECT w.place, w.goals AS n, NULL AS id, NULL AS title, NULL AS variant
FROM without AS w
WHERE NOT EXISTS (SELECT 1 FROM about)
UNION ALL
SELECT m.place, (SELECT w.goals FROM without AS w), m.id, m.title, 'märk'
FROM about AS m
WHERE EXISTS (SELECT 1 FROM without)
