import { useEffect, useMemo, useState } from "react";
import { Header } from "./header.jsx";
import { fetcherFor, firstPerson, signInAs, signInWith, whoCanSignIn } from "./identity.js";
import { language, setLanguage, ui } from "./language.js";
import { SignIn } from "./sign-in.js";
import { Workbench } from "./workbench.jsx";

export function App() {
  const [chosen, setChosen] = useState(language);
  const [people, setPeople] = useState(null);
  const [identity, setIdentity] = useState(null);
  const [fault, setFault] = useState(null);
  const fetcher = useMemo(() => fetcherFor(identity), [identity]);

  // Asked again on a change of language, as the server describes the people; whoever has signed in stays so.
  useEffect(() => {
    whoCanSignIn().then(
      (session) => {
        setPeople(session.people);
        if (!identity && session.people.length > 0) setIdentity(signInAs(firstPerson(session.people)));
      },
      (error) => setFault(`${ui("The gateway does not answer")} (${error.message})`),
    );
  }, [chosen]);

  useEffect(() => {
    let replaced = false;
    const report = (text) => replaced || setFault(text);
    identity?.token().then(
      () => report(null),
      (error) => report(`${ui("Signing in failed")} (${error.message})`),
    );
    return () => void (replaced = true);
  }, [identity]);

  const signIn = useMemo(
    () => ({
      people: people ?? [],
      identity,
      as: (person) => setIdentity(signInAs(person)),
      with: (token) => setIdentity(signInWith(token)),
    }),
    [people, identity],
  );

  const changeLanguage = (next) => {
    setLanguage(next);
    setChosen(next);
  };

  return (
    <SignIn value={signIn}>
      <Header ready={people !== null} fault={fault} language={chosen} onLanguage={changeLanguage} />
      {/* GraphiQL reads its texts once, when it is mounted: hence the key. */}
      {people && <Workbench key={chosen} fetcher={fetcher} />}
    </SignIn>
  );
}
