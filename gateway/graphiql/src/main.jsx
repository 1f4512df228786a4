import "./workers.js";
import { createRoot } from "react-dom/client";
import "graphiql/style.css";
import "@graphiql/plugin-explorer/style.css";
import "./app.css";
import { App } from "./app.jsx";

createRoot(document.getElementById("root")).render(<App />);
