import { type Database, insertRows } from "@overligger/shared";
import { demoStaff, stableId } from "@overligger/shared/demo";
import { SearchPermission } from "./permission.ts";

/** Karen and Søren search. Lone leads in Halsnæs; whoever leads in Hillerød signs in with no token of the demo. */
export async function demo(db: Database): Promise<void> {
  const given = (key: string, givenBy: string) => {
    const { id, municipality } = demoStaff(key);
    return {
      ...{ id: stableId(`search-permission/${key}`), municipality, caseworkerId: id, givenBy, endedBy: null },
      ...{ startsOn: "2026-01-01", endsOn: "2027-01-01", givenAt: "2026-01-01T08:00:00.000Z" },
    };
  };
  const rows = [given("karen", demoStaff("lone").id), given("soeren", stableId("staff/leader-of-hilleroed"))];
  await insertRows(db, SearchPermission, rows as SearchPermission[]);
}
