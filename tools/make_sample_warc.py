#!/usr/bin/env python3
"""Writes sample/stet-sample.warc.gz: the sample pages as a crawler would keep them.

WARC/1.1 (https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/),
one gzip member a record: a warcinfo record, then a response record for each file
of sample/pages in the order of their names. Same pages, same records: dates and
record ids are made from the pages, gzip headers hold no time.

    tools/make_sample_warc.py            writes the file
    tools/make_sample_warc.py --check    exits with 1 if the file holds other records

--check compares what is inside the gzip members, as another release of zlib may
pack the same records in another way.
"""

import base64
import gzip
import hashlib
import html
import pathlib
import re
import sys
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = ROOT / "sample" / "pages"
WARC = ROOT / "sample" / "stet-sample.warc.gz"
START_MINUTES = 8 * 60  # the made-up crawl of 1 June 2024 begins at 08:00


def digest(data):
    """Labelled digest: SHA-1 in base 32, as crawlers write it."""
    return b"sha1:" + base64.b32encode(hashlib.sha1(data).digest())


def date(number):
    minutes = START_MINUTES + number
    return b"2024-06-01T%02d:%02d:00Z" % (minutes // 60, minutes % 60)


def record(kind, number, content_type, block, extra=()):
    name = "stet-sample:%s:%d:%s" % (kind.decode(), number, hashlib.sha1(block).hexdigest())
    record_id = uuid.uuid5(uuid.NAMESPACE_URL, name)
    fields = [
        (b"WARC-Type", kind),
        (b"WARC-Record-ID", b"<urn:uuid:%s>" % str(record_id).encode()),
        (b"WARC-Date", date(number)),
        *extra,
        (b"WARC-Block-Digest", digest(block)),
        (b"Content-Type", content_type),
        (b"Content-Length", b"%d" % len(block)),
    ]
    head = b"WARC/1.1\r\n" + b"".join(b"%s: %s\r\n" % field for field in fields)
    return head + b"\r\n" + block + b"\r\n\r\n"


def address(path, body):
    """The page's canonical address, or a made-up one."""
    found = re.search(rb'<link rel="canonical" href="([^"]+)"', body)
    if found:
        return html.unescape(found.group(1).decode("ascii")).encode()
    return b"https://sample.example/" + path.name.encode()


def response(number, path):
    body = path.read_bytes()
    content_type = b"text/plain; charset=utf-8" if path.suffix == ".txt" else b"text/html"
    head = (
        b"HTTP/1.1 200 OK\r\n"
        b"Content-Type: %s\r\n"
        b"Content-Length: %d\r\n"
        b"Server: sample\r\n"
        b"\r\n" % (content_type, len(body))
    )
    extra = [
        (b"WARC-Target-URI", address(path, body)),
        (b"WARC-Payload-Digest", digest(body)),
        (b"WARC-Identified-Payload-Type", content_type.split(b";")[0]),
    ]
    return record(b"response", number, b"application/http; msgtype=response", head + body, extra)


def records():
    info = (
        b"software: stet tools/make_sample_warc.py\r\n"
        b"format: WARC File Format 1.1\r\n"
        b"description: pages written for stet's sample; no such outlets exist\r\n"
    )
    extra = [(b"WARC-Filename", WARC.name.encode())]
    yield record(b"warcinfo", 0, b"application/warc-fields", info, extra)
    paths = sorted(p for p in PAGES.iterdir() if p.suffix in (".html", ".txt"))
    for number, path in enumerate(paths, 1):
        yield response(number, path)


def main():
    if sys.argv[1:] == ["--check"]:
        if gzip.decompress(WARC.read_bytes()) != b"".join(records()):
            print(f"{WARC} does not hold the records of {PAGES}: run {sys.argv[0]}", file=sys.stderr)
            return 1
        return 0
    WARC.write_bytes(b"".join(gzip.compress(r, compresslevel=9, mtime=0) for r in records()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
