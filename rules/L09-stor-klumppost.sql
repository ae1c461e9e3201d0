-- kod: L09
-- namn: stor-klumppost
-- nivå: råd
-- omfattning: inlämning
-- behöver: slag, bidrar till, drift
-- gräns: högst 50 mnkr
-- tyngd: 5
-- meddelande: hela {posten} {id} »{title}«, {money|kr} {budget_year}, går till {goal_kind|ordet} {goal}
-- message: the whole of item {id} »{title}«, {money|kr} in {budget_year}, goes to goal {goal}
-- markering: mer än {limit} i en post
-- label: more than {limit} in one item
-- hjälp: dela posten efter vad pengarna går till   post {id}a: …   och   post {id}b: …   med var sitt   slag: …   drift {budget_year}: …   bidrar till: …
-- help: split the item by what the money is for   post {id}a: …   and   post {id}b: …   each with   slag: …   drift {budget_year}: …   bidrar till: …
-- gör: dela upp {n|tal} stora poster, eller säg hur de bidrar
-- do: divide {n|tal} large items, or say how they contribute
-- varför: I en så stor post ryms oftast flera saker, och allt räknas som pengar till ett mål.
-- när: För drift över gränsen som helt går till ett mål. Investeringar, grunduppdrag, lagstadgat och finansiellt
--   räknas inte.
-- vem frågar: OECD, om hur fint en budget behöver delas för att kopplas till mål.
-- rätta: Dela posten efter vad pengarna går till, eller fördela den på flera mål med andelar.
--   Planen kan sätta en annan gräns: regel L09: råd, högst 100 mnkr
-- undantag: undantag L09 till 2024-12-31: Insatsen utvärderas samlat efter första året
--   Rätt när posten verkligen är en enda insats.
-- fel exempel:
--   post S12: Ökad måluppfyllelse
--     slag: satsning
--     drift 2024: 75 mnkr
--     bidrar till: BUN1
-- rätt exempel:
--   post S12: Fler behöriga lärare
--     slag: satsning
--     drift 2024: 45 mnkr
--     bidrar till: BUN1
--   post S13: Läxhjälp
--     slag: satsning
--     drift 2024: 30 mnkr
--     bidrar till: BUN1 60 %, ALLA1 40 %
SELECT p.place, p.money, p.money AS extent, p.unit, p.id, p.title, g.id AS goal, g.kind AS goal_kind
FROM post AS p
JOIN link AS l ON l.post = p.key AND l.works = 'bidrar'
JOIN goal AS g ON g.key = l.goal
WHERE p.money > :limit AND p.net IS NOT NULL AND p.written_links = 1 AND p.share_sum = 10000
  AND (p.class IS NULL OR p.class NOT IN ('grunduppdrag', 'lagstadgat', 'finansiellt'))
