// Readability.js on jsdom, as Mozilla tests it, behind the line protocol of bench/quality.
"use strict";
const readline = require("readline");
const { JSDOM, VirtualConsole } = require("jsdom");
const { Readability } = require("@mozilla/readability");

readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on("line", (line) => {
  const page = JSON.parse(line);
  let reply;
  let dom;
  try {
    // Nothing is fetched and no script is run; what jsdom says of a page's style sheets is nobody's concern.
    dom = new JSDOM(page.html, { url: page.url || "http://localhost/", virtualConsole: new VirtualConsole() });
    const article = new Readability(dom.window.document).parse();
    reply = { html: article ? article.content : "" };
  } catch (error) {
    reply = { error: String(error) };
  } finally {
    if (dom) dom.window.close();
  }
  process.stdout.write(JSON.stringify(reply) + "\n");
});
