// Takes the picture in the README: GraphiQL with Lotte's timeline, as a browser shows it. With `npm start` running:
//   node gateway/graphiql/picture.mjs [address]
// Takes Debian's chromium, or the browser that CHROMIUM names.
import { join } from "node:path";
import { chromium } from "playwright-core";

const [address = "http://127.0.0.1:4000"] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1680, height: 800 } });
const press = (name) => page.getByRole("button", { name }).click();

await page.goto(address);
await press(/^What happens when, in all sectors/);
await press(/^Execute query/);
await page.locator(".result-window").getByText("entries").waitFor();
await press("Show Timeline");
await page.getByRole("img", { name: /Besøg af familiebehandler/ }).waitFor();
await press("Hide editor tools");
// The picture is drawn for a wide panel: its edge is taken to the middle of the page.
const edge = await page.locator(".graphiql-horizontal-drag-bar").first().boundingBox();
await page.mouse.move(edge.x + edge.width / 2, 400);
await page.mouse.down();
await page.mouse.move(820, 400, { steps: 4 });
await page.mouse.up();
await page.evaluate("scrollTo(0, 0)");
await page.mouse.move(1300, 780);
await page.screenshot({ path: join(import.meta.dirname, "picture.png") });
await browser.close();
