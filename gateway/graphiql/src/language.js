import { danish } from "./danish.js";

const KEY = "overligger:language";
const stored = sessionStorage.getItem(KEY);
let current = stored === "da" || stored === "en" ? stored : navigator.language.startsWith("da") ? "da" : "en";
document.documentElement.lang = current;

export const language = () => current;

export function setLanguage(next) {
  current = next;
  document.documentElement.lang = next;
  sessionStorage.setItem(KEY, next);
}

/** The text in the chosen language. English texts are their own keys; the build refuses one without Danish. */
export const ui = (text) => (current === "da" ? (danish[text] ?? text) : text);
