import { overlayDescription, REFUSALS, Refusal, registeredSectors, type SectorRegistration } from "@overligger/shared";
import { Ctx, Directive, Field, FieldResolver, ID, InterfaceType, ObjectType, Resolver, Root } from "type-graphql";
import { Consent } from "../../citizen/consent/consent.ts";
import type { CoordinationContext } from "../../context.ts";
import { grantFor } from "../../town/registry/grant.ts";
import { Sector } from "../../town/registry/sector.ts";
import { type Decision, SectorAccess } from "./access.ts";

/** What coordination knows of an overlay: the grant that opens it. Everything else is the sector's. */
@InterfaceType("SectorOverlay", {
  autoRegisterImplementations: false,
  description:
    "What one sector shows of one citizen to one reader, as far as the citizen agreed (da: overblik over en sektor).",
})
export abstract class OverlayReference {
  @Directive("@inaccessible")
  @Field(() => ID, { description: "The signed grant that opens this overlay. Invisible to clients." })
  grant!: string;
}

/** The reference to each registered sector's overlay, made from the registry: a new sector needs no line here. */
export const overlayReferences: Function[] = registeredSectors().map((sector: SectorRegistration) => {
  @Directive('@key(fields: "grant", resolvable: false)')
  @ObjectType(sector.overlay, {
    implements: OverlayReference,
    description: overlayDescription(sector),
    simpleResolvers: true,
  })
  class Reference extends OverlayReference {}
  return Reference;
});

@ObjectType("SectorEntry", {
  description:
    "One registered sector in a plan or around a citizen: open or closed, never left out (da: sektor i planen).",
})
export class SectorEntry {
  @Field(() => Sector, { description: "Which sector (da: sektor).", simple: true })
  sector!: Sector;

  @Field(() => SectorAccess, { description: "Whether it is open to you, and if not, why (da: adgang)." })
  get access(): SectorAccess {
    return new SectorAccess(this.decision, this.citizenId);
  }

  @Field(() => Consent, {
    nullable: true,
    description: "The newest sharing consent for this sector, whatever its status (da: samtykke).",
    simple: true,
  })
  consent!: Consent | null;

  readonly decision!: Decision;
  readonly citizenId!: string;
  readonly planId!: string | null;
  /** The door through which the sector is seen here: the ids of what it shows name it. Null where all of it is seen. */
  readonly door!: string | null;

  constructor(entry: Pick<SectorEntry, "sector" | "consent" | "decision" | "citizenId" | "planId" | "door">) {
    Object.assign(this, entry);
  }
}

@Resolver(() => SectorEntry)
export class SectorEntryResolver {
  @FieldResolver(() => OverlayReference, {
    nullable: true,
    description:
      "What the sector itself answers, live; nothing of it is copied. Null where access is not open, or with an error SECTOR_SILENT where the sector does not answer (da: overblik).",
  })
  overlay(@Root() entry: SectorEntry, @Ctx() context: CoordinationContext): object | null {
    const { decision, sector, citizenId, planId, door } = entry;
    if (decision.reason !== null) return null;
    const grant = grantFor(context, sector, { ...decision, citizenId, planId, door });
    if (grant === null) throw new Refusal("SECTOR_SILENT", REFUSALS.SECTOR_SILENT, { sector: sector.code });
    return { __typename: sector.overlay, grant };
  }
}
