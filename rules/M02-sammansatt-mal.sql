-- kod: M02
-- namn: sammansatt-mål
-- nivå: råd
-- omfattning: inlämning
-- gräns: minst 3
-- tyngd: 5
-- meddelande: {kind|ordet} {id} rymmer {parts|st:sak,saker} i en mening: »{title}«
-- message: goal {id} holds {parts|st:thing,things} in one sentence: »{title}«
-- markering: vilken av dem är uppfylld?
-- label: which of them is met?
-- hjälp: skriv varje del för sig   aspekt {example}: …
-- help: write each part on its own   aspekt {example}: …
-- hjälp[eget]: dela upp i {ett kind|ord} för varje del, med var sin indikator
-- help[eget]: divide into one own goal for each part, each with its indicator
-- gör: dela {n|tal} mål som säger flera saker
-- do: divide {n|tal} goals that say several things
-- varför: Ett mål som rymmer flera saker blir alltid delvis uppfyllt, och en nämnd kan välja den del som passar. Med
--   aspekter syns vilka delar som någon arbetar mot.
-- när: Räknar led som åtskiljs av komma, och eller samt; gränsen är hur många som krävs för ett fynd. Exempel, bisatser,
--   dem man samverkar med och ord efter en preposition räknas inte.
-- vem frågar: Malmös stadsrevision: »träffbilden är bristfällig« när ett mål rymmer mycket.
-- rätta: Ge målet en aspekt för varje del. Ett eget mål delas hellre i två.
-- undantag: undantag M02: Leden är en uppräkning av samma sak
--   Rätt när målet ändå följs upp som en helhet.
-- fel exempel:
--   mål ARB1: Medarbetare ska trivas, utvecklas och vilja stanna
-- rätt exempel:
--   mål ARB1: Medarbetare ska trivas, utvecklas och vilja stanna
--     aspekt trivsel: Medarbetarna trivs
--     aspekt stanna: Medarbetarna vill stanna
SELECT m.place, m.unit, m.kind, m.id, m.title, m.parts, lower(m.id) || '-1' AS example,
       CASE WHEN m.kind <> 'mål' THEN 'eget' END AS variant
FROM (SELECT g.place, g.unit, g.kind, g.id, g.title, g.aspects, g.parts FROM goal AS g) AS m
WHERE m.parts >= :limit AND m.aspects = 0
