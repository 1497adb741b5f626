"""The app under a path of its own: Streamlit's base path, and nginx that keeps or strips it (docs/deploy.md)."""

import re
import shutil
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import WIDE, Visit
from tests.serving import ROOT, free_port, serving, wait_for

pytestmark = pytest.mark.browser
CONFIGURATION = re.compile(r"```nginx\n(.*?)```", re.DOTALL)


@contextmanager
def _nginx(location: str, app: str, folder: Path) -> Iterator[str]:
    """nginx with a location of the documentation before the app; yields its address."""
    program = shutil.which("nginx") or "/usr/sbin/nginx"
    assert Path(program).exists(), "install nginx, or run `make nginx`"
    port = free_port()
    settings = folder / "nginx.conf"
    settings.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;\n"
        f"fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n"
        "gzip on; gzip_proxied any;\n"
        f"server {{ listen 127.0.0.1:{port};\n{location.replace('http://127.0.0.1:8501', app)}}} }}\n"
    )
    process = subprocess.Popen([program, "-c", str(settings), "-p", str(folder)])
    try:
        wait_for(f"http://127.0.0.1:{port}/atlas/_stcore/health", process, folder / "error.log")
        yield f"http://127.0.0.1:{port}/atlas/"
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(params=["base path", "nginx keeps", "nginx strips"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The app's address below a path."""
    keeps, strips = CONFIGURATION.findall((ROOT / "docs" / "deploy.md").read_text(encoding="utf-8"))
    base = {} if request.param == "nginx strips" else {"baseUrlPath": "atlas"}
    with serving("app", tmp_path, **base) as server:
        if request.param == "base path":
            yield f"{server.url}/atlas/"
        else:
            location = keeps if request.param == "nginx keeps" else strips
            with _nginx(location, server.url, tmp_path) as url:
                yield url


def test_map_screens_and_data_are_all_below_the_path(address: str, browser: Browser) -> None:
    context = browser.new_context(viewport=WIDE)
    visit = Visit(context.new_page(), address)
    visit.open("?place=dehraz&from=1992-02-25&to=1992-02-26")
    expect(visit.panel.locator("article#t004-p45-05")).to_be_visible()
    visit.map.get_by_role("button", name="2023", exact=True).click()
    expect(visit.page).to_have_url(re.compile(r"/atlas/\?.*from=2023-01-01"))
    visit.map.get_by_role("button", name="Link and cite").click()
    link = visit.map.get_by_role("textbox", name="Link to this view").input_value()
    assert link.startswith(f"{address}?")
    visit.page.get_by_role("link", name="All statements").click()
    expect(visit.page.locator("article").first).to_contain_text("states that")
    assert "/atlas/" in visit.page.url
    assert visit.foreign == []  # nothing outside the path was asked for
    visit.page.goto(address.rstrip("/"))
    visit.map.locator("html[data-ready=true]").wait_for()
    assert visit.foreign == [address.rstrip("/")]
    assert visit.faults == []
    context.close()


def test_the_data_can_be_had_below_the_path(address: str) -> None:
    asked = urllib.request.Request(
        f"{address}api/claims.geojson?claim=t004-p45-05", headers={"Accept-Encoding": "gzip"}
    )
    with urllib.request.urlopen(asked) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        tag = answer.headers["ETag"]
    again = urllib.request.Request(asked.full_url, headers={"If-None-Match": f'"other", {tag}'})
    with pytest.raises(urllib.error.HTTPError, match="304"):
        urllib.request.urlopen(again)
    for wrong in ("api/nothing", "evidence/nothing"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}{wrong}")


def test_an_overlong_address_gets_the_server_s_plain_refusal(app: str, browser: Browser) -> None:
    with pytest.raises(urllib.error.HTTPError, match=r"40[04]|414|431"):
        urllib.request.urlopen(f"{app}?claim={'A' * 200_000}")
    with urllib.request.urlopen(app) as answer:  # and goes on
        assert answer.status == 200
