type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "clear" | "length">;

// Any ten digits that can be a CPR number, day + 60 (administrative numbers) included. No \b: in stored JSON a line
// break is the letter n after a backslash, and there is no word boundary between that n and a digit.
const CPR = /(?<!\d)(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d{2}[-– ]?\d{4}(?!\d)/g;
const TOKEN = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

export const scrub = (text: string): string => text.replace(CPR, "••••••-••••").replace(TOKEN, "•••");

/** What GraphiQL may keep: until the tab is closed, and never a citizen's number or anybody's token. */
export const scrubbed = (store: Store): Store => ({
  getItem: (key) => store.getItem(key),
  setItem: (key, value) => store.setItem(key, scrub(value)),
  removeItem: (key) => store.removeItem(key),
  clear: () => store.clear(),
  get length() {
    return store.length;
  },
});
