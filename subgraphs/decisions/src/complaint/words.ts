import { dayInWords, Language, type Words } from "@overligger/shared";
import { DecisionOutcome, type DecisionPart } from "../decision/decision-part.ts";
import type { ShownDecisionPart } from "../decision/shown.ts";
import { ComplaintAnswer, type ComplaintPart, ComplaintPartStatus, NotTaken, OPEN } from "./complaint-part.ts";

/** Within a sentence. */
const body = ({ complaint }: DecisionPart, language: Language): string =>
  language === Language.DA
    ? (complaint?.bodyDa ?? "klageinstansen")
    : (complaint?.bodyEn ?? "the body").replace(/^The /, "the ");
const first = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
const inBoth = (words: (language: Language) => string): Words => [words(Language.EN), words(Language.DA)];
const said = ([en, da]: Words, language: Language): string => (language === Language.DA ? da : en);

/** Why a part goes nowhere from here, in English and Danish. */
export function whyNotTaken(part: DecisionPart, why: NotTaken): Words {
  const { title, complaint } = part;
  switch (why) {
    case NotTaken.NOBODY:
      return [
        `“${title}”: ${complaint?.sendToEn ?? "there is nobody to complain to"}.`,
        `»${title}«: ${complaint?.sendToDa ?? "der er ingen at klage til"}.`,
      ];
    case NotTaken.OWN_ROUTE:
      return [
        `“${title}”: complaints about help from the health services go their own way, to ${body(part, Language.EN)}. Send it to: ${complaint?.sendToEn}.`,
        `»${title}«: klager over hjælp fra sundhedsvæsenet går deres egen vej, til ${body(part, Language.DA)}. Send den til: ${complaint?.sendToDa}.`,
      ];
    case NotTaken.OPEN_ALREADY:
      return [
        `“${title}”: there was a complaint about it already, which was not settled. What was said stands with it.`,
        `»${title}«: der var allerede en klage over den, som ikke var afgjort. Det, der blev sagt, står sammen med den.`,
      ];
    case NotTaken.ANSWERED:
      return [
        `“${title}”: ${body(part, Language.EN)} has answered a complaint about it, and who decided does not look at it again after that. If you think that the answer is wrong, write to ${body(part, Language.EN)} itself, to the Parliamentary Ombudsman, or go to court. If something has changed, ask for a new decision.`,
        `»${title}«: ${body(part, Language.DA)} har svaret på en klage over den, og så ser den myndighed, der traf afgørelsen, ikke på den igen. Mener du, at svaret er forkert, kan du selv skrive til ${body(part, Language.DA)} eller til Folketingets Ombudsmand, eller gå til domstolene. Har noget ændret sig, kan du bede om en ny afgørelse.`,
      ];
    case NotTaken.SENT_BACK:
      return [
        `“${title}”: ${body(part, Language.EN)} has sent it back, and it is decided anew. Say what you want to say to those who decide it; you can complain about the new decision.`,
        `»${title}«: ${body(part, Language.DA)} har sendt den tilbage, og den skal afgøres på ny. Sig det, du vil sige, til dem, der afgør den; den nye afgørelse kan du klage over.`,
      ];
  }
}

export const notTakenInWords = (part: DecisionPart, why: NotTaken, language: Language): string =>
  said(whyNotTaken(part, why), language);

const MEANWHILE: Readonly<Record<"waits" | "holds", Readonly<Record<DecisionOutcome, Words>>>> = {
  waits: {
    GRANTED: [
      "What was decided waits until the complaint is settled.",
      "Det, der er afgjort, venter, til klagen er afgjort.",
    ],
    PARTLY: [
      "What was decided waits until the complaint is settled.",
      "Det, der er afgjort, venter, til klagen er afgjort.",
    ],
    REFUSED: ["The no waits until the complaint is settled.", "Afslaget venter, til klagen er afgjort."],
    ENDED: ["You keep the help until the complaint is settled.", "Du beholder hjælpen, til klagen er afgjort."],
  },
  holds: {
    GRANTED: [
      "You get the help as it was granted while the complaint is dealt with.",
      "Du får hjælpen, som den er bevilget, mens klagen behandles.",
    ],
    PARTLY: [
      "You get the help that was granted while the complaint is dealt with.",
      "Du får den hjælp, der er bevilget, mens klagen behandles.",
    ],
    REFUSED: [
      "The no holds while the complaint is dealt with: you do not get the help meanwhile.",
      "Afslaget gælder, mens klagen behandles: du får ikke hjælpen imens.",
    ],
    ENDED: [
      "The help ends as decided, also while the complaint is dealt with.",
      "Hjælpen ophører som afgjort, også mens klagen behandles.",
    ],
  },
};

/** Whether the help runs while the complaint over it is open, as it was told with the decision; null once it is not open. */
export function meanwhile({ status }: ComplaintPart, part: ShownDecisionPart, language: Language): string | null {
  if (!OPEN.includes(status)) return null;
  if (part.supersededOn !== null) {
    const day = dayInWords(part.supersededOn, language);
    return language === Language.DA
      ? `Afgørelsen gælder ikke længere fra ${day}. Hvilken hjælp du får nu, står i den nye, hvis der er truffet en.`
      : `The decision no longer holds from ${day}. What help you get now is said by the new one, where one was made.`;
  }
  return said(MEANWHILE[part.complaint?.suspensive ? "waits" : "holds"][part.outcome], language);
}

const ANSWERS: Readonly<Record<ComplaintAnswer, (body: string, language: Language) => string>> = {
  UPHELD: (of, language) =>
    language === Language.DA ? `${of} er enig i afgørelsen.` : `${of} agrees with the decision.`,
  CHANGED: (of, language) =>
    language === Language.DA ? `${of} har ændret afgørelsen.` : `${of} has changed the decision.`,
  SENT_BACK: (of, language) =>
    language === Language.DA
      ? `${of} har sendt sagen tilbage: den skal afgøres på ny.`
      : `${of} has sent the case back: it is to be decided anew.`,
  DISMISSED: (of, language) =>
    language === Language.DA ? `${of} har afvist klagen.` : `${of} has not taken the complaint.`,
};

/** Whether what a body agreed with holds still. */
function stillHolds({ supersededOn }: ShownDecisionPart, language: Language): string {
  if (supersededOn === null) return language === Language.DA ? "Den gælder." : "It holds.";
  const day = dayInWords(supersededOn, language);
  return language === Language.DA ? `Den gælder ikke længere fra ${day}.` : `It no longer holds from ${day}.`;
}

/** Where the complaint over a part stands on a day, in words for the citizen. */
export function inPlainWords(row: ComplaintPart, part: ShownDecisionPart, language: Language, today: string): string {
  const overdue = row.dueOn < today;
  const day = (on: string | null) => (on === null ? "" : dayInWords(on, language));
  const to = body(part, language);
  const sentences = (): Words => {
    switch (row.status) {
      case ComplaintPartStatus.NOT_TAKEN:
        return whyNotTaken(part, row.notTaken ?? NotTaken.NOBODY);
      case ComplaintPartStatus.RECEIVED:
        return part.complaint?.reassessWeeks == null
          ? [`The complaint is sent on to ${to}.`, `Klagen sendes videre til ${to}.`]
          : overdue
            ? [
                `Who decided should have looked at it again by ${day(row.dueOn)}, and has not done so yet. It is still theirs to do.`,
                `Den myndighed, der traf afgørelsen, skulle have set på den igen senest den ${day(row.dueOn)}, og det er ikke sket endnu. Den skal stadig gøre det.`,
              ]
            : [
                `Who decided looks at it again, by ${day(row.dueOn)}.`,
                `Den myndighed, der traf afgørelsen, ser på den igen senest den ${day(row.dueOn)}.`,
              ];
      case ComplaintPartStatus.KEPT:
        return [
          `Who decided has looked at it again and keeps to it. The complaint ${overdue ? "should have been sent on by now" : "is sent on"} to ${to}.`,
          `Den myndighed, der traf afgørelsen, har set på den igen og holder fast i den. Klagen ${overdue ? "skulle være sendt" : "sendes"} videre til ${to}.`,
        ];
      case ComplaintPartStatus.CHANGED:
        return [
          "Who decided has looked at it again and made a new decision.",
          "Den myndighed, der traf afgørelsen, har set på den igen og truffet en ny.",
        ];
      case ComplaintPartStatus.FORWARDED:
        return [
          `The complaint was sent on to ${to} on ${day(row.forwardedOn)}, and is not answered yet.`,
          `Klagen blev sendt videre til ${to} den ${day(row.forwardedOn)} og er ikke besvaret endnu.`,
        ];
      case ComplaintPartStatus.ANSWERED:
        return inBoth((each) => {
          const answer = row.answer ?? ComplaintAnswer.DISMISSED;
          const words = ANSWERS[answer](first(body(part, each)), each);
          return answer === ComplaintAnswer.UPHELD ? `${words} ${stillHolds(part, each)}` : words;
        });
      case ComplaintPartStatus.WITHDRAWN:
        return [
          `The complaint was taken back on ${day(row.withdrawnOn)}.`,
          `Klagen blev trukket tilbage den ${day(row.withdrawnOn)}.`,
        ];
    }
  };
  const late = row.late && OPEN.includes(row.status);
  return [
    said(sentences(), language),
    ...(late
      ? [
          said(
            [
              `It came after the last day, ${day(part.complaint?.deadline ?? null)}: ${to} decides whether it is taken all the same.`,
              `Den kom efter klagefristen den ${day(part.complaint?.deadline ?? null)}: ${to} afgør, om den tages med alligevel.`,
            ],
            language,
          ),
        ]
      : []),
  ].join(" ");
}
