import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CompositionError, committedSdl, compose, operationsPage, publicSdl, type Service } from "@overligger/gateway";
import { ROOT, registeredSectors, registeredSubgraphs } from "@overligger/shared";
import { federatedSchema } from "@overligger/shared/serve";
import {
  buildSchema,
  type GraphQLObjectType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { beforeAll, describe, expect, it } from "vitest";
import { loadSource } from "./support/load.ts";

let services: Service[];
let sdl: string;
let schema: GraphQLSchema;

beforeAll(async () => {
  services = await Promise.all(
    registeredSubgraphs().map(async (name) => ({ name, sdl: (await federatedSchema(await loadSource(name))).sdl })),
  );
  sdl = await publicSdl(services);
  schema = buildSchema(sdl);
});

/** Every type, field, argument and enum value of our own, as "Type.field(argument)". */
function* everything(): Generator<[coordinate: string, description: string | null | undefined]> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__") || ["String", "Int", "Float", "Boolean", "ID"].includes(type.name)) continue;
    if (!["Query", "Mutation"].includes(type.name)) yield [type.name, type.description];
    if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description];
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        yield [`${type.name}.${field.name}`, field.description];
        if ("args" in field)
          for (const { name, description } of field.args) yield [`${type.name}.${field.name}(${name})`, description];
      }
    }
  }
}

describe("the schema that clients see", () => {
  it("is the committed one: `npm run schema` writes it, and the difference is for review", () => {
    expect(sdl).toBe(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8"));
  });

  it("is composed of the committed ones, with which a gateway starts while a subgraph is away", () => {
    expect(services.map(({ name }) => ({ name, sdl: committedSdl(name) }))).toEqual(services);
  });

  it("has the committed list of operations", () => {
    expect(operationsPage(sdl, services)).toBe(readFileSync(join(ROOT, "gateway/OPERATIONS.md"), "utf8"));
  });

  it("describes every type, field, argument and enum value", () => {
    expect([...everything()].length).toBeGreaterThan(500);
    expect(
      [...everything()].filter(([, description]) => !description?.trim()).map(([coordinate]) => coordinate),
    ).toEqual([]);
  });

  it("gives the Danish word of every type of the domain", () => {
    const plumbing = /(Edge|Filter|Input|Payload)$/;
    const silent = [...everything()].filter(
      ([name, description]) => !name.includes(".") && !plumbing.test(name) && !/\(da: /.test(description ?? ""),
    );
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  it("hides the grant: no field and no argument of that name", () => {
    expect(
      [...everything()].map(([coordinate]) => coordinate).filter((coordinate) => /\bgrant\b/i.test(coordinate)),
    ).toEqual([]);
  });

  it("pages every list that can grow: a plain list of things with ids is short by nature and named here", () => {
    const lists = [...everything()]
      .map(([coordinate]) => coordinate)
      .filter((coordinate) => !coordinate.includes("(") && coordinate.includes("."))
      .filter((coordinate) => {
        const [typeName, fieldName] = coordinate.split(".") as [string, string];
        const type = schema.getType(typeName);
        if (!isObjectType(type) || /(Connection|Edge)$/.test(typeName)) return false;
        const named = /^\[(\w+)!?\]!?$/.exec(String(type.getFields()[fieldName]?.type))?.[1];
        const of = named ? schema.getType(named) : undefined;
        return (isObjectType(of) || isInterfaceType(of)) && "id" in of.getFields();
      })
      .map((coordinate) => coordinate.split(".")[1]);
    // A citizen's plans in one sector; a plan's goals, agreements, duties, people; what a sector has of its own in one citizen's
    // case: a handful each. Entries of a timeline, and an intervention's appointments, are bounded by the days asked for; what waits for what, by the interventions.
    expect([...new Set(lists)].sort()).toEqual([
      "absenceNotices",
      "absences",
      "affiliations",
      "agreements",
      "allocations",
      "appointments",
      "assessments",
      "beside",
      "blockedBy",
      "capacityAssessments",
      "comments",
      "complaints",
      "contacts",
      "decisions",
      "dependencies",
      "drafts",
      "duties",
      "dutyTimers",
      "effortPauses",
      "entries",
      "fguAssessments",
      "findings",
      "flexjobNotices",
      "flexjobPauses",
      "formerNames",
      "goals",
      "goalsWithoutHelp",
      "identityProtections",
      "interventions",
      "invited",
      "items",
      "jointSupports",
      "known",
      "local",
      "moves",
      "obligations",
      "owners",
      "parts",
      "pauses",
      "people",
      "plans",
      "pprReferrals",
      "present",
      "proposedParticipants",
      "qualifications",
      "raised",
      "rampUps",
      "receipts",
      "recorded",
      "recordedStatements",
      "rehabilitationCases",
      "representations",
      "schemes",
      "sectorFlags",
      "situation",
      "statements",
      "targets",
      "uncertain",
      "withoutContact",
      "youthActivities",
    ]);
  });

  // A language is one of two, checked before anything runs: a sentence asked for in one is always there.
  it("lets a refusal cost its own field: every query, every change and every field with arguments that may be wrong is nullable", () => {
    const refusable = Object.values(schema.getTypeMap())
      .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith("__"))
      .flatMap((type) =>
        Object.values((type as GraphQLObjectType).getFields())
          .filter(
            ({ args }) => /^(Query|Mutation)$/.test(type.name) || args.some(({ type }) => String(type) !== "Language"),
          )
          .map((field) => `${type.name}.${field.name}: ${field.type}`),
      );
    expect(refusable.length).toBeGreaterThan(200);
    expect(refusable.filter((each) => each.endsWith("!"))).toEqual([]);
  });

  it("lets null stop at the edge of every subgraph: what another subgraph answers is nullable", () => {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type)) continue;
      for (const [name, field] of Object.entries(type.getFields())) {
        const crosses =
          name === "overlay" ||
          (name === "citizen" && /Plan$/.test(type.name)) ||
          (name === "sector" && /(Plan|Overlay)$/.test(type.name));
        if (crosses) expect(String(field.type), `${type.name}.${name}`).not.toMatch(/!$/);
      }
    }
  });
});

describe("composition", () => {
  it("names the two subgraphs that disagree, and on what", () => {
    const broken = services.map((service) =>
      service.name === "social" ? { ...service, sdl: service.sdl.replace("place: String", "place: Int") } : service,
    );
    expect(() => compose(broken)).toThrow(CompositionError);
    expect(() => compose(broken)).toThrow(/Appointment\.place.*"social"/s);
    expect(() => compose(broken)).toThrow(/"employment"/);
  });

  it("names the subgraph whose SDL cannot be read", () => {
    const broken = services.map((service) =>
      service.name === "education" ? { ...service, sdl: "type Broken {" } : service,
    );
    expect(() => compose(broken)).toThrow(/\[education\]/);
  });

  it("has an overlay type for every registered sector", () => {
    for (const { overlay } of registeredSectors()) expect(isObjectType(schema.getType(overlay)), overlay).toBe(true);
  });
});
