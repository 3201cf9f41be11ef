"""The Python packages behind the line protocol of bench/quality: one object a line in, one a line out."""

import json
import logging
import sys


def trafilatura_with(**settings):
    import trafilatura

    logging.disable(logging.CRITICAL)

    def run(html, url):
        text = trafilatura.extract(html, url=url or None, **settings)
        # One line a block; the measures of paragraphs part them at blank lines.
        return (text or "").replace("\n", "\n\n")

    return run


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    return lambda html, url: extract_plain_text(HTMLTree.parse(html), main_content=True)


CONTENDERS = {
    "trafilatura": lambda: trafilatura_with(),
    # EXTRACT_OPTS of its tests/eval_common.py and the "fallback" runner.
    "trafilatura-eval": lambda: trafilatura_with(
        fast=False, include_comments=False, include_tables=True, include_formatting=False),
    "resiliparse": resiliparse,
}


def main():
    run = CONTENDERS[sys.argv[1]]()
    for line in sys.stdin:
        page = json.loads(line)
        try:
            reply = {"text": run(page["html"], page["url"])}
        except Exception as error:  # noqa: BLE001 (whatever it is, it is the package's answer)
            reply = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
