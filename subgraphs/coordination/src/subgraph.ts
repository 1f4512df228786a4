import { room as ask } from "./across/ask/room.ts";
import { room as candidate } from "./across/candidate/room.ts";
import { room as collision } from "./across/collision/room.ts";
import { room as conflict } from "./across/conflict/room.ts";
import { room as contact } from "./across/contact/room.ts";
import { room as family } from "./across/family/room.ts";
import { room as interventionOrder } from "./across/intervention-order/room.ts";
import { room as jointSupport } from "./across/joint-support/room.ts";
import { room as redThread } from "./across/red-thread/room.ts";
import { room as reschedule } from "./across/reschedule/room.ts";
import { room as stalls } from "./across/stalls/room.ts";
import { room as timeline } from "./across/timeline/room.ts";
import { room as citizen } from "./citizen/citizen/room.ts";
import { room as consent } from "./citizen/consent/room.ts";
import { room as leader } from "./desk/leader/room.ts";
import { room as me } from "./desk/me/room.ts";
import { room as standing } from "./desk/standing/room.ts";
import { room as task } from "./desk/task/room.ts";
import { room as whoLooked } from "./desk/who-looked/room.ts";
import { gather } from "./gather.ts";
import { migrations } from "./migrations/migrations.ts";
import { room as access } from "./plan/access/room.ts";
import { room as agreement } from "./plan/agreement/room.ts";
import { room as asking } from "./plan/asking/room.ts";
import { room as contactLog } from "./plan/contact-log/room.ts";
import { room as course } from "./plan/course/room.ts";
import { room as followUp } from "./plan/follow-up/room.ts";
import { room as goal } from "./plan/goal/room.ts";
import { room as meeting } from "./plan/meeting/room.ts";
import { room as offer } from "./plan/offer/room.ts";
import { room as onPaper } from "./plan/on-paper/room.ts";
import { room as participation } from "./plan/participation/room.ts";
import { room as plan } from "./plan/plan/room.ts";
import { room as readers } from "./plan/readers/room.ts";
import { room as situation } from "./plan/situation/room.ts";
import { room as municipalPolicy } from "./town/municipal-policy/room.ts";
import { room as people } from "./town/people/room.ts";
import { room as registry } from "./town/registry/room.ts";
import { room as target } from "./town/target/room.ts";

/** Start here: coordination at a glance. Imports go one way, from wing to wing; each room's `room.ts` says what it brings. */
const wings = {
  town: [registry, people, municipalPolicy, target],
  citizen: [citizen, consent],
  plan: [
    plan,
    access,
    agreement,
    goal,
    situation,
    meeting,
    followUp,
    contactLog,
    readers,
    participation,
    course,
    offer,
    onPaper,
    asking,
  ],
  across: [
    ask,
    timeline,
    collision,
    interventionOrder,
    redThread,
    conflict,
    contact,
    family,
    stalls,
    reschedule,
    candidate,
    jointSupport,
  ],
  desk: [task, me, whoLooked, leader, standing],
};

export default gather("coordination", [{ migrations }, ...Object.values(wings).flat()]);
