import { serve } from "@overligger/shared";
import subgraph from "./subgraph.ts";

serve(subgraph);
