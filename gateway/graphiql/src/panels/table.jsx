import { useMemo, useState } from "react";
import { danishCsv } from "../csv.ts";
import { language, ui } from "../language.js";
import { listPaths, shortNames, tableOf, widestList } from "../table.ts";
import { download, useAnswer } from "./answer.js";
import { lines } from "./icon.jsx";

export const tablePlugin = {
  get title() {
    return ui("Table");
  },
  icon: lines("M3 5h18v14H3zM3 10h18M3 14.5h18M9 5v14"),
  content: TablePanel,
};

function TablePanel() {
  const answer = useAnswer();
  return (
    <section aria-label={ui("Table")} className="panel">
      <h2>{ui("Table")}</h2>
      {answer?.data ? <Answer {...answer} /> : <p>{ui("Run a query to see its answer as a table.")}</p>}
    </section>
  );
}

function Answer({ data, errors }) {
  const [wished, setWished] = useState(null);
  const lists = useMemo(() => listPaths(data), [data]);
  const list = lists.includes(wished) ? wished : widestList(data);
  const table = useMemo(() => tableOf(data, list), [data, list]);
  return (
    <>
      <div className="tools">
        <label htmlFor="rows">{ui("Rows")}</label>
        <select id="rows" value={list} onChange={(event) => setWished(event.target.value)}>
          {lists.length === 0 && <option value="">{ui("one per answer")}</option>}
          {shortNames(lists).map((name, index) => (
            <option key={lists[index]} value={lists[index]}>
              {name}
            </option>
          ))}
        </select>
        <button type="button" onClick={() => download("overligger.csv", "text/csv", danishCsv(table))}>
          {ui("Download CSV")} ({table.rows.length} {ui("rows")})
        </button>
      </div>
      {errors?.length > 0 && <p className="warning">{ui("The answer has errors: cells may be missing.")}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      {/* biome-ignore lint/a11y/useSemanticElements: a named region, not a chapter of a text */}
      <div className="scroll" tabIndex={0} role="region" aria-label={ui("Rows")}>
        <table>
          <thead>
            <tr>
              {table.columns.map((column, at) => (
                <th key={at} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, index) => (
              <tr key={index}>
                {row.map((cell, at) => (
                  <td key={at} className={typeof cell === "number" ? "number" : undefined}>
                    {typeof cell === "number" ? cell.toLocaleString(language()) : String(cell ?? "")}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
