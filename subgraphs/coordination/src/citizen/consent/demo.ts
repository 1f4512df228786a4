import { type Database, DataCategory, insertRows } from "@overligger/shared";
import { demoCitizen, demoDay } from "@overligger/shared/demo";
import { PRESETS } from "../../town/municipal-policy/presets.ts";
import { inAYear } from "../citizen/days.ts";
import { Consent } from "./consent.ts";
import { ConsentKind } from "./consent-kind.ts";
import { givenOn } from "./seed.ts";
import { birthdayThatEnds } from "./until.ts";

const ALL = Object.values(DataCategory);
const WITHOUT_HEALTH = ALL.filter((category) => category !== DataCategory.HEALTH);

/** What somebody agreed to when they joined a plan. */
interface Agreed {
  on: string;
  sharing: Readonly<Record<string, readonly DataCategory[]>>;
  /** When the written consent to fetch health data was given, where it was. */
  health?: string;
}

const AGREED: Readonly<Record<string, Agreed>> = {
  lotte: {
    on: "2026-03-16",
    sharing: { LAB: WITHOUT_HEALTH, SEL: ALL, PSYCHIATRY: ALL, EDUCATION: WITHOUT_HEALTH },
    health: demoDay(-12, 1),
  },
  sanne: { on: "2026-05-04", sharing: { LAB: WITHOUT_HEALTH, SEL: WITHOUT_HEALTH } },
  karsten: {
    on: "2026-06-01",
    sharing: { SEL: ALL, LAB: [DataCategory.PLAN, DataCategory.APPOINTMENTS], PSYCHIATRY: ALL },
  },
  ida: { on: "2026-04-13", sharing: { SEL: ALL, PSYCHIATRY: ALL, LAB: WITHOUT_HEALTH }, health: "2025-04-14" },
  jakob: { on: "2026-08-10", sharing: { LAB: WITHOUT_HEALTH, SEL: WITHOUT_HEALTH } },
};

function consentsOf(key: string, { on, sharing, health }: Agreed): Consent[] {
  const { id } = demoCitizen(key);
  const at = `${on}T09:00:00.000Z`;
  const name = (kind: ConsentKind, sector = "") => `coordination/${key}/${kind}/${sector}`;
  return [
    givenOn(name(ConsentKind.JOINING), id, ConsentKind.JOINING, at, {}),
    ...Object.entries(sharing).map(([sectorCode, categories]) =>
      givenOn(name(ConsentKind.SHARING, sectorCode), id, ConsentKind.SHARING, at, {
        sectorCode,
        categories: [...categories],
      }),
    ),
    ...(health
      ? [
          givenOn(name(ConsentKind.HEALTH_RETRIEVAL, "PSYCHIATRY"), id, ConsentKind.HEALTH_RETRIEVAL, at, {
            sectorCode: "PSYCHIATRY",
            categories: [DataCategory.HEALTH],
            validFrom: health,
            validTo: inAYear(health),
          }),
        ]
      : []),
  ];
}

/** Sanne shared her education once and took it back: the door says so. */
const takenBack = () =>
  givenOn(
    "coordination/sanne/withdrawn",
    demoCitizen("sanne").id,
    ConsentKind.SHARING,
    `${AGREED.sanne?.on}T09:00:00.000Z`,
    {
      sectorCode: "EDUCATION",
      categories: WITHOUT_HEALTH,
      withdrawnAt: "2026-07-01T11:30:00.000Z",
    },
  );

/** What Sanne's family lets each other's plans show: she said yes for the children, David for himself. */
function ofFamily(): Consent[] {
  const at = "2026-05-11T09:00:00.000Z";
  const [sanne, david] = [demoCitizen("sanne"), demoCitizen("david")];
  const sharing = ({ id: citizenId, bornOn }: typeof sanne, sectorCode: string, { id: givenBy }: typeof sanne) =>
    givenOn(`family/krogh/sharing/${citizenId}/${sectorCode}`, citizenId, ConsentKind.SHARING, at, {
      sectorCode,
      categories: WITHOUT_HEALTH,
      givenBy,
      validTo:
        givenBy === citizenId ? null : birthdayThatEnds(ConsentKind.SHARING, bornOn, at.slice(0, 10), PRESETS.LAW),
    });
  return [
    ...["lukas", "mille"].flatMap((child) =>
      ["SEL", "EDUCATION"].map((sector) => sharing(demoCitizen(child), sector, sanne)),
    ),
    ...["SEL", "LAB"].map((sector) => sharing(david, sector, david)),
  ];
}

export async function demo(db: Database): Promise<void> {
  await insertRows(db, Consent, [
    ...Object.entries(AGREED).flatMap(([key, agreed]) => consentsOf(key, agreed)),
    takenBack(),
    ...ofFamily(),
  ]);
}
