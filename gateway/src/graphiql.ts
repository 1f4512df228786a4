import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";

const SECURITY: Readonly<Record<string, string>> = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    // Monaco writes its colours and its layout as <style> and style="…"; nothing else needs to be allowed inline.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ttf": "font/ttf",
};

const ENCODINGS = [
  { name: "br", ending: ".br" },
  { name: "gzip", ending: ".gz" },
] as const;

interface Body {
  bytes: Buffer;
  etag: string;
}

interface Asset {
  type: string;
  plain: Body;
  packed: Map<string, Body>;
}

const NOT_BUILT = Buffer.from(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Overligger – GraphiQL</title></head>
<body style="font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 20vh auto; padding: 0 1rem">
<h1 style="font-size: 1.5rem">GraphiQL is being built</h1>
<p>This page opens by itself in a few seconds. The graph already answers at <code>/graphql</code>.</p>
<p lang="da">GraphiQL bygges. Siden åbner af sig selv om få sekunder.</p>
</body></html>
`);

function bodyOf(file: string): Body {
  const bytes = readFileSync(file);
  return { bytes, etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"` };
}

/**
 * The whole build by its address. Only addresses in this map are answered, so no request can reach another file; and
 * as it is held in memory (11 MB), a build that is replaced meanwhile cannot mix old and new in one page.
 */
function readBuild(dir: string): Map<string, Asset> {
  const names = new Set(readdirSync(dir, { recursive: true, encoding: "utf8" }));
  const assets = new Map<string, Asset>();
  for (const name of names) {
    const type = TYPES[extname(name)];
    if (type === undefined) continue;
    const packed = ENCODINGS.filter(({ ending }) => names.has(name + ending)).map((encoding): [string, Body] => [
      encoding.name,
      bodyOf(join(dir, name + encoding.ending)),
    ]);
    assets.set(`/graphiql/${name.split(sep).join("/")}`, {
      type,
      plain: bodyOf(join(dir, name)),
      packed: new Map(packed),
    });
  }
  return assets;
}

/** The latest build; read again when `index.html` is another file than last time. */
function latestBuild(dir: string): () => Map<string, Asset> | undefined {
  let seen = "";
  let assets: Map<string, Asset> | undefined;
  return () => {
    const index = statSync(join(dir, "index.html"), { throwIfNoEntry: false });
    const now = index === undefined ? seen : `${index.ino}:${index.mtimeMs}`;
    if (now !== seen) {
      assets = readBuild(dir);
      seen = now;
    }
    return assets;
  };
}

function accepts(request: IncomingMessage, encoding: string): boolean {
  const header = request.headers["accept-encoding"];
  const offers = (Array.isArray(header) ? header.join(",") : (header ?? "")).toLowerCase().split(",");
  return offers.some((offer) => {
    const [name, ...parameters] = offer.split(";").map((part) => part.trim());
    return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}

function isCurrent(request: IncomingMessage, etag: string): boolean {
  const known = request.headers["if-none-match"];
  return known?.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag) ?? false;
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  bytes?: Buffer,
): void {
  response.writeHead(status, { ...SECURITY, ...headers, ...(bytes && { "content-length": String(bytes.length) }) });
  response.end(request.method === "HEAD" ? undefined : bytes);
}

function sendAsset(request: IncomingMessage, response: ServerResponse, asset: Asset, cacheControl: string): void {
  const encoding = ENCODINGS.find(({ name }) => asset.packed.has(name) && accepts(request, name))?.name;
  const { bytes, etag } = (encoding && asset.packed.get(encoding)) ?? asset.plain;
  const headers = { "cache-control": cacheControl, etag, vary: "accept-encoding" };
  if (isCurrent(request, etag)) return send(request, response, 304, headers);
  send(
    request,
    response,
    200,
    { ...headers, "content-type": asset.type, ...(encoding && { "content-encoding": encoding }) },
    bytes,
  );
}

/**
 * Serves the page built by `gateway/graphiql/build.mjs` into `dir`: `/` and everything under `/graphiql/`. The
 * returned function tells whether the request was one of these and has been answered.
 */
export function serveGraphiql(dir: string): (request: IncomingMessage, response: ServerResponse) => boolean {
  const build = latestBuild(dir);
  return (request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const isPage = path === "/" || path === "/graphiql" || path === "/graphiql/";
    if (!isPage && !path.startsWith("/graphiql/")) return false;

    if (request.method !== "GET" && request.method !== "HEAD") {
      send(request, response, 405, { allow: "GET, HEAD" });
      return true;
    }
    const assets = build();
    if (assets === undefined && isPage) {
      send(
        request,
        response,
        503,
        { "cache-control": "no-store", "content-type": TYPES[".html"] ?? "", refresh: "2", "retry-after": "2" },
        NOT_BUILT,
      );
      return true;
    }
    const asset = assets?.get(isPage ? "/graphiql/index.html" : path);
    if (asset === undefined) send(request, response, 404, { "cache-control": "no-store" });
    else
      sendAsset(
        request,
        response,
        asset,
        path.startsWith("/graphiql/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      );
    return true;
  };
}
