#!/usr/bin/env python3
"""The HTML report of `stet explain` in headless Chromium: keyboard, accessibility
tree, contrast, sizes, no script, hostile pages; and screenshots to look at.

usage: report_test.py --stet PROGRAM --sample PROGRAM [--screenshots FOLDER] [unittest arguments]
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import chromium

SAMPLE = pathlib.Path(__file__).parents[2] / "sample" / "pages"
SKIPPED = 77

HOSTILE = """<!DOCTYPE html><html lang='en"><script>hacked=1</script>'><title>&lt;/title>&lt;script>hacked=2&lt;/script></title>
<meta name=author content='"><script>hacked=3</script>'><meta name=description content="</p><img src=x onerror=hacked=4>">
<meta property="og:image" content="javascript:hacked=5"><meta property="article:tag" content="<svg onload=hacked=6>">
<h1>&lt;img src=x onerror=hacked=7> \u202egnirts desrever</h1><article>
<p class="x' onmouseover='hacked=8" title="&quot;><script>hacked=9</script>">The first paragraph &lt;script>hacked=10&lt;/script> goes on
for long enough to be taken for running text, with a \u202eturned around\u202c part and \u2067an isolate that nobody closes.</p>
<p>&lt;/p>&lt;/li>&lt;/ol>&lt;style>*{display:none}&lt;/style> The second paragraph tries to close the report's own elements, and it
is long enough as well, so that it stands.</p><p>The third paragraph ends all this: &lt;/script>&lt;!-- &lt;iframe
src=https://example.org> &amp;lt;b&amp;gt; and &lt;a href="javascript:hacked=11">a link&lt;/a> of words that are long enough.</p>
<ul><li>&lt;meta http-equiv=refresh content=0> one</li><li>&lt;base href=https://example.org/> two</li></ul>
</article></html>"""

# The contrast of each text with what is behind it, as WCAG 2.2 computes it.
CONTRAST = """(() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const seen = new Map();
  const rgba = text => {
    if (!seen.has(text)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = '#000';
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      seen.set(text, a ? [r, g, b, a / 255] : [0, 0, 0, 0]);
    }
    return seen.get(text);
  };
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const over = (top, below) => top.slice(0, 3).map((v, i) => v * top[3] + below[i] * (1 - top[3]));
  const behind = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(rgba(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
  };
  const faults = [];
  let checked = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('script, style, .vh, .skips') || !element.checkVisibility()) continue;
    const style = getComputedStyle(element), back = behind(element);
    const [a, b] = [luminance(over(rgba(style.color), back)), luminance(back)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    ++checked;
    if (ratio < (large ? 3 : 4.5)) faults.push(ratio.toFixed(2) + ' ' + element.className + ': ' + node.data.trim().slice(0, 30));
  }
  return {checked, faults: faults.slice(0, 10)};
})()"""


class Report(unittest.TestCase):
    stet = sample = screenshots = browser = folder = None

    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory(prefix="stet-report-")
        cls.folder = pathlib.Path(cls._folder.name)
        (cls.folder / "sample.html").write_bytes(subprocess.run([cls.sample], check=True, capture_output=True).stdout)
        (cls.folder / "hostile-page.html").write_text(HOSTILE, "utf-8")
        for name, page in [("article", SAMPLE / "wordpress-block.html"), ("persian", SAMPLE / "pangea-persian.html"),
                           ("chinese", SAMPLE / "chinese.html"), ("text", SAMPLE / "flattened-turkish.txt"),
                           ("live", SAMPLE / "live-blog.html"), ("hostile", cls.folder / "hostile-page.html")]:
            subprocess.run([cls.stet, "explain", "--html", "-o", cls.folder / f"{name}.html", page], check=True)
        cls.browser = chromium.Browser(chromium.find()).__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.browser.__exit__()
        cls._folder.cleanup()

    def open(self, name, width=1440, height=900, scheme="light"):
        self.browser.size(width, height)
        self.browser.scheme(scheme)
        self.browser.open(self.folder / f"{name}.html")

    def js(self, expression):
        return self.browser.evaluate(expression)

    def press(self, *keys):
        for key in keys:
            self.browser.press(key)

    def focused(self):
        return self.js("(document.activeElement.closest('.blk, .part') || document.activeElement).id")

    def shoot(self, name):
        if self.screenshots:
            self.screenshots.mkdir(parents=True, exist_ok=True)
            self.browser.screenshot(self.screenshots / f"{name}.png")

    def quiet(self):
        """Nothing was loaded, refused or thrown."""
        for event in self.browser.events:
            method, params = event["method"], event["params"]
            self.assertNotIn(method, ("Runtime.exceptionThrown", "Log.entryAdded"), params)
            if method == "Network.requestWillBeSent":
                self.assertRegex(params["request"]["url"], "^file:")

    def tab_to(self, wanted):
        for _ in range(40):
            self.press("Tab")
            if self.js(f"!!document.activeElement.closest({wanted!r})"):
                return
        self.fail(f"{wanted} is not reached by Tab")

    # ---- what it shows

    def test_looks_right_at_every_size_and_in_both_schemes(self):
        sizes = [(1440, 900), (1024, 768), (390, 844)]
        for name, of in [("sample", sizes), ("article", sizes), ("persian", sizes[:2]), ("chinese", sizes[2:]),
                         ("text", sizes[2:]), ("live", sizes[:1])]:
            for width, height in of:
                scheme = "dark" if width == 1024 else "light"
                with self.subTest(page=name, width=width):
                    self.open(name, width, height, scheme)
                    self.js("document.querySelector('.blk.s-text .handle').click()")
                    self.assertLessEqual(self.js("document.documentElement.scrollWidth"), width)
                    self.shoot(f"{name}-{width}")
                    self.quiet()

    def test_contrast_is_enough(self):
        for name in ("sample", "article"):
            for scheme in ("light", "dark"):
                with self.subTest(page=name, scheme=scheme):
                    self.open(name, scheme=scheme)
                    self.js("document.querySelectorAll('details').forEach(d => d.open = true)")
                    self.js("document.querySelector('.blk.s-text .handle').click()")
                    # Every colour there is, whichever roles this page has.
                    self.js("""(() => {
                      const roles = [...document.styleSheets[0].cssRules].map(r => r.selectorText || '')
                          .filter(s => /^\\.r-[a-z-]+$/.test(s)).map(s => s.slice(1));
                      const of = document.querySelector('.blk.s-text');
                      for (const role of roles) for (const state of ['s-text', 's-aside', 's-field sel', 's-text lit']) {
                        const copy = of.cloneNode(true);
                        copy.className = 'blk ' + role + ' ' + state;
                        copy.querySelector('.role').textContent = role;
                        of.after(copy);
                      }
                      return roles.length;
                    })()""")
                    result = self.js(CONTRAST)
                    self.assertGreater(result["checked"], 100)
                    self.assertEqual(result["faults"], [])

    # ---- keyboard

    def test_is_used_by_keyboard(self):
        self.open("sample")
        self.press("Tab")
        self.assertEqual(self.js("document.activeElement.textContent"), "To the page")
        self.shoot("skip-link")
        self.press("Enter")
        self.assertEqual(self.focused(), "page")
        self.press("j")
        self.assertTrue(self.js("document.activeElement.matches('.handle, summary')"))
        self.press("Home", "j", "j", "j")
        self.assertEqual(self.focused(), "b6")
        self.press("ArrowDown")
        self.assertEqual(self.focused(), "b7")
        self.press("k", "ArrowUp")
        self.assertEqual(self.focused(), "b5")
        self.press("j", "j", "Enter")
        self.assertEqual(self.focused(), "b7")
        self.assertEqual(self.js("document.querySelector('#b7 .handle').getAttribute('aria-pressed')"), "true")
        self.assertIn("many words in a row", self.js("document.querySelector('#shown').innerText"))
        said = self.js("document.querySelector('#status').textContent")
        self.assertIn("Block 7, paragraph, in the text. Score 0.97. Reason: is running text.", said)
        self.assertIn("For: many words in a row. Against: is the last of its box.", said)
        self.shoot("chosen")
        self.press("d")
        self.assertEqual(self.focused(), "details")
        self.press("Escape")
        self.assertEqual(self.focused(), "b7")
        self.press("o")  # to the record
        part = self.focused()
        self.assertRegex(part, r"^r\d+$")
        self.assertEqual(self.js(f"document.getElementById('{part}').dataset.b"), "7")
        self.press("o")  # and back
        self.assertEqual(self.focused(), "b7")
        self.quiet()

    def test_a_list_takes_one_stop_of_the_tab_key(self):
        self.open("article")
        self.assertEqual(self.js("document.querySelectorAll('#page [tabindex=\"0\"]').length"), 1)
        self.assertEqual(self.js("document.querySelectorAll('#record [tabindex=\"0\"]:not(.scroll)').length"), 1)
        self.tab_to("#page .handle, #page summary")
        self.press("Tab")
        self.assertTrue(self.js("!!document.activeElement.closest('#record')"))

    def test_a_field_leads_to_its_evidence(self):
        self.open("article")
        self.js("document.querySelector('.part a.origin[href=\"#e-modified\"]').focus()")
        self.press("Enter")
        self.assertTrue(self.js("document.querySelector('#e-modified').open"))
        self.assertTrue(self.js("document.activeElement.matches('#e-modified > summary')"))
        self.assertIn("json-ld:dateModified", self.js("document.querySelector('#e-modified').innerText"))

    def test_what_is_chosen_is_in_sight(self):
        for width, height in [(1440, 900), (390, 844)]:
            with self.subTest(width=width):
                self.open("article", width, height)
                top, bottom, cover = self.js("""(() => {
                  const last = [...document.querySelectorAll('.blk.s-text')].pop();
                  last.querySelector('.handle').click();
                  const block = last.getBoundingClientRect();
                  const why = document.querySelector('#details').getBoundingClientRect();
                  return [block.top, block.bottom, why.left < 100 ? why.top : innerHeight];
                })()""")
                self.assertGreaterEqual(top, 0)
                self.assertLessEqual(bottom, cover)

    def test_folds_open_and_are_walked_over(self):
        self.open("sample")
        self.js("document.querySelector('#page').focus()")
        self.press("j", "Home")
        self.assertFalse(self.js("document.activeElement.parentElement.open"))
        self.press("j")
        self.assertEqual(self.focused(), "b4")
        self.press("k", "Enter")
        self.assertTrue(self.js("document.activeElement.parentElement.open"))
        self.press("j")
        self.assertEqual(self.focused(), "b1")

    def test_what_belongs_together_lights_up(self):
        self.open("sample")
        self.js("document.querySelector('.part[data-b=\"7\"] .jump').focus()")
        self.assertTrue(self.js("document.querySelector('#b7').classList.contains('lit')"))
        self.js("document.querySelector('#b4 .handle').focus()")
        self.assertFalse(self.js("document.querySelector('#b7').classList.contains('lit')"))
        self.assertTrue(self.js("document.querySelector('.part[data-b~=\"4\"]').classList.contains('lit')"))

    def test_roles_filter_and_can_be_switched_by_key(self):
        self.open("sample")
        visible = "[...document.querySelectorAll('.blk')].filter(b => b.checkVisibility()).map(b => b.id)"
        self.assertIn("b7", self.js(visible))
        self.js("document.querySelector('#f-paragraph').focus()")
        self.press(" ")
        self.assertNotIn("b7", self.js(visible))
        self.assertIn("b6", self.js(visible))
        self.assertEqual(self.js("document.querySelector('#status').textContent"), "11 of 12 blocks shown.")
        self.js("document.querySelector('#all').click()")
        self.assertIn("b7", self.js(visible))

    def test_what_is_doubtful_is_shown_alone(self):
        self.open("sample")
        self.js("document.querySelector('#doubtful').focus()")
        self.press(" ")
        self.assertEqual(self.js("[...document.querySelectorAll('.blk, .run')].filter(b => b.checkVisibility()).map(b => b.id)"),
                         ["b4", "b9"])
        self.assertEqual(self.js("document.querySelector('#status').textContent"), "2 of 12 blocks shown.")

    # ---- what screen readers are given

    def test_accessibility_tree(self):
        for name in ("sample", "article", "hostile"):
            with self.subTest(page=name):
                self.open(name)
                tree = self.browser.accessibility()
                named = {(node["role"], node["name"]) for node in tree}
                for landmark in [("banner", ""), ("main", ""), ("region", "The page"), ("region", "The record"),
                                 ("complementary", "Why"), ("region", "Roles"), ("navigation", "Skip")]:
                    self.assertTrue(landmark in named, landmark)
                self.assertTrue(any(node["role"] == "status" for node in tree))
                for node in tree:
                    if node["role"] in ("button", "link", "checkbox", "DisclosureTriangle", "heading"):
                        self.assertTrue(node["name"].strip(), node)
                levels = self.js("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => +h.tagName[1])")
                self.assertEqual(levels[0], 1)
                self.assertEqual(levels.count(1), 1)
                for before, after in zip(levels, levels[1:]):
                    self.assertLessEqual(after, before + 1, levels)
                self.assertEqual(len(self.js("[...document.querySelectorAll('[id]')].map(e => e.id)")),
                                 len(set(self.js("[...document.querySelectorAll('[id]')].map(e => e.id)"))))
        self.open("sample")
        buttons = [node for node in self.browser.accessibility() if node["role"] == "button"]
        self.assertIn("paragraph, block 7, score 0.97", [node["name"] for node in buttons])

    # ---- without script, on paper

    def test_reads_without_script(self):
        self.browser.call("Emulation.setScriptExecutionDisabled", value=True)
        try:
            self.open("sample", 1024, 900)
            self.shoot("no-script")
            self.quiet()
        finally:
            self.browser.call("Emulation.setScriptExecutionDisabled", value=False)
        self.assertFalse(self.js("document.documentElement.classList.contains('js')"))
        text = self.js("document.body.innerText")
        for part in ("The harbour of Ostwick opened", "paragraph", "By Ada Pol"):
            self.assertIn(part, text)
        self.assertEqual(self.js("getComputedStyle(document.querySelector('#details')).display"), "none")
        self.js("document.querySelector('#b7 summary').click()")  # the browser's own doing
        self.assertIn("Speaks against it", self.js("document.querySelector('#b7').innerText"))

    def test_prints(self):
        self.open("article")
        self.browser.scheme("light", "print")
        self.js("dispatchEvent(new Event('beforeprint'))")
        self.assertEqual(self.js("getComputedStyle(document.querySelector('#details')).display"), "none")
        self.shoot("print")
        pdf = self.browser.call("Page.printToPDF", printBackground=True)["data"]
        self.assertGreater(len(pdf), 10_000)
        self.browser.scheme("light", "")

    # ---- hostile pages

    def test_nothing_of_a_page_gets_out_of_its_element(self):
        self.open("hostile")
        self.js("document.querySelectorAll('details').forEach(d => d.open = true)")
        self.js("document.querySelectorAll('.handle').forEach(h => h.click())")
        self.shoot("hostile")
        self.assertEqual(self.js("typeof hacked"), "undefined")
        self.assertEqual(self.js("document.querySelectorAll('script').length"), 1)
        self.assertEqual(self.js("document.querySelectorAll('style').length"), 1)
        self.assertEqual(self.js("document.querySelectorAll('img, iframe, base, object, embed, form, link').length"), 0)
        self.assertEqual(self.js("document.querySelectorAll('meta[http-equiv]').length"), 1)
        self.assertEqual(self.js("""[...document.querySelectorAll('*')].filter(e => e.attributes.length &&
            [...e.attributes].some(a => /^on/i.test(a.name) || a.name == 'style')).length"""), 0)
        self.assertEqual(self.js("[...document.querySelectorAll('a')].filter(a => !a.getAttribute('href').startsWith('#')).length"), 0)
        self.assertTrue(self.js("document.querySelector('#page').innerText.includes('<script>hacked=10</script> goes on')"))
        self.quiet()

    def test_marks_of_direction_stay_in_their_element(self):
        self.open("hostile")
        self.assertFalse(self.js("document.body.textContent.includes('\\u202e')"))
        self.assertIn("U+202E", self.js("document.querySelector('.blk.r-headline .txt, .blk .txt').closest('ol').innerText"))
        loose = self.js("""[...document.querySelectorAll('.txt, .v-body, .v-headline, .v-plain, h1, .src')]
            .filter(e => getComputedStyle(e).unicodeBidi !== 'isolate' && getComputedStyle(e).unicodeBidi !== 'plaintext').length""")
        self.assertEqual(loose, 0)

    def test_the_policy_lets_nothing_else_run(self):
        self.open("sample")
        self.js("""(() => { const s = document.createElement('script'); s.textContent = 'hacked = 1'; document.body.append(s); })()""")
        self.assertEqual(self.js("typeof hacked"), "undefined")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stet", required=True)
    parser.add_argument("--sample", required=True)
    parser.add_argument("--screenshots", type=pathlib.Path)
    arguments, rest = parser.parse_known_args()
    if not chromium.find():
        print("skipped: there is no Chromium here (./dev browser installs it)")
        return SKIPPED
    Report.stet, Report.sample, Report.screenshots = arguments.stet, arguments.sample, arguments.screenshots
    result = unittest.main(argv=[sys.argv[0], *rest], exit=False).result
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
