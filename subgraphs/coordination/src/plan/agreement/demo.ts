import { type Database, insertRows } from "@overligger/shared";
import { demoDay } from "@overligger/shared/demo";
import { demoPlan } from "../plan/demo.ts";
import { Agreement } from "./agreement.ts";

const AGREEMENTS: Readonly<Record<string, { text: string; parties: string[]; dueOn?: string }[]>> = {
  lotte: [
    {
      text: "Familiebehandleren flytter besøget, når psykologen har tid samme dag",
      parties: ["SEL", "PSYCHIATRY"],
      dueOn: demoDay(2, 5),
    },
    { text: "Jobcentret indkalder ikke til mere end én samtale om ugen", parties: ["LAB", "CITIZEN"] },
  ],
  sanne: [{ text: "Karen samler aftalerne for hele familien", parties: ["SEL"] }],
  karsten: [{ text: "Jobcentret holder pause, mens behandlingen varer", parties: ["LAB", "SEL"] }],
  ida: [{ text: "Bostøtten følger med til samtalerne i distriktspsykiatrien", parties: ["SEL", "PSYCHIATRY"] }],
  jakob: [{ text: "Fleksjobbet kan genoptages, hvis det ikke går", parties: ["LAB", "CITIZEN"] }],
};

export async function demo(db: Database): Promise<void> {
  const rows = Object.entries(AGREEMENTS).flatMap(([key, agreements]) => {
    const { id: planId, startsOn: madeOn, name } = demoPlan(key);
    return agreements.map((agreement, index) => ({
      id: name("agreement", index),
      planId,
      meetingId: null,
      madeOn,
      dueOn: null,
      agreedBy: agreement.parties,
      ...agreement,
    }));
  });
  await insertRows(db, Agreement, rows);
}
