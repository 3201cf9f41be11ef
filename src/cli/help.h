#pragma once
// What --help says below the list of options: how it is meant, with examples.

namespace stet::cli {

inline constexpr const char* kProgramHelp = R"(
Examples:
  stet extract page.html               one page on a terminal: text to read
  stet extract crawl/ > records.jsonl  a folder: one JSON record a page
  stet explain page.html               why each block of it stands or not
  stet dump roles page.html            how a page is cut, and what each part is for

stet COMMAND --help says more.)";

inline constexpr const char* kExtractHelp = R"(
Reads pages and writes one record a page, in the order of the inputs.

INPUT is a file, a folder (searched for .html, .htm, .xhtml, .txt, and these with
.gz, in the order of their names), or - for standard input. A file that is named is
always tried, whatever it is called. Gzip is unpacked wherever it is met.

Every input is accounted for: by a record, by a record of kind "none" that says why
there is no article, or by a line on standard error.

Formats:
  jsonl      one JSON object a line (if not said: pipes, files, several pages)
  json       indented; an array if there is more than one input or a folder
  text       to read (if not said: one page on a terminal); form feeds between pages
  markdown   headings, lists, tables, images; rules between pages

Examples:
  stet extract page.html                       read it
  curl -s URL | stet extract - --url URL       from the network
  stet extract crawl/ --jobs 4 -o records.jsonl
  stet extract crawl/ --format markdown -o notes/
  stet extract page.html --format json --evidence --blocks
                                               why the record says what it says
  stet extract dump.txt                        text that lost its markup

Exit codes: 0 all good; 1 some inputs failed, each with a line on standard error;
2 wrong usage; 3 could not run (output not writable, interrupted).)";

inline constexpr const char* kExplainHelp = R"(
Lists the blocks of a page in the order in which they stand there: the number of the
block, its role, how sure stet is that it belongs to the text (score, 0 to 1), which
bytes of the decoded page it is, and how it begins.

  ●  stands in the text of the record
  ○  fills another field: headline, byline, caption, notice …
  ·  is set aside; many of these in a row are folded into one line with a count

To find out why something is missing, or there: run it with --all, find the block,
and ask for it by its number with --block. Reasons are in words, with what each adds
to the score (log-odds: above zero it speaks for the block, below zero against it).

Examples:
  stet explain page.html                  what stands, what fills a field, what not
  stet explain --why page.html            with the strongest reasons
  stet explain --block 17 page.html       all that is known of one block
  stet explain --all page.html | less     every block; a pipe gets plain text
  stet explain --input text dump.txt      text that lost its markup
  stet explain --html -o report.html page.html
                                          for a browser: the page beside the record

The HTML file needs nothing else, loads nothing, and can be read without its script.

Exit codes: 0 good; 1 the page could not be read, or has no such block; 2 wrong usage;
3 the output cannot be written.)";

inline constexpr const char* kDumpHelp = R"(
Stages, in the order in which a page goes through them:
  tokens     tags, text, comments, as the tokenizer hands them on
  tree       the tree of elements, in the notation of the html5lib tests
  meta       what the page says about itself: chosen values, then all witnesses
  blocks     the page cut into runs of text
  features   what the rules measure of each block
  roles      what each block is for, and why
  article    the record

Examples:
  stet dump roles page.html | grep -A1 ^paragraph
  stet dump tree --input html page.txt)";

}  // namespace stet::cli
