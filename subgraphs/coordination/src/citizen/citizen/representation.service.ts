import {
  type Context,
  claimKey,
  inOneGo,
  isUuid,
  makeOnce,
  manyBy,
  oneBy,
  Refusal,
  type ToMend,
  UserError,
} from "@overligger/shared";
import { PERIOD_EMPTY } from "../../said.ts";
import { citizenOfStaff } from "./citizen.service.ts";
import { Citizen } from "./citizen.ts";
import { isOfAge } from "./may-act.policy.ts";
import { CapacityAssessment, Custody, Representation, RepresentationKind } from "./representation.ts";

export interface RepresentationInput {
  citizenId: string;
  representativeId: string;
  kind: RepresentationKind;
  personalMatters: boolean;
  startsOn: string;
  endsOn?: string | null;
  custody?: Custody | null;
  evidence: string;
  secondId?: string | null;
}

/** A guardian or future proxy is of age on the day from which they speak for somebody; a child may have a child of their own. */
export async function tooYoung(
  context: Context,
  { kind, representativeId, startsOn }: Pick<RepresentationInput, "kind" | "representativeId" | "startsOn">,
): Promise<ToMend | null> {
  const person = kind === RepresentationKind.PARENT ? null : await oneBy(context, Citizen, "id").load(representativeId);
  const today = startsOn > context.today ? startsOn : context.today;
  if (!person || isOfAge({ bornOn: person.bornOn, today })) return null;
  return [
    "representativeId",
    "REPRESENTATIVE_UNDER_AGE",
    "Who is under age speaks for nobody else as a guardian or proxy.",
    "Den, der er under 18, kan ikke være værge eller fuldmægtig.",
  ];
}

/** Staff write down that somebody may act for a citizen. Nobody is the parent of a grown-up, and nobody has sole custody beside another. */
export async function registerRepresentation(
  context: Context,
  input: RepresentationInput,
): Promise<{ representation: Representation | null; userErrors: UserError[] }> {
  const citizen = await citizenOfStaff(context, input.citizenId);
  const userErrors: UserError[] = [];
  const problem = (...what: ToMend) => userErrors.push(new UserError(...what));
  const other = isUuid(input.representativeId)
    ? await oneBy(context, Citizen, "id").load(input.representativeId)
    : null;
  if (!other || other.id === citizen.id)
    problem(
      "representativeId",
      "REPRESENTATIVE_UNKNOWN",
      "Name another person as the representative.",
      "Nævn en anden person som den, der skal tale for borgeren.",
    );
  const young = other && (await tooYoung(context, input));
  if (young) problem(...young);
  if (input.endsOn != null && input.endsOn <= input.startsOn) problem("endsOn", ...PERIOD_EMPTY);
  if (input.kind === RepresentationKind.PARENT) {
    const from = input.startsOn > context.today ? input.startsOn : context.today;
    if (isOfAge({ bornOn: citizen.bornOn, today: from }))
      problem(
        "kind",
        "OF_AGE",
        "The citizen is of age by then: nobody decides for them as a parent.",
        "Borgeren er myndig til den tid: ingen bestemmer som forælder.",
      );
    const others = (await manyBy(context, Representation, "citizenId").load(citizen.id)).filter(
      (other) =>
        other.kind === RepresentationKind.PARENT &&
        other.representativeId !== input.representativeId &&
        (other.endsOn === null || other.endsOn > input.startsOn) &&
        (input.endsOn == null || other.startsOn < input.endsOn),
    );
    if (others.length > 0 && [input, ...others].some(({ custody }) => custody === Custody.SOLE))
      problem(
        "custody",
        "CUSTODY_CONFLICT",
        "One of two parents cannot have sole custody: end the other's first.",
        "Når der er to forældre, kan den ene ikke have forældremyndigheden alene: afslut den andens først.",
      );
  } else if (input.custody != null)
    problem("custody", "CUSTODY_NOT_PARENT", "Only a parent has custody.", "Kun en forælder har forældremyndighed.");
  if (userErrors.length > 0) return { representation: null, userErrors };
  const { representativeId, kind, personalMatters, startsOn, evidence } = input;
  const id = await makeOnce(context, citizen.id, (manager, id) =>
    manager.insert(Representation, {
      id,
      citizenId: citizen.id,
      representativeId,
      kind,
      personalMatters,
      startsOn,
      endsOn: input.endsOn ?? null,
      custody: input.custody ?? null,
      evidence,
      registeredBy: context.caller.id,
      secondId: input.secondId ?? null,
    }),
  );
  context.forget();
  return { representation: await oneBy(context, Representation, "id").load(id), userErrors };
}

const ONE_ENDS = "SELECT id FROM representation WHERE id = $1 FOR UPDATE";

/** Staff end a representation from a day on; what was agreed to by it until then stands. */
export async function endRepresentation(
  context: Context,
  input: { representationId: string; on?: string | null; reason: string },
): Promise<{ representation: Representation | null; userErrors: UserError[] }> {
  const found = isUuid(input.representationId)
    ? await oneBy(context, Representation, "id").load(input.representationId)
    : null;
  if (!found) throw new Refusal("NOT_FOUND");
  await citizenOfStaff(context, found.citizenId);
  const endsOn = input.on ?? context.today;
  const userErrors = await inOneGo(context, [ONE_ENDS, found.id], async ({ manager, problem }) => {
    if ((await claimKey(context, found.id, found.id)) !== null) return;
    const current = await manager.findOneByOrFail(Representation, { id: found.id });
    if (current.endsOn !== null && current.endsOn <= endsOn)
      return problem(
        "on",
        "ENDED_ALREADY",
        "It ends on that day or before already.",
        "Den slutter allerede den dag eller før.",
      );
    if (endsOn < current.startsOn)
      return problem(
        "on",
        "PERIOD_EMPTY",
        "It cannot end before it began.",
        "Slutdatoen må ikke ligge før begyndelsen.",
      );
    await manager.update(Representation, { id: found.id }, { endsOn, endedFor: input.reason });
    return undefined;
  });
  const representation = userErrors.length > 0 ? null : await oneBy(context, Representation, "id").load(found.id);
  return { representation, userErrors };
}

export async function assessCapacity(
  context: Context,
  input: { citizenId: string; able: boolean; reason: string; validTo?: string | null; secondId?: string | null },
): Promise<{ assessment: CapacityAssessment | null; userErrors: UserError[] }> {
  const citizen = await citizenOfStaff(context, input.citizenId);
  const { able, reason, validTo = null } = input;
  if (validTo !== null && validTo <= context.today) {
    const past = new UserError(
      "validTo",
      "DATE_PAST",
      "It must hold today at least: the first day on which it no longer does lies after today.",
      "Vurderingen skal gælde mindst i dag: vælg en slutdato efter i dag.",
    );
    return { assessment: null, userErrors: [past] };
  }
  const id = await makeOnce(context, citizen.id, (manager, id) =>
    manager.insert(CapacityAssessment, {
      id,
      citizenId: citizen.id,
      able,
      reason,
      validTo,
      assessedAt: context.now.toISOString(),
      assessedBy: context.caller.id,
      secondId: input.secondId ?? null,
    }),
  );
  context.forget();
  return { assessment: await oneBy(context, CapacityAssessment, "id").load(id), userErrors: [] };
}
