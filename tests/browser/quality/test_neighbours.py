"""Another site at the same origin, as on a host of many projects: no page takes a script from it or gives it a word."""

from urllib.parse import urljoin

import pytest

from tests.browser.support.driver import Driver, wait_for

PATHS = ["", "situations/overslept/", "builder/", "no-such-page/"]

# Each is told of its violation; a request that nothing forbids is answered 404, and then the name of the attempt stays.
REFUSED = """
async (address) => {
  const refused = [];
  addEventListener("securitypolicyviolation", (event) => {
    if (event.blockedURI.startsWith(address)) refused.push(event.effectiveDirective);
  });
  const add = (tag, attributes) => document.body.append(Object.assign(document.createElement(tag), attributes));
  const fetched = await fetch(address + "words").then(() => "arrived", () => "refused");
  add("script", { src: address + "script.js" });
  add("link", { rel: "stylesheet", href: address + "style.css" });
  add("img", { src: address + "picture.png" });
  for (let left = 100; left && refused.length < 4; left--) await new Promise((done) => setTimeout(done, 50));
  return [fetched, ...new Set(refused)].sort();
}
"""

FROM_WORKER = """
(address) => {
  const script = `fetch("${address}").then(() => postMessage("arrived"), () => postMessage("refused"));`;
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  return new Promise((done) => worker.addEventListener("message", ({ data }) => done(data), { once: true }));
}
"""


@pytest.mark.parametrize("path", PATHS)
def test_neighbours_are_refused(driver: Driver, untyped_site: str, path: str) -> None:
    """The policy names the site's own folders: what lies beside them at the origin is another's."""
    driver.open(untyped_site + path)
    names = driver.evaluate(REFUSED, urljoin(untyped_site, "/neighbour/"))
    kinds = [name.removesuffix("-elem") for name in names]
    assert kinds == ["connect-src", "img-src", "refused", "script-src", "style-src"]


def test_neighbours_are_refused_in_the_worker(driver: Driver, untyped_site: str) -> None:
    """Python's worker is bound by the same folders, and Python starts from them."""
    driver.open(f"{untyped_site}builder/")
    wait_for(driver, "() => document.querySelector('#builder').dataset.source === 'python'")
    assert driver.evaluate(FROM_WORKER, urljoin(untyped_site, "/neighbour/words")) == "refused"
    assert driver.evaluate(FROM_WORKER, f"{untyped_site}sitemap.xml") == "refused"
