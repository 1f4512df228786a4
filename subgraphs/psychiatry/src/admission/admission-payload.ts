import { type Change, payloadOf } from "@overligger/shared/sector";
import { Admission } from "./admission.ts";

export const { Payload: AdmissionPayload, payload } = payloadOf(Admission, "Admission", "admission");
export const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

/** Whether the patient is still there; where not, that is noted as something to mend. */
export function admitted({ problem }: Change, { dischargedOn }: Admission): boolean {
  if (dischargedOn === null) return true;
  problem(
    "admissionId",
    "ADMISSION_ENDED",
    "The patient was discharged; nothing of the stay is changed afterwards.",
    "Patienten er udskrevet; intet om opholdet ændres bagefter.",
  );
  return false;
}
