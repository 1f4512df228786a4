import { DEMO_PEOPLE } from "@overligger/shared/demo";
import { refuseToStart, signDemoToken } from "@overligger/shared/serve";

/** `npm run -s token -- lotte`: a token of the demo, and nothing else. */
const person = DEMO_PEOPLE.find(({ key }) => key === process.argv[2]);
if (person) {
  void signDemoToken(person.caller).then((token) => console.log(token), refuseToStart);
} else {
  console.error(`Whose token? One of: ${DEMO_PEOPLE.map(({ key }) => key).join(", ")}`);
  process.exitCode = 1;
}
