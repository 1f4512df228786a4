// Where GraphiQL and its plugins keep their English texts, per file under node_modules, and the few places where a
// screen reader is told something wrong. An entry is one of
//   'Text'              – the quoted text becomes ui("Text") wherever the file has it
//   ['from', 'to']      – exact code, for texts put together from pieces or read once when the module loads
//   { from, to, texts } – texts that are also keys in the code, so they are translated where they are printed
export const LABELS = {
  "graphiql/dist/GraphiQL.js": [
    ['newTab: "New tab"', 'get newTab() { return ui("New tab"); }'],
    ['"Show" : "Hide"} editor tools`', 'ui("Show editor tools") : ui("Hide editor tools")}`'],
    ["jsx(Tab.Button, {", 'jsx(Tab.Button, { "aria-current": index_1 === activeTabIndex,'],
    ['{ role: "tabpanel", id: "graphiql-session"', '{ role: "region", id: "graphiql-session"'],
    "Editor Commands",
    "Operation Editor",
    "Variables",
    "Headers",
    "Select active operation",
  ],
  "graphiql/dist/ui/sidebar.js": [
    ["refetchSchema: `Re-fetch GraphQL schema (", 'get refetchSchema() { return `${ui("Re-fetch GraphQL schema")} ('],
    ["KEY_MAP.refetchSchema.key})`,", "KEY_MAP.refetchSchema.key})`; },"],
    ['shortCutDialog: "Open short keys dialog"', 'get shortCutDialog() { return ui("Open short keys dialog"); }'],
    ['settingsDialogs: "Open settings dialog"', 'get settingsDialogs() { return ui("Open settings dialog"); }'],
    [
      '"This modal lets you adjust header persistence, interface theme, and clear local storage."',
      'ui("This dialog lets you choose the theme and clear what the tab has stored.")',
    ],
    "Hide",
    "Show",
    "Short Keys",
    "This modal provides a list of available keyboard shortcuts and their functions.",
    "Settings",
    "Theme",
    "Adjust how the interface appears.",
    "System",
    "Light",
    "Dark",
    "Clear storage",
    "Remove all locally stored data and start fresh.",
    "Cleared data",
    "Failed",
    "Clear data",
  ],
  "graphiql/dist/ui/short-keys.js": [
    "Short Key",
    "Function",
    "Monaco editor shortcuts",
    "or",
    ['"This Graph"', 'ui("This Graph")'],
    ['"QL editor uses"', 'ui("QL editor uses")'],
    [
      '", with keybindings similar to VS Code. See the full list of shortcuts for"',
      'ui(", with keybindings similar to VS Code. See the full list of shortcuts for")',
    ],
    {
      from: "{ children: title }",
      to: "{ children: ui(title) }",
      texts: [
        "Execute query",
        "Open the Command Palette (you must have focus in the editor)",
        "Prettify editors",
        "Copy query",
        "Re-fetch schema using introspection",
        "Search in documentation",
        "Search in editor",
        "Merge fragments definitions into operation definition",
      ],
    },
  ],
  "graphiql/dist/ui/toolbar.js": [
    ["`Prettify query (", '`${ui("Prettify query")} ('],
    ["`Merge fragments into query (", '`${ui("Merge fragments into query")} ('],
    ["`Copy query (", '`${ui("Copy query")} ('],
  ],
  "@graphiql/react/dist/components/execute-button/index.js": [
    ['"Stop" : "Execute"} query (', 'ui("Stop query") : ui("Execute query")} ('],
  ],
  "@graphiql/react/dist/components/dialog/index.js": ["Close dialog"],
  "@graphiql/react/dist/components/tabs/index.js": [
    "Close Tab",
    // A tab may not hold a close button; a plain list of buttons may.
    ['"aria-selected": isActive,', ""],
    ['role: "tab",', ""],
    ['role: "tablist",', ""],
  ],
  "@graphiql/react/dist/components/response-editor.js": ["Result Window"],
  "@graphiql/plugin-history/dist/index.js": [['title: "History"', 'get title() { return ui("History"); }']],
  "@graphiql/plugin-history/dist/components.js": [
    // The name of the button is the query that it shows.
    ['onClick: handleHistoryItemClick, "aria-label": "Set active"', "onClick: handleHistoryItemClick"],
    "History",
    "Cleared",
    "Failed to Clear",
    "Clear",
    "Type a label",
    "Save",
    "Set active",
    "Edit label",
    "Remove favorite",
    "Add favorite",
    "Delete from history",
  ],
  "@graphiql/plugin-doc-explorer/dist/context.js": [
    ['title: "Documentation Explorer"', 'get title() { return ui("Documentation Explorer"); }'],
    ['name: "Docs"', 'get name() { return ui("Docs"); }'],
    // The shortcut finds its button by the label that the line above translates.
    [
      "'.graphiql-sidebar button[aria-label=\"Show Documentation Explorer\"]'",
      '`.graphiql-sidebar button[aria-label="${ui("Show")} ${ui("Documentation Explorer")}"]`',
    ],
  ],
  "@graphiql/plugin-doc-explorer/dist/components/doc-explorer.js": [
    "Error fetching schema",
    "No GraphQL schema available",
    "Documentation Explorer",
    ['"Schema is invalid: "', 'ui("Schema is invalid:"), " "'],
    ["`Go back to ${", '`${ui("Go back to")} ${'],
  ],
  "@graphiql/plugin-doc-explorer/dist/components/schema-documentation.js": [
    "A GraphQL schema provides a root type for each kind of operation.",
  ],
  "@graphiql/plugin-doc-explorer/dist/components/search.js": [
    ["`Search ${", '`${ui("Search")} ${'],
    "No results found",
    "Other results",
  ],
  "@graphiql/plugin-doc-explorer/dist/components/argument.js": ["Deprecated"],
  "@graphiql/plugin-doc-explorer/dist/components/deprecation-reason.js": ["Deprecated"],
  "@graphiql/plugin-doc-explorer/dist/components/field-documentation.js": ["Show Deprecated Arguments"],
  "@graphiql/plugin-doc-explorer/dist/components/type-documentation.js": [
    "Show Deprecated Fields",
    "Show Deprecated Values",
  ],
  "@graphiql/plugin-doc-explorer/dist/components/section.js": [
    {
      from: "t1,\n      title\n",
      to: "t1,\n      ui(title)\n",
      texts: [
        "Arguments",
        "Deprecated Arguments",
        "Deprecated Enum Values",
        "Deprecated Fields",
        "Directives",
        "Enum Values",
        "Fields",
        "Implements",
        "Implementations",
        "Possible Types",
        "Root Types",
        "Type",
        "All Schema Types",
      ],
    },
  ],
  "graphiql-explorer/dist/Explorer.js": [
    ["title: 'Explorer'", 'get title() { return ui("Explorer"); }'],
    ["'Add new',\n", 'ui("Add new"),\n'],
    ["capitalize(operationType) + ' Name',", 'ui("Name of the operation"), "aria-label": ui("Name of the operation"),'],
    // Screen readers found neither of these two fields a name.
    [
      "React.createElement(\n            'select',\n            {\n              onChange: function onChange(event) {\n                return _this15.",
      'React.createElement(\n            \'select\',\n            {\n              "aria-label": ui("Kind of operation to add"), onChange: function onChange(event) {\n                return _this15.',
    ],
  ],
};
