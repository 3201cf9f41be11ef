"""HTML of an extracted article to text, for contenders that answer in HTML: blocks parted by a blank
line, br a line break, table cells parted by a blank, white space squeezed outside pre; the way that the
reference text of the readability set was made."""

import html.parser
import re

BLOCKS = set("""address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table
    tbody tfoot thead tr ul""".split())
SILENT = {"script", "style", "template", "noscript", "title"}


class _Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.silent, self.pre = [], 0, 0

    def handle_starttag(self, tag, attributes):
        if tag in SILENT:
            self.silent += 1
        if tag == "pre":
            self.pre += 1
        if tag in BLOCKS:
            self.parts.append("\0")
        elif tag == "br":
            self.parts.append("\1")
        elif tag in ("td", "th"):
            self.parts.append(" ")

    def handle_startendtag(self, tag, attributes):
        if tag in SILENT or tag == "pre":
            return
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        if tag == "pre":
            self.pre = max(0, self.pre - 1)
        if tag in BLOCKS:
            self.parts.append("\0")

    def handle_data(self, data):
        if self.silent:
            return
        data = data.replace("\0", "").replace("\1", "")
        self.parts.append(data.replace("\n", "\1") if self.pre else re.sub(r"\s+", " ", data))


def of_html(markup):
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    blocks = []
    for block in "".join(reader.parts).split("\0"):
        rows = [re.sub(r"[ \t\r\f\v]+", " ", row).strip() for row in block.split("\1")]
        block = "\n".join(row for row in rows if row)
        if block:
            blocks.append(block)
    return "\n\n".join(blocks)
