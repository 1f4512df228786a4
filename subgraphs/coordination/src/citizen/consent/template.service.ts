import { type Context, type Database, insertRows, manyBy } from "@overligger/shared";
import { ConsentKind } from "./consent-kind.ts";
import { ConsentTemplate } from "./consent-template.ts";

/** Whom to ask, and where to complain of how what one agreed to is used (databeskyttelsesforordningen artikel 13 and 77). */
const WHOM_TO_ASK =
  "Spørgsmål kan du stille til din koordinator eller til kommunen. Er du utilfreds med, hvordan kommunen bruger dine oplysninger, kan du klage til kommunen og til Datatilsynet (datatilsynet.dk).";

const ASK_IN_ENGLISH =
  "You can ask your coordinator or the municipality. If you are not content with how the municipality uses what it knows of you, you can complain to it and to the Danish Data Protection Agency (datatilsynet.dk).";

/** Those in use today, in English: what was shown before was Danish alone. */
const IN_ENGLISH: Readonly<Record<string, readonly [title: string, text: string]>> = {
  "JOINING-2026-3": [
    "Consent to a coordinating plan",
    `The municipality offers you one plan that gathers what the different authorities do together with you. It is voluntary. You can say no, and you can always change your mind without saying why. A no does not change the help you get. What stands in the plan itself (summary, goals, agreements, minutes and your own words) is read by your coordinator and their deputy and by the caseworkers you yourself have said yes to. What each authority knows of you the plan shows only when you have said yes, for each authority, to its being shared, and with whom. Each time somebody reads, it is written down. The rules on consent stand in the act on legal protection, § 11 a, and in the public administration act, § 28. ${ASK_IN_ENGLISH}`,
  ],
  "SHARING-2026-3": [
    "Consent to sharing information in the plan",
    `You let the recipients you have chosen among those who take part in your plan see the kinds of information you have chosen, from the authority you have chosen. If another caseworker joins, they see it only if you say yes. The information may be used only to make the plan and follow up on it. You can keep single things out. Each time somebody sees them, it is written down, and you can see it. You can always withdraw the consent; the sharing stops at once. ${ASK_IN_ENGLISH}`,
  ],
  "HEALTH-2026-2": [
    "Written consent to fetching health information",
    `You let those parts of your treatment plan that the plan needs be fetched from where you are treated. The consent holds for a year at most and is then to be given anew. You can always withdraw it. ${ASK_IN_ENGLISH}`,
  ],
  "ASSESSMENT-2026-1": [
    "Consent to one joint assessment",
    `You let the authority you have chosen take part in one joint assessment of your situation. Its staff write what they know of you and where they know it from, and read what the other authorities you have said yes to have written. So you need not tell the same again. You can read all of it and write what you think, and the assessment is not complete before you have said so yourself. Information from treatment in the health service is read by others only while you have also consented in writing to its being fetched. Each time somebody reads, it is written down. It is voluntary, and you can always withdraw the consent: then the others no longer read what that authority wrote. The rules on consent stand in the act on legal protection, § 11 a, and in the public administration act, § 28. ${ASK_IN_ENGLISH}`,
  ],
};

const FIRST: readonly Omit<ConsentTemplate, "endsOn" | "id" | "municipality" | "titleEn" | "textEn">[] = [
  {
    version: "JOINING-2026-1",
    kind: ConsentKind.JOINING,
    title: "Samtykke til en koordinerende plan",
    text: "Kommunen tilbyder dig én plan, der samler det, de forskellige myndigheder gør sammen med dig. Det er frivilligt. Du kan sige nej, og du kan altid fortryde uden at sige hvorfor. Et nej ændrer ikke den hjælp, du får. Planen deler ingen oplysninger, før du for hver sektor har sagt ja til det.",
    startsOn: "2026-01-01",
  },
  {
    version: "SHARING-2026-1",
    kind: ConsentKind.SHARING,
    title: "Samtykke til, at oplysninger deles i planen",
    text: "Du giver lov til, at dem, der deltager i din koordinerende plan, kan se de slags oplysninger, du har valgt, fra den sektor, du har valgt. De må kun bruges til at lave planen og følge op på den. Du kan holde enkelte ting ude. Hver gang nogen ser dem, bliver det skrevet ned, og du kan se det. Du kan altid trække samtykket tilbage; delingen stopper med det samme.",
    startsOn: "2026-01-01",
  },
  {
    version: "HEALTH-2026-1",
    kind: ConsentKind.HEALTH_RETRIEVAL,
    title: "Skriftligt samtykke til indhentning af helbredsoplysninger",
    text: "Du giver lov til, at de dele af din behandlingsplan, der er nødvendige for planen, bliver hentet fra behandlingsstedet. Samtykket gælder højst et år og skal derefter gives igen. Du kan altid trække det tilbage.",
    startsOn: "2026-01-01",
  },
  {
    version: "JOINING-2026-2",
    kind: ConsentKind.JOINING,
    title: "Samtykke til en koordinerende plan",
    text: "Kommunen tilbyder dig én plan, der samler det, de forskellige myndigheder gør sammen med dig. Det er frivilligt. Du kan sige nej, og du kan altid fortryde uden at sige hvorfor. Et nej ændrer ikke den hjælp, du får. Det, der står i selve planen – sammendrag, mål, aftaler, referater og dine egne ord – læses af din koordinator og dennes stedfortræder og af de sagsbehandlere, du selv har sagt ja til. Hvad de enkelte myndigheder ved om dig, viser planen først, når du for hver myndighed har sagt ja til, at det deles, og med hvem. Hver gang nogen læser, bliver det skrevet ned. Reglerne om samtykke står i retssikkerhedslovens § 11 a og forvaltningslovens § 28.",
    startsOn: "2026-11-26",
  },
  {
    version: "SHARING-2026-2",
    kind: ConsentKind.SHARING,
    title: "Samtykke til, at oplysninger deles i planen",
    text: "Du giver lov til, at de modtagere, du har valgt blandt dem, der er med i din plan, kan se de slags oplysninger, du har valgt, fra den myndighed, du har valgt. Kommer der en ny sagsbehandler med, ser de det kun, hvis du siger ja. Oplysningerne må kun bruges til at lave planen og følge op på den. Du kan holde enkelte ting ude. Hver gang nogen ser dem, bliver det skrevet ned, og du kan se det. Du kan altid trække samtykket tilbage; delingen stopper med det samme.",
    startsOn: "2026-11-26",
  },
  {
    version: "ASSESSMENT-2026-1",
    kind: ConsentKind.HOLISTIC_ASSESSMENT,
    title: "Samtykke til én fælles udredning",
    text: `Du giver lov til, at den myndighed, du har valgt, er med i én fælles udredning af din situation. Medarbejderne der skriver, hvad de ved om dig, og hvorfra de ved det, og læser, hvad de andre myndigheder, du har sagt ja til, har skrevet. Så behøver du ikke fortælle det samme igen. Du kan læse det hele og skrive, hvad du mener, og udredningen er først færdig, når du selv har sagt det. Oplysninger fra behandlingen i sundhedsvæsenet læses kun af andre, så længe du også har givet skriftligt samtykke til at hente dem. Hver gang nogen læser, bliver det skrevet ned. Det er frivilligt, og du kan altid trække samtykket tilbage: så læser de andre ikke længere, hvad den myndighed har skrevet. Reglerne om samtykke står i retssikkerhedslovens § 11 a og forvaltningslovens § 28. ${WHOM_TO_ASK}`,
    startsOn: "2026-11-26",
  },
  {
    version: "JOINING-2026-3",
    kind: ConsentKind.JOINING,
    title: "Samtykke til en koordinerende plan",
    text: `Kommunen tilbyder dig én plan, der samler det, de forskellige myndigheder gør sammen med dig. Det er frivilligt. Du kan sige nej, og du kan altid fortryde uden at sige hvorfor. Et nej ændrer ikke den hjælp, du får. Det, der står i selve planen – sammendrag, mål, aftaler, referater og dine egne ord – læses af din koordinator og dennes stedfortræder og af de sagsbehandlere, du selv har sagt ja til. Hvad de enkelte myndigheder ved om dig, viser planen først, når du for hver myndighed har sagt ja til, at det deles, og med hvem. Hver gang nogen læser, bliver det skrevet ned. Reglerne om samtykke står i retssikkerhedslovens § 11 a og forvaltningslovens § 28. ${WHOM_TO_ASK}`,
    startsOn: "2026-11-28",
  },
  {
    version: "SHARING-2026-3",
    kind: ConsentKind.SHARING,
    title: "Samtykke til, at oplysninger deles i planen",
    text: `Du giver lov til, at de modtagere, du har valgt blandt dem, der er med i din plan, kan se de slags oplysninger, du har valgt, fra den myndighed, du har valgt. Kommer der en ny sagsbehandler med, ser de det kun, hvis du siger ja. Oplysningerne må kun bruges til at lave planen og følge op på den. Du kan holde enkelte ting ude. Hver gang nogen ser dem, bliver det skrevet ned, og du kan se det. Du kan altid trække samtykket tilbage; delingen stopper med det samme. ${WHOM_TO_ASK}`,
    startsOn: "2026-11-28",
  },
  {
    version: "HEALTH-2026-2",
    kind: ConsentKind.HEALTH_RETRIEVAL,
    title: "Skriftligt samtykke til indhentning af helbredsoplysninger",
    text: `Du giver lov til, at de dele af din behandlingsplan, der er nødvendige for planen, bliver hentet fra behandlingsstedet. Samtykket gælder højst et år og skal derefter gives igen. Du kan altid trække det tilbage. ${WHOM_TO_ASK}`,
    startsOn: "2026-11-28",
  },
];

/** Puts the first texts in. A municipality adds a version of its own; what somebody agreed to is never changed. */
export async function registerTemplates(db: Database): Promise<void> {
  const rows = FIRST.map((each) => {
    const [titleEn = null, textEn = null] = IN_ENGLISH[each.version] ?? [];
    return { ...each, titleEn, textEn };
  });
  await insertRows(db, ConsentTemplate, rows as ConsentTemplate[]);
  for (const { version, titleEn, textEn } of rows)
    if (titleEn !== null)
      await db.query("UPDATE consent_template SET title_en = $2, text_en = $3 WHERE version = $1 AND text_en IS NULL", [
        ...[version, titleEn, textEn],
      ]);
}

/** The text in use today for a kind of consent: the municipality's own, else the one for those that have none; the newest, where two are. */
export async function templateInUse(
  context: Context,
  kind: ConsentKind,
  municipality: string | null,
): Promise<ConsentTemplate | null> {
  const all = await manyBy(context, ConsentTemplate, "kind").load(kind);
  const { today } = context;
  const inUse = all.filter(({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn > today));
  const own = municipality === null ? undefined : inUse.find((each) => each.municipality === municipality);
  return own ?? inUse.find((each) => each.municipality === null) ?? null;
}
