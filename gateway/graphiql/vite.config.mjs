import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { systemFonts, translated } from "./transforms.mjs";

export default defineConfig({
  root: import.meta.dirname,
  base: "/graphiql/",
  logLevel: "warn",
  plugins: [systemFonts(), translated(), react()],
  worker: { format: "es" },
  build: {
    target: ["chrome123", "firefox120", "safari17.5"],
    // The page's Content-Security-Policy allows files of our own only: nothing inlined, no preload script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Monaco is one editor of 3 MB; it is served compressed and cached for ever.
    chunkSizeWarningLimit: 6000,
    rolldownOptions: {
      onLog(level, log, next) {
        // React's packages say "use client", which means nothing without a server of theirs.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") next(level, log);
      },
    },
  },
});
