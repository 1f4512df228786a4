// Imported before anything else: Monaco asks for its workers while its own modules load. GraphiQL's ready-made
// `setup-workers/vite` does the same but breaks Vite's dev server.
import EditorWorker from "monaco-editor/esm/vs/editor/editor.worker.js?worker";
import JsonWorker from "monaco-editor/esm/vs/language/json/json.worker.js?worker";
import GraphQLWorker from "monaco-graphql/esm/graphql.worker.js?worker";

const WORKERS = { json: JsonWorker, graphql: GraphQLWorker };

// Under `require-trusted-types-for 'script'` every worker address goes through this policy. HTML passes as it is:
// the same header allows no inline script, so markup cannot run code.
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL(address) {
    if (new URL(address, location.href).origin !== location.origin) throw new TypeError(`not our own: ${address}`);
    return address;
  },
  createHTML: (markup) => markup,
});

globalThis.MonacoEnvironment = { getWorker: (_id, label) => new (WORKERS[label] ?? EditorWorker)() };
