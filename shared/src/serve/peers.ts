import { hkdfSync } from "node:crypto";
import { neighbours, settingOf } from "../contract/registry.ts";
import type { GrantSecrets } from "../contract/subgraph-definition.ts";
import { demoSecret, type Settings } from "../kernel/config.ts";
import { type Key, type Peers, type Sign, signer } from "./envelope.ts";

const GATEWAY = "gateway";
const COORDINATION = "coordination";

/** GATEWAY_SECRET_<SUBGRAPH>: what the gateway and that subgraph share. A demo makes it up; everywhere else it must be set. */
export function gatewaySecrets(settings: Settings, subgraph: string, demo: boolean): readonly string[] {
  const name = `GATEWAY_SECRET_${settingOf(subgraph)}`;
  if (demo && !settings.text(name)) return [demoSecret(`gateway-${subgraph}`)];
  return settings.secrets(name, `the secret that the gateway and the ${subgraph} subgraph share`);
}

/** Signs what the gateway sends to a subgraph. */
export const gatewaySigner = (subgraph: string, [secret = ""]: readonly string[]): Sign =>
  signer(GATEWAY, subgraph, bytes(secret));

/** Signs what coordination sends to a neighbour, or a neighbour to coordination. */
export function roadSigner(from: string, to: string, secrets: GrantSecrets): Sign {
  const [secret = ""] = secretsOf(from === COORDINATION ? to : from, secrets);
  return signer(from, to, pairKey(secret));
}

/** Who may ask a subgraph: the gateway; of coordination every neighbour, and of a neighbour coordination. */
export function peersOf(subgraph: string, gateway: readonly string[], secrets: GrantSecrets): Peers {
  const others = subgraph === COORDINATION ? neighbours().map((each) => each.subgraph) : [COORDINATION];
  const keysWith = (other: string) => secretsOf(subgraph === COORDINATION ? other : subgraph, secrets).map(pairKey);
  return new Map([[GATEWAY, gateway.map(bytes)], ...others.map((name) => [name, keysWith(name)] as const)]);
}

const secretsOf = (name: string, secrets: GrantSecrets): readonly string[] =>
  secrets.get(neighbours().find(({ subgraph }) => subgraph === name)?.code ?? "") ?? [];

const bytes = (secret: string): Key => new TextEncoder().encode(secret);

/** Coordination and a neighbour share the secret of its grants already. Derived, so that what signs one is no signature of the other. */
const pairKey = (secret: string): Key => new Uint8Array(hkdfSync("sha256", secret, "", "overligger envelope", 32));
