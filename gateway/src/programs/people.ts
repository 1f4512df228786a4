import { DEMO_PEOPLE } from "@overligger/shared/demo";

/** `npm run -s people`: whom one can sign in as in the demo. */
const width = Math.max(...DEMO_PEOPLE.map(({ key }) => key.length));
for (const { key, caller, description } of DEMO_PEOPLE) {
  const role = caller.sector ? `${caller.role} ${caller.sector}` : caller.role;
  console.log(`${key.padEnd(width)}  ${role.padEnd(20)}  ${caller.name}: ${description}`);
}
