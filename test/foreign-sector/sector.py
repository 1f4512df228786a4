"""A sector in another language: Python, its standard library and graphql-core (Debian: python3-graphql-core).

It does what the contract asks of every sector: it answers the gateway and coordination alone, in envelopes that they sign, opens an overlay for a valid grant of its own and for nothing else, shows the
categories that the grant names, leaves out what the citizen kept out, and logs before it answers. Its one citizen stands in
LIBRARY_CITIZEN. Settings: PORT, GATEWAY_SECRET_LIBRARY, GRANT_SECRET_LIBRARY, SIGN_IN_SECRET (the demo's; elsewhere the identity provider's keys), READ_LOG.
"""

import base64
import hashlib
import hmac
import json
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from graphql import GraphQLError, build_schema, graphql_sync

CODE = "LIBRARY"
SDL = Path(__file__).with_name("schema.graphql").read_text("utf-8")
# What every federation subgraph adds to its own schema, for its own server alone.
FEDERATION = """
directive @link(url: String!, import: [String]) repeatable on SCHEMA
directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @shareable on OBJECT | FIELD_DEFINITION
directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | ENUM_VALUE | ARGUMENT_DEFINITION
scalar _Any
type _Service { sdl: String! }
union _Entity = LibraryOverlay | LibraryPlan
extend type Query { _service: _Service! _entities(representations: [_Any!]!): [_Entity]! }
"""
schema = build_schema("\n".join(SDL.splitlines()[1:]) + FEDERATION)  # its first line is the @link, which only composers read

LAW = [{"act": "Biblioteksloven", "paragraph": "§ 1", "validFrom": "2020-01-01", "validTo": None, "status": "LAW"}]
LAW[0] |= {"actName": "Biblioteksloven", "url": None, "source": None}  # what it is called in both languages, and where to read it
PLAN = {
    "__typename": "LibraryPlan",
    "id": "7f0c2a9e-0000-4000-8000-000000000001",
    "citizen": {"id": os.environ.get("LIBRARY_CITIZEN", "")},
    "sector": {"code": CODE},
    "title": "Læseplan",
    "status": "ACTIVE",
    "legalBasis": LAW,
    "period": {"from": "2026-10-01", "to": None},
    "responsibleUnit": "Biblioteket",
    "goals": [],
    "interventions": [],
    "updatedAt": "2026-10-01T08:00:00.000Z",
    "version": 1,
    "aim": "En bog om ugen",
}
CATEGORY = {"title": "PLAN", "status": "PLAN", "period": "PLAN", "legalBasis": "PLAN", "responsibleUnit": "PLAN"}
CATEGORY |= {"aim": "DETAILS", "goals": "GOALS", "interventions": "INTERVENTIONS"}


def decode(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def claims_of(token, key):
    """The claims of an HS256 token that holds now; None means no, whatever the reason."""
    try:
        header, body, signature = token.split(".")
        if json.loads(decode(header)).get("alg") != "HS256":
            return None
        wanted = hmac.digest(key, f"{header}.{body}".encode(), "sha256")
        claims = json.loads(decode(body))
        return claims if hmac.compare_digest(wanted, decode(signature)) and claims["exp"] > time.time() else None
    except (ValueError, KeyError, AttributeError):
        return None


def keys():
    """By who signs: the gateway has a secret for this, coordination's key comes of the grants' secret by HKDF (RFC 5869)."""
    extracted = hmac.digest(bytes(32), os.environ["GRANT_SECRET_LIBRARY"].encode(), "sha256")
    derived = hmac.digest(extracted, b"overligger envelope\x01", "sha256")
    return {"gateway": os.environ["GATEWAY_SECRET_LIBRARY"].encode(), "coordination": derived}


KEYS = keys()
opened = {}  # The envelopes that were taken, by whose and which, with the time at which each is worth nothing any more.
turn = threading.Lock()


def envelope_of(request, body):
    """What the envelope of a request says; None means that nobody is proven to have sent it, or that it was taken before."""
    token = request.headers["x-overligger-envelope"] or ""
    for sender, key in KEYS.items():
        said = claims_of(token, key)
        if not said or said.get("iss") != sender or said.get("aud") != "library" or abs(time.time() - said["iat"]) > 35:
            continue
        head = f"{request.command}\n{request.path}\n{request.headers['authorization'] or ''}\n".encode()
        if decode(said["digest"]) != hashlib.sha256(head + body).digest():
            return None
        with turn:
            for old in [old for old, until in opened.items() if until < time.time()]:
                del opened[old]
            first = (sender, said["jti"]) not in opened
            opened[sender, said["jti"]] = said["exp"]
        return said if first else None
    return None


def log(line):
    """On disk before anything is answered; what cannot be logged is not answered."""
    try:
        with open(os.environ["READ_LOG"], "a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise GraphQLError("The read could not be logged.", extensions={"code": "LOG_UNAVAILABLE"}) from error


def open_overlay(grant, caller):
    claims = claims_of(grant, os.environ["GRANT_SECRET_LIBRARY"].encode())
    ours = claims and claims.get("iss") == "overligger-coordination" and claims.get("aud") == CODE
    here = ours and claims.get("reader") == caller["sub"] and claims.get("request") == caller["request"]
    if not here or claims["exp"] - claims["iat"] > 60:
        raise GraphQLError("The grant is not valid.", extensions={"code": "GRANT_REFUSED"})
    log({"citizen": claims["sub"], "reader": claims["reader"], "purpose": claims["purpose"], "grant": claims["jti"]})
    agreed = set(claims["categories"])
    mine = PLAN["citizen"]["id"] == claims["sub"] and PLAN["id"] not in claims["except"]
    plan = {name: None if CATEGORY.get(name, "PLAN") not in agreed else value for name, value in PLAN.items()}
    kept = {name: PLAN[name] for name in ("__typename", "id", "citizen", "sector", "updatedAt", "version")}
    every = list(schema.type_map["DataCategory"].values)
    return {
        "__typename": "LibraryOverlay",
        "grant": grant,
        "sector": {"code": CODE},
        "categories": [name for name in every if name in agreed],
        "withheld": [{"category": name, "reason": "ITEM_NOT_AGREED"} for name in every if name not in agreed],
        "plans": ([plan | kept] if mine else []) if "PLAN" in agreed else None,
        "interventions": [] if "INTERVENTIONS" in agreed else None,
        "contacts": [] if "CONTACTS" in agreed else None,
        "appointments": None,
        "readLog": None,
    }


def entity(representation, caller):
    if representation["__typename"] == "LibraryOverlay":
        return open_overlay(representation["grant"], caller)
    own = caller.get("role") == "CASEWORKER" and caller.get("sector") == CODE
    if not own or representation.get("id") != PLAN["id"]:
        return None
    log({"citizen": PLAN["citizen"]["id"], "reader": caller["sub"], "purpose": "OWN_SECTOR_CASE"})
    return PLAN


def entities(_root, info, representations):
    return [entity(each, info.context) for each in representations]


schema.query_type.fields["_service"].resolve = lambda *_: {"sdl": SDL}
schema.query_type.fields["_entities"].resolve = entities
schema.query_type.fields["libraryPlan"].resolve = lambda _, info, id: entity(
    {"__typename": "LibraryPlan", "id": id.split("~")[0]}, info.context
)


class Door(BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer(200, {"status": "ready"})

    def do_POST(self):
        sent = self.rfile.read(int(self.headers["content-length"]))
        envelope = envelope_of(self, sent)
        if envelope is None:
            error = {"message": "The gateway and coordination ask here.", "extensions": {"code": "FORBIDDEN"}}
            return self.answer(403, {"errors": [error]}, {"x-overligger-envelope": "refused"})
        body = json.loads(sent)
        token = (self.headers["authorization"] or "").removeprefix("Bearer ")
        caller = claims_of(token, os.environ["SIGN_IN_SECRET"].encode())
        if caller is None and "_service" not in body["query"]:
            error = {"message": "Sign in first.", "extensions": {"code": "UNAUTHENTICATED"}}
            return self.answer(401, {"errors": [error]})
        if caller is not None:
            caller["request"] = envelope["request"]
        result = graphql_sync(schema, body["query"], context_value=caller, variable_values=body.get("variables"))
        return self.answer(200, result.formatted)

    def answer(self, status, body, headers={}):
        text = json.dumps(body).encode()
        self.send_response(status)
        for name, value in ({"content-type": "application/json"} | headers).items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        """What is asked here is nobody's to read."""


server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "0"))), Door)
print(server.server_address[1], flush=True)
server.serve_forever()
