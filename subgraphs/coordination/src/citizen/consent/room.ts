import type { Room } from "../../room.ts";
import { ConsentsOfSeveral1764000000010 } from "./0007-consents-of-several.ts";
import { Recipients1764000000170 } from "./0170-recipients.ts";
import { RecordedStatements1764000000180 } from "./0180-recorded-statements.ts";
import { UntilTheBirthday1764000000210 } from "./0210-until-the-birthday.ts";
import { OwnTexts1764000000352 } from "./0352-own-texts.ts";
import { AssessmentConsents1764000000455 } from "./0455-assessment-consents.ts";
import { TextsInBothLanguages1764000000470 } from "./0470-texts-in-both-languages.ts";
import { AssessmentConsentResolver } from "./assessment-consent.resolver.ts";
import { ConsentResolver } from "./consent.resolver.ts";
import { Consent } from "./consent.ts";
import { ConsentTemplate } from "./consent-template.ts";
import { consentsAhead } from "./consents.ts";
import { demo } from "./demo.ts";
import { generated } from "./generated.ts";
import { ConsentTemplateResolver, OwnTextResolver } from "./own-text.resolver.ts";
import { StatementResolver } from "./statement.resolver.ts";
import { RecordedStatement } from "./statement.ts";
import { tasks } from "./tasks.ts";
import { registerTemplates } from "./template.service.ts";

export const room: Room = {
  withCitizen: consentsAhead,
  entities: [Consent, ConsentTemplate, RecordedStatement],
  resolvers: [ConsentResolver, AssessmentConsentResolver, ConsentTemplateResolver, OwnTextResolver, StatementResolver],
  migrations: [
    ConsentsOfSeveral1764000000010,
    Recipients1764000000170,
    RecordedStatements1764000000180,
    UntilTheBirthday1764000000210,
    OwnTexts1764000000352,
    AssessmentConsents1764000000455,
    TextsInBothLanguages1764000000470,
  ],
  prepare: registerTemplates,
  tasks,
  demo,
  generated,
};
