-- kod: M03
-- namn: lagkrav-som-mål
-- nivå: råd
-- omfattning: inlämning
-- tyngd: 3
-- meddelande: {kind|ordet} {id} »{title}« är något som lagen redan kräver
-- message: goal {id} »{title}« is something that the law requires already
-- markering: »{phrase}«
-- label: »{phrase}«
-- hjälp: skriv vad ni vill nå utöver lagens krav; själva kravet hör hemma på en post med   slag: lagstadgat   och   lagrum: …
-- help: write what you want beyond the law; the duty itself belongs on an item with   slag: lagstadgat   and   lagrum: …
-- gör: ta bort {n|tal} mål som bara säger vad lagen kräver
-- do: remove {n|tal} goals that only say what the law requires
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
SELECT m.place, m.unit, m.kind, m.id, m.title, COALESCE(m.phrase, m.law) AS phrase
FROM (SELECT g.place, g.unit, g.kind, g.id, g.title,
             mentions(g.title, 'inom föreskriven tid, inom föreskrivna tider, inom lagens tid, lagstadgad, lagstadgade, lagstadgat, lagenlig*, lagkrav, lagkraven, lagkravet, lagens krav, lagarnas krav, lagstiftningens krav, lagens intention*, författningskrav*, krav enligt lag*,
                      enligt * lag, enligt * lagen, enligt * lagar, enligt * lagstiftning*, enligt * författning*, enligt * förordning*, i enlighet med * lag, i enlighet med * lagen, i enlighet med * lagar, i enlighet med * lagstiftning*,
                      i enlighet med * författning*, utifrån * lagstiftning*, inom ramen för * lagstiftning*, inom lagens ram*, följ* lag, följ* lagen, följ* lagar, följ* lagarna, följ* *lagstiftning*, följ* gällande lag*, följ* gällande författning*,
                      följ* de lagar, följ* alla lagar, efterlev* * lag, efterlev* * lagar, efterlev* * lagstiftning*, lagar * efterlev*, lagar * följs, lagstiftning* följs, lagstiftningen efterlevs, uppfyll* lagen, uppfyll* lagstiftning*,
                      enligt * skollagen, enligt * socialtjänstlagen, enligt * hälso och sjukvårdslagen, enligt * miljöbalken, enligt * förvaltningslagen, enligt * kommunallagen, enligt * plan och bygglagen, enligt * livsmedelslagen,
                      enligt * arbetsmiljölagen, enligt * bibliotekslagen, enligt * diskrimineringslagen, enligt lss, enligt sol, enligt pbl, enligt gdpr, i enlighet med * skollagen, i enlighet med * socialtjänstlagen,
                      i enlighet med * miljöbalken, i enlighet med * förvaltningslagen, i enlighet med * kommunallagen, i enlighet med * plan och bygglagen, i enlighet med * livsmedelslagen, i enlighet med * arbetsmiljölagen,
                      följ* skollagen, följ* socialtjänstlagen, följ* miljöbalken, följ* kommunallagen, följ* förvaltningslagen, följ* arbetsmiljölagen, följ* plan och bygglagen, skollagens krav, socialtjänstlagens krav, kommunallagens krav,
                      miljöbalkens krav, arbetsmiljölagens krav, bibliotekslagens krav') AS phrase,
             -- a law, with a word that says that it is the measure
             CASE WHEN mentions(g.title, 'enligt, i enlighet med, följ*, efterlev*, efterföljs, uppfyll*, kräver, krav, krav i, kraven, kravet, kraven i, lever upp till, leva upp till, föreskriver, medger, stadgar') IS NOT NULL THEN
             mentions(g.title, 'skollagen, socialtjänstlagen, hälso och sjukvårdslagen, förvaltningslagen, kommunallagen, plan och bygglagen, livsmedelslagen, arbetsmiljölagen, bibliotekslagen, diskrimineringslagen, upphandlingslagen,
                      upphandlingslagstiftningen, offentlighets och sekretesslagen, sekretesslagen, språklagen, minoritetslagen, alkohollagen, tobakslagen, kulturmiljölagen, arkivlagen, patientsäkerhetslagen, patientlagen, djurskyddslagen,
                      smittskyddslagen, redovisningslagen, vattentjänstlagen, säkerhetsskyddslagen, bokföringslagen, lagen om, lag om, lagstiftningen om, miljöbalken, föräldrabalken, dataskyddsförordningen, dataskyddslagen,
                      avfallsförordningen, *sförordningen, barnkonventionen, skollagens, socialtjänstlagens, miljöbalkens, arbetsmiljölagens, kommunallagens, förvaltningslagens, dataskyddsförordningens, livsmedelslagens,
                      diskrimineringslagens, lou, gdpr, pbl, lss, hsl, osl, luf') END AS law
      FROM goal AS g) AS m
WHERE (m.phrase IS NOT NULL OR m.law IS NOT NULL)
  -- what somebody has by law tells whom it is about
  AND mentions(m.title, 'insats* enligt, insats* * enligt, stöd enligt, boende enligt, *boende enligt, bostad enligt, service enligt, beslut enligt, assistans enligt, verksamhet* enligt, *omsorg enligt,
                        bistånd enligt, god ekonomisk hushållning') IS NULL
  AND mentions(m.title, 'mer än, fler än, utöver, bättre än, snabbare än, kortare än, högre än, längre än, strängare än, hårdare än, understig*, överstig*, överträff*, under lagens, över lagens, bortom, hälften, före, lagstadgade tjänster, icke lagstadgad*, inte lagstadgad*, ej lagstadgad*') IS NULL
