import { explorerPlugin } from "@graphiql/plugin-explorer";
import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { useEffect, useRef, useState } from "react";
import { examples } from "./examples.js";
import { ui } from "./language.js";
import { examplesPlugin } from "./panels/examples.jsx";
import { tablePlugin } from "./panels/table.jsx";
import { timelinePlugin } from "./panels/timeline.jsx";
import { useSignIn } from "./sign-in.js";
import { scrubbed } from "./storage.ts";

const storage = scrubbed(sessionStorage);

const plugins = [
  examplesPlugin,
  tablePlugin,
  timelinePlugin,
  {
    ...explorerPlugin({ showAttribution: false }),
    get title() {
      return ui("Explorer");
    },
  },
  HISTORY_PLUGIN,
];

// GraphiQL remembers the open panel by its title, which is another one after a change of language.
let openPanel = examplesPlugin;

export function Workbench({ fetcher }) {
  const { identity } = useSignIn();
  const [panel] = useState(openPanel);
  return (
    <main>
      <GraphiQL
        fetcher={fetcher}
        // Introspection needs a token too: without one GraphiQL is told that there is no schema to ask for.
        schema={identity ? undefined : null}
        plugins={plugins}
        visiblePlugin={panel}
        onTogglePluginVisibility={(plugin) => void (openPanel = plugin)}
        storage={storage}
        shouldPersistHeaders={false}
        defaultQuery={examples[0].query}
        defaultEditorToolsVisibility="variables"
        schemaDescription
        inputValueDeprecation
      >
        <GraphiQL.Logo>
          <ForgetOthersAnswer />
        </GraphiQL.Logo>
      </GraphiQL>
    </main>
  );
}

/** Nobody may take the answer that one person got for what the next person is allowed to see. */
function ForgetOthersAnswer() {
  const { identity } = useSignIn();
  const editor = useGraphiQL((state) => state.responseEditor);
  const { updateActiveTabValues } = useGraphiQLActions();
  const before = useRef(identity);
  useEffect(() => {
    if (before.current === identity) return;
    before.current = identity;
    editor?.setValue("");
    updateActiveTabValues({ response: "" });
  }, [identity, editor, updateActiveTabValues]);
  return null;
}
