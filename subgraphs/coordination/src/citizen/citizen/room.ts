import type { Room } from "../../room.ts";
import { Cpr1764000000012 } from "./0009-cpr.ts";
import { Residence1764000000121 } from "./0121-residence.ts";
import { WhoSpeaks1764000000160 } from "./0160-who-speaks.ts";
import { SecondPerson1764000000193 } from "./0193-second-person.ts";
import { FormerNames1764000000211 } from "./0211-former-names.ts";
import { Protection1764000000230 } from "./0230-protection.ts";
import { AgeRuleResolver } from "./age-rule.resolver.ts";
import { CitizenResolver, ViewerResolver, viewer } from "./citizen.resolver.ts";
import { knowRelations, readCitizen } from "./citizen.service.ts";
import { Citizen } from "./citizen.ts";
import { hasToConfirm } from "./confirm.service.ts";
import { demo } from "./demo.ts";
import { FormerName } from "./former-name.ts";
import { generated } from "./generated.ts";
import { IdentityProtectionResolver } from "./protection.resolver.ts";
import { IdentityProtection } from "./protection.ts";
import { knowWhatIsReadAlong, standingAhead } from "./read-along.ts";
import { CitizenMovesResolver, CitizenRegisterResolver, ResidenceResolver } from "./register.resolver.ts";
import { AssessmentResolver, RepresentationResolver } from "./representation.resolver.ts";
import { CapacityAssessment, Representation } from "./representation.ts";
import { RepresentationsResolver, RepresentsResolver } from "./represents.resolver.ts";
import { Residence } from "./residence.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [Citizen, Residence, FormerName, Representation, CapacityAssessment, IdentityProtection],
  resolvers: [
    ViewerResolver,
    CitizenResolver,
    CitizenRegisterResolver,
    CitizenMovesResolver,
    ResidenceResolver,
    RepresentationResolver,
    AssessmentResolver,
    RepresentsResolver,
    RepresentationsResolver,
    IdentityProtectionResolver,
    AgeRuleResolver,
  ],
  references: {
    Citizen: ({ id }: { id: string }, context) => readCitizen(context, id),
    Viewer: ({ id }: { id: string }, { caller }) => (id === caller.id ? viewer(caller) : null),
  },
  periods: ["Representation", "IdentityProtection"],
  migrations: [
    Cpr1764000000012,
    Residence1764000000121,
    WhoSpeaks1764000000160,
    SecondPerson1764000000193,
    FormerNames1764000000211,
    Protection1764000000230,
  ],
  withCitizen: standingAhead,
  relation: hasToConfirm,
  gathered: (rooms) => {
    knowRelations(rooms);
    knowWhatIsReadAlong(rooms);
  },
  tasks,
  demo,
  generated,
};
