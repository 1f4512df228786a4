import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { parse } from "graphql";
import { language, ui } from "./language.js";

const KEY = "overligger:person";
const DEFAULT_PERSON = "lotte";

async function askSession(init) {
  const response = await fetch("/session", { ...init, headers: { "accept-language": language(), ...init?.headers } });
  if (!response.ok) throw new Error(`/session: ${response.status}`);
  return response.json();
}

export const whoCanSignIn = () => askSession();

async function tokenFor(person) {
  const { token } = await askSession({
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ person }),
  });
  return token;
}

/** Signed in at once, so that a query run in the meantime waits for the token instead of failing without one. */
export function signInAs(person) {
  sessionStorage.setItem(KEY, person);
  let token = tokenFor(person);
  return { person, token: () => token, renew: () => (token = tokenFor(person)) };
}

export function signInWith(pasted) {
  const token = Promise.resolve(pasted);
  return { person: null, token: () => token };
}

/** After a reload the tab signs in as the same person again; only the person's key was kept. */
export function firstPerson(people) {
  const isThere = (key) => people.some((person) => person.key === key);
  return [sessionStorage.getItem(KEY), DEFAULT_PERSON].find(isThere) ?? people[0].key;
}

/** GraphiQL fetches the schema anew whenever it is given another fetcher, which is wanted after each sign-in. */
export function fetcherFor(identity) {
  const send = async (url, init) => {
    if (!identity) throw new Error(ui("You are not signed in."));
    const headers = new Headers({ authorization: `Bearer ${await identity.token()}`, "accept-language": language() });
    // What is typed under "Headers" wins, also over the token.
    for (const [name, value] of Object.entries(init.headers)) headers.set(name, value);
    return fetch(url, { ...init, headers });
  };
  const sendOnceMore = async (url, init) => {
    const response = await send(url, init);
    if (response.status !== 401 || !identity.renew) return response;
    // A demo token lives shorter than a browser tab.
    await identity.renew();
    return send(url, init);
  };
  const fetcher = createGraphiQLFetcher({
    url: "/graphql",
    // GraphiQL would show an error that is thrown together with its stack.
    fetch: (url, init) => sendOnceMore(url, init).catch(({ message }) => Response.json({ errors: [{ message }] })),
  });
  return (params, options) => fetcher(ofThisText(params), options);
}

/** Whoever is quick runs an example before GraphiQL has noticed that its operation is called otherwise than the last one. */
function ofThisText(params) {
  try {
    const names = parse(params.query).definitions.map(({ name }) => name?.value);
    return names.includes(params.operationName) ? params : { ...params, operationName: undefined };
  } catch {
    return params; // the server says best what is wrong with the text
  }
}
