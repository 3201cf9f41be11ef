// Runs the core's WebAssembly over every sample page and compares kind, encoding,
// headline and text with the records that the native build is held to.
//
// usage: node run.mjs core_wasm.wasm SOURCE_DIR
import { openSync, closeSync, readFileSync, readdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WASI } from "node:wasi";

const [wasm, root] = process.argv.slice(2);
const module = await WebAssembly.compile(readFileSync(wasm));
const imports = WebAssembly.Module.imports(module);
// What reading standard input and writing standard output takes. Opening a file,
// asking for the time, the environment or random numbers would each be another.
const allowed = ["fd_close", "fd_fdstat_get", "fd_read", "fd_seek", "fd_write", "proc_exit"];
const foreign = imports.filter((i) => i.module !== "wasi_snapshot_preview1" || !allowed.includes(i.name));
if (foreign.length > 0) {
  console.error("the core asks its host for more than standard streams:", foreign);
  process.exit(1);
}
console.log(`${wasm}: asks its host for ${imports.map((i) => i.name).join(", ")}`);

// The output of the program for one page.
async function extract(page, folder) {
  const input = openSync(page, "r");
  const to = join(folder, "out");
  const output = openSync(to, "w");
  const wasi = new WASI({ version: "preview1", args: ["core"], stdin: input, stdout: output, returnOnExit: true });
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.wasiImport });
  const code = wasi.start(instance);
  closeSync(input);
  closeSync(output);
  if (code) throw new Error(`${page}: exit code ${code}`);
  return readFileSync(to, "utf8");
}

const folder = mkdtempSync(join(tmpdir(), "stet-wasm-"));
let compared = 0;
let failed = 0;
for (const file of readdirSync(join(root, "sample/pages")).sort()) {
  if (!file.endsWith(".html")) continue;
  const expected = join(root, "sample/expected", file.replace(/\.html$/, ".json"));
  const record = JSON.parse(readFileSync(expected, "utf8"));
  const wanted = [record.kind, record.source.encoding, record.headline ?? "", "", record.text ?? "", ""].join("\n");
  const got = await extract(join(root, "sample/pages", file), folder);
  ++compared;
  if (got !== wanted) {
    ++failed;
    console.error(`${file}: the core as WebAssembly gives another record:\n${got}`);
  }
}
rmSync(folder, { recursive: true });
console.log(`${compared - failed} of ${compared} pages give the record of the native build`);
process.exit(compared === 0 || failed > 0 ? 1 : 0);
