import { serve } from "@overligger/shared/serve";
import subgraph from "./subgraph.ts";

serve(subgraph);
