-- kod: M03
-- namn: lagkrav-som-mål
-- nivå: råd
-- omfattning: inlämning
-- meddelande: {kind|ordet} {id} »{title}« är något som lagen redan kräver
-- message: goal {id} »{title}« is something that the law requires already
-- markering: »{phrase}«
-- label: »{phrase}«
-- hjälp: skriv vad ni vill nå utöver lagens krav; själva kravet hör hemma på en post med   slag: lagstadgat   och   lagrum: …
-- help: write what you want beyond the law; the duty itself belongs on an item with   slag: lagstadgat   and   lagrum: …
-- varför: Att följa lagen är inget att sikta mot: det ska ändå göras. Som mål tränger det undan det som kommunen
--   själv har valt, och pengarna ser ut att gå till en satsning.
-- när: När texten nämner lagen som måttstock (listan står i frågan nedan) och inte säger att målet går längre: mer
--   än, utöver, bättre än, snabbare än.
-- vem frågar: Vansbro kommuns revisorer, om lagkrav som skrivs som mål.
-- rätta: Skriv målet som det ni vill nå därutöver, eller lägg det som en lagstadgad post.
-- undantag: undantag M03: Kommunen har ett föreläggande och följer upp att det är åtgärdat
--   Rätt när brister mot lagen ska rättas till under året.
-- fel exempel:
--   nämndmål BYG1: Bygglov handläggs inom lagstadgad tid
--     mål: KT2
-- rätt exempel:
--   nämndmål BYG1: Bygglov handläggs på hälften av den tid som lagen medger
--     mål: KT2
SELECT m.place, m.unit, m.kind, m.id, m.title, m.phrase
FROM (SELECT g.place, g.unit, g.kind, g.id, g.title,
             mentions(g.title, 'lagstadgad, lagstadgade, lagstadgat, enligt lag, enligt lagen, enligt gällande lag, enligt gällande lagstiftning,
                      enligt lagstiftningen, lagkrav, lagkraven, lagkravet, lagens krav, lagstiftningens krav, följa lagen, följer lagen,
                      följa lagar, följer lagar, följa lagstiftningen, följer lagstiftningen, följa gällande lagstiftning,
                      enligt skollagen, enligt socialtjänstlagen, enligt hälso- och sjukvårdslagen, enligt miljöbalken, enligt förvaltningslagen,
                      enligt kommunallagen, enligt plan- och bygglagen') AS phrase
      FROM goal AS g) AS m
WHERE m.phrase IS NOT NULL
  AND mentions(m.title, 'mer än, fler än, utöver, bättre än, snabbare än, kortare än, högre än, längre än, hälften, före') IS NULL
