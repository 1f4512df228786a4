import { oneBy } from "@overligger/shared";
import type { Room } from "../../room.ts";
import { MunicipalitiesAndAffiliations1764000000120 } from "./0120-municipalities-and-affiliations.ts";
import { ContactDetails1764000000314 } from "./0314-contact-details.ts";
import {
  AffiliationResolver,
  CaseworkerAffiliationsResolver,
  MunicipalityRegionResolver,
} from "./affiliation.resolver.ts";
import { registerMunicipalities } from "./affiliation.service.ts";
import { CaseworkerAffiliation } from "./affiliation.ts";
import { StaffResolver } from "./caseworker.resolver.ts";
import { Caseworker } from "./caseworker.ts";
import { ContactDetailsResolver } from "./contact-details.resolver.ts";
import { demo } from "./demo.ts";
import { generated } from "./generated.ts";
import { Municipality } from "./municipality.ts";
import { Qualification } from "./qualification.ts";
import { Region } from "./region.ts";

export const room: Room = {
  entities: [Region, Municipality, Caseworker, CaseworkerAffiliation, Qualification],
  resolvers: [
    StaffResolver,
    ContactDetailsResolver,
    AffiliationResolver,
    CaseworkerAffiliationsResolver,
    MunicipalityRegionResolver,
  ],
  references: {
    Caseworker: ({ id }: { id: string }, context) => oneBy(context, Caseworker, "id").load(id),
    Municipality: ({ code }: { code: string }, context) => oneBy(context, Municipality, "code").load(code),
  },
  periods: ["Region", "Municipality", "CaseworkerAffiliation"],
  migrations: [MunicipalitiesAndAffiliations1764000000120, ContactDetails1764000000314],
  prepare: registerMunicipalities,
  demo,
  generated,
};
