import { createInProcessWork } from "../../src/duties/in-process.ts";
import { workContract } from "./contract.ts";

workContract("in process", () => Promise.resolve(createInProcessWork()));
