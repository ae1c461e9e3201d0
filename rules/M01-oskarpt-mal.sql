-- kod: M01
-- namn: oskarpt-mål
-- nivå: råd
-- omfattning: inlämning
-- behöver: målvärde, indikator
-- tyngd: 5
-- meddelande: {kind|ordet} {id} »{title}« säger vad som ska göras, »{phrase}«, men inte vad som ska uppnås
-- message: own goal {id} »{title}« says what is to be done, »{phrase}«, but not what is to be achieved
-- markering: varken ett tal i målet eller ett målvärde
-- label: neither a number in the goal nor a target
-- hjälp: skriv vad som ska ha hänt när året är slut, eller på en av målets indikatorer   målvärde {budget_year}: minst …
-- help: write what is to have happened at the end of the year, or on one of the goal's indicators   målvärde {budget_year}: minst …
-- gör: skriv vad som ska uppnås i {n|tal} mål
-- do: write what is to be achieved in {n|tal} goals
-- varför: Ett mål som bara säger att man ska verka för, främja eller arbeta med något kan aldrig missas, och då går
--   det inte att följa upp.
-- när: För egna mål med sådana ord (listan står i frågan nedan, också med ord emellan: arbeta aktivt med), utan något tal eller ord som alla, ingen och
--   hälften, och utan målvärde.
-- vem frågar: Ekonomistyrningsverket (2006:7): mål ska vara specifika och möjliga att följa upp.
-- rätta: Skriv resultatet i stället för verksamheten: »Nio av tio elever blir behöriga« i stället för »Arbeta med behörigheten«.
-- undantag: undantag M01: Målet är en viljeinriktning som nämnden följer i ord
--   Rätt när nämnden har bestämt att målet ska bedömas i text.
-- fel exempel:
--   nämndmål BUN1: Verka för en god läsmiljö i förskolan
--     mål: KT2
-- rätt exempel:
--   nämndmål BUN1: Alla förskolor har ett bibliotek vid årets slut
--     mål: KT2
SELECT m.place, m.unit, m.kind, m.id, m.title, m.phrase
FROM (SELECT g.place, g.unit, g.kind, g.id, g.title, g.targets,
             mentions(g.title, '^verka * för, ska verka * för, ska * verka * för, ska * * verka * för, verkar * för, ^främja, ^främjar, ska * främja, främjar, främjas, ^arbeta * med, ^arbeta * för, ^arbeta * mot, ska * arbeta * med, ska * * arbeta * med, ska * arbeta * för, ska * * arbeta * för, ska * arbeta * mot, ska * * arbeta * mot,
                      arbetar * med, arbetar * för, arbetar * mot, arbeta vidare, fortsätta arbetet, fortsätta * arbeta, fortsätter * arbeta, fortsätter arbetet, fortsatt arbete med, ^bidra * till, ska * bidra * till, ska * * bidra * till, bidrar * till,
                      ^medverka till, ska * medverka * till, ska * * medverka * till, medverkar * till, ^samverka, ska samverka, ska * samverka * med, ska * * samverka * med, samverkar med, ^samarbeta med, ska samarbeta, ^delta i, ska delta i, ^stötta, ska stötta,
                      arbetet * * ska fortsätta, arbetet * * ska fortgå, arbetet * * ska intensifieras, arbetet * * ska utvecklas, arbetet * * ska fördjupas, arbetet * * ska prioriteras, arbetet * * fortsätter, ska arbetas * med,
                      ^stödja, ^stödjer, ^stöder, ska * stödja, stödjer, stöder, ^sträva, ska * sträva, sträva * efter, strävar * efter, sträva * mot, strävar * mot, eftersträva*, utveckla arbetet, utveckla * arbete, utvecklar arbetet, stärka arbetet,
                      stärka * arbete, skapa * förutsättningar, skapar * förutsättningar, skapas förutsättningar, ge * förutsättningar, ger * förutsättningar, ges * förutsättningar, möjliggöra, möjliggör, underlätta, underlättar, uppmuntra, uppmuntrar,
                      värna, värnar, ^stimulera, stimulerar, ska stimulera, vara delaktig* i arbetet') AS phrase
      FROM goal AS g
      WHERE g.kind <> 'mål') AS m
WHERE m.phrase IS NOT NULL AND m.targets = 0 AND mentions(m.title, '*0*, *1*, *2*, *3*, *4*, *5*, *6*, *7*, *8*, *9*') IS NULL
  AND mentions(m.title, 'ingen, inga, inget, hälften, halverad, halverat, halverade, fördubblad, fördubblat, fördubblade, procent') IS NULL
  -- all of those whom the result is about, not whoever is to do it: varje skola arbetar …
  AND (mentions(m.title, 'alla, allt, varje, samtliga') IS NULL
       OR mentions(m.title, '^varje * arbetar, ^alla * arbetar, ^samtliga * arbetar, ^varje * bidrar, ^samtliga * bidrar, ^varje * verkar, ^alla * verkar, ^samtliga * verkar, ^varje * främjar, ^alla * främjar,
                ^samtliga * främjar, ^varje * ska arbeta, ^alla * ska arbeta, ^samtliga * ska arbeta, ^varje * ska verka, ^alla * ska verka, ^varje * ska bidra, ^varje * samverkar, ^möjliggöra, ^underlätta') IS NOT NULL)
  -- a relative clause before it tells of whom or what, not what is to be done; first of all som says as what
  AND (instr(m.phrase, 'ska ') = 1 OR instr(fold(m.title), ' som ') = 0 OR instr(fold(m.title), ' som ') > instr(' ' || fold(m.title), ' ' || m.phrase))
  -- what somebody does, not what is to be done
  AND mentions(m.title, 'som arbetar, som främjar, som stödjer, som stöder, som bidrar, som möjliggör, som underlättar, som stimulerar, som uppmuntrar, som värnar, fler arbetar, fler * arbetar, andel* * arbetar,
               fler bidrar, alla bidrar, ^fler, ^färre, ^andelen, ^antalet, som samverkar, som samarbetar, som deltar, som medverkar') IS NULL
