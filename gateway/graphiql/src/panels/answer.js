import { useGraphiQL } from "@graphiql/react";
import { useCallback, useMemo, useSyncExternalStore } from "react";

/** The answer that is shown, also when it changes while a panel is open; null where there is none. */
export function useAnswer() {
  const editor = useGraphiQL((state) => state.responseEditor);
  const subscribe = useCallback(
    (changed) => {
      const subscription = editor?.onDidChangeModelContent(changed);
      return () => subscription?.dispose();
    },
    [editor],
  );
  const text = useSyncExternalStore(subscribe, () => editor?.getValue() ?? "");
  return useMemo(() => {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }, [text]);
}

/** Hands a file to whoever looks at the page. */
export function download(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
