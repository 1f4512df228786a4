import { useEffect, useMemo, useState } from "react";
import { language, ui } from "../language.js";
import { picturesOf, wordsIn } from "../picture.ts";
import { useSignIn } from "../sign-in.js";
import { download, useAnswer } from "./answer.js";
import { lines } from "./icon.jsx";

export const timelinePlugin = {
  get title() {
    return ui("Timeline");
  },
  icon: lines("M3 6h10M8 12h13M5 18h9M3 3v18"),
  content: TimelinePanel,
};

function TimelinePanel() {
  const answer = useAnswer();
  const asked = useMemo(() => picturesOf(answer?.data), [answer]);
  return (
    <section aria-label={ui("Timeline")} className="panel">
      <h2>{ui("Timeline")}</h2>
      {asked.length === 0 && (
        <p>
          {ui("Run a query that asks for a plan's timeline to see it as a picture:")}{" "}
          <code>id timeline {"{ from to }"}</code>
        </p>
      )}
      {asked.map(({ id, from, to }) => (
        <Picture key={`${id} ${from} ${to}`} address={`/plans/${id}/timeline.svg?from=${from}&to=${to}`} />
      ))}
    </section>
  );
}

function Picture({ address }) {
  const { identity } = useSignIn();
  const [svg, setSvg] = useState(null);
  const [fault, setFault] = useState(null);
  useEffect(() => {
    let replaced = false;
    setSvg(null);
    setFault(null);
    drawn(identity, address).then(
      (text) => replaced || setSvg(text),
      () => replaced || setFault(ui("The picture could not be drawn.")),
    );
    return () => void (replaced = true);
  }, [identity, address]);

  if (fault) return <p className="warning">{fault}</p>;
  if (!svg) return <p>{ui("Loading …")}</p>;
  return (
    <figure className="picture">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      {/* biome-ignore lint/a11y/useSemanticElements: a named region, not a chapter of a text */}
      <div className="scroll" tabIndex={0} role="region" aria-label={wordsIn(svg, "title")}>
        <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={wordsIn(svg, "desc")} />
      </div>
      <figcaption>
        <button type="button" onClick={() => download("overligger.svg", "image/svg+xml", svg)}>
          {ui("Download SVG")}
        </button>
      </figcaption>
    </figure>
  );
}

async function drawn(identity, address) {
  if (!identity) throw new Error(ui("You are not signed in."));
  const authorization = `Bearer ${await identity.token()}`;
  const response = await fetch(`${address}&language=${language()}`, { headers: { authorization } });
  if (!response.ok) throw new Error(String(response.status));
  return response.text();
}
