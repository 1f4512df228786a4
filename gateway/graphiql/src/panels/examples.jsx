import { pick, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { examples } from "../examples.js";
import { language, ui } from "../language.js";
import { useSignIn } from "../sign-in.js";
import { lines } from "./icon.jsx";

export const examplesPlugin = {
  get title() {
    return ui("Examples");
  },
  icon: lines("M9 6h12M9 12h12M9 18h12M3.5 6h1.5M3.5 12h1.5M3.5 18h1.5"),
  content: Examples,
};

function Examples() {
  const { people, identity, as } = useSignIn();
  const { addTab, updateActiveTabValues } = useGraphiQLActions();
  const { queryEditor, variableEditor, tabs, activeTabIndex } = useGraphiQL(
    pick("queryEditor", "variableEditor", "tabs", "activeTabIndex"),
  );
  const shown = tabs[activeTabIndex]?.query ?? "";

  const nameOf = (person) => people.find(({ key }) => key === person)?.name;

  const open = (example) => {
    const now = queryEditor.getValue();
    // A query that somebody has written or changed is theirs: the example then opens beside it.
    if (now.trim() !== "" && !examples.some(({ query }) => query === now)) addTab();
    const variables = example.variables ? JSON.stringify(example.variables, null, 2) : "";
    updateActiveTabValues({ query: example.query, variables, response: "" });
    queryEditor.setValue(example.query);
    variableEditor?.setValue(variables);
    if (example.as !== identity?.person && nameOf(example.as)) as(example.as);
  };

  return (
    <section aria-label={ui("Examples")} className="panel">
      <h2>{ui("Examples")}</h2>
      <p>
        {people.length > 0
          ? ui("One click fills the editor and signs in as the person shown.")
          : ui("One click fills the editor.")}
      </p>
      <ol className="examples">
        {examples.map((example) => (
          <li key={example.name}>
            <button
              type="button"
              disabled={!queryEditor}
              aria-current={example.query === shown}
              onClick={() => open(example)}
            >
              {example.title[language()]}
              {nameOf(example.as) && (
                <small>
                  {ui("as")} {nameOf(example.as)}
                </small>
              )}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
