import { isUuid, Role } from "@overligger/shared";
import { DEMO_PEOPLE } from "@overligger/shared/demo";
import { refuseToStart, signDemoToken } from "@overligger/shared/serve";

/** `npm run -s token -- lotte`: a token of the demo, and nothing else; by their id for any citizen who was registered in it. */
const [, , who = ""] = process.argv;
const registered = isUuid(who)
  ? { caller: { id: who.toLowerCase(), name: "Borger", role: Role.CITIZEN, sector: null, municipality: null } }
  : undefined;
const person = DEMO_PEOPLE.find(({ key, caller }) => key === who || caller.id === who) ?? registered;
if (person) {
  void signDemoToken(person.caller).then((token) => console.log(token), refuseToStart);
} else {
  console.error(
    `Whose token? The id of a registered citizen, or one of: ${DEMO_PEOPLE.map(({ key }) => key).join(", ")}`,
  );
  process.exitCode = 1;
}
