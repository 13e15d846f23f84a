// Judges addresses as Lighthouse does a phone, and prints what it found as JSON: { address: [{ scores, audits }, …] }.
// Usage: node run.mjs PORT RUNS ADDRESS… (PORT is where a browser can be told what to do)
import lighthouse from "lighthouse";

const [port, runs, ...addresses] = process.argv.slice(2);
const found = {};
for (const address of addresses) {
  found[address] = [];
  for (let run = 0; run < Number(runs); run += 1) {
    const { lhr } = await lighthouse(address, { port: Number(port), output: "json", logLevel: "error" });
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]));
    const audits = Object.values(lhr.categories).flatMap(({ id: category, auditRefs }) =>
      auditRefs
        .filter(({ id }) => lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
        .map(({ id }) => ({ category, id, title: lhr.audits[id].title, shown: lhr.audits[id].displayValue ?? "" })),
    );
    found[address].push({ scores, audits });
  }
}
process.stdout.write(JSON.stringify(found));
