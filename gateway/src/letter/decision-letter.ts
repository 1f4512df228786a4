import { dayInWords, Language } from "@overligger/shared";
import { type Block, type Letter, ours, paragraphs, type Section, type Words, written } from "./section.ts";
import { WORDS } from "./words.ts";

interface Period {
  from: string | null;
  to: string | null;
}

interface Caseworker {
  name: string;
  title: string;
  unit: string;
  contact: { phone: string | null; email: string | null; hours: string | null };
  affiliations: {
    title: string;
    unit: string;
    sector: { code: string } | null;
    municipality: { code: string } | null;
    period: Period;
  }[];
}

interface Part {
  title: string;
  outcome: "GRANTED" | "PARTLY" | "REFUSED" | "ENDED";
  reasons: string;
  facts: string | null;
  noHearing: string | null;
  replyBy: string | null;
  answers: { text: string; saidAs: keyof (typeof WORDS)["da"]["answered"]; answeredOn: string }[];
  decidedOn: string;
  delegationId: string | null;
  sector: { code: string; nameDa: string | null; nameEn: string | null } | null;
  law: { actName: string; paragraph: string };
  decidedBy: Caseworker | null;
}

interface One {
  id: string;
  status: string;
  issuedOn: string | null;
  receivedOn: string | null;
  supersededOn: string | null;
  supersedesId: string | null;
  whole: boolean;
  combined: boolean;
  explanation: string | null;
  guidance: string | null;
  supersededBy: { id: string } | null;
  parts: Part[];
}

/** What the graph answers to the question below. */
export interface ToldDecision extends One {
  citizen: { name: string | null } | null;
  madeIn: { code: string; name: string } | null;
  beside: One[];
}

export const QUESTION = `query Letter($id: ID!, $language: Language!) {
  decision(id: $id) { ...One citizen { name } madeIn { code name } beside { ...One } }
}
fragment One on Decision {
  id status issuedOn receivedOn supersededOn supersedesId whole combined explanation guidance(language: $language)
  supersededBy { id }
  parts {
    title outcome reasons facts noHearing replyBy answers { text saidAs answeredOn } decidedOn delegationId
    sector { code nameDa nameEn }
    law { actName(language: $language) paragraph }
    decidedBy {
      name title unit
      contact { phone email hours }
      affiliations { title unit sector { code } municipality { code } period { from to } }
    }
  }
}`;

/** A decision that was issued, as a letter to the citizen, with what was decided beside it; null for any other. */
export function decisionLetter(decision: ToldDecision, language: "da" | "en"): Letter | null {
  const day = decision.issuedOn;
  if (decision.status !== "ISSUED" || day === null) return null;
  const writer = new Writer(language, decision.madeIn?.code ?? null);
  const besides = decision.beside.filter(({ status }) => status === "ISSUED");
  const { words } = writer;
  const { name } = decision.citizen ?? { name: null };
  return {
    ...{ language, day, reference: decision.id },
    heading: decision.combined ? words.combined : words.decision,
    blocks: [
      ...writer.notices(decision),
      ...([decision, ...besides].every(({ whole }) => whole) ? [] : [notice(words.notWhole)]),
      facts([
        [words.to, name === null ? ours(words.citizen) : written(name)],
        ...writer.aboutIt(decision),
        ...(decision.madeIn ? [[words.municipality, written(decision.madeIn.name)] as const] : []),
      ]),
    ],
    sections: [
      ...writer.sections(decision),
      ...besides.map((beside) => ({
        heading: words.beside(beside.parts.map(({ title }) => title).join(", ")),
        blocks: [
          ...writer.notices(beside),
          { kind: "text" as const, words: ours(words.besideWhy) },
          facts(writer.aboutIt(beside)),
        ],
        sections: writer.sections(beside),
      })),
    ],
  };
}

type Fact = readonly [name: string, words: Words];

const notice = (text: string): Block => ({ kind: "notice", words: ours(text) });
const facts = (all: readonly Fact[]): Block => ({ kind: "facts", facts: all });
const section = (heading: string, blocks: readonly Block[], sections: readonly Section[] = []): Section => ({
  ...{ heading, blocks, sections },
});

class Writer {
  readonly words: (typeof WORDS)["da" | "en"];
  readonly #language: "da" | "en";
  readonly #municipality: string | null;

  constructor(language: "da" | "en", municipality: string | null) {
    this.words = WORDS[language];
    this.#language = language;
    this.#municipality = municipality;
  }

  #day(day: string): string {
    return dayInWords(day, this.#language === "da" ? Language.DA : Language.EN);
  }

  notices({ supersededOn, supersededBy }: One): Block[] {
    if (supersededOn === null) return [];
    const [{ words }, day] = [this, this.#day(supersededOn)];
    return [notice(supersededBy ? words.superseded(day) : words.noLonger(day))];
  }

  aboutIt({ id, issuedOn, receivedOn, supersedesId, supersededBy }: One): Fact[] {
    const { words } = this;
    return [
      ...(issuedOn === null ? [] : [[words.decidedOn, ours(this.#day(issuedOn))] as const]),
      ...(receivedOn === null || receivedOn === issuedOn
        ? []
        : [[words.receivedOn, ours(this.#day(receivedOn))] as const]),
      [words.reference, ours(id)],
      ...(supersedesId === null ? [] : [[words.supersedes, ours(supersedesId)] as const]),
      ...(supersededBy === null ? [] : [[words.supersededBy, ours(supersededBy.id)] as const]),
    ];
  }

  sections(decision: One): Section[] {
    const { words } = this;
    const { parts, explanation, guidance } = decision;
    const several = parts.length > 1;
    return [
      ...(several
        ? [section(words.inShort, [facts(parts.map(({ title, outcome }) => [title, ours(words.outcomes[outcome])]))])]
        : []),
      ...(explanation === null ? [] : [section(words.asAWhole, paragraphs(written(explanation)))]),
      ...parts.map((part, index) => this.#part(part, decision, several ? index + 1 : null)),
      // Whom to write to is in the words of the decision's own guidance, which is one for the whole with a line for each part.
      ...(guidance === null ? [] : [section(words.complain, paragraphs(ours(guidance)))]),
    ];
  }

  #part(part: Part, { issuedOn }: One, number: number | null): Section {
    const { words } = this;
    const { title, outcome, law, sector, decidedBy } = part;
    const who = decidedBy && this.#who(decidedBy, part);
    const contact = decidedBy && this.#contact(decidedBy);
    const area = this.#language === "da" ? sector?.nameDa : sector?.nameEn;
    return section(
      number === null ? title : words.part(number, title),
      [
        facts([
          [words.outcome, ours(words.outcomes[outcome])],
          [words.law, ours(`${law.actName} ${law.paragraph}`)],
          ...(issuedOn === null ? [] : [[words.from, ours(this.#day(issuedOn))] as const]),
          ...(area ? [[words.sector, ours(area)] as const] : []),
          ...(who ? [[words.decidedBy, ours(who)] as const] : []),
          ...(contact ? [[words.contact, ours(contact)] as const] : []),
        ]),
      ],
      [
        section(words.reasons, paragraphs(written(part.reasons))),
        ...(part.facts === null ? [] : [section(words.facts, paragraphs(written(part.facts)))]),
        ...this.#hearing(part),
      ],
    );
  }

  #hearing({ outcome, noHearing, replyBy, answers }: Part): Section[] {
    const { words } = this;
    const told = (...blocks: Block[][]): Section[] => [section(words.hearing, blocks.flat())];
    if (answers.length > 0)
      return told(
        paragraphs(ours(words.heard)),
        ...answers.map(({ text, saidAs, answeredOn }) => [
          ...paragraphs(ours(words.answered[saidAs](this.#day(answeredOn)))),
          ...paragraphs(written(text)),
        ]),
      );
    if (noHearing !== null) return told(paragraphs(ours(words.notHeard)), paragraphs(written(noHearing)));
    if (outcome === "GRANTED" || replyBy === null) return [];
    return told(paragraphs(ours(words.heard)), paragraphs(ours(words.silent(this.#day(replyBy)))));
  }

  /** Their title and unit as they were on the day they decided, in this municipality and for this sector. */
  #who({ name, title, unit, affiliations }: Caseworker, { decidedOn, sector, delegationId }: Part): string {
    const then = affiliations.filter(
      ({ municipality, period: { from, to } }) =>
        municipality?.code === this.#municipality &&
        (from === null || from <= decidedOn) &&
        (to === null || decidedOn < to),
    );
    const as = then.find((each) => each.sector?.code === sector?.code) ?? then[0] ?? { title, unit };
    return [name, as.title, as.unit, ...(delegationId === null ? [] : [this.words.delegated])].join(", ");
  }

  #contact({ contact: { phone, email, hours } }: Caseworker): string {
    return [phone && this.words.phone(phone), email, hours].filter((each) => each).join(", ");
  }
}
