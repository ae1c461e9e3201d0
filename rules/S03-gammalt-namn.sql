-- kod: S03
-- namn: gammalt-namn
-- nivå: råd
-- omfattning: inlämning
-- tyngd: 5
-- meddelande: »{text}« är ett tidigare namn på {new_id}
-- message: »{text}« is a former name of {new_id}
-- markering: heter nu {new_id}
-- label: now called {new_id}
-- hjälp: skriv   {line_before}{new_id}{line_after}
-- help: write   {line_before}{new_id}{line_after}
-- relaterat: {målet} {new_id} står här
-- related: goal {new_id} is declared here
-- gör: byt {n|tal} tidigare namn mot de nya
-- do: change {n|tal} former names to the new ones
-- varför: Två namn på samma sak gör att läsaren tror att det är två saker. Kontrollen förstår det gamla namnet, men
--   den som läser planen gör det kanske inte.
-- vem frågar: Läsarna: samma målområde har haft två namn på samma sida.
-- rätta: Byt till det nya namnet.
-- undantag: undantag S03: Handlingen citerar ett äldre beslut
--   Rätt när texten ska stå kvar som den var.
-- fel exempel:
--   mål KUN1: Alla elever når gymnasiet
--     tidigare namn: UTB1
--   budget BUN: Internbudget 2024
--   nämndmål BUN1: Nio av tio elever blir behöriga
--     mål: UTB1
-- rätt exempel:
--   mål KUN1: Alla elever når gymnasiet
--     tidigare namn: UTB1
--   budget BUN: Internbudget 2024
--   nämndmål BUN1: Nio av tio elever blir behöriga
--     mål: KUN1
SELECT r.place, r.text AS part, r.unit, r.text, r.new_id, r.line_before, r.line_after, r.new_id AS fix,
       g.place AS related
FROM loose_reference AS r
LEFT JOIN goal AS g ON g.key = r.goal
WHERE r.former = 1
