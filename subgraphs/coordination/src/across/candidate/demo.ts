import { type Database, insertRows } from "@overligger/shared";
import { demoDay, demoStaff, stableId } from "@overligger/shared/demo";
import { SearchPermission } from "./permission.ts";

/** Karen and Søren search. Lone leads in Halsnæs; whoever leads in Hillerød signs in with no token of the demo. */
export async function demo(db: Database): Promise<void> {
  const given = (key: string, givenBy: string) => {
    const { id, municipality } = demoStaff(key);
    return {
      ...{ id: stableId(`search-permission/${key}`), municipality, caseworkerId: id, givenBy, endedBy: null },
      ...{ startsOn: demoDay(-12, 1), endsOn: demoDay(40, 1), givenAt: `${demoDay(-12, 1)}T08:00:00.000Z` },
    };
  };
  const rows = [given("karen", demoStaff("lone").id), given("soeren", stableId("staff/leader-of-hilleroed"))];
  await insertRows(db, SearchPermission, rows as SearchPermission[]);
}
