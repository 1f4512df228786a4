import { DateScalar, DecisionReference, Language, LegalReference, oneBy } from "@overligger/shared";
import { Arg, Ctx, Field, ID, ObjectType } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { Sector } from "../../town/registry/sector.ts";
import { decisionOf, type JointSupport, type JointSupportRule } from "./joint-support.ts";

@ObjectType("ToldJointSupportPart", {
  description: "One authority's part of a joint decision, and its own purpose, which is kept (da: del).",
  simpleResolvers: true,
})
export class ToldPart {
  @Field(() => Sector, { nullable: true, description: "Which authority (da: myndighed)." })
  sector!: Sector | null;

  @Field(() => String, { description: "What its help is for (da: formål)." })
  purpose!: string;
}

const LOCALE = { DA: "da-DK", EN: "en-GB" } as const;

/** A joint decision as the citizen is told of it, and the staff who made it. */
@ObjectType("ToldJointSupport", {
  description:
    "That help of several authorities was decided on as one, as the citizen is told (da: afgørelse om samlet støtte).",
})
export class ToldJointSupport {
  constructor(
    private readonly joint: JointSupport,
    private readonly rule: JointSupportRule | null,
  ) {}

  @Field(() => ID, { description: "Opaque id." })
  get id(): string {
    return this.joint.id;
  }

  @Field(() => DateScalar, { description: "The day of the decision (da: afgørelsesdato)." })
  get decidedOn(): string {
    return this.joint.decidedOn;
  }

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day it no longer holds; null while it does (da: ophørt).",
  })
  get endedOn(): string | null {
    return this.joint.endedOn;
  }

  @Field(() => DecisionReference, {
    nullable: true,
    description:
      "The same as a decision, with guidance on complaining and its letter; null where it was made before it was one, or you do not see it (da: afgørelse).",
  })
  get decision(): DecisionReference | null {
    return decisionOf(this.joint);
  }

  @Field(() => Caseworker, { nullable: true, description: "The one who gives all of it (da: primær medarbejder)." })
  primaryWorker(@Ctx() context: CoordinationContext): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(this.joint.primaryWorkerId);
  }

  @Field(() => [ToldPart], { description: "One for each authority (da: dele)." })
  async parts(@Ctx() context: CoordinationContext): Promise<ToldPart[]> {
    const registry = await sectors(context);
    return this.joint.written.map(({ sector, purpose }) => ({ sector: registry.get(sector) ?? null, purpose }));
  }

  @Field(() => String, { description: "What was decided, as a sentence for the citizen." })
  async text(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
    @Ctx() context: CoordinationContext,
  ): Promise<string> {
    const danish = language === Language.DA;
    const day = (date: string) =>
      new Intl.DateTimeFormat(LOCALE[language], { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
    const worker = (await this.primaryWorker(context))?.name;
    const { decidedOn, endedOn } = this.joint;
    const named = danish ? this.rule?.nameDa : this.rule?.nameEn;
    const begun = danish
      ? `${named ?? "Samlet støtte"}: fra ${day(decidedOn)} er det besluttet, at du får hjælpen som én${worker ? `, og at ${worker} giver dig den hele` : ""}. Det, hver del er til for, gælder stadig.`
      : `${named ?? "Joint support"}: from ${day(decidedOn)} it is decided that you get the help as one${worker ? `, and that ${worker} gives you all of it` : ""}. What each part is for still holds.`;
    if (endedOn === null) return begun;
    return `${begun} ${
      danish
        ? `Fra ${day(endedOn)} får du den ikke længere som én; hver myndigheds hjælp fortsætter for sig.`
        : `From ${day(endedOn)} you no longer get it as one; each authority's help goes on by itself.`
    }`;
  }

  @Field(() => String, {
    nullable: true,
    description: "How to complain, to whom and by when; null where the rule does not say (da: klagevejledning).",
    deprecationReason: "decision { guidance } says it of each part, with its own day.",
  })
  complaint(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string | null {
    return (language === Language.DA ? this.rule?.complaintDa : this.rule?.complaintEn) ?? null;
  }

  @Field(() => LegalReference, {
    nullable: true,
    description: "On what that rests (da: hjemmel for klagevejledningen).",
    deprecationReason: "decision { parts { complaint { law } } } says it of each part.",
  })
  get complaintLaw(): LegalReference | null {
    return this.rule?.complaintLaw ?? null;
  }
}
