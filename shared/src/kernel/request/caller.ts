import { registerEnumType } from "type-graphql";

export enum Role {
  CITIZEN = "CITIZEN",
  CASEWORKER = "CASEWORKER",
  COORDINATOR = "COORDINATOR",
  LEADER = "LEADER",
  ANALYST = "ANALYST",
}

registerEnumType(Role, {
  name: "Role",
  description: "In which capacity somebody asks (da: rolle).",
  valuesConfig: {
    CITIZEN: { description: "The citizen, about themself (da: borger)." },
    CASEWORKER: { description: "Staff of one sector (da: sagsbehandler)." },
    COORDINATOR: { description: "Coordinates plans across sectors (da: koordinerende sagsbehandler)." },
    LEADER: {
      description:
        "Leads coordination in a municipality: policy, deputies, what is overdue; reads no plan (da: leder af koordineringen).",
    },
    ANALYST: { description: "Reads law, codes and structure, and of people nothing (da: analytiker)." },
  },
});

/** Who asks. Made only from a token whose signature was checked. */
export interface Caller {
  /** Opaque id of the person: a citizen's id for citizens, a caseworker's id for staff. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Sector code of a caseworker's employer, e.g. LAB. */
  readonly sector: string | null;
  /** Four-digit code of the municipality for whose citizens they work; null for regional staff and citizens. */
  readonly municipality: string | null;
  /** Code of the region for whose citizens they work, where their sector is regional. */
  readonly region?: string | null | undefined;
}

/** Whether somebody works with citizens: caseworkers, and who coordinates. Leaders and analysts do not. */
export const worksWithCitizens = ({ role }: Pick<Caller, "role">): boolean =>
  role === Role.CASEWORKER || role === Role.COORDINATOR;

/** Whether somebody is a sector's own staff, whether they coordinate besides or not: a coordinator keeps the work of their own unit. */
export const worksFor = (caller: Pick<Caller, "role" | "sector">, sector: string): boolean =>
  worksWithCitizens(caller) && caller.sector === sector;
