import { planChanges } from "../../room.ts";

export const CHANGES = planChanges(
  {
    planNetworkMeeting: null,
    cancelNetworkMeeting: null,
    moveNetworkMeeting: null,
    recordNetworkMeeting: { DA: "Der blev holdt et netværksmøde.", EN: "A network meeting was held." },
  },
  ["cancelNetworkMeeting"],
);
