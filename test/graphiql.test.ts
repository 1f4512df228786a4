import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseExample } from "../gateway/examples/parse.ts";
import { danishCsv } from "../gateway/graphiql/src/csv.ts";
import { scrub } from "../gateway/graphiql/src/storage.ts";
import { listPaths, tableOf, widestList } from "../gateway/graphiql/src/table.ts";
import { serveGraphiql } from "../gateway/src/graphiql.ts";
import { startHouse } from "./support/house.ts";

const ROOT = join(import.meta.dirname, "..");
const EXAMPLES = readdirSync(join(ROOT, "gateway/examples"))
  .filter((file) => file.endsWith(".graphql"))
  .sort()
  .map((file) =>
    parseExample(file.replace(".graphql", ""), readFileSync(join(ROOT, "gateway/examples", file), "utf8")),
  );

const CHROMIUM = "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const chromiumIsThere = existsSync(CHROMIUM);
if (!chromiumIsThere)
  console.info(`The GraphiQL page is not tried in a browser: there is no ${CHROMIUM} (apt-get install chromium).`);

describe.skipIf(!chromiumIsThere)("GraphiQL in a browser", () => {
  let house: Awaited<ReturnType<typeof startHouse>>;
  let browser: Browser;
  const visits: Visit[] = [];

  /** A page as somebody meets it for the first time, with everything it asks for and complains about. */
  interface Visit {
    page: Page;
    requests: Request[];
    complaints: string[];
  }

  async function visit(options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext({ locale: "en-GB", ...options });
    const page = await context.newPage();
    const seen: Visit = { page, requests: [], complaints: [] };
    page.on("request", (request) => seen.requests.push(request));
    page.on("pageerror", (error) => seen.complaints.push(error.message));
    page.on(
      "console",
      (message) => ["error", "warning"].includes(message.type()) && seen.complaints.push(message.text()),
    );
    await page.exposeFunction("reportViolation", (violation: string) => seen.complaints.push(violation));
    await page.addInitScript(
      "addEventListener('securitypolicyviolation', (e) => reportViolation(`${e.violatedDirective} ${e.blockedURI}`))",
    );
    visits.push(seen);
    await page.goto(house.url);
    await editor(page).getByText(firstWord(EXAMPLES[0]?.query)).first().waitFor();
    return seen;
  }

  const firstWord = (query = ""): string => /\w+/.exec(query)?.[0] ?? "";
  const editor = (page: Page) =>
    page
      .getByRole("region", { name: "Operation Editor" })
      .or(page.getByRole("region", { name: "Forespørgsel", exact: true }));
  const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
  const person = (page: Page) => page.getByLabel("Sign in as");
  const isQuery = (request: Request): boolean =>
    request.url().endsWith("/graphql") &&
    (request.postDataJSON() as { operationName?: string }).operationName !== "IntrospectionQuery";

  /** Signs in as somebody other than `key`, or than the one who is signed in. */
  async function becomeAnother(page: Page, key?: string): Promise<string> {
    const now = key ?? (await person(page).inputValue());
    const people = await person(page)
      .locator("option")
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    const other = people.find((somebody) => somebody !== now);
    if (other === undefined) throw new Error("there is only one person to sign in as");
    await person(page).selectOption(other);
    return other;
  }

  /** Presses Run, and gives the request that it made. */
  async function run(page: Page): Promise<Request> {
    const [request] = await Promise.all([
      page.waitForRequest(isQuery),
      button(page, /^(Execute query|Kør forespørgsel)/).click(),
    ]);
    return request;
  }

  async function answerTo(request: Request): Promise<{ data?: unknown; errors?: unknown }> {
    return (await (await request.response())?.json()) as { data?: unknown; errors?: unknown };
  }

  beforeAll(async () => {
    execFileSync(process.execPath, [join(ROOT, "gateway/graphiql/build.mjs")]);
    [house, browser] = await Promise.all([startHouse(), chromium.launch({ executablePath: CHROMIUM, args: FLAGS })]);
  }, 120_000);
  afterEach(() => Promise.all(visits.splice(0).map(({ page }) => page.context().close())));
  afterAll(async () => {
    await browser?.close();
    await house?.stop();
  });

  test("an analyst opens the address and the first tab answers at one press", async () => {
    const { page } = await visit();
    const answer = await answerTo(await run(page));
    expect(answer.errors).toBeUndefined();
    await page.locator(".result-window").getByText("coordinatingPlan").waitFor();
  });

  test("the schema is there for completion, fetched with the token of the one who signed in", async () => {
    const { page } = await visit();
    await button(page, "Show Documentation Explorer").click();
    await page.getByText("Root Types").waitFor();
  });

  test("an example signs in as the person it names", async () => {
    const { page } = await visit();
    const example = EXAMPLES.at(-1);
    if (example === undefined) throw new Error("there are no examples");
    await becomeAnother(page, example.as);

    const [signIn] = await Promise.all([
      page.waitForResponse(
        (response) =>
          response.url().endsWith("/session") &&
          response.request().method() === "POST" &&
          (response.request().postDataJSON() as { person: string }).person === example.as,
      ),
      button(page, example.title.en).click(),
    ]);
    expect(await person(page).inputValue()).toBe(example.as);
    const { token } = (await signIn.json()) as { token: string };
    const sent = await run(page);
    expect(sent.headers().authorization).toBe(`Bearer ${token}`);
    expect((sent.postDataJSON() as { query: string }).query).toBe(example.query);
  });

  test("the panel Timeline draws the plan whose timeline was asked for, and says in words what it shows", async () => {
    const { page, complaints } = await visit();
    const example = EXAMPLES.find(({ name }) => name === "50-timeline");
    await button(page, String(example?.title.en)).click();
    expect((await answerTo(await run(page))).errors).toBeUndefined();
    await button(page, "Show Timeline").click();
    const image = page.getByRole("img", { name: /Besøg af familiebehandler/ });
    await image.waitFor();
    expect(await image.evaluate((shown) => (shown as HTMLImageElement).naturalWidth)).toBe(1_200);
    await button(page, "Download SVG").waitFor();
    await becomeAnother(page);
    await image.waitFor({ state: "detached" });
    expect(complaints).toEqual([]);
  });

  test("the answer that one person got is gone when another signs in", async () => {
    const { page } = await visit();
    await run(page);
    const answer = page.locator(".result-window").getByText("coordinatingPlan");
    await answer.waitFor();
    await becomeAnother(page);
    await answer.waitFor({ state: "detached" });
  });

  test("a query that somebody has written is not overwritten by an example", async () => {
    const { page } = await visit();
    await editor(page).locator(".view-line").first().click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.insertText("# mine\n");
    await button(page, EXAMPLES[1]?.title.en ?? "").click();
    await expect.poll(() => page.locator(".graphiql-tab").count()).toBe(2);
  });

  test("nothing about citizens is left in localStorage", async () => {
    const { page } = await visit();
    await run(page);
    await page.locator(".result-window").getByText("coordinatingPlan").waitFor();
    await editor(page).locator(".view-line").first().click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.insertText("# looked up\n0101901234\n# 010190-1234\n");
    const stored = () => page.evaluate<string>("JSON.stringify(Object.values(sessionStorage))");
    // The tabs are stored last, half a second after the last key.
    await expect
      .poll(() => page.evaluate<string | null>("sessionStorage.getItem('graphiql:tabState')"))
      .toContain("looked up");
    expect(await stored()).not.toMatch(/010190-?1234/);
    expect(await stored()).not.toContain("eyJ");
    expect(await page.evaluate<number>("localStorage.length")).toBe(0);
  });

  test("a reload signs the same person in again", async () => {
    const { page } = await visit();
    const other = await becomeAnother(page);
    await page.reload();
    await expect.poll(() => person(page).inputValue()).toBe(other);
  });

  test("the page asks no outside host and breaks no CSP rule", async () => {
    const { page, requests, complaints } = await visit();
    await run(page);
    for (const panel of ["Documentation Explorer", "Table", "Timeline", "Explorer", "History"]) {
      await button(page, `Show ${panel}`).click();
      await button(page, `Hide ${panel}`).waitFor();
    }
    // Formatting loads Prettier, and the variables' editor its JSON worker: everything the page has is then in use.
    await button(page, /^Prettify query/).click();
    await expect.poll(() => page.workers().length).toBeGreaterThanOrEqual(3);
    expect(complaints).toEqual([]);
    const outside = requests
      .map((request) => new URL(request.url()))
      .filter(({ protocol, origin }) => !["data:", "blob:"].includes(protocol) && origin !== house.url);
    expect(outside).toEqual([]);
  });

  test("the answer can be taken along as a Danish CSV file", async () => {
    const { page } = await visit();
    await run(page);
    await button(page, "Show Table").click();
    const [file] = await Promise.all([page.waitForEvent("download"), button(page, /^Download CSV/).click()]);
    const text = readFileSync(await file.path(), "utf8");
    expect(file.suggestedFilename()).toBe("overligger.csv");
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(text.split("\r\n").length).toBeGreaterThan(2);
    expect(text.split("\r\n")[0]).toContain(";");
  });

  test("a Danish browser gets a Danish page, and one press makes it English", async () => {
    const { page } = await visit({ locale: "da-DK" });
    await page.getByRole("heading", { name: "Eksempler" }).waitFor();
    expect((await run(page)).headers()["accept-language"]).toBe("da");
    await button(page, "English").click();
    await page.getByRole("heading", { name: "Examples" }).waitFor();
    await editor(page).locator(".view-line").first().waitFor();
    expect((await run(page)).headers()["accept-language"]).toBe("en");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });
});

describe("the page is served", () => {
  let dir: string;
  let server: Server;
  const at = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;

  function build(): void {
    mkdirSync(join(dir, "page/assets"), { recursive: true });
    writeFileSync(join(dir, "page/assets/app-1.js"), "plain");
    writeFileSync(join(dir, "page/assets/app-1.js.br"), "brotli");
    writeFileSync(join(dir, "page/index.html"), "<p>page</p>");
    writeFileSync(join(dir, "secret.js"), "secret");
  }

  /** As fetch() tidies a path and decodes a body, neither of which is wanted here. */
  function raw(
    path: string,
    headers: Record<string, string> = {},
    method = "GET",
  ): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }> {
    return new Promise((resolve, reject) => {
      const sent = httpRequest(
        { host: "127.0.0.1", port: (server.address() as AddressInfo).port, path, headers, method },
        (response) => {
          let body = "";
          response.on("data", (chunk: Buffer) => (body += chunk.toString()));
          response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
        },
      );
      sent.on("error", reject).end();
    });
  }

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), "graphiql-"));
    const page = serveGraphiql(join(dir, "page"));
    server = createServer((request, response) => void (page(request, response) || response.writeHead(418).end()));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(dir, { recursive: true });
  });

  test("until it is built, the address says so and tries again by itself", async () => {
    const early = await fetch(at("/"));
    expect([early.status, early.headers.get("refresh"), await early.text()]).toEqual([
      503,
      "2",
      expect.stringContaining("is being built"),
    ]);
    build();
    expect(await (await fetch(at("/"))).text()).toBe("<p>page</p>");
  });

  test("assets are kept for ever, the page itself is asked for anew", async () => {
    build();
    const [page, asset] = await Promise.all([raw("/"), raw("/graphiql/assets/app-1.js")]);
    expect(page.headers).toMatchObject({ "cache-control": "no-cache", "content-type": "text/html; charset=utf-8" });
    expect(asset.headers).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-type": "text/javascript; charset=utf-8",
    });
    const again = await raw("/", { "if-none-match": String(page.headers.etag) });
    expect([again.status, again.body]).toEqual([304, ""]);
  });

  test("a browser gets the compressed file if it takes it", async () => {
    build();
    const packed = await raw("/graphiql/assets/app-1.js", { "accept-encoding": "gzip, br" });
    expect([packed.headers["content-encoding"], packed.body]).toEqual(["br", "brotli"]);
    const refused = await raw("/graphiql/assets/app-1.js", { "accept-encoding": "br;q=0" });
    expect([refused.headers["content-encoding"], refused.body]).toEqual([undefined, "plain"]);
    expect(packed.headers.etag).not.toBe(refused.headers.etag);
  });

  test("every answer carries the security headers", async () => {
    build();
    for (const path of ["/", "/graphiql/assets/app-1.js", "/graphiql/nothing"]) {
      const { headers } = await raw(path);
      expect(headers["content-security-policy"]).toContain("script-src 'self'; ");
      expect(headers["content-security-policy"]).toContain("require-trusted-types-for 'script'");
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
      });
    }
  });

  test("no path leads out of the build, and nothing can be written", async () => {
    build();
    for (const path of [
      "/graphiql/../secret.js",
      "/graphiql/%2e%2e/secret.js",
      "/graphiql/assets/../../../secret.js",
      "/graphiql/assets",
    ]) {
      expect((await raw(path)).status).toBe(404);
    }
    expect((await raw("/", {}, "POST")).status).toBe(405);
    expect((await raw("/", {}, "HEAD")).body).toBe("");
    expect((await raw("/graphql")).status).toBe(418);
  });
});

describe("what the page keeps, shows and hands out", () => {
  test("a CPR number and a token are scrubbed before they are stored, wherever they stand", () => {
    const text = JSON.stringify(
      'query\n0101901234 { a(cpr: "311299-0001", b: "6101901234") } # eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.x',
    );
    expect(scrub(text)).not.toMatch(/\d{6}|eyJ/);
    expect(scrub("id 4501901234 at 20260101")).toBe("id 4501901234 at 20260101");
  });

  const answer = {
    me: {
      name: "Lotte",
      sectors: [
        {
          code: "SOCIAL",
          overlay: {
            plans: {
              nodes: [
                { title: "A", price: 1.5 },
                { title: '=1+1;"x"', price: -2 },
              ],
            },
          },
        },
        { code: "PSYCHIATRY", overlay: null },
      ],
    },
  };

  test("a table has one row per item, and a closed sector keeps its row", () => {
    expect(listPaths(answer)).toEqual(["me.sectors", "me.sectors.overlay.plans.nodes"]);
    expect(tableOf(answer, widestList(answer))).toEqual({
      columns: ["title", "price", "code", "name"],
      rows: [
        ["A", 1.5, "SOCIAL", "Lotte"],
        ['=1+1;"x"', -2, "SOCIAL", "Lotte"],
        [null, null, "PSYCHIATRY", "Lotte"],
      ],
    });
  });

  test("columns of the same name are told apart by where they come from", () => {
    expect(tableOf({ plan: { id: 1, goals: { nodes: [{ id: 2 }] } } }, "plan.goals.nodes").columns).toEqual([
      "goals.id",
      "plan.id",
    ]);
  });

  test("CSV opens in a Danish Excel and runs no formula", () => {
    expect(danishCsv(tableOf(answer, "me.sectors.overlay.plans.nodes"))).toBe(
      '\uFEFFtitle;price;code;name\r\nA;1,5;SOCIAL;Lotte\r\n"\'=1+1;""x""";-2;SOCIAL;Lotte\r\n;;PSYCHIATRY;Lotte\r\n',
    );
  });

  test("an example says what it is called and who it is run as", () => {
    const text =
      '# title: T\r\n# da: D\r\n# as: lotte\r\n# variables: {"n": 1}\r\n\r\n# a comment\r\nquery Q { me { name } }\r\n';
    expect(parseExample("01-t", text)).toEqual({
      name: "01-t",
      title: { en: "T", da: "D" },
      as: "lotte",
      variables: { n: 1 },
      query: "# a comment\nquery Q { me { name } }\n",
    });
    expect(() => parseExample("02-t", "# title: T\nquery Q { me { name } }")).toThrow('"# da: …"');
  });
});
