import { Extensions } from "type-graphql";

/** Marks a query that answers with law, codes and structure and with nobody's data: an analyst may ask it, and no other. */
export const NotAboutPeople = (): MethodDecorator => Extensions({ notAboutPeople: true });

/** Whether a field was marked so. A field that nobody marked is about people. */
export const isNotAboutPeople = ({ extensions }: { extensions: Readonly<Record<string, unknown>> }): boolean =>
  extensions.notAboutPeople === true;
