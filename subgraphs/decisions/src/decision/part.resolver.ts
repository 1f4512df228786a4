import { DateScalar, SectorReference } from "@overligger/shared";
import { FieldResolver, Resolver, Root } from "type-graphql";
import { Caseworker } from "../standing/views.ts";
import { DecisionPart } from "./decision-part.ts";
import { ComplaintGuidance } from "./guidance.ts";
import type { ShownDecisionPart } from "./shown.ts";

@Resolver(() => DecisionPart)
export class DecisionPartResolver {
  @FieldResolver(() => SectorReference, { nullable: true, description: "Whose part it is (da: myndighed)." })
  sector(@Root() { sector }: DecisionPart): SectorReference {
    return { code: sector };
  }

  @FieldResolver(() => Caseworker, {
    nullable: true,
    description: "Who decided it; null where nobody here knows them by name (da: afgjort af).",
  })
  decidedBy(@Root() { decidedBy }: DecisionPart): Caseworker {
    return { id: decidedBy };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "All answers, one below the other; null where there are none (da: høringssvar).",
    deprecationReason: "It does not say whose words they are: use `answers`.",
  })
  answer(@Root() { answers }: DecisionPart): string | null {
    return answers.map(({ text }) => text).join("\n\n") || null;
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: "When the last of them came; null where there is none (da: høringssvar den).",
    deprecationReason: "Each answer has its own day: use `answers`.",
  })
  answeredOn(@Root() { answers }: DecisionPart): string | null {
    return answers.at(-1)?.answeredOn ?? null;
  }

  @FieldResolver(() => ComplaintGuidance, {
    nullable: true,
    description: "How to complain about it; null until it is issued (da: klagevejledning).",
  })
  complaint(@Root() part: ShownDecisionPart): ComplaintGuidance | null {
    return part.complaint && new ComplaintGuidance(part, part.complaint, part.supersededOn);
  }
}
