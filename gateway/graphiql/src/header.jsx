import { useState } from "react";
import icon from "./icon.svg";
import { ui } from "./language.js";
import { useSignIn } from "./sign-in.js";

export function Header({ ready, fault, language, onLanguage }) {
  const { people } = useSignIn();
  return (
    <header className="top">
      <h1>
        <img src={icon} alt="" width="26" height="26" />
        Overligger
      </h1>
      <div className="sign-in">{!ready ? null : people.length > 0 ? <PersonMenu /> : <TokenField />}</div>
      <p role="status">{fault ? <strong className="fault">{fault}</strong> : !ready && ui("Loading …")}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons, not a part of a form */}
      <div role="group" aria-label={ui("Language")} className="languages">
        {[
          ["da", "Dansk"],
          ["en", "English"],
        ].map(([code, name]) => (
          <button
            key={code}
            type="button"
            lang={code}
            aria-pressed={code === language}
            onClick={() => onLanguage(code)}
          >
            {name}
          </button>
        ))}
      </div>
    </header>
  );
}

function PersonMenu() {
  const { people, identity, as } = useSignIn();
  const person = identity?.person;
  const description = people.find(({ key }) => key === person)?.description;
  return (
    <>
      <label htmlFor="person">{ui("Sign in as")}</label>
      <select
        id="person"
        value={person ?? ""}
        onChange={(event) => as(event.target.value)}
        aria-describedby="person-is"
      >
        {people.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      <span id="person-is" title={description}>
        {description}
      </span>
    </>
  );
}

function TokenField() {
  const { identity, with: signInWith } = useSignIn();
  const [token, setToken] = useState("");
  const submit = (event) => {
    event.preventDefault();
    signInWith(token.trim());
    setToken("");
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor="token">{ui("Access token")}</label>
      {/* A password field, so that the browser neither suggests nor shows it; a token is not kept anywhere. */}
      <input
        id="token"
        type="password"
        autoComplete="off"
        required
        value={token}
        onChange={(event) => setToken(event.target.value)}
        aria-describedby="token-is"
      />
      <button type="submit">{ui("Use token")}</button>
      <span id="token-is">
        {identity ? ui("Token in use. It is kept in memory only.") : ui("Paste a token to run queries.")}
      </span>
    </form>
  );
}
