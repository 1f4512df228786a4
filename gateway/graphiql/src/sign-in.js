import { createContext, use } from "react";

/** Who can sign in, who has, and how to: `{ people, identity, as(key), with(token) }`. */
export const SignIn = createContext(null);
export const useSignIn = () => use(SignIn);
