import { createInProcessWork } from "../../src/work/in-process.ts";
import { workContract } from "./contract.ts";

workContract("in process", () => Promise.resolve(createInProcessWork()));
