// Reads texts with chrono-node: a list of { text, locale, reference } on standard input, a list of moments for each out.
import { createRequire } from "node:module";
import { argv, stdin, stdout } from "node:process";

const chrono = createRequire(argv[2])("chrono-node");
let input = "";
for await (const part of stdin) input += part;

/** @type {(result: import("chrono-node").ParsedResult) => string} the wall-clock start; without a time, the day alone */
const startOf = ({ start }) => {
  const [year, ...rest] = ["year", "month", "day", "hour", "minute"].map((name) => start.get(name));
  const [month, day, hour, minute] = rest.map((number) => String(number ?? 0).padStart(2, "0"));
  return start.isCertain("hour") ? `${year}-${month}-${day}T${hour}:${minute}` : `${year}-${month}-${day}`;
};

const moments = JSON.parse(input).map(({ text, locale, reference }) =>
  (locale === "en-US" ? chrono.en : chrono.en.GB).parse(text, new Date(reference), { forwardDate: true }).map(startOf),
);
stdout.write(JSON.stringify(moments));
